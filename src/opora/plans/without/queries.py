"""Reading when it was decided that no written plan is needed yet, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.cases.beside.queries import has, stands_beside, with_rows
from opora.plans.models import NoPlanNeeded

stands_beside(NoPlanNeeded, in_lists=True)


@dataclass(frozen=True)
class NoPlanRow:
    """It was decided that the plan is not written yet."""

    id: int
    on: date
    reason: str
    by: str
    void_reason: str


@once_a_page
def no_plans(case_id: int) -> list[NoPlanRow]:
    """Each time it was so decided in a case found visible, the latest first."""
    if not has(case_id, NoPlanNeeded):
        return []
    rows = list(NoPlanNeeded.objects.filter(case_id=case_id).order_by("-on", "-pk"))
    called = names(one.by_id for one in rows)
    return [
        NoPlanRow(one.pk, one.on, one.reason, called.get(one.by_id, ""), one.void_reason)
        for one in rows
    ]


def decided_without(case_ids: Sequence[int]) -> dict[int, int]:
    """At how many visits it was last decided that no written plan is needed, by case."""
    case_ids = with_rows(case_ids, NoPlanNeeded)
    if not case_ids:
        return {}
    rows = NoPlanNeeded.objects.filter(case_id__in=case_ids, void_reason="").values("case_id")
    return dict(rows.annotate(most=Max("visits")).values_list("case_id", "most"))
