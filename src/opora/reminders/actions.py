"""Choosing reminders, and the course of one digest: each state is kept before the next step.

A digest is claimed before anything is sent. Whoever was stopped before it was handed to the server
has sent nothing, so it is sent anew; whoever was stopped after that may have sent it, so it is not.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from opora.access.doors import Invalid, action, tell
from opora.access.models import Account
from opora.access.roles import Role
from opora.access.seen import not_stale
from opora.access.viewer import Viewer
from opora.reminders.models import Choice, Digest, Pulse
from opora.reminders.queries import JOBS, wanting

State = Digest.State
KEPT = timedelta(days=60)
RESULTS_KEPT = timedelta(days=7)
WAITS = (5, 15, 30, 60)
"""Minutes until the next try; after the last one it is always as long."""


@action("reminders.choose", roles=frozenset(Role))
def choose(*, mode: str, email: str, hour: int | None, by: Viewer, on: date) -> None:
    """The worker's own choice. The e-mail will hold counts and a link, nobody's data."""
    Account.objects.select_for_update().get(pk=by.account_id)
    not_stale()
    if mode != Choice.Mode.OFF and not email.strip():
        raise Invalid(email=_("Napište, na jakou adresu to posílat."))
    kept = {"mode": mode, "email": email.strip(), "hour": 7 if hour is None else hour}
    Choice.objects.update_or_create(account_id=by.account_id, defaults=kept)
    tell(subjects=[f"account:{by.account_id}"])


def plan_day(day: date, now: datetime) -> None:
    """A digest for everybody whose hour has come; what waited from earlier days is given up.

    The digest of today counts what is overdue too, so nothing is lost by that.
    """
    hour = now.hour
    wanted = wanting(day, hour)
    if wanted:
        Digest.objects.bulk_create(
            [Digest(account_id=one, day=day, changed_at=now) for one, _organisation in wanted],
            ignore_conflicts=True,
        )
    old = Digest.objects.filter(day__lt=day)
    if old.filter(state=State.WAITING).exists():
        old.filter(state=State.WAITING).update(state=State.GIVEN_UP, changed_at=now)


def claim(digest_id: int, now: datetime) -> Digest | None:
    """The digest, taken by this caller alone; None where it does not wait any more."""
    with transaction.atomic():
        mine = Digest.objects.filter(pk=digest_id, state=State.WAITING)
        if not mine.update(state=State.CLAIMED, tries=F("tries") + 1, changed_at=now):
            return None
    return Digest.objects.select_related("account").get(pk=digest_id)


def hand(digest_id: int, now: datetime) -> None:
    """From here on the server may have it: kept before the first byte of it leaves."""
    Digest.objects.filter(pk=digest_id, state=State.CLAIMED).update(
        state=State.HANDING, changed_at=now
    )


def settle(digest_id: int, state: str, now: datetime, error: str = "") -> None:
    """How it ended."""
    Digest.objects.filter(pk=digest_id).update(
        state=state, error=error, changed_at=now, next_try=None
    )


def try_later(digest: Digest, now: datetime, error: str) -> None:
    """The server has refused it or did not answer: it waits for the next try."""
    wait = WAITS[min(digest.tries, len(WAITS)) - 1]
    Digest.objects.filter(pk=digest.pk).update(
        state=State.WAITING,
        error=error,
        changed_at=now,
        next_try=now + timedelta(minutes=wait),
    )


def tidy_after_the_dead(now: datetime) -> None:
    """What whoever worked before was in the middle of; called while nobody else is at work."""
    Digest.objects.filter(state=State.CLAIMED).update(state=State.WAITING, changed_at=now)
    Digest.objects.filter(state=State.HANDING).update(state=State.UNKNOWN, changed_at=now)
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.READY, started_at=None
    )


def beat(now: datetime) -> None:
    """The jobs are at work; what is long over is dropped."""
    Pulse.objects.update_or_create(pk=JOBS, defaults={"at": now})
    Digest.objects.filter(day__lt=(now - KEPT).date()).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - RESULTS_KEPT).delete()
