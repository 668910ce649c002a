"""Places where the viewer works, as an address names one of them: ``service:site``."""

from collections.abc import Iterable

from opora.access.doors import NotFound
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.catalog import current

Place = tuple[str, str]


def places_of(viewer: Viewer, roles: Iterable[Role]) -> list[Place]:
    """Service and site of every place at which one of the roles is held."""
    wanted = frozenset(roles)
    return [
        (known, one.id)
        for known in viewer.services(wanted)
        for one in current().service(known).sites
        if viewer.holds(wanted, known, one.id)
    ]


def place_asked(viewer: Viewer, roles: Iterable[Role], asked: str) -> Place:
    """The place that the address names, else the first one; NotFound where there is no such."""
    service, _colon, site = asked.partition(":")
    for known, one in places_of(viewer, roles):
        if service in ("", known) and site in ("", one):
            return known, one
    raise NotFound
