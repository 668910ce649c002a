"""Why something in a case is put right."""

from django.utils.translation import gettext_lazy as _

from opora.ui import fields
from opora.ui.forms import OporaForm


def _why() -> fields.TextField:
    missing = _("Napište proč. Důvod zůstane u zápisu.")
    return fields.TextField(label=_("Proč"), lines=True, max_length=500, missing=missing)


def why_field() -> fields.TextField:
    """Why what is written down is changed."""
    return fields.TextField(
        label=_("Proč se zápis mění"),
        lines=True,
        max_length=500,
        missing=_("Napište, proč se zápis mění. Původní znění zůstane dohledatelné."),
    )


class WhyForm(OporaForm):
    """Only the reason."""

    not_saved = _("Zatím je vše beze změny")

    reason = _why()


class EndForm(OporaForm):
    """Until when somebody belongs to the case, and why no longer."""

    not_saved = _("Zatím je vše beze změny")

    until = fields.DayField(label=_("Do kdy"), past=True)
    reason = _why()


class LetBackForm(OporaForm):
    """From when a worker may meet the person again, and why."""

    not_saved = _("Zatím je vše beze změny")

    since = fields.DayField(label=_("Od kdy s člověkem zase pracuje"))
    reason = _why()


class ProgrammeAgainForm(OporaForm):
    """A programme put right."""

    not_saved = _("Oprava ještě není uložená")

    started_on = fields.DayField(label=_("Začíná dne"), past=True)
    ended_on = fields.DayField(
        label=_("Končí dne"),
        help_text=_("Když program běží dál, nechte prázdné."),
        past=True,
        required=False,
    )
    priority = fields.NumberField(
        label=_("Kolikátý v pořadí důležitosti"), min_value=1, max_value=20
    )
    reason = _why()
