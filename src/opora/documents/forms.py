"""Shapes of what is typed about documents."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.documents.models import GivenOut
from opora.documents.queries import DocumentRow
from opora.documents.scans import ACCEPT, MOST_BYTES, Scan, Unusable, cleaned_scan, picture
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm
from opora.ui.words import full_day

OTHER = "other"
LOGO = (900, 300)
"""Dots of a logo at most; it is printed 14 mm high."""


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

    logo = fields.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("JPEG nebo PNG do 2 MB. Když nic nevyberete, zůstane, jak je."),
        most=2 * 2**20,
        accept="image/jpeg,image/png",
        required=False,
    )

    def __init__(self, *args: Any, has_logo: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if has_logo:
            self.fields["no_logo"] = fields.ThreeStateField(
                label=_("Tisknout bez loga?"), asked=False
            )

    def clean_logo(self) -> bytes:
        """The picture drawn anew; nothing where none was chosen."""
        brought = self.cleaned_data.get("logo")
        if brought is None:
            return b""
        try:
            return picture(brought.content, most=LOGO)
        except Unusable as error:
            raise ValidationError(str(error)) from error

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


class ScanForm(OporaForm):
    """A file of which it is known already what it shows."""

    not_saved = gettext_lazy("Sken ještě není přiložený")

    file = fields.FileField(
        label=gettext_lazy("Soubor"),
        help_text=gettext_lazy("PDF, JPEG nebo PNG do 10 MB. Uloží se jen to, co je vidět."),
        most=MOST_BYTES,
        accept=ACCEPT,
        missing=gettext_lazy("Vyberte soubor."),
    )

    def clean_file(self) -> Scan:
        """The pages made anew; a file that can't be kept says why."""
        try:
            return cleaned_scan(self.cleaned_data["file"].content)
        except Unusable as error:
            raise ValidationError(str(error)) from error


class AttachForm(ScanForm):
    """A signed paper, or another one, as a file."""

    def __init__(self, *args: Any, printed: Sequence[DocumentRow], **options: Any) -> None:
        super().__init__(*args, **options)
        of_what = [
            (str(one.id), f"{one.title}, {full_day(one.on)}")
            for one in printed
            if one.printed and not one.void_reason
        ]
        if of_what:
            self.fields["signed_of"] = fields.ChoiceField(
                label=_("Co na skenu je"),
                choices=[*of_what, (OTHER, _("něco jiného"))],
                widget=widgets.List(),
                missing=_("Vyberte, co na skenu je."),
            )
        self.fields["title"] = fields.TextField(
            label=_("Jak se to jmenuje") if of_what else _("Co na skenu je"),
            help_text=_("Třeba: rozhodnutí úřadu, plná moc."),
            max_length=150,
            missing=_("Napište, co na skenu je."),
            shown=fields.Shown("signed_of", OTHER) if of_what else None,
        )


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
