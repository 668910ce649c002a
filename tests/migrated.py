"""A database right after all migrations, made once and copied from then on.

To migrate takes longer than most tests. The encrypted file is kept for the next run too, under a
name that tells what it was made of; PostgreSQL's lasts as long as the run's server.
"""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from tests.settings import ENGINE, TEST_DATA

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "test-database"
TEMPLATE = "migrated"


def made_of() -> str:
    """A digest of all that the tables hang on: the migrations, the libraries, the backend."""
    package = ROOT / "src" / "opora"
    files = [
        *package.glob("*/migrations/*.py"),
        *package.glob("config/sqlcipher/*.py"),
        package / "config" / "settings.py",
        ROOT / "requirements" / "base.txt",
    ]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time: the others wait for what the first one makes."""
    folder = KEPT if ENGINE == "sqlcipher" else TEST_DATA
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def copied() -> bool:
    """Put a copy where the tests want their database; false where there is none yet."""
    creation: Any = connection.creation
    name = creation._get_test_db_name()
    if ENGINE == "postgres":
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
            known = cursor.fetchone() is not None
            if known:
                cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE {TEMPLATE}')
        return known
    kept = KEPT / made_of()
    if kept.exists():
        _copy(kept, Path(name))
    return kept.exists()


def keep() -> None:
    """Keep the database as it is now, for `copied`."""
    name = connection.settings_dict["NAME"]
    if ENGINE == "postgres":
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE {TEMPLATE} TEMPLATE "{name}"')
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for older in KEPT.glob("*"):
        if older.name != "lock":
            older.unlink()
    _copy(Path(name), KEPT / "draft")
    (KEPT / "draft").rename(KEPT / made_of())


def _copy(file: Path, to: Path) -> None:
    to.touch(mode=0o600)
    shutil.copyfile(file, to)
