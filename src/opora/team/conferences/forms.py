"""The form of a case conference."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.team.conferences.actions import DUTY, Met
from opora.ui import fields
from opora.ui.forms import OporaForm

LONGEST_NAME = 200


def guests_in(text: str) -> list[tuple[str, str]] | None:
    """Who and from which body, one on a line; None where a line lacks one of them."""
    found = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        who, _comma, body = (part.strip() for part in line.partition(","))
        if not who or not body or len(line) > LONGEST_NAME:
            return None
        found.append((who, body))
    return found


class ConferenceForm(OporaForm):
    """When, where, who from which body, about what, what came out of it."""

    not_saved = _("Konference ještě není zapsaná")

    day = fields.DayField(label=_("Kdy"), past=True)
    place = fields.TextField(label=_("Kde"), max_length=200, missing=_("Napište, kde to bylo."))
    guests = fields.TextField(
        label=_("Kdo tam byl z jiných institucí"),
        help_text=_("Na každý řádek jeden: jméno, čárka, odkud. Třeba Dana Malá, OSPOD Most."),
        lines=True,
        max_length=3000,
        missing=_("Napište aspoň jednoho člověka z jiné instituce."),
    )
    child_protection_duty = fields.ThreeStateField(
        label=_("Je to povinná účast při sociálně-právní ochraně dětí?"),
        asked=False,
        help_text=_("Pak souhlas klientů není potřeba. Jinak musí souhlasit všichni předem."),
    )
    about = fields.TextField(
        label=_("O čem se mluvilo"),
        lines=True,
        max_length=4000,
        missing=_("Napište, o čem se mluvilo."),
    )
    conclusions = fields.TextField(
        label=_("Na čem jste se shodli"),
        lines=True,
        max_length=4000,
        missing=_("Napište, na čem jste se shodli. Stačí jedna věta."),
    )

    def __init__(
        self, *args: Any, people: Iterable[tuple[int, str]], asks_duty: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        listed = [(str(number), name) for number, name in people]
        sat = fields.ManyField(label=_("Kdo tam byl z nás"), choices=listed, whole=False)
        self.fields["workers"] = sat
        if not asks_duty:
            del self.fields[DUTY]
        self.order_fields(["day", "place", DUTY, "workers", "guests", "about", "conclusions"])

    def clean_guests(self) -> str:
        """Each line has both: who, and from where."""
        text = str(self.cleaned_data.get("guests") or "")
        if guests_in(text) is None:
            self.refuse("guests", _("Napište ke každému i instituci, oddělte ji čárkou."))
        return text

    @property
    def met(self) -> Met:
        """What was written, for the action."""
        given = self.cleaned_data
        return Met(
            place=given["place"],
            workers=[int(one) for one in given["workers"] or ()],
            guests=guests_in(given["guests"]) or [],
            about=given["about"],
            conclusions=given["conclusions"],
            duty=given.get(DUTY),
        )
