"""Reading meetings without a case: by the place where one works."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import Q, QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.appointments.meeting_rooms.queries import room_names
from opora.appointments.models import Appointment, Visit
from opora.cases.search.queries import find

State = Appointment.State


@dataclass(frozen=True)
class VisitRow:
    """One meeting with somebody who has no case, as pages show it."""

    id: int
    service: str
    site: str
    label: str
    code: str
    kind: str
    day: date
    at: time
    minutes: int
    worker_id: int
    worker: str
    place: str
    room_id: int | None
    room: str
    channel: str
    clash_reason: str
    state: str
    opened_id: int | None
    moved_by: str
    cancelled_on: date | None
    cancelled_by: str
    cancel_note: str
    decision_id: int | None

    @property
    def called(self) -> str:
        """The word for the door, else the code."""
        return self.label or self.code

    @property
    def is_planned(self) -> bool:
        """Whether nothing is written of it yet."""
        return self.state == State.PLANNED


def rows_of(found: Iterable[Visit]) -> list[VisitRow]:
    """Meetings found visible, as pages show them."""
    if not (listed := list(found)):
        return []
    called = names(row.worker_id for row in listed)
    rooms = room_names(row.room_id for row in listed)
    plain = [name for name in VisitRow.__annotations__ if name not in ("id", "worker", "room")]
    return [
        VisitRow(
            id=row.pk,
            worker=called.get(row.worker_id, ""),
            room=rooms.get(row.room_id or 0, ""),
            **{name: getattr(row, name) for name in plain},
        )
        for row in listed
    ]


def visit_row(viewer: Viewer, visit_id: int) -> VisitRow:
    """One meeting; NotFound away from the viewer's places."""
    found = rows_of(Visit.objects.visible_to(viewer).filter(pk=visit_id))
    if not found:
        raise NotFound
    return found[0]


def visits_of_day(viewer: Viewer, day: date, *, whose: int = 0) -> list[VisitRow]:
    """The viewer's own of a day, cancelled ones left out; or those of ``whose``."""
    found = _of_worker(viewer, day, whose or viewer.account_id)
    return [row for row in found if row.day == day]


def unwritten(viewer: Viewer, before: date, *, mine: bool) -> list[VisitRow]:
    """Those whose day has passed and of which nothing is written yet."""
    if mine:
        return [row for row in _of_worker(viewer, before, viewer.account_id) if row.day < before]
    rows = Visit.objects.visible_to(viewer).filter(state=State.PLANNED, day__lt=before)
    return rows_of(rows.order_by("day", "at", "pk"))


@once_a_page
def _of_worker(viewer: Viewer, day: date, whose: int) -> list[VisitRow]:
    """A worker's of the day, and of earlier days what waits to be written."""
    return rows_of(_until(day, whose, viewer=viewer))


@prepared
def _until(day: date, whose: int, *, viewer: Viewer) -> QuerySet[Visit]:
    seen = Visit.objects.visible_to(viewer).filter(worker_id=whose)
    today = Q(day=day) & ~Q(state=State.CANCELLED)
    found: QuerySet[Visit] = seen.filter(today | Q(state=State.PLANNED, day__lt=day))
    return found.order_by("day", "at", "pk")


def planned_after(viewer: Viewer, worker_id: int, day: date) -> list[VisitRow]:
    """A worker's meetings after the day, as far as the viewer sees them."""
    rows = Visit.objects.visible_to(viewer).filter(worker_id=worker_id, day__gt=day)
    return rows_of(rows.filter(state=State.PLANNED).order_by("day", "at", "pk"))


def cases_under(viewer: Viewer, code: str) -> Sequence[Any]:
    """Running cases that the viewer sees under the code: nobody new then, but somebody known."""
    return [one for one in find(viewer, code) if not one.is_over] if code.strip() else []
