"""The real worker, in a process of its own, killed in the middle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone
from django_scopes import scope

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.reminders import actions
from opora.reminders.jobs.tasks import send_digest
from opora.reminders.models import Digest, Pulse
from tests.access.conftest import open_for
from tests.features.reminders.conftest import Post
from tests.settings import TEST_DATA

SERVICE, SITE = "rodinna_poradna", "poradna"
WORK = "from opora.config.cli import main; raise SystemExit(main(['work', '--every', '0.2']))"
Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(post: Post, tmp_path: Path) -> Iterator[Start]:
    """Starts a worker on the database of the tests."""
    started: list[subprocess.Popen[bytes]] = []
    given = connection.settings_dict
    told = {
        "OPORA_DATA": str(tmp_path),
        "OPORA_SMTP": f"127.0.0.1:{post.port}",
        "OPORA_SMTP_SECURITY": "none",
        "OPORA_MAIL_FROM": "opora@example.cz",
        "DJANGO_SETTINGS_MODULE": "opora.config.settings",
    }
    if connection.vendor == "sqlite":
        (tmp_path / "keys").symlink_to(TEST_DATA / "keys")
        (tmp_path / "opora.sqlite").symlink_to(given["NAME"])
    else:
        host = quote(given["HOST"], safe="")
        told["DATABASE_URL"] = (
            f"postgresql://{given['USER']}@:{given['PORT']}/{given['NAME']}?host={host}"
        )

    def begin() -> "subprocess.Popen[bytes]":
        environment = {**os.environ, **told}
        worker = subprocess.Popen([sys.executable, "-c", WORK], env=environment)
        started.append(worker)
        return worker

    yield begin
    for one in started:
        one.kill()
        one.wait()


def until(true: Callable[[], object], seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it did not come"
        time.sleep(0.1)


@pytest.fixture
def waiting(transactional_db: None, organisation_of: Callable[[], Account]) -> Account:
    """A worker with something overdue, who wants to be told of it."""
    account = organisation_of()
    by = viewer_of(account)
    actions.choose(mode="daily", email="jana@example.cz", hour=0, by=by, on=by.today)
    return account


@pytest.fixture
def organisation_of() -> Callable[[], Account]:
    from opora.access.actions import found_organisation, give_post, open_account

    def make() -> Account:
        made = found_organisation(name="Dobrý soused, z. s.", services=[SERVICE])
        account = open_account(
            organisation_id=made.pk, username="jana", full_name="Jana Zkušební", password="x"
        )
        give_post(account_id=account.pk, role=Role.SOCIAL_WORKER, service=SERVICE)
        with scope(organisation=made.pk):
            day = timezone.localdate() - timedelta(days=30)
            open_for(account, SERVICE, SITE, day)
        return account

    return make


def state() -> str:
    return Digest.objects.values_list("state", flat=True).first() or ""


def killed(worker: "subprocess.Popen[bytes]") -> None:
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def test_killed_while_the_server_has_the_letter_it_is_not_sent_twice(
    waiting: Account, post: Post, start: Start
) -> None:
    """The server took it and the worker was killed before it heard so."""
    post.before_answer = 30
    worker = start()
    assert post.came.wait(60)
    assert state() == "handing"
    killed(worker)
    post.before_answer = 0
    start()
    until(lambda: state() == "unknown")
    time.sleep(1.5)  # some rounds more
    assert len(post.letters) == 1


def test_killed_before_it_was_handed_over_it_is_sent_once(
    waiting: Account, post: Post, start: Start
) -> None:
    """Claimed by somebody who is dead; its task stands as running."""
    from django_tasks_db.models import DBTaskResult

    today = timezone.localdate()
    digest = Digest.objects.create(
        account=waiting, day=today, state="claimed", tries=1, changed_at=timezone.now()
    )
    send_digest.enqueue(digest.pk)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    start()
    until(lambda: state() == "sent")
    time.sleep(1)
    assert len(post.letters) == 1
    assert Pulse.objects.exists()


def test_two_workers_are_not_at_work_at_once_and_the_second_takes_over(
    waiting: Account, post: Post, start: Start
) -> None:
    first, second = start(), start()
    until(lambda: state() == "sent")
    assert first.poll() is None
    assert second.poll() is None
    Digest.objects.all().delete()
    killed(first)
    until(lambda: len(post.letters) == 2)


def test_asked_to_stop_it_stops(waiting: Account, post: Post, start: Start) -> None:
    worker = start()
    until(lambda: state() == "sent")
    worker.terminate()
    assert worker.wait(20) == 0


def test_who_saves_meanwhile_is_not_held_up(waiting: Account, post: Post, start: Start) -> None:
    """The worker looks five times a second; saving takes no longer than it may."""
    start()
    until(Pulse.objects.exists)
    by = viewer_of(waiting)
    took = []
    for _number in range(20):
        began = time.perf_counter()
        actions.choose(mode="daily", email="jana@example.cz", hour=0, by=by, on=by.today)
        took.append(time.perf_counter() - began)
    assert sorted(took)[len(took) // 2] < 0.5


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the other server counts by itself")
def test_it_counts_what_the_tables_hold(waiting: Account, start: Start) -> None:
    _forget_counts()
    start()
    try:
        until(_counted)
    finally:
        _forget_counts()


def _counted() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if cursor.fetchone() == (0,):
            return False
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'cases_case'")
        return bool(cursor.fetchone()[0])


def _forget_counts() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS sqlite_stat1")
        cursor.execute("DROP TABLE IF EXISTS sqlite_stat4")
