"""Forms of accounts and roles."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.accounts.post import Post
from opora.access.roles import Role
from opora.desk.accounts.words import place_choices, roles_by_place
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

NO_ROLE = "none"
WHO = ("name", "login", "password")
Faults = Callable[..., Mapping[str, str]]
"""Given what was typed of ``WHO``, what is wrong with it, by the field."""


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
    """Where, which role of those that the service has, from when."""

    needs_role = True

    def __init__(self, *args: Any, posts: Collection[Post], **options: Any) -> None:
        super().__init__(*args, **options)
        places, groups = place_choices(posts), roles_by_place(posts)
        shown = None if self.needs_role else fields.Shown("place", *(one for one, _label in places))
        if not self.needs_role:
            places = [*places, (NO_ROLE, str(_("zatím nikde, roli přidá vedoucí služby")))]
        self.fields["place"] = fields.ChoiceField(
            label=_("Kde"), choices=places, widget=widgets.List(), missing=_("Vyberte službu.")
        )
        self.role_of = {}
        for number, (roles, here) in enumerate(groups.items()):
            name = f"role_{number}" if number else "role"
            self.role_of.update(dict.fromkeys(here, name))
            self.fields[name] = fields.ChoiceField(
                label=_("Role"),
                choices=[(one.value, str(one.label)) for one in roles],
                widget=widgets.List(),
                shown=fields.Shown("place", *here) if len(groups) > 1 else shown,
                missing=_("Vyberte roli."),
            )
        since = fields.DayField(
            label=_("Od kdy"),
            help_text=_("Dnešek, nebo pozdější den."),
            first=self.today,
            shown=shown,
            missing=_("Napište, od kdy role platí."),
            error_messages={
                "early": _("Napište dnešek nebo pozdější den. Zpětně roli přidat nejde.")
            },
        )
        since.set_today(self.today)
        self.fields["since"] = since

    @property
    def answers(self) -> dict[str, Any]:
        """The role as it is given; None for none."""
        given = super().answers
        place = str(given.pop("place") or "")
        said = {name: given.pop(name) for name in set(self.role_of.values())}
        service, _colon, site = place.partition(":")
        here = place in self.role_of
        given["post"] = Post(Role(said[self.role_of[place]]), service, site) if here else None
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
    field_order = ("name", "login", "password", "again", "place")

    def __init__(self, *args: Any, may_wait: bool, faults: Faults, **options: Any) -> None:
        self.needs_role, self.faults = not may_wait, faults
        super().__init__(*args, **options)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """What the action would refuse is said at once, with whatever is not filled in."""
        said = super().clean()
        for name, sentence in self.faults(**{one: said.get(one, "") for one in WHO}).items():
            if name not in self.errors:
                self.refuse(name, sentence)
        return said


class ShutForm(OporaForm):
    """Nothing to type."""

    not_saved = _("Účet zůstává otevřený")
