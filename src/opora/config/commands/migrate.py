"""``opora migrate``: brings the database up to this version of Opora."""

import argparse
from contextlib import nullcontext

from opora.config.environment import Unusable


def configure(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Apply what is missing."""
    import django

    django.setup()
    print(
        "Databáze je převedená na tuto verzi."
        if bring_up_to_date()
        else "Databáze už na této verzi je."
    )
    return 0


def bring_up_to_date() -> bool:
    """Apply the migrations that the database lacks; tell whether there were any.

    Raises Unusable where another version of Opora has gone further: its data would be read wrongly.
    """
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from opora.config.first_tables import each_model_once

    there, applied = _there(), set(MigrationRecorder(connection).applied_migrations())
    ours = {label for label, _name in there if _is_ours(label)}
    if any(label in ours for label, _name in applied - there):
        raise Unusable(
            "databázi založila jiná verze Opory a tato jí nerozumí. Spusťte verzi, se kterou data"
            " vznikla, nebo zvolte jinou složku dat (make run DATA=jina-slozka)"
        )
    lacking = bool(there - applied)
    if lacking:
        with nullcontext() if applied else each_model_once():
            call_command("migrate", verbosity=0, interactive=False)
    return lacking


def _there() -> set[tuple[str, str]]:
    """Label of the app and name of each migration. None is loaded: most starts need none."""
    from importlib.util import find_spec
    from pkgutil import iter_modules

    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader

    found = set()
    for app in apps.get_app_configs():
        package, _told = MigrationLoader.migrations_module(app.label)
        spec = find_spec(package) if package else None
        places = (spec.submodule_search_locations if spec else None) or []
        found |= {(app.label, one.name) for one in iter_modules(places) if one.name[0] not in "_~"}
    return found


def _is_ours(label: str) -> bool:
    from django.apps import apps

    return apps.get_app_config(label).name.startswith("opora.")
