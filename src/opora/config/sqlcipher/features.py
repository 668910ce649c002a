"""What the bundled SQLite can do; Django asks the system's older one."""

from django.db.backends.sqlite3 import features
from sqlcipher3 import dbapi2


class DatabaseFeatures(features.DatabaseFeatures):
    """Features that Django works out from the version of the standard library's SQLite."""

    can_alter_table_drop_column = dbapi2.sqlite_version_info >= (3, 35, 5)
    can_return_columns_from_insert = dbapi2.sqlite_version_info >= (3, 35)
    can_return_rows_from_bulk_insert = can_return_columns_from_insert
