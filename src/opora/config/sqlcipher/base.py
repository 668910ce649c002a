"""Django's SQLite backend, run on the SQLCipher library instead of the system's SQLite.

Settings under OPTIONS, beside those of Django's own backend:

``key_file``     file with 64 hexadecimal digits, the 256-bit key (required)
``synchronous``  ``FULL`` unless a test asks for less

A raw key is used because a passphrase would be stretched anew for every connection.
"""

import datetime
import decimal
import functools
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]  # not in the types
    register as register_functions,  # the stubs leave private modules out
)
from django.utils.asyncio import async_unsafe
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2

from opora.config.sqlcipher.creation import DatabaseCreation
from opora.config.sqlcipher.features import DatabaseFeatures

OLDEST_SQLITE = (3, 53, 0)
"""Older libraries have a fault in write-ahead logging that can lose committed data."""

# A page that has fallen out of the cache is deciphered and checked again; 2 MB are the usual.
CACHE_KIB = 32_000
BUSY_MILLISECONDS = 10_000
STATEMENTS = 500
"""Statements that a connection keeps compiled; a page has some twenty of its own."""
GROWN_TABLES = 0x10012
"""All tables, asked about already or not; not the whole of a large one; none that grew little."""

if dbapi2.sqlite_version_info < OLDEST_SQLITE:
    wanted = ".".join(map(str, OLDEST_SQLITE))
    raise ImproperlyConfigured(
        f"sqlcipher3 brings SQLite {dbapi2.sqlite_version}; {wanted} or newer is needed."
    )

# The same conversions that Django registers with the standard library's module.
dbapi2.register_converter("bool", b"1".__eq__)
dbapi2.register_converter("date", sqlite.decoder(parse_date))
dbapi2.register_converter("time", sqlite.decoder(parse_time))
dbapi2.register_converter("datetime", sqlite.decoder(parse_datetime))
dbapi2.register_converter("timestamp", sqlite.decoder(parse_datetime))
dbapi2.register_adapter(decimal.Decimal, str)
dbapi2.register_adapter(datetime.date, sqlite.adapt_date)
dbapi2.register_adapter(datetime.datetime, sqlite.adapt_datetime)


def read_key(key_file: Path) -> str:
    """Return the key as 64 hexadecimal digits.

    Raises ImproperlyConfigured when the file is absent or holds anything else.
    """
    try:
        key = key_file.read_text("ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"The database key cannot be read: {error}") from error
    if not re.fullmatch(r"[0-9a-fA-F]{64}", key):
        raise ImproperlyConfigured(f"{key_file} does not hold 64 hexadecimal digits.")
    return key


@functools.lru_cache(STATEMENTS)
def _placed(query: str) -> str:
    """The query with SQLite's placeholders; most are asked again and again."""
    return str(sqlite.FORMAT_QMARK_REGEX.sub("?", query)).replace("%%", "%")


class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # the wheel ships no types
    """SQLCipher's cursor, taking Django's placeholders (``%s``, ``%(name)s``)."""

    convert_query = sqlite.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        if isinstance(params, Mapping):
            query = self.convert_query(query, param_names=list(params))
        else:
            query = _placed(query)
        return super().execute(query, params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Run the statement once for each set of parameters."""
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], Mapping) else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


class DatabaseWrapper(sqlite.DatabaseWrapper):
    """A connection to an encrypted database file."""

    display_name = "SQLCipher"
    Database = dbapi2
    features_class = DatabaseFeatures
    creation_class = DatabaseCreation

    def get_connection_params(self) -> dict[str, Any]:
        """Return what `get_new_connection` needs, the key included."""
        params = super().get_connection_params()
        try:
            params["key"] = read_key(Path(params.pop("key_file")))
        except KeyError as error:
            raise ImproperlyConfigured("OPTIONS of the database need a 'key_file'.") from error
        params["synchronous"] = params.pop("synchronous", "FULL")
        params["database"] = str(params["database"])
        self.transaction_mode = "IMMEDIATE"
        return params

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file, unlock it and set it up; a wrong key fails here."""
        params = dict(conn_params)
        key, synchronous = params.pop("key"), params.pop("synchronous")
        Path(params["database"]).touch(mode=0o600)  # SQLite itself would let others read it
        connection = dbapi2.connect(cached_statements=STATEMENTS, **params)
        try:
            # Before anything else: SQLCipher reads the first page with it. It takes no parameter.
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master")
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {synchronous}")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA legacy_alter_table = OFF")
            connection.execute("PRAGMA temp_store = MEMORY")  # nothing readable left on the disk
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            register_functions(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:
        """Return a cursor that understands Django's placeholders."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor

    def keep_pages(self, share: float) -> None:
        """Keep deciphered pages of this connection in up to that share of the machine's memory.

        For work that comes back to all of a large file; whoever serves people keeps `CACHE_KIB`.
        """
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
        with self.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{max(CACHE_KIB, int(memory * share))}")

    def count_tables(self) -> None:
        """Look roughly how much the tables hold that have grown: the choice of an index needs it.

        The server of PostgreSQL does so by itself.
        """
        with self.cursor() as cursor:
            cursor.execute(f"PRAGMA optimize = {GROWN_TABLES}")
