"""The forms of examinations."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.cases.queries import PersonInCase
from opora.catalog.service import Service
from opora.findings.terms import Told, Wanted
from opora.findings.words import EXPLAINED, KEPT
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm
from opora.ui.people_field import PeopleField

Named = Sequence[tuple[int, str]]


def _one_of(label: Any, named: Named, missing: Any = "", **options: Any) -> fields.ChoiceField:
    choices = [(str(key), name) for key, name in named]
    return fields.ChoiceField(
        label=label, choices=choices, widget=widgets.List(), missing=missing, **options
    )


class AskForm(OporaForm):
    """Who is to be examined, by whom, what for and by when."""

    not_saved = _("Žádost ještě není uložená")

    def __init__(
        self,
        *args: Any,
        service: Service,
        people: Sequence[PersonInCase],
        examiners: Named,
        interpreters: Named,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        named = [(one.id, one.name) for one in people]
        self.fields["person"] = _one_of(_("Koho vyšetřit"), named, _("Vyberte, o koho jde."))
        self.fields["question"] = fields.TextField(
            label=_("Co má vyšetření zjistit"),
            help_text=_("Žádost vidí všichni, kdo vidí případ. Výsledek ne."),
            lines=True,
            max_length=2000,
            missing=_("Napište, co má vyšetření zjistit."),
        )
        self.fields["worker"] = _one_of(
            _("Kdo vyšetření udělá"), examiners, _("Vyberte, kdo vyšetření udělá.")
        )
        due_on = fields.DayField(label=_("Do kdy"), missing=_("Napište den, do kdy to má být."))
        due_on.set_today(self.today)
        self.fields["due_on"] = due_on
        if EXPLAINED in KEPT.of(service):
            self.fields["interpreter"] = _one_of(
                _("Kdo výsledek vysvětlí"),
                interpreters,
                required=False,
                help_text=_("Pokud to jde, ten, koho už rodina zná."),
            )

    @property
    def wanted(self) -> Wanted:
        """As the action takes it."""
        typed = self.cleaned_data
        interpreter = typed.get("interpreter")
        return Wanted(
            person_id=int(typed["person"]),
            worker_id=int(typed["worker"]),
            question=typed["question"],
            due_on=typed["due_on"],
            interpreter_id=int(interpreter) if interpreter else None,
        )


class ResultForm(OporaForm):
    """What the examination showed."""

    not_saved = _("Výsledek ještě není uložený")

    day = fields.DayField(label=_("Kdy vyšetření proběhlo"), past=True)
    text = fields.TextField(
        label=_("Co vyšetření ukázalo"),
        help_text=_(
            "Přečte to jen ten, kdo o vyšetření požádal, kdo ho dělá, kdo ho vysvětlí, klíčový"
            " pracovník a vedoucí."
        ),
        lines=True,
        max_length=8000,
        missing=_("Napište, co vyšetření ukázalo."),
    )


class TestForm(OporaForm):
    """What a test showed; it may come days after the test."""

    not_saved = _("Výsledek ještě není uložený")

    day = fields.DayField(label=_("Kdy je výsledek známý"), past=True)
    text = fields.TextField(
        label=_("Jak test dopadl"),
        lines=True,
        max_length=2000,
        missing=_("Napište, jak test dopadl."),
    )

    def __init__(self, *args: Any, who_reads: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].help_text = who_reads


class ExplainForm(OporaForm):
    """Who explained the result, when, and to whom."""

    not_saved = _("Vysvětlení ještě není uložené")

    day = fields.DayField(label=_("Kdy"), past=True)

    def __init__(
        self, *args: Any, people: Sequence[PersonInCase], workers: Named, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["worker"] = _one_of(_("Kdo výsledek vysvětlil"), workers)
        named = [(one.id, one.name) for one in people]
        self.fields["people"] = PeopleField(label=_("Komu"), people=named, required=False)
        self.fields["others"] = fields.TextField(
            label=_("Komu dalšímu"),
            help_text=_("Kdo v případu není, třeba pracovník OSPOD."),
            max_length=300,
            required=False,
        )

    @property
    def told(self) -> Told:
        """As the action takes it."""
        typed = self.cleaned_data
        return Told(
            typed["day"], int(typed["worker"]), tuple(typed.get("people") or ()), typed["others"]
        )
