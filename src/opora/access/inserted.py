"""Rows whose INSERT is put together once.

Django writes the statement of a new row anew each time, which takes longer than the database takes
to run it. Here only the values change (docs/adr/0008). A server that is asked over a socket puts
the first state into the history by the same statement (docs/adr/0035).
"""

import functools
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Protocol

from django.db import connection, models


class Beside(Protocol):
    """What is put down together with each new row of a model."""

    def __hash__(self) -> int:
        """One and the same is equal to itself alone."""

    def part(self, model: type[models.Model]) -> str:
        """The INSERT that reads the row from ``fresh``."""

    def told_of(self, row: models.Model) -> Sequence[Any]:
        """What it takes beside the row."""

    def is_done(self, row: models.Model) -> None:
        """Takes note that it is put down."""


class Inserted(models.Model):
    """A row of ours. What the database itself is to compute goes the way of Django."""

    beside: ClassVar[Beside | None] = None

    class Meta:
        abstract = True

    def _do_insert(
        self, manager: Any, using: str, fields: Sequence[Any], returning_fields: Any, raw: bool
    ) -> list[Any]:
        given = [getattr(self, one.attname) if raw else one.pre_save(self, True) for one in fields]
        if any(hasattr(value, "resolve_expression") for value in given):
            return super()._do_insert(manager, using, fields, returning_fields, raw)  # type: ignore[misc,no-any-return]  # not in the types of Django
        if raw or self.beside is None or connection.vendor != "postgresql":
            return insert(type(self), fields, given)
        made = insert(type(self), fields, given, self.beside, self.beside.told_of(self))
        self.beside.is_done(self)
        return made


def insert(
    model: type[models.Model],
    fields: Sequence[Any],
    given: Sequence[Any],
    beside: Beside | None = None,
    more: Sequence[Any] = (),
) -> list[Any]:
    """Adds a row of these values; what the database gave it (its id) comes back as one tuple."""
    values = [
        field.get_db_prep_save(value, connection)
        for field, value in zip(fields, given, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_one(model, connection.vendor, tuple(fields), beside), [*values, *more])
        return [cursor.fetchone()] if model._meta.db_returning_fields else []


def insert_all(rows: Iterable[Inserted], *, with_history: bool = True) -> None:
    """Adds rows of one model by one statement. They do not learn their ids.

    Raises TypeError for a model with a history, past which this way leads, unless it is said that
    nothing is lost.
    """
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    if with_history and model.beside is not None:
        raise TypeError(f"{model.__name__} has a history")
    fields = tuple(one for one in model._meta.local_concrete_fields if not one.primary_key)
    values = [
        one.get_db_prep_save(one.pre_save(row, True), connection) for row in rows for one in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(_many(model, connection.vendor, fields, len(rows)), values)


@functools.lru_cache(1000)
def _one(
    model: type[models.Model], _engine: str, fields: Sequence[Any], beside: Beside | None
) -> str:
    """The statement that puts in a row and gives back what the database gave it."""
    returned = model._meta.db_returning_fields
    if beside is None:
        return _sql(model, fields, returned)
    given = (connection.ops.quote_name(str(one.column)) for one in returned)
    plain = _sql(model, fields)
    both = f"WITH fresh AS ({plain} RETURNING *), kept AS ({beside.part(model)})"
    return f"{both} SELECT {', '.join(given)} FROM fresh"  # noqa: S608  no value stands in it


@functools.lru_cache(1000)
def _many(model: type[models.Model], _engine: str, fields: Sequence[Any], count: int) -> str:
    """The statement that puts in so many rows, one value after the other.

    Django's own asks PostgreSQL for columns of values, which is quicker for many rows only.
    """
    into, row = _sql(model, fields).split(" VALUES ")
    return f"{into} VALUES {', '.join([row] * count)}"


def _sql(model: type[models.Model], fields: Sequence[Any], returned: Sequence[Any] = ()) -> str:
    query = models.sql.InsertQuery(model)
    empty = model(**{one.attname: None for one in fields})
    query.insert_values(list(fields), [empty], raw=True)
    compiler: Any = query.get_compiler(connection=connection)
    compiler.returning_fields = returned
    [(sql, _values)] = compiler.as_sql()
    return str(sql)
