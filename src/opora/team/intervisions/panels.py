"""What a case shows of intervisions over it."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.empty_parts import Empty
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.team.conferences.actions import confers
from opora.team.conferences.queries import conferences
from opora.team.cooperating.actions import KEPT as COOPERATING
from opora.team.cooperating.queries import CooperationRow, cooperations
from opora.team.intervisions.actions import KEPT
from opora.team.intervisions.queries import IntervisionRow, intervisions

SHOWN = 3


@panel("margin", 60)
def of_case(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The last few, and writing one down; nothing where the service promises none."""
    service = current().service(case.service)
    promised = bool(KEPT.of(service))
    may_write = promised and may(viewer, "team.talk_over", case) and not case.is_over
    may_confer = confers(service) and may(viewer, "team.confer", case) and not case.is_over
    rows = [one for one in intervisions(case.id) if not one.void_reason]
    met = [one for one in conferences(case.id) if not one.void_reason]
    service_keeps = bool(COOPERATING.of(service))
    works = [one for one in cooperations(case.id) if not one.void_reason and goes_on(one, on)]
    leads = viewer.account_id == case.responsible_id or viewer.holds(
        HEADS, case.service, case.site, case.id
    )
    may_involve = service_keeps and leads and may(viewer, "team.involve", case) and not case.is_over
    if not (rows or met or works or may_write or may_confer or may_involve):
        return None
    if not (rows or met or works):
        ways = [
            *([("involve", _("Přizvat ke spolupráci"))] if may_involve else []),
            *([("talk_over", _("Zapsat intervizi"))] if may_write else []),
            *([("confer", _("Zapsat konferenci"))] if may_confer else []),
        ]
        lines = tuple((path_of(name, case.id), called, "") for name, called in ways)
        return Panel("", {}, empty=Empty(_("Práce v týmu"), lines))
    context: dict[str, object] = {
        "case": case,
        "promised": promised,
        "rows": rows[:SHOWN],
        "met": met[:SHOWN],
        "may_write": may_write,
        "may_confer": may_confer,
        "works": works,
        "may_involve": may_involve,
    }
    return Panel("team/margin.html", context)


def goes_on(row: CooperationRow, on: date) -> bool:
    """Whether somebody cooperates still, the last day included."""
    return row.until is None or row.until >= on


@panel("print", 60)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """All of them on paper."""
    rows = [one for one in intervisions(case.id) if not one.void_reason]
    return Panel("team/print_intervisions.html", {"rows": rows}) if rows else None


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Each one, void ones struck through."""
    return [entry_of(one) for one in intervisions(case.id)][:limit]


def entry_of(row: IntervisionRow) -> Entry:
    """An intervision, as an entry."""
    note = _("Neplatí: %(why)s") % {"why": row.void_reason} if row.void_reason else row.conclusions
    return Entry(
        day=row.on,
        what=_("Intervize"),
        kind="void" if row.void_reason else "note",
        icon="" if row.void_reason else "people",
        details=", ".join(row.called),
        note=note,
        key=f"intervision:{row.id:012}",
    )
