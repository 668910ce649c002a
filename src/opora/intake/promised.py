"""What a service promises at the steps of intake: fields that rules keep, texts to be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.rules.rule import Rule
from opora.rules.texts import Source, Text

# The steps before an agreement at which people are told about the service.
TELLING_STEPS = ("take_contact", "hold_intro", "accept", "conclude_agreement")
# Texts about the service itself; a letter of refusal or one's own file are told elsewhere.
ABOUT = frozenset({"informed", "about_service", "principles_told", "duties_told"})
TELLS = {step: keeps(__name__, step, *ABOUT) for step in TELLING_STEPS}

WENT_THROUGH = gettext_lazy("Prošli jste spolu podmínky a pravidla?")


@dataclass(frozen=True)
class Told:
    """One text that the client gets."""

    id: str
    field: str
    text: Text
    source: Source


def told_by(service: Service, screens: Iterable[str], on: date) -> list[Told]:
    """The texts of the steps, in the versions of the day, each once."""
    found: dict[str, Told] = {}
    for screen in screens:
        for rule in TELLS[screen].telling(service):
            begun = service.version_in_force(rule.id, on)
            if begun is not None:
                found.setdefault(rule.id, Told(rule.id, _field(rule), begun.text, begun.source))
    return list(found.values())


def _field(rule: Rule) -> str:
    return str(getattr(rule.kind, "field_name", ""))


def tells_informed(service: Service, screen: str) -> bool:
    """Whether going through the conditions and rules belongs to this step."""
    return "informed" in TELLS[screen].of(service)
