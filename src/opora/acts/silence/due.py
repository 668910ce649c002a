"""A case in which there was no contact for as many days as the organisation has set."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.acts.silence.facts import last_days
from opora.cases.boards import Due, due
from opora.cases.queries import CaseRow
from opora.plans.due import come_up, counting_days, made_due
from opora.ui.words import full_day

ASK = "contact_due"


@due(ASK)
def out_of_touch(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Once the number of days is over, until a contact or an act is written down."""
    running = [one for one in cases if not one.is_over]
    counting = counting_days(viewer, {one.service for one in running}, ASK, on)
    asked = [one for one in running if one.service in counting]
    late = [
        (case, verdict, verdict.day)
        for case, verdict in come_up(viewer, asked, ASK, on)
        if verdict.day is not None and verdict.day <= on
    ]
    days = last_days([case.id for case, _verdict, _day in late], on) if late else {}
    return [
        made_due(
            case,
            verdict,
            key="contact",
            day=day,
            title=_("Ozvat se: %(title)s"),
            why=_("Poslední kontakt byl %(day)s.") % {"day": full_day(days[case.id])},
            label=_("Zapsat kontakt"),
            url=path_of("note_contact", case.id),
            contact=True,
        )
        for case, verdict, day in late
    ]
