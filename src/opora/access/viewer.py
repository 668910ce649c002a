"""The one who looks or acts: what every query and action is given."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils import timezone

from opora.access.roles import HEADS, Role


@dataclass(frozen=True)
class Post:
    """A role in a service, at one site or (empty) at all of them."""

    role: Role
    service: str
    site: str = ""


def lasting(day: date) -> Q:
    """Loans and exclusions that have not ended: the last day still counts."""
    return Q(until=None) | Q(until__gte=day)


def held(day: date, prefix: str = "") -> Q:
    """Roles that are held on the day, from their first one through their last."""
    begun = Q(**{f"{prefix}since": None}) | Q(**{f"{prefix}since__lte": day})
    return begun & (Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": day}))


def working(day: date, prefix: str = "") -> Q:
    """Accounts that are open: of somebody who leaves through their last day."""
    stays = Q(**{f"{prefix}last_day": None}) | Q(**{f"{prefix}last_day__gte": day})
    return Q(**{f"{prefix}is_active": True}) & stays


@dataclass(frozen=True)
class Viewer:
    """An account with its posts, read once per request.

    ``today`` is the day of the looking. It is no day of a step: who writes down last week's act
    today sees what may be seen today, so it can't be taken from ``on``. ``stands_in``: cases in
    which the viewer decides in the head's place, as every head there is left out (B19).
    """

    account_id: int
    organisation_id: int
    name: str
    posts: tuple[Post, ...]
    stands_in: frozenset[int] = frozenset()
    today: date = field(default_factory=timezone.localdate)

    def roles_at(self, service: str, site: str, case_id: int | None = None) -> frozenset[Role]:
        """The roles held in this service at this site; a deputy's too where the case is named."""
        held = frozenset(
            post.role for post in self.posts if post.service == service and post.site in ("", site)
        )
        return held | HEADS if case_id in self.stands_in else held

    def holds(
        self, roles: Iterable[Role], service: str, site: str, case_id: int | None = None
    ) -> bool:
        """True when one of the roles is held there, or in this case in the head's place."""
        return bool(self.roles_at(service, site, case_id) & frozenset(roles))

    def instead_of_head(self, link: str) -> Q:
        """The cases in which the viewer stands in, as a predicate over rows with their number."""
        return Q(**{f"{link}__in": self.stands_in}) if self.stands_in else Q(pk__in=[])

    def services(self, roles: Iterable[Role]) -> tuple[str, ...]:
        """The services in which one of the roles is held anywhere."""
        wanted = frozenset(roles)
        return tuple(dict.fromkeys(post.service for post in self.posts if post.role in wanted))

    def sites(self, roles: Iterable[Role], service: str, all_sites: Iterable[str]) -> list[str]:
        """Of the service's sites those at which one of the roles is held."""
        return [site for site in all_sites if self.holds(roles, service, site)]

    def where(self, roles: Iterable[Role], prefix: str = "") -> Q:
        """The services and sites of the roles as a predicate over rows that have both."""
        wanted = frozenset(roles)
        predicate = Q(pk__in=[])
        for post in self.posts:
            if post.role not in wanted:
                continue
            one = Q(**{f"{prefix}service": post.service})
            if post.site:
                one &= Q(**{f"{prefix}site": post.site})
            predicate |= one
        return predicate
