"""Each index costs every writing: none is kept that another one does the work of."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models


def indexes(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    """The columns of each index that holds for all rows, in their order."""
    meta = model._meta
    yield from (tuple(one.lstrip("-") for one in index.fields) for index in meta.indexes
                if not index.condition)  # fmt: skip
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and not constraint.condition:
            yield tuple(constraint.fields)
    yield from ((one.name,) for one in meta.concrete_fields if getattr(one, "db_index", False))
    yield from ((one.name,) for one in meta.concrete_fields if one.unique)


def ours() -> list[type[models.Model]]:
    return [one for one in apps.get_models() if one.__module__.startswith("opora.")]


def test_no_index_is_the_beginning_of_another() -> None:
    idle = [
        f"{model._meta.label}: {', '.join(short)}"
        for model in ours()
        for short in set(indexes(model))
        if any(long != short and long[: len(short)] == short for long in indexes(model))
        and not any(one.unique for one in model._meta.local_fields if (one.name,) == short)
    ]
    assert idle == []


def test_a_history_is_found_by_its_row_and_its_case_only() -> None:
    kept = [one for one in ours() if one.__name__.startswith("Historical")]
    assert kept
    found = {column for one in kept for columns in indexes(one) for column in columns}
    assert found <= {"id", "case", "history_id"}
