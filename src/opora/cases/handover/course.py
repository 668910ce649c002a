"""What the course of a case tells of handovers."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.beside.queries import with_rows
from opora.cases.boards import Entry, timeline
from opora.cases.handover.due import matter_url
from opora.cases.handover.words import outcome_words, step_words, who_and_why
from opora.cases.queries import CaseRow
from opora.decisions.handover.queries import HandedOver, handed_over
from opora.decisions.models import Handover


@timeline
def handed(viewer: Viewer, case: CaseRow, limit: int) -> Sequence[Entry]:
    """That a step was handed over, and what the head said."""
    head = viewer.holds(HEADS, case.service, case.site, case.id)
    found = []
    for row in handed_over(with_rows([case.id], Handover))[:limit]:
        reads = head or row.asked_by_id == viewer.account_id
        found += _entries(row, matter_url(row) if reads else reverse("why", args=[row.refused_id]))
    return found[:limit]


def _entries(row: HandedOver, why_url: str) -> list[Entry]:
    step = step_words(row)
    entries = [
        Entry(
            day=row.asked_on,
            what=_("Předáno k rozhodnutí: %(step)s") % {"step": step},
            icon="signpost",
            note=who_and_why(row),
            why_url=why_url,
            key=f"handover:{row.id:012}:0",
        )
    ]
    if row.outcome:
        entries.append(
            Entry(
                day=row.decided_on or row.asked_on,
                what=_("%(outcome)s. %(step)s") % {"outcome": outcome_words(row), "step": step},
                icon="check-lg" if row.outcome == "permitted" else "slash-lg",
                note=row.reason,
                key=f"handover:{row.id:012}:1",
            )
        )
    return entries
