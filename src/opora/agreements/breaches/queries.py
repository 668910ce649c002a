"""Breaches on which nothing has followed yet: no warning, no notice, not the head's word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from opora.access.prepared import prepared
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.agreements.models import Breach, Notice, WarningGiven
from opora.cases.models import Case


@dataclass(frozen=True)
class Unanswered:
    """One of them."""

    id: int
    case_id: int
    happened_on: date
    ground: str
    by: str


def _unanswered() -> QuerySet[Breach]:
    counts = {"breach_id": OuterRef("pk"), "void_reason": ""}
    found: QuerySet[Breach] = Breach.objects.filter(
        ~Exists(WarningGiven.objects.filter(**counts)),
        ~Exists(Notice.objects.filter(**counts)),
        agreement__ended_on=None,
        agreement__voided_on=None,
        assessment="",
        void_reason="",
    )
    return found


@prepared
def _of_cases(case_ids: Sequence[int]) -> "QuerySet[Breach, tuple[int, int, date, str, str]]":
    rows = _unanswered().filter(agreement__case_id__in=case_ids).order_by("happened_on", "pk")
    return rows.values_list("pk", "agreement__case_id", "happened_on", "ground", "by__full_name")


def unanswered(case_ids: Sequence[int]) -> list[Unanswered]:
    """Of all the cases at once, for what is due in them."""
    return [Unanswered(*row) for row in _of_cases(case_ids)]


def waiting_for_head(viewer: Viewer) -> "QuerySet[Breach, tuple[int]]":
    """Cases in which a breach waits for this head's word; sight is the caller's."""
    where = Case.objects.filter(viewer.where(HEADS)).values("pk")
    return _unanswered().filter(agreement__case_id__in=where).values_list("agreement__case_id")
