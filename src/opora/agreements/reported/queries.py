"""Reading reported changes of cases that the caller has already found visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.agreements.models import ReportedChange
from opora.cases.beside.queries import stands_beside, with_rows

stands_beside(ReportedChange)


@dataclass(frozen=True)
class Reported:
    """One change as it was reported."""

    id: int
    reported_on: date
    about: str
    since: date | None
    text: str
    by: str
    void_reason: str


@prepared
def _reported(case_ids: Sequence[int]) -> QuerySet[ReportedChange]:
    rows = ReportedChange.objects.filter(case_id__in=case_ids)
    return rows.annotate(by_name=F("by__full_name")).order_by("-reported_on", "-pk")


@once_a_page
def reported(case_ids: Sequence[int]) -> list[Reported]:
    """All of them, the latest first, void ones included."""
    rows: list[Any] = _reported(with_rows(case_ids, ReportedChange))
    plain = ("reported_on", "about", "since", "text", "void_reason")
    return [
        Reported(id=one.pk, by=one.by_name, **{name: getattr(one, name) for name in plain})
        for one in rows
    ]
