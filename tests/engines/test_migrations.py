"""What is in the folders, what the database has had, and what is done about the difference."""

from datetime import time, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_scopes import scope

from opora.access.actions import found_organisation, give_post, open_account
from opora.access.models import Account
from opora.access.roles import Role
from opora.agreements.models import Agreement
from opora.appointments.models import Appointment
from opora.cases.models import Case, Participant
from opora.config.commands import migrate
from opora.config.environment import Unusable
from opora.people.codes import columns
from opora.people.models import Person
from tests.access.conftest import open_for

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


def _tables() -> list[type[models.Model]]:
    """What stands for a table, tables between two others included."""
    return [
        one
        for one in apps.get_models(include_auto_created=True)
        if one._meta.managed and not one._meta.proxy
    ]


def _differs(model: type[models.Model]) -> dict[str, object]:
    """Columns and which may be empty, keys, what is there once only, indexes and constraints."""
    meta = model._meta
    fields = meta.local_concrete_fields
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, meta.db_table)
        kept = connection.introspection.get_constraints(cursor, meta.db_table)
    keys = {
        (one.column, one.target_field.model._meta.db_table, one.target_field.column)
        for one in fields
        if isinstance(one, models.ForeignKey) and getattr(one, "db_constraint", True)
    }
    held = {(*one["columns"], *one["foreign_key"]) for one in kept.values() if one["foreign_key"]}
    once = {tuple(one["columns"]) for one in kept.values() if one["unique"]}
    differences: dict[str, object] = {
        "columns": {(one.name, bool(one.null_ok)) for one in columns}
        ^ {(one.column, one.null) for one in fields},
        "keys": keys ^ held,
        "once only": {(one.column,) for one in fields if one.unique and not one.primary_key} - once,
        "by name": {one.name for one in (*meta.indexes, *meta.constraints)} - set(kept),
    }
    return {what: said for what, said in differences.items() if said}


def test_the_tables_are_as_the_models_say() -> None:
    differing = {one._meta.db_table: _differs(one) for one in _tables()}
    assert {table: said for table, said in differing.items() if said} == {}


@pytest.mark.django_db(transaction=True)
def test_meetings_of_several_workers_are_known_in_older_data() -> None:
    by = _worker()
    with scope(organisation=by.organisation_id):
        case = open_for(by, "rodinna_poradna", "poradna", timezone.localdate())
        alone, together = (_meeting(case, by, workers) for workers in ([], [by.pk]))
        call_command("migrate", "appointments", "0002_several_workers", verbosity=0)
        call_command("migrate", verbosity=0)
        found = dict(Appointment.objects.values_list("pk", "several"))
        assert found == {alone.pk: False, together.pk: True}
        assert together.history.get().several


@pytest.mark.django_db(transaction=True)
def test_older_agreements_are_with_who_was_a_client_on_their_day() -> None:
    by, today = _worker(), timezone.localdate()
    with scope(organisation=by.organisation_id):
        case = open_for(by, "rodinna_poradna", "poradna", today)
        first = case.participants.get()
        for until, since in ((None, today + timedelta(days=1)), (today - timedelta(days=1), today)):
            person = Person.objects.create(
                organisation_id=by.organisation_id, kind=Person.Kind.NAMED
            )
            Participant.objects.create(case=case, person=person, since=since, until=until)
        row = Agreement.objects.create(
            case=case,
            form="spoken",
            concluded_on=today,
            concluded_by_id=by.pk,
            decision_id=0,
        )
        call_command("migrate", "agreements", "0002_ended_by_a_new_one", verbosity=0)
        call_command("migrate", verbosity=0)
        row.refresh_from_db()
        assert list(row.sides.values_list("person_id", "since")) == [(first.person_id, today)]
        assert row.with_whom == row.history.get().with_whom == [first.person_id]


@pytest.mark.django_db(transaction=True)
def test_the_last_word_of_a_code_is_known_in_older_data() -> None:
    by = _worker()
    with scope(organisation=by.organisation_id):
        for code in ("JAVOR 38", "VRÁNA", ""):
            kind = Person.Kind.ANONYMOUS if code else Person.Kind.NAMED
            spelled = columns(code) | {"code_last": ""}
            Person.objects.create(organisation_id=by.organisation_id, kind=kind, **spelled)
        call_command("migrate", "people", "0002_prefix_indexes", verbosity=0)
        call_command("migrate", verbosity=0)
        found = dict(Person.objects.values_list("code", "code_last"))
        assert found == {"JAVOR 38": "38", "VRÁNA": "", "": ""}
        assert Person.history.get(code="JAVOR 38").code_last == "38"


@pytest.mark.django_db
def test_a_meeting_cannot_forget_that_several_lead_it() -> None:
    by = _worker()
    with scope(organisation=by.organisation_id):
        case = open_for(by, "rodinna_poradna", "poradna", timezone.localdate())
        row = _meeting(case, by, [by.pk])
        meetings = Appointment.objects.filter(pk=row.pk)
        assert meetings.get().several
        row.workers = []
        row.save()
        assert not meetings.get().several
        for wrong in ({"several": True}, {"workers": [by.pk]}):
            with pytest.raises(IntegrityError), transaction.atomic():
                meetings.update(**wrong)


def _worker() -> Account:
    made = found_organisation(name="Dobrý soused, z. s.", services=["rodinna_poradna"])
    account = open_account(
        organisation_id=made.pk, username="jana", full_name="Jana Zkušební", password="x"
    )
    give_post(account_id=account.pk, role=Role.SOCIAL_WORKER, service="rodinna_poradna")
    return account


def _meeting(case: Case, by: Account, workers: list[int]) -> Appointment:
    today = timezone.localdate()
    row: Appointment = Appointment.objects.create(
        organisation_id=by.organisation_id,
        case=case,
        service=case.service,
        site=case.site,
        kind="counselling",
        day=today,
        at=time(10),
        minutes=60,
        worker=by,
        workers=workers,
        booked_on=today,
        booked_by=by,
    )
    return row
