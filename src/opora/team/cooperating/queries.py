"""Reading who cooperates on a case found visible."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.cases.beside.queries import has, stands_beside
from opora.team.models import Cooperation

stands_beside(Cooperation)


@dataclass(frozen=True)
class CooperationRow:
    """One worker who cooperates or did."""

    id: int
    worker_id: int
    worker: str
    about: str
    since: date
    until: date | None
    void_reason: str


@prepared
def _of_case(case_id: int) -> QuerySet[Cooperation, Any]:
    rows = Cooperation.objects.filter(case_id=case_id).order_by("-since", "-pk")
    return rows.values_list(
        "pk", "worker_id", "worker__full_name", "about", "since", "until", "void_reason"
    )


@once_a_page
def cooperations(case_id: int) -> list[CooperationRow]:
    """The latest first, void ones included."""
    return [CooperationRow(*row) for row in _of_case(case_id)] if has(case_id, Cooperation) else []


def cooperation(case_id: int, row_id: int) -> CooperationRow:
    """One of them; NotFound otherwise."""
    for one in cooperations(case_id):
        if one.id == row_id:
            return one
    raise NotFound
