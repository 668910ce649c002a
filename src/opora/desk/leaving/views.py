"""The screen on which the head sees what a leaver has in hand, and closes the account."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.cases.steps import Step
from opora.desk.absences.forms import PlainForm
from opora.desk.leaving.actions import close_account, keep_account
from opora.desk.leaving.forms import LastDayForm
from opora.desk.leaving.queries import Leaver, comes_back, in_hand, leaver
from opora.ui.forms import OporaForm


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

    def initial(self) -> dict[str, Any]:
        """The day that is set, or today."""
        return {"last_day": self.who.last_day or self.today}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What is still in hand; of meetings those after the day that is typed."""
        assert isinstance(form, LastDayForm)
        last = form.last(self.who.last_day)
        return {"who": self.who, "held": in_hand(self.viewer, self.who.id, last, self.today)}


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
