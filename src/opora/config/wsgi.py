"""The door through which the web server calls Opora."""

import os
import threading
from contextlib import suppress

from django.core.wsgi import get_wsgi_application

from opora.catalog import CatalogError, current

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opora.config.settings")

SOON = 1.0
"""Seconds after which the rules are read: the sign-in has been answered, nobody has come yet."""


def read_rules() -> None:
    """Read the definitions before the first page asks them; a page tells what is wrong in them."""
    with suppress(CatalogError, OSError):
        current()


application = get_wsgi_application()
_reader = threading.Timer(SOON, read_rules)
_reader.daemon = True
_reader.start()
