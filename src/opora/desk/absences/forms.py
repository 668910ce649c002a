"""Forms about who is away."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.models import Absence
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

NOBODY = "nobody"
Named = Iterable[tuple[int, str]]


def _choices(people: Named) -> list[tuple[str, str]]:
    return [(str(number), name) for number, name in people]


class AbsenceForm(OporaForm):
    """From when to when, and who stands in."""

    not_saved = _("Nepřítomnost ještě není uložená")

    since = fields.DayField(label=_("První den"), missing=_("Napište první den."))
    until = fields.DayField(
        label=_("Poslední den"),
        help_text=_("Den po něm už zástup neplatí."),
        missing=_("Napište poslední den."),
    )
    kind = fields.ChoiceField(
        label=_("Druh"),
        help_text=_("Důvod psát nemusíte."),
        choices=Absence.Kind.choices,
        required=False,
    )

    def __init__(self, *args: Any, stand_ins: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stand_in"] = fields.ChoiceField(
            label=_("Kdo zastupuje"),
            help_text=_("Na stránce Můj den uvidí, co má mezitím termín. Práva má jen svoje."),
            choices=[*_choices(stand_ins), (NOBODY, _("nikdo, řekne to vedoucí"))],
            widget=widgets.List(),
            missing=_("Vyberte, kdo zastupuje."),
        )
        self.order_fields(["since", "until", "stand_in", "kind"])

    @property
    def answers(self) -> dict[str, Any]:
        """The stand-in by their number."""
        given = super().answers
        chosen = given.pop("stand_in")
        given["stand_in_id"] = None if chosen == NOBODY else int(chosen)
        return given


class PlainForm(OporaForm):
    """A step without anything to type."""

    not_saved = _("Zatím je vše beze změny")
