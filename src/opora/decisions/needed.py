"""Which fields of a form are not by the way: a rule of the step can't answer without them."""

from collections.abc import Iterable, Mapping

from opora.catalog.service import Service
from opora.ui.asked import Asked
from opora.ui.forms import OporaForm

FILLED_BY: Mapping[str, tuple[str, ...]] = {
    "starts_at": ("at",),
    "clients_now": ("at",),
    "contents": ("acts", "when_broken", "ways_to_end"),
    # Nothing typed says that nothing is paid.
    "fee": (),
}
"""Facts that the fields of a form tell under another name."""


def facts_needed(service: Service, asks: Iterable[str]) -> frozenset[str]:
    """The facts that the gates of these questions look at."""
    rules = (rule for ask in asks for rule in service.rulebook.asked(ask) if rule.gates)
    return frozenset[str]().union(*(rule.facts() for rule in rules))


def fields_needed(service: Service, asks: Iterable[str]) -> frozenset[str]:
    """Names of the fields that tell those facts."""
    names = facts_needed(service, asks)
    return frozenset(field for name in names for field in FILLED_BY.get(name, (name,)))


def mark_needed(form: OporaForm, service: Service, *asks: str) -> None:
    """Takes "(nepovinné)" from the fields without which a rule would ask."""
    for name in fields_needed(service, asks) & form.fields.keys():
        field = form.fields[name]
        if isinstance(field, Asked):
            field.may_say_optional = False
