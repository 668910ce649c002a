"""Test databases: files like the real one, so that several threads can use them."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import creation


class DatabaseCreation(creation.DatabaseCreation):
    """Makes and removes an encrypted test database."""

    def _get_test_db_name(self) -> str:
        name = self.connection.settings_dict["TEST"]["NAME"]
        if not name or self.is_in_memory_db(name):
            raise ImproperlyConfigured("A test database of SQLCipher needs a file: TEST['NAME'].")
        return str(name)

    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(test_database_name + suffix).unlink(missing_ok=True)
