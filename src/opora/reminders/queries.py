"""Reading choices and digests."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from opora.access.viewer import Viewer, working
from opora.reminders.models import Choice, Digest, Pulse

State = Digest.State
JOBS = "jobs"
QUIET = timedelta(minutes=10)
"""After so long without a sign the jobs are taken for stopped."""


@dataclass(frozen=True)
class Chosen:
    """What a worker chose; ``mode`` is off for whoever never chose."""

    mode: str = Choice.Mode.OFF
    email: str = ""
    hour: int = 7


@dataclass(frozen=True)
class Told:
    """A digest as pages show it."""

    day: date
    name: str
    state: str
    tries: int
    error: str
    changed_at: datetime

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(State(self.state).label)


def mail_is_set() -> bool:
    """Whether this installation was told how to send e-mail."""
    return bool(settings.EMAIL_HOST and settings.DEFAULT_FROM_EMAIL)


def chosen(account_id: int) -> Chosen:
    """What the worker chose."""
    row = Choice.objects.filter(account_id=account_id).first()
    return Chosen(row.mode, row.email, row.hour) if row else Chosen()


def wanting(day: date, hour: int) -> list[tuple[int, int]]:
    """Open accounts, with their organisation, whose hour has come and that have no digest yet."""
    rows = Choice.objects.filter(working(day, "account__"), hour__lte=hour).exclude(
        Q(mode=Choice.Mode.OFF) | Q(email="")
    )
    done = Digest.objects.filter(day=day).values("account_id")
    found = rows.exclude(account_id__in=done)
    return list(found.values_list("account_id", "account__organisation_id"))


def to_send(day: date, now: datetime) -> list[int]:
    """Digests of the day that wait, and whose next try has come."""
    rows = Digest.objects.filter(Q(next_try=None) | Q(next_try__lte=now), day=day)
    return list(rows.filter(state=State.WAITING).order_by("pk").values_list("pk", flat=True))


def _told(rows: Iterable[Digest]) -> list[Told]:
    return [
        Told(one.day, one.account.full_name, one.state, one.tries, one.error, one.changed_at)
        for one in rows
    ]


def last_told(account_id: int) -> Told | None:
    """The worker's last digest."""
    rows = Digest.objects.filter(account_id=account_id).select_related("account")
    return next(iter(_told(rows.order_by("-day")[:1])), None)


def latest(viewer: Viewer, limit: int = 50) -> list[Told]:
    """The last digests of the organisation, for its technical administration."""
    rows = Digest.objects.filter(account__organisation_id=viewer.organisation_id)
    return _told(rows.select_related("account").order_by("-day", "account__sort_name")[:limit])


def not_going_out(viewer: Viewer, on: date) -> int:
    """Digests of the day that failed so far, or of which nobody knows."""
    rows = Digest.objects.filter(account__organisation_id=viewer.organisation_id, day=on)
    return rows.filter(Q(state=State.WAITING, tries__gt=0) | Q(state=State.UNKNOWN)).count()


def last_pulse() -> datetime | None:
    """When the jobs were last at work; None where they never were."""
    return Pulse.objects.filter(pk=JOBS).values_list("at", flat=True).first()


def is_something_queued() -> bool:
    """Whether a task waits for the worker; asked without a lock."""
    return DBTaskResult.objects.ready().exists()


def waiting_for(task: str) -> set[int]:
    """The ids with which this task is queued already."""
    rows = DBTaskResult.objects.ready().filter(task_path=task)
    return {one for given in rows.values_list("args_kwargs", flat=True) for one in given["args"]}
