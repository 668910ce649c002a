"""The one worker of an installation: looks what is to be done, and does what is queued.

Only one is at work at a time: the others wait for the lock, a file of the data directory that the
system lets go of when its holder dies, however it dies.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import structlog
from django.db import close_old_connections
from django.db.utils import OperationalError
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from opora.reminders.actions import beat, plan_day, tidy_after_the_dead
from opora.reminders.jobs.tasks import send_digest
from opora.reminders.queries import is_something_queued, mail_is_set, to_send, waiting_for

log = structlog.get_logger("opora.jobs")
BEATS = timedelta(minutes=1)
TIDIES = timedelta(hours=1)
Goes = Callable[[], bool]


@contextmanager
def alone(file: Path, every: float, goes: Goes) -> Iterator[bool]:
    """Waits for the lock; False where one was to stop before it was free."""
    with file.open("w") as stream:
        while goes():
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(every)
                continue
            yield True
            return
        yield False


def work(data: Path, every: float, goes: Goes, tidy: Callable[[], None]) -> None:
    """Until it is to stop, or whoever started it is gone; tidies up at first and each hour."""
    parent = os.getppid()

    def still() -> bool:
        return goes() and os.getppid() == parent

    with alone(data / "jobs.lock", every, still) as is_alone:
        if is_alone:
            _round_and_round(every, still, tidy)


def _round_and_round(every: float, still: Goes, tidy: Callable[[], None]) -> None:
    tidy_after_the_dead(timezone.now())
    beaten, tidied = timezone.now() - BEATS, timezone.now() - TIDIES
    while still():
        close_old_connections()
        try:
            if timezone.now() - beaten >= BEATS:
                beaten = timezone.now()
                beat(beaten)
            one_round()
            if timezone.now() - tidied >= TIDIES:
                tidied = timezone.now()
                tidy()
        except OperationalError as error:
            # The database is busy or away: the next round tries again.
            log.warning("jobs wait", error=type(error).__name__)
        time.sleep(every)


def one_round() -> None:
    """Plans the digests of the day, queues those that wait, and does what is queued."""
    now = timezone.localtime()
    if mail_is_set():
        plan_day(now.date(), now)
        queued = waiting_for(send_digest.module_path)
        for digest_id in to_send(now.date(), now):
            if digest_id not in queued:
                send_digest.enqueue(digest_id)
    # Asked first without a lock: looking must not hold up whoever saves.
    if is_something_queued():
        _does_what_is_queued()


def _does_what_is_queued() -> None:
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=str(os.getpid()),
        excluded_queue_names=[],
    ).run()
