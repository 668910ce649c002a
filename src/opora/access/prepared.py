"""Queries whose SQL is put together once.

Django writes the SQL of a queryset anew at every use, which takes several times as long as the
database takes to answer. A prepared query is written at its first use; from then on only its
values change::

    @prepared
    def _notes(case_ids, *, limit):
        return Note.objects.filter(case_id__in=case_ids)[:limit]

    notes = _notes([1, 2], limit=50)

What is given by position is a value: an id, a list of ids, a day, an instant or a text, never
None. An empty list gives no rows. What is given by name shapes the SQL: another shape is another
query. The organisation in scope is part of the shape, so no prepared query leaves it.

Of a viewer given by name the posts shape the SQL; who it is (``account_id``, ``organisation_id``)
are values again: what was put together for one head serves the next.
"""

import functools
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, QuerySet
from django_scopes import get_scope

from opora.access.rows import Maker
from opora.access.viewer import Viewer

Row = TypeVar("Row")
_MOST = 2000  # shapes kept: viewers times queries
# Ids stand in for themselves by numbers that no row has: a field takes nothing but numbers.
_FIRST_MARK = 7_000_000_000_000_000_000
_ROOM = 1 << 20  # items of one list
_MARKED = str(_FIRST_MARK)[:10]  # how the numbers of all marks begin


class _Slot(Expression):
    """The place of a day or a text in prepared SQL."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def __hash__(self) -> int:
        return hash(self.place)

    def __eq__(self, other: object) -> bool:
        return self is other

    def as_sql(self, *_args: Any, **_kwargs: Any) -> Any:
        """A mark; the value comes when the query is used."""
        return "%s", [self]

    def resolve_expression(self, *_args: Any, **_kwargs: Any) -> "_Slot":
        """Stays what it is."""
        return self


def _stand_in(place: int, value: Any) -> Any:
    """What the query is put together with in place of a value."""
    if isinstance(value, tuple):
        return [_FIRST_MARK + place * _ROOM + item for item in range(len(value))]
    return _FIRST_MARK + place * _ROOM if isinstance(value, int) else _Slot(place)


def _given(param: Any, values: Sequence[Any]) -> Any:
    """The value in whose place the parameter stands; the parameter itself where it is fixed."""
    if isinstance(param, _Slot):
        return _for_engine(values[param.place])
    if isinstance(param, int) and param >= _FIRST_MARK:
        place, item = divmod(param - _FIRST_MARK, _ROOM)
        value = values[place]
        return value[item] if isinstance(value, tuple) else value
    return param


def _for_engine(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


class _MarkInside(Exception):
    """A query made something else of a value than a parameter: no other can stand in its place."""


class _Ready(Generic[Row]):
    """One queryset in one shape, as this engine takes it."""

    def __init__(self, found: "QuerySet[Any, Row]") -> None:
        compiler = found.query.get_compiler(connection=connection)
        try:
            self.sql, self.params = compiler.as_sql()
        except EmptyResultSet:  # nothing can match, whatever the values
            self.sql, self.params = "", ()
        else:
            self.maker = Maker(found, compiler)
        kept = (one for one in self.params if not isinstance(one, int | _Slot))
        if _MARKED in self.sql or any(_MARKED in str(one) for one in kept):
            raise _MarkInside

    def rows(self, values: Sequence[Any]) -> list[Row]:
        """Asks the database; what comes back is made into rows as the queryset would."""
        if not self.sql:
            return []
        with connection.cursor() as cursor:
            cursor.execute(self.sql, tuple(_given(one, values) for one in self.params))
            found = cursor.fetchall()
        return self.maker.rows(found, connection)


def prepared(make: "Callable[..., QuerySet[Any, Row]]") -> Callable[..., list[Row]]:
    """Makes of a function that gives a queryset one that gives its rows.

    What belongs to rows is joined (``select_related``), not fetched afterwards.
    """

    @functools.lru_cache(_MOST)
    def ready(
        _engine: str, _scope: Hashable, kinds: tuple[Any, ...], shape: tuple[tuple[str, Any], ...]
    ) -> _Ready[Row]:
        marks = (_stand_in(place, kind) for place, kind in enumerate(kinds))
        return _Ready(make(*marks, **_marked(dict(shape), len(kinds))))

    @functools.wraps(make)
    def ask(*values: Any, **shape: Any) -> list[Row]:
        given = [_padded(one) if isinstance(one, list | tuple) else one for one in values]
        if () in given:
            return []
        kinds = tuple(
            (0,) * len(one) if isinstance(one, tuple) else 0 if isinstance(one, int) else ""
            for one in given
        )
        scope = tuple(sorted(get_scope().items()))
        named, who = _nameless(shape)
        key = tuple(sorted(named.items()))
        return ready(connection.vendor, scope, kinds, key).rows([*given, *who])

    return ask


def _nameless(shape: Mapping[str, Any]) -> tuple[dict[str, Any], list[int]]:
    """The shape with viewers who are nobody yet, and who they are, in the order of their names."""
    named, who = dict(shape), []
    for name in sorted(shape):
        viewer = shape[name]
        if isinstance(viewer, Viewer):
            who += [viewer.account_id, viewer.organisation_id]
            named[name] = replace(viewer, account_id=0, organisation_id=0, name="")
    return named, who


def _marked(shape: dict[str, Any], place: int) -> dict[str, Any]:
    """The same with marks in place of who the viewers are; the first one has this place."""
    for name in sorted(shape):
        viewer = shape[name]
        if isinstance(viewer, Viewer):
            account, organisation = _stand_in(place, 0), _stand_in(place + 1, 0)
            shape[name] = replace(viewer, account_id=account, organisation_id=organisation)
            place += 2
    return shape


def _padded(values: Sequence[Any]) -> tuple[Any, ...]:
    """The values up to the next power of two, the last one repeated: so shapes stay few."""
    room = 1 << (len(values) - 1).bit_length() if values else 0
    return tuple(values) + tuple(values[-1:]) * (room - len(values))
