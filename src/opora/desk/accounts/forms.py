"""Forms of accounts and roles."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.accounts.post import Post
from opora.access.roles import Role
from opora.desk.accounts.words import place_choices, role_choices
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

NO_ROLE = "none"


class GivenPassword(OporaForm):
    """A password that somebody else is handed."""

    stayed = _("Všechno ostatní tu zůstalo, jen hesla stránka nevrací. Napište je znovu.")

    password = fields.PasswordField(
        label=_("Heslo pro začátek"),
        help_text=_(
            "Aspoň 12 znaků, třeba tři slova. Předejte ho osobně nebo po telefonu. Při přihlášení"
            " si člověk musí zvolit jiné."
        ),
        fills="new-password",
        missing=_("Napište heslo."),
    )
    again = fields.PasswordField(
        label=_("Heslo ještě jednou"),
        fills="new-password",
        missing=_("Napište heslo ještě jednou."),
    )

    def clean(self) -> dict[str, Any]:
        """Both times the same."""
        said: dict[str, Any] = super().clean() or {}
        if {"password", "again"} <= said.keys() and said["password"] != said["again"]:
            self.refuse("again", _("Napsali jste něco jiného než poprvé. Napište obojí znovu."))
        return said

    @property
    def answers(self) -> dict[str, Any]:
        """The password once."""
        return {name: value for name, value in super().answers.items() if name != "again"}


class SetPasswordForm(GivenPassword):
    """A password instead of one that was forgotten."""

    not_saved = _("Heslo zůstává, jak bylo")
    stayed = _("Hesla stránka nevrací, napište je znovu obě.")


class RoleFields(OporaForm):
    """Which role, where, from when."""

    needs_role = True

    def __init__(self, *args: Any, posts: Collection[Post], **options: Any) -> None:
        super().__init__(*args, **options)
        roles, places = role_choices(posts), place_choices(posts)
        shown = None
        if not self.needs_role:
            shown = fields.Shown("role", *(value for value, _label in roles))
            roles = [*roles, (NO_ROLE, str(_("zatím žádná, přidá ji vedoucí služby")))]
        self.fields["role"] = fields.ChoiceField(
            label=_("Role"), choices=roles, widget=widgets.List(), missing=_("Vyberte roli.")
        )
        self.fields["place"] = fields.ChoiceField(
            label=_("Kde"),
            choices=places,
            widget=widgets.List(),
            shown=shown,
            missing=_("Vyberte službu."),
        )
        since = fields.DayField(
            label=_("Od kdy"),
            help_text=_("Dnešek, nebo pozdější den."),
            shown=shown,
            missing=_("Napište, od kdy role platí."),
        )
        since.set_today(self.today)
        self.fields["since"] = since

    @property
    def answers(self) -> dict[str, Any]:
        """The role as it is given; None for none."""
        given = super().answers
        role, place = given.pop("role"), given.pop("place")
        service, _colon, site = str(place or "").partition(":")
        given["post"] = None if role == NO_ROLE else Post(Role(role), service, site)
        return given


class GiveRoleForm(RoleFields):
    """One role more."""

    not_saved = _("Role ještě není přidaná")


class OpenAccountForm(RoleFields, GivenPassword):
    """A new worker."""

    not_saved = _("Účet ještě není otevřený")

    name = fields.TextField(
        label=_("Jméno a příjmení"), max_length=200, missing=_("Napište jméno a příjmení.")
    )
    login = fields.TextField(
        label=_("Přihlašovací jméno"),
        help_text=_("Jedno slovo, třeba jnova. Změnit už nejde."),
        max_length=150,
        missing=_("Napište přihlašovací jméno."),
    )
    field_order = ("name", "login", "password", "again", "role", "place", "since")

    def __init__(self, *args: Any, may_wait: bool, **options: Any) -> None:
        self.needs_role = not may_wait
        super().__init__(*args, **options)
        self.order_fields(self.field_order)


class EndRoleForm(OporaForm):
    """The last day of a role."""

    not_saved = _("Role zatím trvá")

    until = fields.DayField(
        label=_("Poslední den role"),
        help_text=_("Ten den ještě platí. Má-li skončit hned, napište včerejšek."),
        missing=_("Napište poslední den."),
    )


class ShutForm(OporaForm):
    """Nothing to type."""

    not_saved = _("Účet zůstává otevřený")
