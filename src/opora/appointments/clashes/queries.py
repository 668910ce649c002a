"""What a worker, a client or a room has at a time that is wanted for a meeting."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from django.db.models import Exists, OuterRef, Q, QuerySet

from opora.access.absences.queries import away_on
from opora.access.models import Account
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.viewer import Viewer
from opora.appointments.meeting_rooms.queries import room_names
from opora.appointments.models import READERS, Appointment, AppointmentPerson, Visit
from opora.cases.models import Case

State = Appointment.State
NOBODY = (0,)
FROM, UNTIL = time(8), time(18)
"""Between which hours another time is offered."""
EVERY = timedelta(minutes=30)
OFFERED = 4


@dataclass(frozen=True)
class Wanted:
    """The time, and whom and what a meeting would take."""

    day: date
    at: time
    minutes: int
    worker_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()
    room_id: int | None = None
    group_id: int | None = None
    leaving_out: int | None = None
    leaving_out_visit: int | None = None

    @property
    def starts(self) -> datetime:
        """When it begins."""
        return datetime.combine(self.day, self.at)

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Clash:
    """Who or what is taken, from when until when; by what, where the viewer sees the case."""

    kind: Literal["worker", "client", "room", "away"]
    whom: str
    starts: datetime
    ends: datetime
    title: str

    @property
    def never(self) -> bool:
        """Whether no reason lets it through."""
        return self.kind == "room"


def hold_workers(worker_ids: Iterable[int]) -> None:
    """Holds the accounts until the action is over."""
    held = Account.objects.select_for_update().filter(pk__in=sorted(worker_ids)).order_by("pk")
    list(held.values_list("pk", flat=True))


def clashes(viewer: Viewer, wanted: Wanted) -> list[Clash]:
    """All that is in the way, the earliest first.

    Of a client only what lies in cases that the viewer sees: that somebody is served elsewhere,
    too, is not to be learnt by planning a meeting.
    """
    gone = away_on(wanted.worker_ids, wanted.day)
    absent = [Clash("away", one.name, wanted.starts, wanted.ends, "") for one in gone.values()]
    return [*absent, *_found(viewer, wanted, _rows(viewer, wanted))]


def free_times(viewer: Viewer, wanted: Wanted) -> list[time]:
    """The times of the same day nearest to the one wanted at which nothing is in the way."""
    day = Wanted(**{**wanted.__dict__, "at": time(), "minutes": 24 * 60})
    busy = [one for one in _rows(viewer, day) if any(_parts(one, wanted))]
    starts, found = datetime.combine(wanted.day, FROM), []
    while starts + timedelta(minutes=wanted.minutes) <= datetime.combine(wanted.day, UNTIL):
        ends = starts + timedelta(minutes=wanted.minutes)
        if not any(one.starts < ends and starts < one.ends for one in busy):
            found.append(starts)
        starts += EVERY
    nearest = sorted(found, key=lambda one: abs(one - wanted.starts))[:OFFERED]
    return [one.time() for one in sorted(nearest)]


@dataclass(frozen=True)
class Taken:
    """What is planned already; ``title`` and ``expects`` are empty where it is not seen."""

    starts: datetime
    ends: datetime
    worker_ids: tuple[int, ...]
    room_id: int | None
    title: str
    expects: tuple[str, ...] = ()


def _rows(viewer: Viewer, wanted: Wanted) -> list[Taken]:
    """Planned meetings over the time that share anybody or anything with the wanted one."""
    found = [*_meetings(viewer, wanted), *_visits(viewer, wanted)]
    return sorted(found, key=lambda one: one.starts)


def _meetings(viewer: Viewer, wanted: Wanted) -> Iterator[Taken]:
    found: list[Any] = _sharing(
        *_days(wanted),
        wanted.worker_ids or NOBODY,
        wanted.person_ids or NOBODY,
        wanted.room_id or 0,
        wanted.leaving_out or 0,
        viewer=viewer,
    )
    rows = [row for row in found if _overlaps(row, wanted) and not _together(row, wanted)]
    expects: dict[int, list[str]] = {}
    if rows and wanted.person_ids:
        for key, name, code in _expected([row.pk for row in rows], wanted.person_ids):
            expects.setdefault(key, []).append(name or code)
    for row in rows:
        yield Taken(
            *_span(row),
            worker_ids=row.worker_ids,
            room_id=row.room_id,
            title=row.case.title if row.seen else "",
            expects=tuple(expects.get(row.pk, ())) if row.seen else (),
        )


@prepared
def _sharing(
    first: date,
    last: date,
    worker_ids: Sequence[int],
    person_ids: Sequence[int],
    room_id: int,
    leaving_out: int,
    *,
    viewer: Viewer,
) -> QuerySet[Appointment]:
    """Planned meetings of the days that share anybody or the room; few have several workers."""
    expected = AppointmentPerson.objects.filter(person_id__in=person_ids)
    days = {"day__gte": first, "day__lte": last}
    # The days stand with each: so each has an index that finds no more than it needs.
    shares = Q(worker_id__in=worker_ids, **days) | Q(several=True, **days)
    shares |= Q(room_id=room_id, **days)
    shares |= Q(pk__in=expected.values("appointment_id"), **days)
    sees = Case.objects.visible_to(viewer).filter(pk=OuterRef("case_id"))
    found: QuerySet[Appointment] = (
        Appointment.objects.filter(shares, state=State.PLANNED)
        .exclude(pk=leaving_out)
        .select_related("case")
        .annotate(seen=Exists(sees))
        .order_by("day", "at", "pk")
    )
    return found


@prepared
def _expected(
    appointment_ids: Sequence[int], person_ids: Sequence[int]
) -> QuerySet[AppointmentPerson, Any]:
    rows = AppointmentPerson.objects.filter(
        appointment_id__in=appointment_ids, person_id__in=person_ids
    )
    return rows.values_list("appointment_id", "person__given_name", "person__code")


def _visits(viewer: Viewer, wanted: Wanted) -> Iterator[Taken]:
    """Somebody without a case is expected by one worker, in one room."""
    rows = _visits_sharing(
        *_days(wanted),
        wanted.worker_ids or NOBODY,
        wanted.room_id or 0,
        wanted.leaving_out_visit or 0,
    )
    for row in rows:
        if _overlaps(row, wanted):
            seen = viewer.holds(READERS, row.service, row.site)
            title = row.label or row.code if seen else ""
            yield Taken(*_span(row), worker_ids=(row.worker_id,), room_id=row.room_id, title=title)


@prepared
def _visits_sharing(
    first: date, last: date, worker_ids: Sequence[int], room_id: int, leaving_out: int
) -> QuerySet[Visit]:
    shares = Q(worker_id__in=worker_ids) | Q(room_id=room_id)
    rows: QuerySet[Visit] = Visit.objects.filter(
        shares, day__gte=first, day__lte=last, state=State.PLANNED
    )
    return rows.exclude(pk=leaving_out).order_by("day", "at", "pk")


def _days(wanted: Wanted) -> tuple[date, date]:
    """From the day before: a meeting may go on past midnight."""
    return wanted.day - timedelta(days=1), wanted.ends.date()


def _span(row: Any) -> tuple[datetime, datetime]:
    starts = datetime.combine(row.day, row.at)
    return starts, starts + timedelta(minutes=row.minutes)


def _together(row: Any, wanted: Wanted) -> bool:
    """Whether both are meetings of one group."""
    return wanted.group_id is not None and row.group_id == wanted.group_id


def _overlaps(row: Any, wanted: Wanted) -> bool:
    starts, ends = _span(row)
    return starts < wanted.ends and wanted.starts < ends


def _parts(row: Taken, wanted: Wanted) -> Iterator[tuple[Literal["worker", "client", "room"], Any]]:
    """What of the wanted meeting the other one takes."""
    for key in row.worker_ids:
        if key in wanted.worker_ids:
            yield "worker", key
    if wanted.room_id and row.room_id == wanted.room_id:
        yield "room", row.room_id
    for name in row.expects:
        yield "client", name


def _found(viewer: Viewer, wanted: Wanted, rows: list[Taken]) -> Iterator[Clash]:
    called = names(wanted.worker_ids) if rows else {}
    rooms = room_names([wanted.room_id]) if rows else {}
    for row in rows:
        for kind, what in _parts(row, wanted):
            whom = {"worker": called, "room": rooms}.get(kind, {}).get(what, "") or str(what)
            yield Clash(kind, whom, row.starts, row.ends, row.title)
