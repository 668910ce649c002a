"""The list of accounts, one account, and the steps of whoever runs the organisation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from opora.access.absences.queries import is_led_by
from opora.access.accounts.office import actions
from opora.access.accounts.office.queries import (
    account_row,
    office_rows,
    role_held,
)
from opora.access.accounts.queries import AccountRow, RoleHeld, led
from opora.access.accounts.rights import OFFICE, keeps_accounts, may_reopen
from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.cases.steps import Step
from opora.desk.accounts.actions import end_role
from opora.desk.accounts.forms import (
    GiveRoleForm,
    OpenAccountForm,
    SetPasswordForm,
    ShutForm,
)
from opora.desk.accounts.queries import left_behind
from opora.desk.accounts.words import givable, lines
from opora.desk.leaving.forms import EndRoleForm
from opora.desk.leaving.queries import things_left
from opora.desk.views import Page
from opora.ui.forms import OporaForm


class Accounts(Page):
    """Everybody who signs in here, those whose account is closed at the end."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Names, logins, roles: nothing of any case, so no look is kept."""
        rows = [(one, lines(one.roles, one, self.viewer)) for one in office_rows(self.viewer)]
        context = {
            "open": [pair for pair in rows if pair[0].is_open],
            "closed": [pair for pair in rows if not pair[0].is_open],
        }
        return render(request, "desk/accounts/accounts.html", context)


class OneAccount(Page):
    """An account: roles now and before, and what can be done about it."""

    def get(self, request: HttpRequest, account_id: int) -> HttpResponse:
        """What the viewer may do nothing about is shown without its way."""
        me = self.viewer
        who = account_row(me, account_id)
        own = who.id == me.account_id
        keeps = keeps_accounts(me) and not own
        posts = givable(me, led(me.organisation_id, self.today))
        context = {
            "who": who,
            "own": own,
            "roles": lines(who.roles, who, me),
            "past": lines(who.past, who, me),
            "may_give": who.is_open and not own and bool(posts),
            "may_set_password": keeps and who.is_open,
            "may_shut": keeps and who.is_open,
            "may_leave": not own and who.is_open and is_led_by(me, who.id),
            "may_reopen": not own
            and not who.is_open
            and may_reopen(me, [one.post for one in who.roles]),
        }
        return render(request, "desk/accounts/account.html", context)


class OfAccount(Step):
    """What the steps about one account share."""

    template_name = "desk/accounts/step.html"
    may_repeat = True

    @cached_property
    def who(self) -> AccountRow:
        """The account in the address; NotFound for whoever keeps none."""
        return account_row(self.viewer, self.kwargs["account_id"])

    def check_right(self) -> None:
        """Absent where no accounts are kept; seen without the right to the step elsewhere."""
        if not self.viewer.services(OFFICE):
            raise NotFound
        if "account_id" in self.kwargs:
            _found = self.who  # looked up: NotFound goes up from here
        if not self.viewer.services(self.action.roles):
            raise NotAllowed

    @property
    def home(self) -> str:
        """The account, or the list."""
        if "account_id" in self.kwargs:
            return path_of("account", self.kwargs["account_id"])
        return path_of("accounts")

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whose it is."""
        return {"who": self.who if "account_id" in self.kwargs else None}


class OpenAccount(OfAccount):
    """A new worker."""

    form_class = OpenAccountForm
    action = actions.open_account
    heading = _("Otevřít účet")
    submit = _("Otevřít účet")
    saved = _("Účet otevřený")

    def form_options(self) -> dict[str, Any]:
        """The administration may leave the role to the head."""
        posts = givable(self.viewer, led(self.viewer.organisation_id, self.today))
        return {
            "posts": posts,
            "may_wait": keeps_accounts(self.viewer),
            "faults": actions.account_faults,
        }

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"since": self.today}


class GiveRole(OfAccount):
    """One role more."""

    form_class = GiveRoleForm
    action = actions.give_role
    heading = _("Přidat roli")
    submit = _("Přidat roli")
    saved = _("Role přidaná")

    def form_options(self) -> dict[str, Any]:
        """What the viewer may give."""
        return {"posts": givable(self.viewer, led(self.viewer.organisation_id, self.today))}

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"since": self.today}


class EndRole(OfAccount):
    """The last day of a role, once every case has somebody else."""

    template_name = "desk/accounts/end_role.html"
    form_class = EndRoleForm
    action = end_role
    heading = _("Ukončit roli")
    submit = _("Ukončit roli")
    saved = _("Konec role zapsaný")

    def check_right(self) -> None:
        """Whoever may end this one."""
        super().check_right()
        _found = self.role  # NotFound, NotAllowed go up from here

    @property
    def role(self) -> RoleHeld:
        """The role in the address, read anew."""
        return role_held(self.viewer, self.who.id, self.kwargs["role_id"])

    def stands(self) -> object:
        """The role as it is kept."""
        return self.role

    def initial(self) -> dict[str, Any]:
        """The day that is set, or today."""
        return {"until": self.role.until or self.today}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What the role is, and which cases are led by it."""
        assert isinstance(form, EndRoleForm)
        until = form.last(self.role.until)
        behind = left_behind(self.viewer, self.who, self.role, until)
        if behind.rows:
            ids = [f"case:{one.id}" for one in behind.rows]
            now = timezone.localtime()
            look(by=self.viewer, page="end_role", case_id=None, shown=ids, now=now)
        said = lines([self.role], self.who, self.viewer)[0]
        things = things_left(behind, self.who.id, until, self.today, {})
        return super().more_context(form) | {"role": said, "left": things}


class SetPassword(OfAccount):
    """A password that the worker changes at once."""

    form_class = SetPasswordForm
    action = actions.set_password
    heading = _("Nastavit nové heslo")
    submit = _("Nastavit heslo")
    saved = _("Heslo nastavené")


class ShutAccount(OfAccount):
    """Nobody signs in from now on."""

    template_name = "desk/accounts/shut.html"
    form_class = ShutForm
    action = actions.shut_account
    heading = _("Zavřít účet hned")
    submit = _("Zavřít účet hned")
    saved = _("Účet zavřený")

    def stands(self) -> object:
        """The account as it is."""
        return account_row(self.viewer, self.kwargs["account_id"])
