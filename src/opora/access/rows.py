"""What a queryset makes of the rows of its SQL, worked out once for a prepared query."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesIterable,
    ValuesListIterable,
    get_related_populators,
)

Raw = Sequence[Any]


class Maker:
    """Turns rows as the engine gives them into what the queryset would have given."""

    def __init__(self, found: QuerySet[Any, Any], compiler: Any) -> None:
        """``compiler`` has put the SQL together already."""
        self.width = compiler.col_count
        columns = [column[0] for column in compiler.select[: self.width]]
        self.converters = tuple(compiler.get_converters(columns).items())
        kind: Any = found._iterable_class
        if kind not in _KINDS:
            raise TypeError(f"{kind.__name__} can't be prepared")
        self.make: Callable[[list[Raw]], list[Any]] = _KINDS[kind](found, compiler)

    def rows(self, given: Iterable[Raw], connection: Any) -> list[Any]:
        """The rows with Python's own days, instants and lists, as models or values."""
        rows: list[Raw] = [row[: self.width] for row in given]
        if self.converters and rows:
            rows = [self._converted(list(row), connection) for row in rows]
        return self.make(rows)

    def _converted(self, row: list[Any], connection: Any) -> list[Any]:
        for place, (convert, expression) in self.converters:
            value = row[place]
            for one in convert:
                value = one(value, expression, connection)
            row[place] = value
        return row


def _models(found: QuerySet[Any, Any], compiler: Any) -> Callable[[list[Raw]], list[Any]]:
    """As ``ModelIterable``, whose columns are found once here and not at every use."""
    info = compiler.klass_info
    model, places = info["model"], info["select_fields"]
    start, end = places[0], places[-1] + 1
    names = [column[0].target.attname for column in compiler.select[start:end]]
    joined: Any = get_related_populators  # the stubs are those of a later Django
    beside = joined(info, compiler.select, found.db)
    more = tuple((compiler.annotation_col_map or {}).items())

    def make(rows: list[Raw]) -> list[Any]:
        made = []
        for row in rows:
            one = model.from_db(found.db, names, row[start:end])
            for each in beside:
                each.populate(row, one)
            for name, place in more:
                setattr(one, name, row[place])
            made.append(one)
        return made

    return make


def _named(found: QuerySet[Any, Any], _compiler: Any) -> Callable[[list[Raw]], list[Any]]:
    """As ``ValuesIterable``."""
    query = found.query
    names = list(query.selected or (*query.extra_select, *query.values_select))
    if not query.selected:
        names += query.annotation_select
    return lambda rows: [dict(zip(names, row, strict=True)) for row in rows]


_KINDS: dict[Any, Callable[[Any, Any], Callable[[list[Raw]], list[Any]]]] = {
    ModelIterable: _models,
    ValuesIterable: _named,
    ValuesListIterable: lambda _found, _compiler: lambda rows: [tuple(row) for row in rows],
    FlatValuesListIterable: lambda _found, _compiler: lambda rows: [row[0] for row in rows],
}
