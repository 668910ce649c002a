"""What stands beside a case: a page asks only those tables in which the case has rows.

A feature names its tables once (``stands_beside``); one query then tells of all of them, and
readers ask ``has`` before they read.
"""

from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.cases.models import AgreedWay, Case, KeyWorker, Programme

_BESIDE: dict[type[Model], str] = {AgreedWay: "case", KeyWorker: "case", Programme: "case"}


def stands_beside(*models: type[Model], by: str = "case") -> None:
    """Names tables with rows of a case; ``by`` leads from a row to its case."""
    _BESIDE.update(dict.fromkeys(models, by))


@prepared
def _found(case_id: int, *, how_many: int) -> QuerySet[Case, Any]:
    """``how_many`` tables: those named later make another query."""
    tables = [
        Exists(model._default_manager.filter(**{f"{by}_id": OuterRef("pk")}))
        for model, by in list(_BESIDE.items())[:how_many]
    ]
    found: QuerySet[Case, Any] = Case.objects.filter(pk=case_id).values_list(*tables)
    return found


@once_a_page
def _beside(case_id: int) -> frozenset[type[Model]]:
    rows = _found(case_id, how_many=len(_BESIDE))
    return frozenset(
        model for model, stands in zip(_BESIDE, rows[0] if rows else (), strict=False) if stands
    )


def has(case_id: int, model: type[Model]) -> bool:
    """Whether the case, found visible by the caller, has rows there."""
    return model in _beside(case_id)
