"""What of acts is due: the head's word on what happened against a rule."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.acts.queries import departures, with_departures
from opora.acts.words import headline
from opora.cases.boards import Due, due
from opora.cases.calling import calls_for
from opora.cases.queries import CaseRow
from opora.ui.words import full_day

calls_for("departure:", head=True)(with_departures)


@due()
def departures_to_assess(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Each departure waits for the head of the service and site, from the day it was recorded."""
    mine = {one.id: one for one in cases if viewer.holds(HEADS, one.service, one.site, one.id)}
    if not mine:
        return []
    return [
        Due(
            case_id=act.case_id,
            key=f"departure:{act.id}",
            day=act.recorded_on,
            title=_("Posoudit zápis mimo pravidla: %(case)s") % {"case": act.case_title},
            why=_("%(what)s, %(day)s. Důvod: %(reason)s")
            % {"what": headline(act), "day": full_day(act.day), "reason": act.reason},
            rule="departure",
            basis="ours",
            source=_("zápis mimo pravidla"),
            do_label=_("Posoudit"),
            do_url=path_of("act_assess", act.case_id, act.id),
        )
        for act in departures(list(mine))
    ]
