"""Who and what there is a calendar of, and what stands in it.

What lies in a case that the viewer does not see is *busy*: time alone, without a name, a kind or a
place (a declared exception of DESIGN, section 4).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from opora.access.models import Absence, Assignment
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.roles import CASEWORK, CONTACT_TAKERS
from opora.access.viewer import Viewer, held, working
from opora.appointments.meeting_rooms.queries import room_names
from opora.appointments.models import READERS, Appointment, Visit, where_is
from opora.cases.models import Case

LISTED = CASEWORK | CONTACT_TAKERS
"""Whose calendar there is."""


@dataclass(frozen=True)
class Beside:
    """A worker of a place where the viewer works, too."""

    id: int
    name: str
    places: frozenset[tuple[str, str]]

    def works_at(self, service: str, site: str) -> bool:
        """Whether it is a place of theirs; an empty site means all of the service."""
        return (service, site) in self.places or (service, "") in self.places


@prepared
def _posts_beside(*, viewer: Viewer) -> QuerySet[Any, tuple[int, str, str, str]]:
    near = Q(pk__in=[])
    for post in viewer.posts:
        if post.role in READERS:
            there = Q(site__in=("", post.site)) if post.site else Q()
            near |= Q(service=post.service) & there
    rows = Assignment.objects.filter(
        near,
        held(viewer.today),
        working(viewer.today, "account__"),
        role__in=sorted(LISTED),
        account__organisation_id=viewer.organisation_id,
    ).order_by("account__sort_name", "account_id")
    found: QuerySet[Any, tuple[int, str, str, str]] = rows.values_list(
        "account_id", "account__full_name", "service", "site"
    )
    return found


def working_beside(viewer: Viewer) -> list[Beside]:
    """Active workers of the places where the viewer works, in Czech order."""
    called: dict[int, str] = {}
    places: dict[int, list[tuple[str, str]]] = {}
    for key, name, service, site in _posts_beside(viewer=viewer):
        called[key] = name
        places.setdefault(key, []).append((service, site))
    return [Beside(key, name, frozenset(places[key])) for key, name in called.items()]


@dataclass(frozen=True)
class Booked:
    """One meeting in a calendar; where it is not ``seen``, nothing but its time may be shown."""

    id: int
    day: date
    at: time
    minutes: int
    worker_ids: tuple[int, ...]
    workers: str
    seen: bool
    case_id: int | None
    title: str
    service: str
    kind: str
    place: str
    room: str
    channel: str
    state: str
    group_id: int | None = None
    count: int = 1
    visit_id: int | None = None
    past_end: bool = False
    """Planned after the last day of its case."""


def _between(first: date, last: date) -> QuerySet[Appointment]:
    rows: QuerySet[Appointment] = Appointment.objects.filter(day__gte=first, day__lte=last)
    return rows.exclude(state=Appointment.State.CANCELLED).order_by("day", "at", "pk")


@prepared
def _of_worker(worker_id: int, first: date, last: date) -> QuerySet[Appointment]:
    """With all that several workers lead: whether this one is among them, the caller looks."""
    return _between(first, last).filter(where_is(worker_id, day__gte=first, day__lte=last))


@prepared
def _of_room(room_id: int, first: date, last: date) -> QuerySet[Appointment]:
    return _between(first, last).filter(room_id=room_id)


@prepared
def _of_site(service: str, site: str, first: date, last: date) -> QuerySet[Appointment]:
    return _between(first, last).filter(service=service, site=site)


@prepared
def _titles(case_ids: Sequence[int], *, viewer: Viewer) -> QuerySet[Any, Any]:
    """Asked of the cases in a calendar alone: all that a head sees are many more."""
    found: QuerySet[Any, Any] = Case.objects.visible_to(viewer).filter(pk__in=case_ids)
    return found.values_list("pk", "title", "closed_on")


def _visits(first: date, last: date, **where: object) -> list[Any]:
    """Meetings with people without a case from the first day to the last."""
    rows = Visit.objects.filter(day__gte=first, day__lte=last, **where)
    return list(rows.exclude(state=Appointment.State.CANCELLED))


def of_worker(viewer: Viewer, worker_id: int, first: date, last: date) -> list[Booked]:
    """A worker's meetings in all services, from the first day to the last."""
    rows = _of_worker(worker_id, first, last)
    own = [row for row in rows if worker_id in row.worker_ids]
    return _booked(viewer, own, _visits(first, last, worker_id=worker_id))


def of_room(viewer: Viewer, room_id: int, first: date, last: date) -> list[Booked]:
    """What is planned in a room; the caller has found the room visible."""
    return _booked(viewer, _of_room(room_id, first, last), _visits(first, last, room_id=room_id))


def of_site(viewer: Viewer, service: str, site: str, first: date, last: date) -> list[Booked]:
    """Meetings of a site, whoever leads them."""
    rows = _of_site(service, site, first, last)
    return _booked(viewer, rows, _visits(first, last, service=service, site=site))


def away(worker_ids: Collection[int], first: date, last: date) -> frozenset[tuple[int, date]]:
    """Worker and day of every absence between the days; why somebody is away nobody asks."""
    rows = Absence.objects.filter(
        account_id__in=list(worker_ids), since__lte=last, until__gte=first, cancelled=False
    )
    return frozenset(
        (worker, max(since, first) + timedelta(days=number))
        for worker, since, until in rows.values_list("account_id", "since", "until")
        for number in range((min(until, last) - max(since, first)).days + 1)
    )


def _booked(viewer: Viewer, rows: Sequence[Any], visits: Sequence[Any]) -> list[Booked]:
    wanted = sorted({row.case_id for row in rows})
    titles = {key: (title, last) for key, title, last in _titles(wanted, viewer=viewer)}
    for row in rows:
        row.seen = row.case_id in titles
        row.title, last = titles.get(row.case_id, ("", None))
        row.past_end = last is not None and last < row.day
    for row in visits:
        row.seen = viewer.holds(READERS, row.service, row.site)
    both = [*rows, *visits]
    called = names(key for row in both for key in row.worker_ids)
    rooms = room_names(row.room_id for row in both if row.seen)

    def told(row: Any) -> dict[str, Any]:
        return _told(row, called, rooms)

    found = _together(Booked(**told(row), **_of_case(row)) for row in rows)
    found += [Booked(**told(row), **_of_visit(row)) for row in visits]
    return sorted(found, key=lambda one: (one.day, one.at, one.visit_id or 0, one.id))


def _of_case(row: Any) -> dict[str, Any]:
    return {
        "case_id": row.case_id,
        "title": row.title,
        "group_id": row.group_id,
        "past_end": row.past_end and row.group_id is None,
    }


def _of_visit(row: Any) -> dict[str, Any]:
    title = row.label or row.code if row.seen else ""
    return {"case_id": None, "title": title, "visit_id": row.pk}


def _told(row: Any, called: Mapping[int, str], rooms: Mapping[int, str]) -> dict[str, Any]:
    """What is told alike of a meeting with a case and of one without; unseen only when."""
    told = {
        "id": row.pk,
        "day": row.day,
        "at": row.at,
        "minutes": row.minutes,
        "worker_ids": row.worker_ids,
        "workers": ", ".join(called.get(key, "") for key in row.worker_ids),
        "seen": row.seen,
        "service": row.service,
        "state": row.state,
        "room": rooms.get(row.room_id, ""),
    }
    return told | {
        one: getattr(row, one) if row.seen else "" for one in ("kind", "place", "channel")
    }


def _together(rows: Iterable[Booked]) -> list[Booked]:
    """A group is one meeting in the calendar: as much of it as the viewer sees, and how many."""
    found: list[Booked] = []
    groups: dict[int, int] = {}
    for row in rows:
        if row.group_id is None:
            found.append(row)
            continue
        place = groups.setdefault(row.group_id, len(found))
        if place == len(found):
            found.append(row)
            continue
        known = found[place]
        best = row if row.seen and not known.seen else known
        waits = Appointment.State.PLANNED in {known.state, row.state}
        state = Appointment.State.PLANNED if waits else best.state
        found[place] = replace(best, count=known.count + 1, state=state)
    return found
