"""Which fields a screen has: those that some rule of the service keeps.

A field stands on a screen because a promise needs it. Take the rule out of the
definition and the field goes too; nothing is asked that nobody promised.
"""

from opora.catalog import current
from opora.catalog.service import Service
from opora.rules.kinds import Informed, Kept
from opora.rules.rule import Rule


def keeping(service: Service, screen: str) -> tuple[Rule, ...]:
    """The rules that keep or tell something at this step."""
    return tuple(
        rule
        for rule in service.rulebook.rules
        if isinstance(rule.kind, Kept) and screen in (rule.kind.screen, *rule.at)
    )


def kept_fields(service: Service, screen: str) -> frozenset[str]:
    """Names of the fields that rules keep at this step."""
    rules = keeping(service, screen)
    return frozenset(rule.kind.field_name for rule in rules if isinstance(rule.kind, Kept))


def telling(service: Service, screen: str) -> tuple[Rule, ...]:
    """The rules whose text the client must get at this step."""
    return tuple(rule for rule in keeping(service, screen) if isinstance(rule.kind, Informed))


def promised_everywhere(screen: str, field: str) -> bool:
    """A field that one service has published and that all of ours keep to (E12)."""
    return any(field in kept_fields(one, screen) for one in current().services.values())
