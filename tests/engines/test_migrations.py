"""What is in the folders, what the database has had, and what is done about the difference."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from opora.config.commands import migrate
from opora.config.environment import Unusable

pytestmark = pytest.mark.django_db


def test_migrations_are_known_by_name_without_loading_them() -> None:
    loaded = MigrationLoader(connection, ignore_no_migrations=True)
    assert migrate._there() == set(loaded.disk_migrations)


def test_a_database_that_has_all_is_left_alone() -> None:
    assert migrate.bring_up_to_date() is False


@pytest.mark.django_db(transaction=True)
def test_what_the_database_lacks_is_applied() -> None:
    last = ("audit", "0003_append")
    MigrationRecorder(connection).record_unapplied(*last)
    with connection.cursor() as cursor:
        cursor.execute("DROP VIEW audit_append")
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION audit_append_link()")
    assert migrate.bring_up_to_date() is True
    assert last in MigrationRecorder(connection).applied_migrations()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_append")


def test_a_database_of_another_version_is_not_touched() -> None:
    MigrationRecorder(connection).record_applied("cases", "0999_from_a_later_version")
    with pytest.raises(Unusable, match="jiná verze Opory"):
        migrate.bring_up_to_date()


def test_what_a_library_once_migrated_does_not_matter() -> None:
    MigrationRecorder(connection).record_applied("axes", "0001_long_gone")
    assert migrate.bring_up_to_date() is False
