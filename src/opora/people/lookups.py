"""Finding through an index, on both engines, also where the plan is made before the values.

PostgreSQL plans a question once, before it knows what is looked for (ADR 0031).
"""

from typing import Any

from django.db.models import BigAutoField, CharField
from django.db.models.lookups import In, Lookup

# Greater than every letter that a folded name can hold.
_AFTER = "\U0010ffff"


@CharField.register_lookup
class Begins(Lookup):
    """``folded__begins='simk'``.

    A range in the order of bytes: SQLite's own; on PostgreSQL that of the pattern indexes
    (migration 0002). LIKE would not do: SQLite has no index for one with an escape, PostgreSQL
    none where it plans before it knows the pattern.
    """

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


@BigAutoField.register_lookup
class AmongFew(In):
    """``pk__among_few=query``: as ``in``, of a query that finds few rows.

    What a range finds is to PostgreSQL, before it knows the values, a share of the table: it
    weighs every row outside, and asks the sight of every case. Of an array it thinks little, and
    looks up what is in it.
    """

    lookup_name = "among_few"

    def get_rhs_op(self, connection: Any, rhs: Any) -> str:
        """A list, on PostgreSQL an array."""
        if connection.vendor == "postgresql":
            return f"= ANY (ARRAY {rhs})"
        return str(super().get_rhs_op(connection, rhs))
