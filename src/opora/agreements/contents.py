"""What an agreement has to hold, and which field of the form holds it."""

from django.utils.translation import gettext_lazy

from opora.agreements.asked import CONCLUDE
from opora.catalog.service import Service
from opora.rules.kinds.conditions import Needs

CONTENT = {
    "ujednane_ukony": (
        "acts",
        gettext_lazy("Vyberte aspoň jeden úkon, na kterém jste se dohodli."),
    ),
    "pri_nedodrzeni": (
        "when_broken",
        gettext_lazy("Napište, co se stane, když se podmínky nedodrží."),
    ),
    "ukonceni_a_zmena": (
        "ways_to_end",
        gettext_lazy("Napište, kdy a jak lze službu změnit nebo ukončit."),
    ),
}
"""Which field holds what of the contents of an agreement, and what is said where it is empty."""


def needed_contents(service: Service) -> list[str]:
    """What has to be in every agreement of the service, by the rules that refuse it without."""
    named = {
        name
        for rule in service.rulebook.asked(CONCLUDE)
        if rule.gates and not rule.when and isinstance(rule.kind, Needs)
        for test in rule.kind.needs
        if test.fact == "contents"
        for name in test.includes
    }
    return [name for name in CONTENT if name in named]
