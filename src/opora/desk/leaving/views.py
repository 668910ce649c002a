"""The screen on which the head sees what a leaver has in hand, and closes the account."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.cases.steps import Step
from opora.desk.absences.forms import PlainForm
from opora.desk.leaving.actions import close_account, keep_account
from opora.desk.leaving.forms import LastDayForm
from opora.desk.leaving.queries import Leaver, comes_back, in_hand, leaver
from opora.ui.forms import OporaForm

SHOW = "ukazat"
"""The button that only shows what is left after the typed day."""
LAST = "posledni"
"""In the address: that day."""


class OfWorker(Step):
    """What both screens share."""

    may_repeat = True

    @cached_property
    def who(self) -> Leaver:
        """The worker in the address; NotFound for whoever is not their head."""
        return leaver(self.viewer, self.kwargs["account_id"])

    def check_right(self) -> None:
        """Absent for others."""
        _ = self.who  # looked up: NotFound goes up from here

    @property
    def home(self) -> str:
        """Where absences and workers are listed."""
        return path_of("absences")

    def stands(self) -> object:
        """The last day as it is set."""
        return leaver(self.viewer, self.kwargs["account_id"])


class CloseAccount(OfWorker):
    """First it is handed over, then the account is closed."""

    form_class = LastDayForm
    template_name = "desk/close_account.html"
    heading = _("Konec práce u nás")
    submit = _("Zavřít účet")
    action = close_account
    starts_with_what_stands = True

    @property
    def first(self) -> date:
        """The day that is set, or today: of it the page tells before another one is typed."""
        return self.who.last_day or self.today

    @property
    def shown(self) -> date:
        """The day in the address, of which the page tells."""
        typed = LastDayForm({"last_day": self.request.GET.get(LAST, "")}, today=self.today)
        return typed.last(self.first) if typed.is_valid() else self.first

    def initial(self) -> dict[str, Any]:
        """The day of which the page tells; beside what was sent, the day that stands or none."""
        return {"last_day": self.who.last_day if self.request.method == "POST" else self.shown}

    def sent(self, request: HttpRequest) -> HttpResponse:
        """Closes the account, or shows what is left after the day that is typed."""
        if SHOW not in request.POST:
            return super().sent(request)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        day = form.cleaned_data["last_day"].isoformat()
        return HttpResponseRedirect(f"{request.path}?{LAST}={day}")

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What is still in hand after the day that is typed."""
        assert isinstance(form, LastDayForm)
        last = form.last(self.shown)
        held = in_hand(self.viewer, self.who.id, last, self.today)
        return {"who": self.who, "held": held, "last": last, "first": self.first, "show": SHOW}


class KeepAccount(OfWorker):
    """The account stays open."""

    form_class = PlainForm
    template_name = "desk/keep_account.html"
    heading = _("Nechat účet otevřený")
    submit = _("Nechat účet otevřený")
    action = keep_account

    @cached_property
    def who(self) -> Leaver:
        """The worker in the address; NotFound for whoever may not open the account."""
        return comes_back(self.viewer, self.kwargs["account_id"])

    @property
    def home(self) -> str:
        """The account."""
        return path_of("account", self.who.id)

    def stands(self) -> object:
        """Whether it is open, read anew."""
        return comes_back(self.viewer, self.kwargs["account_id"])

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whose; of an account that is closed already it is said that it opens."""
        last = self.who.last_day
        if self.who.is_active and (last is None or last >= self.today):
            return {"who": self.who}
        again = _("Otevřít účet znovu")
        return {"who": self.who, "heading": again, "submit": again}
