"""``opora migrate``: brings the database up to this version of Opora."""

import argparse


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
    """Apply the migrations that the database lacks; tell whether there were any."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    lacking = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if lacking:
        call_command("migrate", verbosity=0, interactive=False)
    return lacking
