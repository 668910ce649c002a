"""Roles and places of an account in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.accounts.office.queries import offered_roles
from opora.access.accounts.post import Post
from opora.access.accounts.queries import AccountRow, RoleHeld
from opora.access.accounts.rights import may_end, may_give
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.appointments.meeting_rooms.views import site_name
from opora.catalog import current
from opora.decisions.panels import said
from opora.ui.words import full_day


def place_name(service_id: str, site_id: str) -> str:
    """'Ohrožené rodiny, Most'; of a role at all sites of several 'Ohrožené rodiny, všude'."""
    service = current().services.get(service_id)
    if service is None:
        return service_id
    if not site_id and len(service.sites) > 1:
        return _("%(service)s, všechna pracoviště") % {"service": said(service.short)}
    return site_name(service_id, site_id)


def days_of(role: RoleHeld, on: date) -> str:
    """'od 3. září 2026', 'do 30. listopadu 2026'; nothing where no day is known."""
    said_days = []
    if role.since:
        said_days.append(_("od %(day)s") % {"day": full_day(role.since)})
    if role.until:
        said_days.append(_("do %(day)s") % {"day": full_day(role.until)})
    return " ".join(said_days)


@dataclass(frozen=True)
class RoleLine:
    """A role on a page: what, where, when; whether the viewer may end it."""

    id: int
    what: str
    where: str
    days: str
    may_end: bool


def lines(roles: Iterable[RoleHeld], who: AccountRow, by: Viewer) -> list[RoleLine]:
    """As the viewer sees them; nobody ends their own."""
    theirs = who.id != by.account_id
    return [
        RoleLine(
            id=one.id,
            what=str(one.post.role.label),
            where=place_name(one.post.service, one.post.site),
            days=days_of(one, by.today),
            may_end=theirs and one.until is None and may_end(by, one.post),
        )
        for one in roles
    ]


def givable(by: Viewer, led: set[str]) -> list[Post]:
    """Every role that the viewer may give, in services of the organisation that are defined."""
    services = [
        current().services[one]
        for one in sorted({post.service for post in by.posts})
        if one in current().services
    ]
    found = []
    for service in services:
        sites = [one.id for one in service.sites] if len(service.sites) > 1 else []
        for role in offered_roles(service):
            posts = (Post(role, service.id, site) for site in ("", *sites))
            found += [one for one in posts if may_give(by, one, led)]
    return found


def roles_by_place(posts: Iterable[Post]) -> dict[tuple[Role, ...], list[str]]:
    """The roles among them in their order, and the places that have just these."""
    here: dict[str, set[Role]] = {}
    for one in posts:
        here.setdefault(f"{one.service}:{one.site}", set()).add(one.role)
    groups: dict[tuple[Role, ...], list[str]] = {}
    for place, roles in here.items():
        groups.setdefault(tuple(one for one in Role if one in roles), []).append(place)
    return groups


def place_choices(posts: Iterable[Post]) -> list[tuple[str, str]]:
    """The places among them, as a field offers them."""
    known = dict.fromkeys((one.service, one.site) for one in posts)
    return [(f"{one}:{site}", place_name(one, site)) for one, site in known]
