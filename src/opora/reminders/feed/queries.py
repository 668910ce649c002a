"""What stands in a worker's calendar address, read by the worker's own sight of that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db.models import Q

from opora.access.viewer import Viewer
from opora.appointments.models import Appointment
from opora.catalog import current
from opora.decisions.panels import said
from opora.reminders.models import FeedKey, FeedMiss

BACK, AHEAD = timedelta(days=60), timedelta(days=400)
MOST = 2000
MISSES = 10
FORGOTTEN = timedelta(minutes=15)
"""As at signing in: so many wrong ones, then a quarter of an hour."""


@dataclass(frozen=True)
class Planned:
    """One meeting, without anybody's name and without what was noted."""

    id: int
    case_id: int
    begins: datetime
    minutes: int
    kind: str
    place: str
    is_cancelled: bool


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
    seen = Appointment.objects.visible_to(viewer).filter(
        Q(worker_id=viewer.account_id) | ~Q(workers=[]), day__gte=on - BACK, day__lte=on + AHEAD
    )
    rows = [
        one
        for one in seen.select_related("room").order_by("day", "at", "pk")[:MOST]
        if viewer.account_id in (one.worker_id, *one.workers)
    ]
    return [_planned(one) for one in rows]


def _planned(row: Appointment) -> Planned:
    service = current().service(row.service)
    act, site = service.act(row.kind), service.site(row.site)
    kind = said(act.text) if act else row.kind
    room = row.room.name if row.room else ""
    place = said(site.name) if site else ""
    return Planned(
        id=row.pk,
        case_id=row.case_id,
        begins=datetime.combine(row.day, row.at),
        minutes=row.minutes,
        kind=f"{kind[:1].upper()}{kind[1:]}",
        place=", ".join(part for part in (place, room) if part),
        is_cancelled=row.state == Appointment.State.CANCELLED,
    )


def case_ids(rows: Sequence[Planned]) -> list[str]:
    """The cases named by their number, as the trace calls them."""
    return [f"case:{one}" for one in sorted({row.case_id for row in rows})]
