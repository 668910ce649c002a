"""Form fields for facts that people are asked: made from the definition, never by hand."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.decisions.providers import Subject, gather
from opora.rules.facts import FactSpec, FactType, Whence
from opora.ui import fields
from opora.ui.asked import Asked
from opora.ui.forms import OporaForm
from opora.ui.number_fields import LARGEST, OLDEST


class AnswersForm(OporaForm):
    """One field for each fact asked. Names are those of the facts; give it a prefix."""

    def __init__(
        self, *args: Any, service: Service, facts: Iterable[str], today: date, **options: Any
    ) -> None:
        self.declared_specs = {
            name: service.rulebook.facts[name]
            for name in facts
            if name in service.rulebook.facts and askable(service, name)
        }
        super().__init__(*args, today=today, **options)
        for name, spec in self.declared_specs.items():
            self.fields[name] = field = field_for(spec, service)
            if isinstance(field, Asked):
                field.may_say_optional = False
                field.set_today(today)
        self.fields.pop("once")
        self.fields.pop("seen")

    def known(self) -> dict[str, object]:
        """The answers that were given, as facts; what was not asked is left out."""
        found: dict[str, object] = {}
        for name, spec in self.declared_specs.items():
            value = self.cleaned_data.get(name)
            if value is None or value == "":
                continue
            found[name] = value.isoformat() if spec.type is FactType.DATE else value
        return found


def askable(service: Service, name: str) -> bool:
    """A fact that a person can be asked on a screen."""
    return service.rulebook.facts[name].askable


def is_answer(service: Service, name: str) -> bool:
    """Whether what was said is kept for later steps; what only tells of this step is not."""
    return service.rulebook.facts[name].is_answer


def asked_at(service: Service, step: str) -> list[str]:
    """The facts whose question belongs to this step."""
    return [name for name, spec in service.rulebook.facts.items() if step in spec.at]


def recorded_facts(
    service: Service, about: Subject, names: Iterable[str], on: date
) -> frozenset[str]:
    """Which of the facts the record knows by itself; nobody is asked for those."""
    specs = service.rulebook.facts
    wanted = [name for name in names if specs[name].whence is Whence.RECORD]
    return frozenset(gather(wanted, [about], on)[0])


def known_answers(
    service: Service, about: Subject, steps: Iterable[str], on: date
) -> dict[str, object]:
    """What was said before to the questions of these steps: yes, no, and lists."""
    names = {name for step in steps for name in asked_at(service, step)}
    found = gather(names, [about], on)[0] if names else {}
    return {
        name: value
        for name, value in found.items()
        if isinstance(value, bool) or (isinstance(value, dict) and "values" in value)
    }


def field_for(spec: FactSpec, service: Service) -> Any:
    """The field for one fact: three states for a yes or no, never a check box."""
    label = said(spec.question) or said(spec.label)
    if spec.type is FactType.BOOL:
        return fields.ThreeStateField(label=label, asked=spec.known_by == "client")
    if spec.type in {FactType.AGE, FactType.NUMBER}:
        return _number_field(spec, label)
    if spec.type is FactType.DATE:
        # What the record would know has happened already.
        past = spec.whence is Whence.RECORD
        return fields.DayField(label=label, required=False, past=past)
    if spec.type is FactType.CHOICE:
        words = [(one, _shown(service, one)) for one in spec.choices]
        return fields.ChoiceField(label=label, choices=words, required=False)
    if spec.type is FactType.LIST:
        words = [(one, _shown(service, one)) for one in spec.choices]
        return fields.ManyField(label=label, choices=words, required=False)
    return fields.TextField(label=label, required=False, help_text=_("Jednou větou."))


def _number_field(spec: FactSpec, label: str) -> Any:
    if spec.decimals:
        return fields.MeasureField(label=label, required=False)
    most = OLDEST if spec.type is FactType.AGE else LARGEST
    return fields.NumberField(label=label, required=False, max_value=most)


def _shown(service: Service, word_id: str) -> str:
    for listed in service.vocabulary.values():
        for one in listed:
            if one.id == word_id:
                return said(one.text)
    return word_id
