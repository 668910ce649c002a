"""Settings of the tests: the product's own, on a database and in a directory that come and go.

``OPORA_TEST_ENGINE`` chooses the database: ``sqlcipher`` (unless told) or ``postgres``.
``OPORA_TEST_HOUR`` (0 to 22, unless told 10) is the hour at which the tests believe to begin.
"""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

# The first process makes the directory; pytest-xdist's workers inherit it.
if "OPORA_TEST_DATA" not in os.environ:
    _directory = tempfile.TemporaryDirectory(prefix="opora-", ignore_cleanup_errors=True)
    os.environ["OPORA_TEST_DATA"] = _directory.name
    _key = Path(_directory.name) / "keys" / "database.key"
    _key.parent.mkdir(mode=0o700)
    _key.write_text("7e57" * 16)  # always the same: the file of the next run is a copy of this one
TEST_DATA = Path(os.environ["OPORA_TEST_DATA"])
ENGINE = os.environ.get("OPORA_TEST_ENGINE", "sqlcipher")

# What is planned for nine must have begun, whatever the clock says: the tests live in a zone where
# it is ten when they begin. A run must not pass midnight, so 23 is no hour to begin at.
if "OPORA_TEST_ZONE" not in os.environ:
    _hour = int(os.environ.get("OPORA_TEST_HOUR", "10"))
    if _hour not in range(23):
        raise ValueError(f"OPORA_TEST_HOUR is {_hour}; it can be 0 to 22.")
    _east = (_hour - datetime.now(UTC).hour + 11) % 24 - 11
    os.environ["OPORA_TEST_ZONE"] = f"Etc/GMT{-_east:+d}"  # signs of these names are reversed

os.environ["OPORA_DATA"] = os.environ["OPORA_TEST_DATA"]
os.environ.pop("DATABASE_URL", None)
if ENGINE == "postgres":
    from tests import postgres

    os.environ["DATABASE_URL"] = postgres.address()
elif ENGINE != "sqlcipher":
    raise ValueError(f"OPORA_TEST_ENGINE is {ENGINE!r}; it can be sqlcipher or postgres.")

from opora.config import messages  # noqa: E402  the environment above comes first
from opora.config.settings import *  # noqa: E402, F403  the environment above comes first
from opora.config.settings import DATABASES, LOGGING  # noqa: E402  the environment above comes first

DEBUG = False
TIME_ZONE = os.environ["OPORA_TEST_ZONE"]
LOGGING["handlers"]["stderr"] = {"class": "logging.NullHandler"}  # pytest keeps what is logged
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # the others are slow on purpose
if ENGINE == "sqlcipher":
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DATA / "test.sqlite")}
    DATABASES["default"]["OPTIONS"]["synchronous"] = "OFF"

WHITENOISE_AUTOREFRESH = True  # or each test client lists all static files before its first page
messages.compile_catalogues()  # a test sees the texts as they are now
