"""Which fields a screen has: those that some rule of the service keeps.

A field stands on a screen because a promise needs it. Take the rule out of the
definition and the field goes too; nothing is asked that nobody promised.

Each module says once which fields it draws at a step (``keeps``) and is told of
no others. So the declaration can't be forgotten, and it is what ``opora rules``
shows as the place at which a rule is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opora.catalog.service import Service, once_a_service
from opora.rules.kinds import Informed, Kept
from opora.rules.rule import Rule


@dataclass(frozen=True)
class Keeps:
    """The fields that one module draws at one step."""

    place: str
    screen: str
    fields: frozenset[str]

    def rules(self, service: Service) -> tuple[Rule, ...]:
        """The rules of the service that are kept or told here."""
        return _covered(service, self)

    def of(self, service: Service) -> frozenset[str]:
        """Which of the fields the service's rules keep."""
        return _kept(service, self)

    def keeping(self, field: str, service: Service, on: date) -> tuple[Rule, ...]:
        """The rules in force on the day that keep this one field here."""
        rules = (one for one in self.rules(service) if field == _field(one))
        return tuple(one for one in rules if service.version_in_force(one.id, on) is one)

    def acts(self, field: str, service: Service) -> tuple[str, ...]:
        """The acts to which the rules bind this field; none where it goes with every act."""
        keeping = [one for one in self.rules(service) if _field(one) == field]
        return acts_of(keeping)

    def telling(self, service: Service) -> tuple[Rule, ...]:
        """The rules whose text the client must get here."""
        return tuple(rule for rule in self.rules(service) if isinstance(rule.kind, Informed))

    def covers(self, rule: Rule) -> bool:
        """Whether the rule is kept here."""
        kind = rule.kind
        if not isinstance(kind, Kept) or kind.field_name not in self.fields:
            return False
        return self.screen in (kind.screen, *rule.at)


def acts_of(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The acts that these rules are about; none where one of them is about every act."""
    found: list[str] = []
    for rule in rules:
        tests = [one for one in rule.when if one.fact == "act"]
        if not tests:
            return ()
        found += [act for one in tests for act in one.in_ or (str(one.is_),)]
    return tuple(dict.fromkeys(found))


def _field(rule: Rule) -> str:
    return rule.kind.field_name if isinstance(rule.kind, Kept) else ""


@once_a_service
def _covered(service: Service, place: Keeps) -> tuple[Rule, ...]:
    return tuple(rule for rule in service.rulebook.rules if place.covers(rule))


@once_a_service
def _kept(service: Service, place: Keeps) -> frozenset[str]:
    kinds = (rule.kind for rule in _covered(service, place))
    return frozenset(kind.field_name for kind in kinds if isinstance(kind, Kept))


KEEPS: list[Keeps] = []


def keeps(place: str, screen: str, *fields: str) -> Keeps:
    """Declares what the module ``place`` draws at a step; declared once, when it is imported."""
    declared = Keeps(place, screen, frozenset(fields))
    KEEPS.append(declared)
    return declared
