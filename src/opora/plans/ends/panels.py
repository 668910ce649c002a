"""Goals reached and given up in the course of the case."""

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.boards import Entry, timeline
from opora.cases.queries import CaseRow
from opora.plans.ends.queries import EndRow, goal_ends
from opora.ui.words import full_day, quoted


def end_words(row: EndRow) -> str:
    """'Dosažený 3. listopadu 2026': how and when a goal ended."""
    day = {"day": full_day(row.on)}
    return _("Dosažený %(day)s") % day if row.reached else _("Opuštěný %(day)s") % day


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """When a goal was reached or given up."""
    return [entry_of_end(one) for one in goal_ends(case.id)][:limit]


def entry_of_end(row: EndRow) -> Entry:
    """An end of a goal, as an entry."""
    void = row.void_reason
    return Entry(
        day=row.on,
        what=_("Dosažený cíl") if row.reached else _("Opuštěný cíl"),
        kind="void" if void else "note",
        icon="" if void else ("check-lg" if row.reached else "dash-lg"),
        details=_("Neplatí. %(why)s") % {"why": void} if void else row.by,
        note=f"{quoted(row.goal)}\n{row.words}",
        key=f"goal_end:{row.id:012}",
    )
