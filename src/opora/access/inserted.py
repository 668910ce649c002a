"""Rows whose INSERT is put together once.

Django writes the statement of a new row anew each time, which takes longer than the database takes
to run it. Here only the values change (docs/adr/0008).
"""

import functools
from collections.abc import Sequence
from typing import Any

from django.db import connection, models


class Inserted(models.Model):
    """A row of ours. What the database itself is to compute goes the way of Django."""

    class Meta:
        abstract = True

    def _do_insert(
        self, manager: Any, using: str, fields: Sequence[Any], returning_fields: Any, raw: bool
    ) -> list[Any]:
        given = [getattr(self, one.attname) if raw else one.pre_save(self, True) for one in fields]
        if any(hasattr(value, "resolve_expression") for value in given):
            return super()._do_insert(manager, using, fields, returning_fields, raw)  # type: ignore[misc,no-any-return]  # not in the types of Django
        return insert(type(self), fields, given)


def insert(model: type[models.Model], fields: Sequence[Any], given: Sequence[Any]) -> list[Any]:
    """Adds a row of these values; what the database gave it (its id) comes back as one tuple."""
    statement, gives_back = _statement(model, connection.vendor, tuple(fields))
    values = [
        field.get_db_prep_save(value, connection)
        for field, value in zip(fields, given, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [cursor.fetchone()] if gives_back else []


@functools.lru_cache(1000)
def _statement(model: type[models.Model], _engine: str, fields: Sequence[Any]) -> tuple[str, bool]:
    """The statement, and whether it gives something back."""
    query = models.sql.InsertQuery(model)
    empty = model(**{one.attname: None for one in fields})
    query.insert_values(list(fields), [empty], raw=True)
    compiler: Any = query.get_compiler(connection=connection)
    compiler.returning_fields = model._meta.db_returning_fields
    [(sql, _values)] = compiler.as_sql()
    return sql, bool(compiler.returning_fields)
