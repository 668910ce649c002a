"""What stands beside a case: a page asks only those tables in which the case has rows.

A feature names its tables once (``stands_beside``); one query then tells of all of them, and
readers ask ``has`` before they read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, QuerySet

from opora.access.prepared import prepared
from opora.access.reading import EachOnceAPage, is_showing, once_a_page
from opora.cases.key_worker_span import KeyWorkerSpan
from opora.cases.models import AgreedWay, Case, KeyWorker, Programme

_BESIDE: dict[type[Model], dict[str, object]] = {}
_IN_LISTS: list[type[Model]] = []


def stands_beside(
    *models: type[Model], link: str = "case", in_lists: bool = False, **only: object
) -> None:
    """Names tables with rows of a case (``link``); ``only``: which of the rows matter.

    ``in_lists``: most cases have none, and pages with many cases ask about them too.
    """
    rows = {f"{link}_id": OuterRef("pk"), **only}
    _BESIDE.update(dict.fromkeys(models, rows))
    if in_lists:
        _IN_LISTS.extend(models)


stands_beside(AgreedWay, KeyWorker, Programme)


@prepared
def _found(case_id: int, *, how_many: int) -> QuerySet[Case, Any]:
    """``how_many`` tables: those named later make another query."""
    tables = [
        Exists(model._default_manager.filter(**rows))
        for model, rows in list(_BESIDE.items())[:how_many]
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


@prepared
def _of_many(case_ids: Sequence[int], *, how_many: int) -> QuerySet[Case, Any]:
    tables = [Exists(one._default_manager.filter(**_BESIDE[one])) for one in _IN_LISTS[:how_many]]
    found: QuerySet[Case, Any] = Case.objects.filter(pk__in=case_ids).values_list("pk", *tables)
    return found


@EachOnceAPage
def _beside_of(case_ids: Sequence[int]) -> dict[int, frozenset[type[Model]]]:
    rows = _of_many(case_ids, how_many=len(_IN_LISTS))
    return {
        case_id: frozenset(one for one, stands in zip(_IN_LISTS, there, strict=False) if stands)
        for case_id, *there in rows
    }


def with_rows(case_ids: Sequence[int], model: type[Model]) -> Sequence[int]:
    """Of the cases of a page those that have rows there."""
    if not is_showing() or not case_ids:
        return case_ids
    if len(case_ids) == 1 and not _beside_of.knows(case_ids[0]):
        return case_ids if has(case_ids[0], model) else ()
    if model not in _IN_LISTS:
        return case_ids
    return [one for one, there in _beside_of(case_ids).items() if model in there]


@dataclass(frozen=True)
class Way:
    """How one may get in touch, in the worker's words."""

    id: int
    channel: str
    contact: str
    when: str
    message: str
    caller_name: str
    note: str
    since: date
    by: str
    void_reason: str = ""


@prepared
def _ways(case_ids: Sequence[int]) -> QuerySet[AgreedWay]:
    rows = AgreedWay.objects.filter(case_id__in=case_ids).select_related("by")
    return rows.order_by("since", "pk")


@once_a_page
def all_ways(case_ids: Sequence[int]) -> list[tuple[int, Way]]:
    """Case and way, the latest last, void ones included."""
    plain = ("channel", "contact", "when", "message", "caller_name", "note", "since", "void_reason")
    return [
        (
            row.case_id,
            Way(id=row.pk, by=row.by.full_name, **{name: getattr(row, name) for name in plain}),
        )
        for row in _ways(case_ids)
    ]


def ways(case_ids: Sequence[int]) -> dict[int, Way]:
    """The agreed way to get in touch of each case; the latest that is not void counts."""
    return {case_id: way for case_id, way in all_ways(case_ids) if not way.void_reason}


@prepared
def _key_workers(case_id: int) -> QuerySet[KeyWorker, Any]:
    rows = KeyWorker.objects.filter(case_id=case_id).order_by("-since", "-pk")
    return rows.values_list(
        "worker_id",
        "worker__full_name",
        "since",
        "reason",
        "worker__role_form",
        "pk",
        "void_reason",
    )


def key_workers(case_id: int) -> list[KeyWorkerSpan]:
    """All starts that count, the latest first."""
    return [one for one in all_key_workers(case_id) if not one.void_reason]


@once_a_page
def all_key_workers(case_id: int) -> list[KeyWorkerSpan]:
    """All starts, the latest first, void ones included."""
    return [KeyWorkerSpan(*row) for row in _key_workers(case_id)]


@prepared
def _programmes(case_id: int) -> QuerySet[Programme]:
    order = F("ended_on").desc(nulls_first=True)
    return Programme.objects.filter(case_id=case_id).order_by(order, "priority")


@once_a_page
def all_programmes(case_id: int) -> list[Programme]:
    """Programmes of a case, running ones first, void ones included."""
    return _programmes(case_id)


def programmes(case_id: int) -> list[Programme]:
    """Programmes that the case runs or ran."""
    return [one for one in all_programmes(case_id) if not one.void_reason]
