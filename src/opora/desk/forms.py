"""Forms of the desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.models import Account
from opora.ui import fields
from opora.ui.forms import OporaForm


class ProfileForm(OporaForm):
    """Each person's own look, and how they are called."""

    not_saved = _("Nastavení ještě není uložené")
    theme = fields.ChoiceField(label=_("Vzhled"), choices=Account.Theme.choices)
    language = fields.ChoiceField(label=_("Jazyk"), choices=[("cs", "Čeština"), ("en", "English")])
    role_form = fields.ChoiceField(
        label=_("Jak o vás psát"),
        help_text=_("Použije se tam, kde vedle vašeho jména stojí, co u případu děláte."),
        choices=Account.RoleForm.choices,
        required=False,
    )


class PasswordForm(OporaForm):
    """A new password of one's own."""

    not_saved = _("Heslo zůstává, jak bylo")
    stayed = _("Hesla stránka nevrací, napište je znovu všechna.")
    current = fields.PasswordField(
        label=_("Dosavadní heslo"),
        fills="current-password",
        missing=_("Napište heslo, kterým se přihlašujete teď."),
    )
    new = fields.PasswordField(
        label=_("Nové heslo"),
        help_text=_("Aspoň 12 znaků, třeba tři slova. Mezery a háčky nevadí."),
        fills="new-password",
        missing=_("Napište nové heslo."),
    )
    again = fields.PasswordField(
        label=_("Nové heslo ještě jednou"),
        fills="new-password",
        missing=_("Napište nové heslo ještě jednou."),
    )

    def clean(self) -> dict[str, Any]:
        """Both times the same."""
        said: dict[str, Any] = super().clean() or {}
        if {"new", "again"} <= said.keys() and said["new"] != said["again"]:
            self.refuse("again", _("Napsali jste něco jiného než poprvé. Napište obojí znovu."))
        return said


class PostponeForm(OporaForm):
    """A due thing put off."""

    not_saved = _("Odložení ještě není uložené")
    until = fields.DayField(label=_("Do kdy se to odkládá"), missing=_("Napište den."))
    reason = fields.TextField(
        label=_("Proč"),
        help_text=_("Důvod zůstane u případu."),
        max_length=1000,
        lines=True,
        missing=_("Napište, proč se to odkládá."),
    )


class ReadingForm(OporaForm):
    """What the head decided about an open question."""

    not_saved = _("Rozhodnutí ještě není uložené")
    decision = fields.TextField(
        label=_("Jak to u vás bude platit"),
        max_length=2000,
        lines=True,
        missing=_("Napište, jak to u vás bude platit."),
    )


class ParameterForm(OporaForm):
    """The organisation's number."""

    not_saved = _("Číslo ještě není uložené")
    value = fields.NumberField(
        label=_("Kolik"),
        help_text=_("Nechte prázdné, když připomínat nechcete."),
        required=False,
        max_value=3650,
    )


class SwitchForm(OporaForm):
    """The organisation's yes or no, kept as 1 or 0."""

    not_saved = _("Odpověď ještě není uložená")
    value = fields.ChoiceField(
        label=_("Platí to u vás?"), choices=[("1", _("Ano")), ("0", _("Ne"))]
    )
