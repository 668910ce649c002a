"""Limits that a service has published for its sites (D7, D8)."""

from datetime import date

from opora.catalog.service import Service, Site
from opora.rules.kinds import Points
from opora.rules.kinds.conditions import Capacity
from opora.rules.rule import Rule

PLACES = "agreements_running"
"""What a limit of places counts: agreements that run at the site."""


def limits_of(service: Service, site: Site, on: date) -> list[tuple[Rule, Capacity]]:
    """The limits that hold at the site on the day, whatever they count."""
    return [
        (rule, rule.kind)
        for rule in service.rulebook.rules
        if isinstance(rule.kind, Capacity)
        and rule is service.version_in_force(rule.id, on)
        and all(test.is_ == site.id for test in rule.scope if test.fact == "site")
    ]


def has_limits(service: Service) -> bool:
    """Whether the service has published, for any day, how many it can take."""
    return any(isinstance(rule.kind, Capacity) for rule in service.rulebook.rules)


def has_line(service: Service) -> bool:
    """Whether the service has published limits, or by what order people wait."""
    return has_limits(service) or any(
        isinstance(one.kind, Points) for one in service.rulebook.rules
    )


def tightest(service: Service, site_id: str, taken: int, on: date) -> tuple[Rule, int] | None:
    """The limit of places that leaves least, and how many that is; None without a limit."""
    site = next((one for one in service.sites if one.id == site_id), None)
    left = [
        (rule, max(kind.limit - taken, 0))
        for rule, kind in (limits_of(service, site, on) if site is not None else ())
        if kind.counts == PLACES
    ]
    return min(left, key=lambda one: one[1], default=None)
