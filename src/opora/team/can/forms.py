"""Forms of the procedure for a child at risk."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.queries import Colleague
from opora.team.can.declared import steps_in
from opora.ui import fields
from opora.ui.forms import OporaForm


class ProcedureForm(OporaForm):
    """The steps, and who of us sees such a case."""

    not_saved = _("Postup ještě není uložený")

    steps = fields.TextField(
        label=_("Kroky"),
        help_text=_(
            "Na každý řádek jeden: co udělat, kdo, do kolika dní. Jméno celé, jak je v Opoře."
            " Třeba: Oznámit to OSPOD, Jana Nová, 1"
        ),
        lines=True,
        max_length=6000,
        missing=_("Napište aspoň jeden krok."),
    )

    def __init__(self, *args: Any, people: Sequence[Colleague], **options: Any) -> None:
        self.people = people
        super().__init__(*args, **options)
        listed = [(str(one.id), one.name) for one in people]
        self.fields["people"] = fields.ManyField(
            label=_("Kdo takový případ uvidí"),
            help_text=_("Kromě vedoucí a toho, kdo případ vede. Kdo má krok, uvidí ho vždy."),
            choices=listed,
            whole=False,
        )

    def clean_steps(self) -> str:
        """Every line has all three."""
        text = str(self.cleaned_data.get("steps") or "")
        _steps, wrong = steps_in(text, self.people)
        if wrong:
            told = _("Tento řádek nejde přečíst: „%(line)s“. Napište co, čárku, celé jméno někoho"
                     " z nás, čárku a počet dní.")  # fmt: skip
            self.refuse("steps", told % {"line": wrong[:80]})
        return text

    @property
    def declared(self) -> dict[str, Any]:
        """What is declared, for the action."""
        steps, _wrong = steps_in(self.cleaned_data["steps"], self.people)
        people = [int(one) for one in self.cleaned_data["people"] or ()]
        return {"steps": steps, "people": people}


class BeginForm(OporaForm):
    """What happened, or what worries us."""

    not_saved = _("Postup zatím neběží")

    why = fields.TextField(
        label=_("Co se stalo nebo co vás znepokojuje"),
        lines=True,
        max_length=4000,
        missing=_("Napište, co se stalo nebo co vás znepokojuje."),
    )


class FinishForm(OporaForm):
    """When the step was taken; empty: it waits."""

    not_saved = _("Krok ještě není uložený")

    done_on = fields.DayField(
        label=_("Hotovo dne"), past=True, required=False, help_text=_("Prázdné: krok ještě čeká.")
    )
    note = fields.TextField(label=_("Jak to dopadlo"), lines=True, max_length=2000, required=False)


class ProposeForm(OporaForm):
    """Why it is over."""

    not_saved = _("Konec ještě není navržený")

    why = fields.TextField(
        label=_("Proč už postup není potřeba"),
        lines=True,
        max_length=2000,
        missing=_("Napište proč. Přečte si to ten, kdo konec potvrdí."),
    )


class ConfirmForm(OporaForm):
    """The second word."""

    not_saved = _("Rozhodnutí ještě není uložené")

    agrees = fields.ChoiceField(
        label=_("Má postup skončit?"),
        choices=[("yes", _("Ano, potvrdit konec")), ("no", _("Ne, běží dál"))],
        missing=_("Vyberte jedno z toho."),
    )
    why = fields.TextField(
        label=_("Proč"), lines=True, max_length=2000, missing=_("Napište proč. Stačí jedna věta.")
    )

    def __init__(self, *args: Any, asks: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not asks:
            del self.fields["agrees"]
