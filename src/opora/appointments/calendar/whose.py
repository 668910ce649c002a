"""Whose calendar it is: a worker's, a site's or a room's; what an address says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.appointments.calendar.queries import Beside, working_beside
from opora.appointments.meeting_rooms.queries import RoomRow, rooms_near
from opora.appointments.models import READERS
from opora.catalog import current
from opora.decisions.panels import said

WORKER, SITE, ROOM = "p", "s", "r"


@dataclass(frozen=True)
class Whose:
    """One calendar: ``key`` stands in the address and names nobody."""

    key: str
    name: str
    worker_id: int | None = None
    service: str = ""
    site: str = ""
    room_id: int | None = None

    @property
    def of_site(self) -> bool:
        """Whether it is a whole site's."""
        return self.worker_id is None and self.room_id is None


@dataclass(frozen=True)
class Choices:
    """The calendars that the viewer may open."""

    viewer: Viewer
    beside: Sequence[Beside]
    room_rows: Sequence[RoomRow]

    @cached_property
    def workers(self) -> list[Whose]:
        """Oneself first, then those who work at the same places."""
        own, me = self.viewer.account_id, self.viewer.name
        others = [
            Whose(f"{WORKER}{one.id}", one.name, worker_id=one.id)
            for one in self.beside
            if one.id != own
        ]
        mine = _("%(name)s (vy)") % {"name": me}
        return [Whose(f"{WORKER}{own}", mine, worker_id=own), *others]

    @cached_property
    def sites(self) -> list[Whose]:
        """The places where the viewer works."""
        found = []
        for service_id in self.viewer.services(READERS):
            service = current().service(service_id)
            for site in service.sites:
                if not self.viewer.holds(READERS, service_id, site.id):
                    continue
                many = len(service.sites) > 1
                name = f"{said(service.short)}, {said(site.name)}" if many else said(service.short)
                key = f"{SITE}:{service_id}:{site.id}"
                found.append(Whose(key, name, service=service_id, site=site.id))
        return found

    @cached_property
    def rooms(self) -> list[Whose]:
        """The rooms of these places."""
        called = {(one.service, one.site): one.name for one in self.sites}
        many = len(called) > 1
        return [
            Whose(
                f"{ROOM}{one.id}",
                f"{one.name} ({called[one.service, one.site]})" if many else one.name,
                service=one.service,
                site=one.site,
                room_id=one.id,
            )
            for one in self.room_rows
            if (one.service, one.site) in called
        ]

    def groups(self) -> list[tuple[str, list[Whose]]]:
        """All of them under their heads, for a list to choose from."""
        heads = [
            (_("Lidé"), self.workers),
            (_("Pracoviště"), self.sites),
            (_("Místnosti"), self.rooms),
        ]
        return [(head, listed) for head, listed in heads if listed]

    def chosen(self, key: str) -> Whose:
        """The calendar that the address names, else one's own; NotFound for one not to be seen."""
        if not key:
            return self.workers[0]
        for _head, listed in self.groups():
            for one in listed:
                if one.key == key:
                    return one
        raise NotFound

    def services_of(self, whose: Whose) -> list[str]:
        """The services whose hours and places stand above the calendar."""
        if whose.service:
            return [whose.service]
        if whose.worker_id == self.viewer.account_id:
            return list(self.viewer.services(READERS))
        places = {service for one in self.beside if one.id == whose.worker_id
                  for service, _site in one.places}  # fmt: skip
        return sorted(places)

    def at(self, whose: Whose) -> list[Beside]:
        """Who works at the site of a calendar."""
        return [one for one in self.beside if one.works_at(whose.service, whose.site)]


def choices(viewer: Viewer) -> Choices:
    """What the viewer may open; NotFound for who does no work with people."""
    if not viewer.services(READERS):
        raise NotFound
    return Choices(viewer, working_beside(viewer), rooms_near(viewer))


def worker_key(worker_id: int) -> str:
    """The key of a worker's calendar."""
    return f"{WORKER}{worker_id}"
