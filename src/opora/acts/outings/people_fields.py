"""What can be said of many people at once, so that the rules can be asked (C2)."""

from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from opora.acts.outings.without_case import asked_of_people
from opora.catalog.service import Service
from opora.decisions.asked import field_for
from opora.decisions.panels import said
from opora.people.birth_field import BirthField, Said
from opora.rules.facts import FactType
from opora.ui.asked import Asked

PREFIX = "of_"
BAND = gettext_lazy("Co platí pro všechny: 20 až 30, aspoň %(age)s, nebo pod %(age)s.")
GROWN = 18


def people_fields(service: Service, today: date | None) -> dict[str, Any]:
    """A field for each fact that the rules of an act look at in a person."""
    found: dict[str, Any] = {}
    for name in asked_of_people(service):
        spec = service.rulebook.facts[name]
        field = BirthField() if spec.type is FactType.AGE else field_for(spec, service)
        field.label = capfirst(said(spec.label))
        if isinstance(field, BirthField):
            field.help_text = BAND % {"age": _bound_of(name, service)}
        if isinstance(field, Asked):
            field.may_say_optional = False
            field.set_today(today)
        found[f"{PREFIX}{name}"] = field
    return found


def _bound_of(name: str, service: Service) -> object:
    """The age at which a rule of the service draws its line, for an example of what to write."""
    bounds = (value for named, value in service.numbers.items() if named.endswith(f".{name}"))
    return next((one for one in bounds if isinstance(one, int)), GROWN)


def people_facts(form: Any) -> dict[str, object]:
    """The answers as facts; what was not asked is left out."""
    found: dict[str, object] = {}
    for name in form.told_of:
        value = form.cleaned_data.get(name)
        if isinstance(value, Said):
            value = {"low": value.age.low, "high": value.age.high}
        if value not in (None, "", []):
            found[name.removeprefix(PREFIX)] = value
    return found
