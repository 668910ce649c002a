"""Shapes of what is typed about documents."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.documents.models import GivenOut
from opora.ui import fields
from opora.ui.forms import OporaForm


class PrintForm(OporaForm):
    """One press prints and keeps; there is nothing to be typed."""

    not_saved = gettext_lazy("Dokument ještě není vytištěný")


class LetterheadForm(OporaForm):
    """Who stands on top of papers."""

    not_saved = gettext_lazy("Hlavička ještě není uložená")

    address = fields.TextField(
        label=gettext_lazy("Adresa organizace"),
        help_text=gettext_lazy("Ulice a číslo, PSČ, obec."),
        max_length=300,
        missing=gettext_lazy("Napište adresu. Bez ní smlouva nejde vytisknout."),
    )
    number = fields.TextField(label=gettext_lazy("IČO"), max_length=20, required=False)
    contact = fields.TextField(
        label=gettext_lazy("Spojení"),
        help_text=gettext_lazy("Telefon, e-mail, web: tak, jak to má na papíře stát."),
        max_length=300,
        required=False,
    )

    def clean_number(self) -> str:
        """Eight digits that belong together."""
        typed = str(self.cleaned_data.get("number") or "").replace(" ", "")
        if typed and not is_company_number(typed):
            raise ValidationError(_("Tohle není IČO. Má osm číslic, třeba 25596641."))
        return typed


def is_company_number(typed: str) -> bool:
    """Whether the last of eight digits fits the others (the check digit of IČO, modulo 11)."""
    if len(typed) != 8 or not typed.isascii() or not typed.isdecimal():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(typed, range(8, 1, -1), strict=False))
    return (11 - total % 11) % 10 == int(typed[-1])


class GiveOutForm(OporaForm):
    """How a document was handed over."""

    not_saved = gettext_lazy("Předání ještě není zapsané")

    given_on = fields.DayField(label=gettext_lazy("Kdy"), past=True)
    whom = fields.TextField(
        label=gettext_lazy("Komu"), missing=gettext_lazy("Napište, komu jste dokument předali.")
    )
    way = fields.ChoiceField(label=gettext_lazy("Jak"), choices=GivenOut.Way.choices)
    note = fields.TextField(
        label=gettext_lazy("Poznámka"), lines=True, max_length=1000, required=False
    )
