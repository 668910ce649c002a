"""The client's view in the course of the case, and when it is asked again."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Due, Entry, Panel, due, panel, timeline
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.decisions.panels import said
from opora.plans.due import come_up, made_due, telling
from opora.plans.heard.actions import ASK, asks_views
from opora.plans.heard.queries import ViewRow, client_views


@panel("margin", 11)
def margin(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The last view and the way to the next; only where a rule has it asked."""
    if not asks_views(current().service(case.service)):
        return None
    last = next((one for one in client_views(case.id) if not one.void_reason), None)
    may_hear = may(viewer, "plans.hear_view", case) and not case.is_over
    if last is None and not may_hear:
        return None
    return Panel("plans/heard.html", {"case": case, "last": last, "may_hear": may_hear})


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Each time the view was asked."""
    return [entry_of_view(one) for one in client_views(case.id)][:limit]


def entry_of_view(row: ViewRow) -> Entry:
    """The client's view, as an entry."""
    void = row.void_reason
    lines = [row.view]
    if row.differs:
        lines.append(_("Klient to vidí jinak než pracovník."))
    if row.risks:
        lines.append(_("Vysvětlená rizika: %(risks)s") % {"risks": row.risks})
    return Entry(
        day=row.on,
        what=_("Názor klienta na kroky"),
        kind="void" if void else "note",
        icon="" if void else "chat-left-text",
        details=_("Neplatí. %(why)s") % {"why": void} if void else row.by,
        note="\n".join(lines),
        key=f"client_view:{row.id:012}",
    )


@due(ASK)
def views_due(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """The view is asked again by the organisation's interval; unset means no reminder (E5)."""
    return [
        made_due(
            case,
            verdict,
            key="client_view",
            day=verdict.day,
            title=_("Zeptat se na názor klienta: %(title)s"),
            why=said(telling(verdict).text),
            label=_("Zapsat názor"),
            url=path_of("hear_view", case.id),
        )
        for case, verdict in come_up(viewer, cases, ASK, on)
        if verdict.day is not None
    ]
