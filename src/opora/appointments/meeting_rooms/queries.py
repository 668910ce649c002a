"""Rooms of the sites where the viewer works."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.appointments.models import READERS, Appointment, MeetingRoom, Visit


@dataclass(frozen=True)
class RoomRow:
    """A room; from ``closed_from`` on nothing is planned in it."""

    id: int
    name: str
    service: str
    site: str
    closed_from: date | None

    def is_open(self, day: date) -> bool:
        """Whether meetings may be planned in it on the day."""
        return self.closed_from is None or day < self.closed_from


def _row(one: MeetingRoom) -> RoomRow:
    return RoomRow(one.pk, one.name, one.service, one.site, one.closed_from)


def rooms_near(viewer: Viewer) -> list[RoomRow]:
    """All rooms of the viewer's places, closed ones too."""
    rows = MeetingRoom.objects.filter(viewer.where(READERS)).order_by(
        "service", "site", "name", "pk"
    )
    return [_row(one) for one in rows]


def rooms_at(service: str, site: str) -> list[RoomRow]:
    """Rooms of a site, closed ones too; the caller works there."""
    rows = MeetingRoom.objects.filter(service=service, site=site).order_by("name", "pk")
    return [_row(one) for one in rows]


def room_row(viewer: Viewer, room_id: int) -> RoomRow:
    """One room; NotFound away from the viewer's places."""
    found = MeetingRoom.objects.filter(viewer.where(READERS), pk=room_id).first()
    if found is None:
        raise NotFound
    return _row(found)


def is_open(service: str, site: str, room_id: int, day: date) -> bool:
    """Whether it is a room of the site in which meetings may be planned on the day."""
    rows = MeetingRoom.objects.filter(Q(closed_from=None) | Q(closed_from__gt=day))
    return bool(rows.filter(service=service, site=site, pk=room_id).exists())


def room_names(room_ids: Iterable[int | None]) -> dict[int, str]:
    """Names of rooms by id; no query where there is none to ask about."""
    wanted = {one for one in room_ids if one is not None}
    rows = MeetingRoom.objects.filter(pk__in=wanted)
    return dict(rows.values_list("pk", "name")) if wanted else {}


def planned_in(room_id: int, since: date) -> list[tuple[date, int]]:
    """The days on which meetings are planned in it from then on, and how many on each."""
    wanted = {"room_id": room_id, "day__gte": since, "state": Appointment.State.PLANNED}
    found: dict[date, int] = {}
    for kind in (Appointment, Visit):
        for day in kind.objects.filter(**wanted).values_list("day", flat=True):
            found[day] = found.get(day, 0) + 1
    return sorted(found.items())
