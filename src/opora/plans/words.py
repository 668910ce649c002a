"""How plans are said."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.plans.queries import StepRow
from opora.ui.words import numeric_day

NOTHING_TO_DECIDE = gettext_lazy(
    "O plánu teď není co rozhodovat: návštěv zatím není tolik, plán už je sepsaný,"
    " nebo už je rozhodnuto. Plán můžete sepsat kdykoli."
)

THERE_ALREADY = gettext_lazy("Plán už je sepsaný. Opravte ho, nebo k němu přidejte cíl.")


def step_words(step: StepRow) -> str:
    """'Klient s doprovodem, do 27. 11. 2026': who and until when."""
    if step.done_on is not None:
        return _("%(who)s, hotovo %(day)s") % {
            "who": step.taker_label,
            "day": numeric_day(step.done_on),
        }
    if step.due_on is not None:
        return _("%(who)s, do %(day)s") % {"who": step.taker_label, "day": numeric_day(step.due_on)}
    return step.taker_label


def is_late(step: StepRow, on: date) -> bool:
    """Not done and after its day."""
    return step.done_on is None and step.due_on is not None and step.due_on < on


def form_words(form: str) -> str:
    """'Písemný', 'Ústní'."""
    return _("Písemný") if form == "written" else _("Ústní")
