"""A place is free: whoever takes applications at the site learns of it, and who is next."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.calling import finds_calls
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.panels import said, shown_basis, source_line
from opora.intake.places.order import lacking
from opora.intake.places.queries import Next, next_in_line, taken_by
from opora.ui.words import full_day, places_free


@finds_calls("place:")
def next_for_a_place(viewer: Viewer) -> list[int]:
    """Cases whose turn it is at the viewer's sites, whoever answers for them."""
    found = next_in_line(viewer.organisation_id, taken_by(viewer), viewer.today)
    return [one.case_id for one in found]


@due()
def free_places(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Due from today on: nobody has published by when a free place is offered."""
    waiting = {one.id: one for one in cases if one.stage == Case.Stage.WAITING}
    if not waiting:
        return []
    found = next_in_line(viewer.organisation_id, taken_by(viewer), on)
    return [_due(one, waiting[one.case_id], on) for one in found if one.case_id in waiting]


def _due(one: Next, case: CaseRow, on: date) -> Due:
    service = current().service(one.service)
    site = next(place for place in service.sites if place.id == one.site)
    why = _("%(site)s: %(room)s. Žádost je ze dne %(day)s.") % {
        "site": said(site.name),
        "room": places_free(one.free).lower(),
        "day": full_day(case.opened_on),
    }
    if one.held is not None:
        why = " ".join(filter(None, (why, one.held.told, lacking(one.held))))
    elif one.turn == 1:
        why = _("%(why)s Déle tu nečeká nikdo.") % {"why": why}
    return Due(
        case_id=case.id,
        key=f"place:{case.id}",
        day=on,
        title=_("Je volné místo, na řadě: %(title)s") % {"title": case.title},
        why=why,
        rule=one.rule.id,
        basis=shown_basis(one.rule.source),
        source=source_line(service, one.rule.source),
        do_label=_("Přijmout"),
        do_url=path_of("accept", case.id),
        contact=True,
        worker_id=case.responsible_id,
    )
