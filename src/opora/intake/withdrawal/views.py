"""The page on which an application ends because the applicant does not go on."""

from typing import Any

from django.utils.translation import gettext_lazy

from opora.cases.afterwards import case_or_day
from opora.cases.stale import ChangesCase
from opora.intake.applicant.views import CaseStep
from opora.intake.withdrawal.actions import withdraw
from opora.intake.withdrawal.forms import WithdrawForm
from opora.ui.forms import OporaForm


class Withdraw(ChangesCase, CaseStep):
    """No refusal: what happened, and since when."""

    form_class = WithdrawForm
    heading = gettext_lazy("Zájemce nepokračuje")
    submit = gettext_lazy("Ukončit žádost")
    action = withdraw

    def form_options(self) -> dict[str, Any]:
        """The words of the service for what may have happened."""
        return {"service": self.service}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """A note may be empty."""
        given = super().answers(form)
        return given | {"reason": given["reason"] or ""}

    @property
    def leads_to(self) -> str:
        """The case ends here; whoever sees it no more is led to their day."""
        return case_or_day(self.viewer, self.case_id)
