"""Finding by the beginning of a word through an index, on both engines.

A range in the order of bytes: SQLite's own; on PostgreSQL that of the pattern
indexes (migration 0002). LIKE would not do: SQLite has no index for one with an
escape, PostgreSQL none where it plans before it knows the pattern.
"""

from typing import Any

from django.db.models import CharField
from django.db.models.lookups import Lookup

# Greater than every letter that a folded name can hold.
_AFTER = "\U0010ffff"


@CharField.register_lookup
class Begins(Lookup):
    """``folded__begins='simk'``."""

    lookup_name = "begins"

    def as_sql(
        self, compiler: Any, connection: Any, since: str = ">=", before: str = "<"
    ) -> tuple[str, Any]:
        """A half-open range of texts."""
        column, column_params = self.process_lhs(compiler, connection)
        value, value_params = self.process_rhs(compiler, connection)
        params = [*column_params, *value_params, *column_params, *value_params, _AFTER]
        return f"({column} {since} {value} AND {column} {before} ({value} || %s))", params

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """The same in the order of the pattern indexes."""
        return self.as_sql(compiler, connection, "~>=~", "~<~")
