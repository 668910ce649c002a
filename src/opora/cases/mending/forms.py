"""Why something in a case is put right."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.ui import fields
from opora.ui.forms import OporaForm

NO_REASON = _("Napište proč. Důvod zůstane u zápisu.")


def why_field(label: Any = None, *, needed: bool = True) -> fields.TextField:
    """Why what is written down is changed; not ``needed`` where somebody may only fill in."""
    told = _("Původní znění zůstane dohledatelné.")
    if not needed:
        told = _("Když jen doplňujete, co chybělo, důvod není potřeba.")
    field = fields.TextField(
        label=label or _("Proč se zápis mění"),
        help_text=told,
        lines=True,
        max_length=500,
        missing=NO_REASON,
        required=needed,
        may_say_optional=needed,
    )
    field.of_record = False
    return field


class VoidForm(OporaForm):
    """Why a record does not hold."""

    not_saved = _("Zápis zatím dál platí")

    why = fields.TextField(
        label=_("Proč zápis neplatí"), lines=True, max_length=500, missing=NO_REASON
    )


class WhyForm(OporaForm):
    """Only the reason."""

    not_saved = _("Zatím je vše beze změny")

    why = fields.TextField(label=_("Proč"), lines=True, max_length=500, missing=NO_REASON)


class EndForm(WhyForm):
    """Until when somebody belongs to the case, and why no longer."""

    until = fields.DayField(label=_("Do kdy"), past=True)
    field_order = ("until", "why")


class LetBackForm(OporaForm):
    """From when a worker may meet the person again, and why."""

    not_saved = _("Zatím je vše beze změny")

    since = fields.DayField(label=_("Od kdy s člověkem zase pracuje"))
    reason = fields.TextField(label=_("Proč"), lines=True, max_length=500, missing=NO_REASON)


class ProgrammeAgainForm(OporaForm):
    """A programme put right."""

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
