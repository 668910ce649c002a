"""What stands beside a case: a page asks only those tables in which the case has rows.

A feature names its tables once (``stands_beside``); one query then tells of all of them, and
readers ask ``has`` before they read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, QuerySet

from opora.access.prepared import prepared
from opora.access.reading import EachOnceAPage, is_showing, once_a_page
from opora.cases.key_worker_span import KeyWorkerSpan, leading, planned
from opora.cases.models import AgreedWay, Case, KeyWorker, Programme

Mark = type[Model] | str
"""What is asked for: a table, or the name of a few of its rows."""


@dataclass(frozen=True)
class _Rows:
    model: type[Model]
    only: Mapping[str, object]

    def there(self) -> Exists:
        return Exists(self.model._default_manager.filter(**self.only))


_BESIDE: dict[Mark, _Rows] = {}
_IN_LISTS: list[Mark] = []


def stands_beside(
    *models: type[Model], link: str = "case", in_lists: bool = False, name: str = "", **only: object
) -> None:
    """Names tables with rows of a case (``link``); ``only``: which of the rows matter.

    ``in_lists``: most cases have none, and pages with many cases ask about them too. ``name``:
    where a table is named already, and these rows of it are asked for beside the others.
    ValueError where the same is named twice and meant differently.
    """
    for model in models:
        mark, rows = name or model, _Rows(model, {f"{link}_id": OuterRef("pk"), **only})
        if _BESIDE.setdefault(mark, rows) != rows:
            raise ValueError(f"{mark} is named already, with other rows")
        if in_lists and mark not in _IN_LISTS:
            _IN_LISTS.append(mark)


stands_beside(AgreedWay, KeyWorker, Programme)


def tables(how_many: int) -> dict[str, Exists]:
    """Columns that tell in which tables a case has rows; those named later come last."""
    named = list(_BESIDE.values())[:how_many]
    return {f"beside_{place}": rows.there() for place, rows in enumerate(named)}


def how_many_tables() -> int:
    """How many are named by now: with more of them a query is another one."""
    return len(_BESIDE)


@prepared
def _found(case_id: int, *, how_many: int) -> QuerySet[Case, Any]:
    found: QuerySet[Case, Any] = Case.objects.filter(pk=case_id)
    return found.values_list(*tables(how_many).values())


@EachOnceAPage
def _beside(case_ids: Sequence[int]) -> dict[int, frozenset[Mark]]:
    rows = {one: _found(one, how_many=len(_BESIDE)) for one in case_ids}
    return {one: _named(found[0] if found else ()) for one, found in rows.items()}


def _named(stands: Iterable[bool]) -> frozenset[Mark]:
    return frozenset(mark for mark, there in zip(_BESIDE, stands, strict=False) if there)


def told_beside(case_id: int, row: object) -> None:
    """A row of the case that was read with the columns of ``tables``: nobody asks again."""
    _beside.remember(
        case_id, _named(getattr(row, f"beside_{place}") for place in range(len(_BESIDE)))
    )


def has(case_id: int, mark: Mark) -> bool:
    """Whether the case, found visible by the caller, has rows there."""
    return mark in _beside([case_id])[case_id]


@prepared
def _of_many(case_ids: Sequence[int], *, how_many: int) -> QuerySet[Case, Any]:
    tables = [_BESIDE[one].there() for one in _IN_LISTS[:how_many]]
    found: QuerySet[Case, Any] = Case.objects.filter(pk__in=case_ids).values_list("pk", *tables)
    return found


@EachOnceAPage
def _beside_of(case_ids: Sequence[int]) -> dict[int, frozenset[Mark]]:
    rows = _of_many(case_ids, how_many=len(_IN_LISTS))
    return {
        case_id: frozenset(one for one, stands in zip(_IN_LISTS, there, strict=False) if stands)
        for case_id, *there in rows
    }


def with_rows(case_ids: Sequence[int], mark: Mark) -> Sequence[int]:
    """Of the cases of a page those that have rows there."""
    if not is_showing() or not case_ids:
        return case_ids
    if len(case_ids) == 1 and not _beside_of.knows(case_ids[0]):
        return case_ids if has(case_ids[0], mark) else ()
    if mark not in _IN_LISTS:
        return case_ids
    return [one for one, there in _beside_of(case_ids).items() if mark in there]


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
    """All starts that count, the latest first, a planned one before whoever leads now."""
    return [one for one in all_key_workers(case_id) if not one.void_reason]


def key_worker_on(case_id: int, day: date) -> KeyWorkerSpan | None:
    """Who leads the case on the day."""
    return leading(key_workers(case_id), day)


def planned_key_worker(case_id: int, day: date) -> KeyWorkerSpan | None:
    """Who is to lead the case after the day; None where no handover is planned."""
    return planned(key_workers(case_id), day)


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
