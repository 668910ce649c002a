"""Signing in and out, and each person's own theme and language."""

from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.accounts.actions import change_own_password
from opora.access.accounts.rights import OFFICE
from opora.access.actions import change_profile
from opora.access.queries import own_choices
from opora.cases.lifting import Lifting
from opora.cases.steps import Step
from opora.desk.forms import PasswordForm, ProfileForm
from opora.ui.forms import OporaForm


class SignInForm(AuthenticationForm):
    """Says nothing about which of the two was wrong."""

    error_messages = {
        "invalid_login": _("Jméno a heslo k sobě nepatří. Zkuste to znovu."),
        "inactive": _("Tento účet je vypnutý. Poradí vám vedoucí."),
    }


class SignIn(auth_views.LoginView):
    """The only page besides Pravidla that needs no account."""

    template_name = "desk/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """After too many attempts we say so ourselves, in the words of the other pages."""
        response = super().post(request, *args, **kwargs)
        if getattr(request, "axes_locked_out", False):
            request.axes_locked_out = False  # type: ignore[attr-defined]  # it has a page already
            return render(request, "desk/locked_out.html", status=429)
        return response


class SignOut(auth_views.LogoutView):
    """By POST only."""


class Profile(Step):
    """Theme, language and form of the role, kept on the account, never in the browser."""

    form_class = ProfileForm
    template_name = "desk/profile.html"
    action = change_profile
    heading = _("Můj účet a vzhled")
    submit = _("Uložit")

    def check_right(self) -> None:
        """Everybody who is signed in has a profile."""

    def initial(self) -> dict[str, Any]:
        """What is chosen now."""
        return own_choices(self.viewer)

    def stands(self) -> object:
        """What is chosen now, read anew."""
        return own_choices(self.viewer)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whether accounts and roles are in the viewer's care."""
        return {"runs_accounts": bool(self.viewer.services(OFFICE))}

    @property
    def leads_to(self) -> str:
        """To itself: the choice is seen at once."""
        return reverse("profile")


class OwnPassword(Step):
    """A new password; who changed it stays signed in."""

    form_class = PasswordForm
    template_name = "desk/own_password.html"
    may_repeat = True
    action = change_own_password
    heading = _("Nové heslo")
    submit = _("Změnit heslo")
    saved = _("Heslo změněné")

    def check_right(self) -> None:
        """Everybody who is signed in has a password."""

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Other browsers that know the old one only have to sign in again."""
        said = form.cleaned_data
        account = self.action(
            current=said["current"], new=said["new"], by=self.viewer, on=self.today
        )
        update_session_auth_hash(self.request, account)

    @property
    def is_lent(self) -> bool:
        """Whether somebody else set the one that holds."""
        return bool(getattr(self.request.user, "password_is_lent", False))

    @property
    def home(self) -> str:
        """The account; who had to change it goes to work."""
        return reverse("my_day") if self.is_lent else reverse("profile")

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Why it is asked for now."""
        return {"is_lent": self.is_lent}
