"""``opora init``: makes the database and, when nobody is in it yet, fills it with the demo.

The demo is a module with ``load(on: date) -> None`` and ``logins() -> list[tuple[str, str, str]]``:
name to sign in with, password, who it is.
"""

import argparse
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from opora.config.commands import documents_key
from opora.config.commands.migrate import bring_up_to_date

DEMO = "opora.demo.load"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--empty", action="store_true", help="bez ukázky")


def run(arguments: argparse.Namespace) -> int:
    """Make what is missing."""
    import django

    django.setup()
    bring_up_to_date()
    for sentence in documents_key.prepare():
        print(sentence)
    if not arguments.empty:
        load_demo()
    return 0


def demo() -> Any | None:
    """Return the module with the demo, or None in an installation without it."""
    package = DEMO.rpartition(".")[0]
    return import_module(DEMO) if find_spec(package) and find_spec(DEMO) else None


def load_demo() -> None:
    """Fill a database without accounts."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    if get_user_model()._default_manager.exists():
        return
    module = demo()
    if module is not None:
        module.load(on=timezone.localdate())


def demo_logins() -> list[tuple[str, str, str]]:
    """Return the logins of the demo that are in this database."""
    from django.contrib.auth import get_user_model

    module = demo()
    if module is None:
        return []
    model = get_user_model()
    names = set(model._default_manager.values_list(model.USERNAME_FIELD, flat=True))
    return [login for login in module.logins() if login[0] in names]
