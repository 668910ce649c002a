"""A worker's own choice, and for the technical administration how the mail goes out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.roles import TECHNICAL
from opora.cases.steps import Step
from opora.desk.views import Page
from opora.reminders.actions import choose
from opora.reminders.forms import ChooseForm
from opora.reminders.queries import QUIET, chosen, last_pulse, last_told, latest, mail_is_set
from opora.ui.forms import OporaForm


class ChooseReminders(Step):
    """Off, every day, or only when something is overdue; from which hour."""

    form_class = ChooseForm
    template_name = "reminders/choose.html"
    heading = _("Připomínky e-mailem")
    submit = _("Uložit")
    action = choose
    may_repeat = True

    def check_right(self) -> None:
        """Everybody who is signed in chooses for themselves."""

    @property
    def home(self) -> str:
        """The account."""
        return path_of("profile")

    def initial(self) -> dict[str, Any]:
        """What is chosen now."""
        now = chosen(self.viewer.account_id)
        return {"mode": now.mode, "email": now.email, "hour": str(now.hour)}

    def stands(self) -> object:
        """What is chosen, read anew."""
        return chosen(self.viewer.account_id)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whether mail goes out at all, and how the last one ended."""
        return {"mail_is_set": mail_is_set(), "last": last_told(self.viewer.account_id)}


class Course(Page):
    """The last digests: whose, of which day, how they ended. What they said is kept nowhere."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """For the technical administration alone."""
        if not self.viewer.services(TECHNICAL):
            raise NotFound
        pulse = last_pulse()
        context = {
            "mail_is_set": mail_is_set(),
            "pulse": timezone.localtime(pulse) if pulse else None,
            "is_quiet": pulse is None or self.now - pulse > QUIET,
            "rows": latest(self.viewer),
        }
        return render(request, "reminders/course.html", context)
