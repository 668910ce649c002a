"""Finding by the beginning of a word through an index, on both engines.

SQLite's LIKE can't use an index with an escape; a range over its binary order
can. PostgreSQL's order depends on the locale, its LIKE has pattern indexes
(migration 0002).
"""

from typing import Any

from django.db.models import CharField
from django.db.models.lookups import Lookup, StartsWith

# Greater than every letter that a folded name can hold.
_AFTER = "\U0010ffff"


@CharField.register_lookup
class Begins(Lookup):
    """``folded__begins='simk'``."""

    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """A half-open range of texts."""
        column, column_params = self.process_lhs(compiler, connection)
        value, value_params = self.process_rhs(compiler, connection)
        params = [*column_params, *value_params, *column_params, *value_params, _AFTER]
        return f"({column} >= {value} AND {column} < {value} || %s)", params

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """LIKE, with its pattern index."""
        sql, params = StartsWith(self.lhs, self.rhs).as_sql(compiler, connection)
        return sql, list(params)
