"""All that was asked, as it was answered, to be put right."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.catalog.service import Service
from opora.decisions.asked import AnswersForm, askable
from opora.decisions.fact_words import age_words
from opora.rules.facts import Span, Whence
from opora.ui import fields
from opora.ui.forms import OporaForm

ON_THE_WAY_IN = {"contact", "take_contact", "accept", "put_on_waiting_list"}


def questions(
    service: Service, known: Mapping[str, object], lacking: Collection[str] = ()
) -> list[str]:
    """What was answered, what is asked on the way in, and what the record is ``lacking``."""
    return [
        name
        for name, spec in service.rulebook.facts.items()
        if (
            name in {*known, *lacking}
            or (spec.whence is Whence.ASKED and ON_THE_WAY_IN & set(spec.at))
        )
        and askable(service, name)
    ]


def as_typed(value: object) -> object:
    """An age known only between two bounds has no number to start with."""
    if isinstance(value, Mapping) and "low" in value:
        return value["low"] if value["low"] == value["high"] else None
    return value


def _in_words(value: object) -> str:
    """An age that has no one number, as it is known; nothing of other answers."""
    if as_typed(value) is not None or not isinstance(value, Mapping):
        return ""
    return age_words(Span(value.get("low"), value.get("high")))


class AnswersMendedForm(OporaForm):
    """The answers, and whether the old ones were wrong or things have changed."""

    not_saved = _("Odpovědi jsou zatím beze změny")

    how = fields.ChoiceField(
        label=_("Proč se odpověď mění"),
        choices=[
            ("mistaken", _("Zapsalo se to špatně")),
            ("changed", _("Od té doby se to změnilo")),
        ],
        missing=_("Vyberte, jestli to bylo zapsané špatně, nebo se to změnilo."),
    )

    def __init__(
        self,
        *args: Any,
        service: Service,
        known: Mapping[str, object],
        lacking: Collection[str] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.known = {name: as_typed(value) for name, value in known.items()}
        self.asked = AnswersForm(
            self.data if self.is_bound else None,
            service=service,
            facts=questions(service, known, lacking),
            today=self.today or date.min,
            initial=dict(self.known),
        )
        for name, value in known.items():
            if name in self.asked.fields and (told := _in_words(value)):
                self.asked.fields[name].help_text = _("Zatím víme: %(what)s.") % {"what": told}

    def is_valid(self) -> bool:
        """The answers belong to the form."""
        return super().is_valid() and self.asked.is_valid()

    def changed(self) -> dict[str, object]:
        """Answers that differ from what is known; one that is gone is taken back."""
        said = self.asked.known()
        found = {name: value for name, value in said.items() if self.known.get(name) != value}
        gone = [
            name
            for name, value in self.known.items()
            if value is not None and name in self.asked.fields and name not in said
        ]
        return found | dict.fromkeys(gone)
