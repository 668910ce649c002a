"""What stands in a worker's calendar address, read by the worker's own sight of that day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from opora.access.viewer import Viewer
from opora.appointments.models import Appointment, Visit, where_is
from opora.reminders.models import FeedKey, FeedMiss

BACK, AHEAD = timedelta(days=60), timedelta(days=400)
MOST = 2000
MISSES = 10
FORGOTTEN = timedelta(minutes=15)
"""As at signing in: so many wrong ones, then a quarter of an hour."""


@dataclass(frozen=True)
class Course:
    """How often what a calendar shows of a meeting has changed, and when it last did."""

    sequence: int = 0
    changed: datetime | None = None


SHOWN = ("day", "at", "minutes", "state")
"""What of a meeting stands in its event; a change of anything else raises no sequence."""


@dataclass(frozen=True)
class Planned:
    """One meeting: when, and the number of the case; nothing of what it is about or where.

    Of somebody without a case not even the word for the door, only that there is no case.
    """

    uid: str
    case_id: int | None
    visit_id: int | None
    begins: datetime
    minutes: int
    is_cancelled: bool
    course: "Course"


def digest_of(secret: str) -> str:
    """What is kept of a secret; it is random and long, so a plain digest does."""
    return sha256(secret.encode()).hexdigest()


def key_of(account_id: int) -> FeedKey | None:
    """The worker's key, if there is one."""
    return FeedKey.objects.filter(account_id=account_id).first()


def key_by(secret: str) -> FeedKey | None:
    """The key that this secret opens."""
    return FeedKey.objects.filter(digest=digest_of(secret)).first()


def has_missed_too_often(whence: str, now: datetime) -> bool:
    """Whether one from there came with too many wrong secrets lately."""
    rows = FeedMiss.objects.filter(pk=whence, since__gt=now - FORGOTTEN)
    return rows.filter(count__gte=MISSES).exists()


def planned(viewer: Viewer, on: date) -> list[Planned]:
    """The worker's meetings that the worker still sees; cancelled ones as cancelled."""
    near = where_is(viewer.account_id, day__gte=on - BACK, day__lte=on + AHEAD)
    seen = Appointment.objects.visible_to(viewer).filter(near).order_by("day", "at", "pk")
    rows = [one for one in seen[:MOST] if viewer.account_id in one.worker_ids]
    own = Visit.objects.visible_to(viewer).filter(
        worker_id=viewer.account_id, day__gte=on - BACK, day__lte=on + AHEAD
    )
    visits = own.order_by("day", "at", "pk")[:MOST]
    found = [*_with_courses(Appointment, rows), *_with_courses(Visit, list(visits))]
    return sorted(found, key=lambda one: one.begins)


def _with_courses(kind: Any, rows: Sequence[Any]) -> Iterator[Planned]:
    courses = _courses(kind, [one.pk for one in rows]) if rows else {}
    for one in rows:
        yield _planned(one, courses.get(one.pk, Course()))


def _courses(kind: Any, ids: Sequence[int]) -> dict[int, Course]:
    """By the history: each state that differs in what is shown is one more (RFC 5545, 3.8.7.4)."""
    found: dict[int, Course] = {}
    stood: dict[int, tuple[Any, ...]] = {}
    states = kind.history.filter(id__in=ids).order_by("history_id")
    for key, when, *values in states.values_list("id", "history_date", *SHOWN):
        is_cancelled = values.pop() == Appointment.State.CANCELLED
        now = (*values, is_cancelled)
        if key not in found:
            found[key] = Course(0, when)
        elif stood[key] != now:
            found[key] = Course(found[key].sequence + 1, when)
        stood[key] = now
    return found


def _planned(row: Appointment | Visit, course: Course) -> Planned:
    case_id = row.case_id if isinstance(row, Appointment) else None
    return Planned(
        uid=f"schuzka-{row.pk}" if case_id else f"bez-pripadu-{row.pk}",
        case_id=case_id,
        visit_id=None if case_id else row.pk,
        begins=datetime.combine(row.day, row.at),
        minutes=row.minutes,
        is_cancelled=row.state == Appointment.State.CANCELLED,
        course=course,
    )


def told_of(rows: Sequence[Planned]) -> list[str]:
    """The cases and the meetings without one, named by their numbers, as the trace calls them."""
    cases = sorted({row.case_id for row in rows if row.case_id})
    visits = sorted(row.visit_id for row in rows if row.visit_id)
    return [*(f"case:{one}" for one in cases), *(f"visit:{one}" for one in visits)]
