"""The databases that Opora runs on keep their promises."""

import datetime
import os
import re
import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.db.models import QuerySet
from django.utils import timezone
from sqlcipher3 import dbapi2

from opora.config.environment import postgresql, sqlcipher
from opora.config.sqlcipher.base import CACHE_KIB, DatabaseWrapper
from opora.people.models import Person
from tests.settings import ENGINE

encrypted = pytest.mark.skipif(ENGINE != "sqlcipher", reason="about the encrypted file")


def open_session(key: str) -> Session:
    return Session.objects.create(session_key=key, session_data="", expire_date=timezone.now())


def test_runs_on_the_engine_that_was_asked_for() -> None:
    vendor = {"sqlcipher": "sqlite", "postgres": "postgresql"}[ENGINE]
    assert connection.vendor == vendor


@pytest.mark.django_db
def test_values_come_back_as_they_went_in() -> None:
    instant = datetime.datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=datetime.UTC)
    Session.objects.create(session_key="a", session_data="Žluťoučký kůň 100 %", expire_date=instant)
    kept = Session.objects.get(session_data__contains="100 %")
    assert kept.expire_date == instant
    assert kept.session_data == "Žluťoučký kůň 100 %"
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s, %s", [Decimal("1.50"), "100 %"])
        assert [str(value) for value in cursor.fetchone()] == ["1.50", "100 %"]


@pytest.mark.django_db
def test_errors_are_djangos() -> None:
    open_session("a")
    with pytest.raises(IntegrityError), transaction.atomic():
        open_session("a")
    assert Session.objects.count() == 1


@encrypted
@pytest.mark.django_db
def test_work_on_a_large_file_keeps_more_of_it_deciphered() -> None:
    database = connections["default"]
    assert isinstance(database, DatabaseWrapper)

    def kept() -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size")
            return -int(cursor.fetchone()[0])

    assert kept() == CACHE_KIB
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    try:
        database.keep_pages(0.5)
        assert kept() == memory // 2
    finally:
        database.keep_pages(0)
    assert kept() == CACHE_KIB


@pytest.mark.django_db(transaction=True)
def test_threads_share_the_database_and_none_of_their_writes_is_lost() -> None:
    def write(letter: str) -> None:
        try:
            for number in range(10):
                with transaction.atomic():
                    count = Session.objects.count()
                    open_session(f"{letter}{number}-{count}")
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(letter,)) for letter in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Session.objects.count() == 40


@encrypted
@pytest.mark.django_db(transaction=True)
def test_the_bench_empties_tables_that_refuse_it_and_keeps_their_triggers() -> None:
    refuse = "BEGIN SELECT RAISE(ABORT, 'kept'); END"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TRIGGER kept BEFORE DELETE ON django_session {refuse}")
    open_session("a")
    call_command("flush", interactive=False, verbosity=0)
    assert not Session.objects.exists()
    open_session("b")
    with pytest.raises(IntegrityError, match="kept"):
        Session.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER kept")


@encrypted
@pytest.mark.django_db(transaction=True)
def test_the_file_is_unreadable_without_its_key() -> None:
    open_session("somebody")
    file = Path(connection.settings_dict["NAME"])
    content = file.read_bytes() + file.with_name(file.name + "-wal").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"somebody" not in content
    assert b"django_session" not in content
    assert file.stat().st_mode & 0o077 == 0


@encrypted
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("temp_store", 2), ("busy_timeout", 10_000)],
)
def test_the_connection_is_set_up(pragma: str, value: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone()[0] == value


@encrypted
def test_full_text_search_ignores_accents() -> None:
    memory = dbapi2.connect(":memory:")
    memory.execute('CREATE VIRTUAL TABLE t USING fts5(x, tokenize="unicode61 remove_diacritics 2")')
    memory.execute("INSERT INTO t VALUES ('Příšerně žluťoučký')")
    assert memory.execute("SELECT count(*) FROM t WHERE t MATCH 'zlutoucky'").fetchone() == (1,)


def file_settings(tmp_path: Path, key: str) -> dict[str, object]:
    key_file = tmp_path / "key"
    key_file.write_text(key)
    return connection.settings_dict | sqlcipher(tmp_path / "db.sqlite", key_file)


@pytest.mark.django_db
def test_every_commit_of_the_real_database_reaches_the_disk(tmp_path: Path) -> None:
    wrapper = DatabaseWrapper(file_settings(tmp_path, "ab" * 32))
    with wrapper.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
    assert wrapper.transaction_mode == "IMMEDIATE"
    wrapper.close()


@pytest.mark.django_db
def test_another_key_opens_nothing(tmp_path: Path) -> None:
    wrapper = DatabaseWrapper(file_settings(tmp_path, "ab" * 32))
    with wrapper.cursor() as cursor:
        cursor.execute("CREATE TABLE t (x)")
    wrapper.close()
    stranger = DatabaseWrapper(file_settings(tmp_path, "cd" * 32))
    with pytest.raises(DatabaseError):
        stranger.ensure_connection()


def test_a_damaged_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="64 hexadecimal digits"):
        DatabaseWrapper(file_settings(tmp_path, "x")).connect()


def test_address_of_postgresql() -> None:
    settings = postgresql("postgresql://opora:p%40ss@db.example:5433/zaznam?sslmode=verify-full")
    assert settings["NAME"] == "zaznam"
    assert (settings["USER"], settings["PASSWORD"]) == ("opora", "p@ss")
    assert (settings["HOST"], settings["PORT"]) == ("db.example", "5433")
    assert settings["OPTIONS"].items() >= {"sslmode": "verify-full"}.items()


def test_what_the_address_says_of_the_server_wins() -> None:
    told = postgresql("postgresql:///opora?options=-c%20jit%3Don")["OPTIONS"]["options"]
    assert told.split("-c ")[1:] == [
        "random_page_cost=1.1 ",
        "max_parallel_workers_per_gather=0 ",
        "jit=off ",
        "plan_cache_mode=force_generic_plan ",
        "jit=on",
    ]


@pytest.mark.django_db
@pytest.mark.skipif(ENGINE != "postgres", reason="the encrypted file plans in no time")
def test_the_server_plans_for_pages() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('jit'), current_setting('max_parallel_workers_per_gather'),"
            " current_setting('plan_cache_mode')"
        )
        assert cursor.fetchone() == ("off", "0", "force_generic_plan")


def planned(rows: QuerySet[Any, Any]) -> str:
    """How PostgreSQL would look for them, not knowing the values; a handful needs no index."""
    sql, params = rows.query.get_compiler(connection=connection).as_sql()
    for place in range(1, len(params) + 1):
        sql = sql.replace("%s", f"${place}", 1)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"PREPARE asked AS {sql}")
        given = ", ".join(f"'{one}'" for one in params)
        cursor.execute(f"EXPLAIN EXECUTE asked({given})")
        plan = "\n".join(row[0] for row in cursor.fetchall())
        cursor.execute("DEALLOCATE asked")
    return plan


@pytest.mark.django_db
@pytest.mark.skipif(ENGINE != "postgres", reason="pattern indexes are PostgreSQL's own")
@pytest.mark.parametrize("column", ["family_folded", "given_folded", "code_alike"])
def test_a_beginning_is_found_by_its_index_before_it_is_known(column: str) -> None:
    plan = planned(Person._base_manager.filter(**{f"{column}__begins": "novak"}).values("pk"))
    assert f"people_person_{column}_prefix" in plan
    assert "~>=~ $1" in plan, "planned without the words"


@pytest.mark.django_db
@pytest.mark.skipif(ENGINE != "postgres", reason="the encrypted file weighs no plans in advance")
def test_few_are_looked_up_one_by_one() -> None:
    few = Person._base_manager.filter(family_folded__begins="novak").values("pk")
    plan = planned(Person._base_manager.filter(pk__among_few=few).values("pk"))
    assert re.search(r"people_person_pkey .*\n +Index Cond: \(id = ANY \(\(InitPlan", plan), plan


@pytest.mark.django_db
@pytest.mark.skipif(ENGINE != "postgres", reason="the encrypted file plans in no time")
def test_what_is_asked_again_is_not_planned_again() -> None:
    asked = "SELECT count(*) FROM cases_case WHERE service = %s"
    with connection.cursor() as cursor:
        for service in ("nekam_patrit", "dluhova_poradna", "rodinna_poradna"):
            cursor.execute(asked, [service])
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        kept = [row[0] for row in cursor.fetchall()]
    assert asked.replace("%s", "$1") in kept
