"""How it ends for an applicant who is not taken on now: each way on its own screen."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from opora.cases.afterwards import case_or_day
from opora.cases.models import Case
from opora.cases.stale import ChangesCase
from opora.decisions.asked import asked_at, recorded_facts
from opora.intake.applicant import forms
from opora.intake.applicant.actions import close_one_off, put_on_waiting_list, refer, refuse
from opora.intake.applicant.views import CaseStep
from opora.intake.applicant.wait import WaitForm
from opora.intake.next_steps import BACK_TO_LINE
from opora.intake.places.queries import waiting_since
from opora.ui.forms import OporaForm


class Wait(ChangesCase, CaseStep):
    """The waiting list."""

    form_class = WaitForm
    heading = gettext_lazy("Zapsat do pořadníku")
    submit = gettext_lazy("Zapsat do pořadníku")
    action = put_on_waiting_list

    def form_options(self) -> dict[str, Any]:
        """The service says what is asked of those who wait; since when they do already."""
        known = self.known("put_on_waiting_list")
        return {"service": self.service, "known": known, "waited": self.waited}

    @property
    def waited(self) -> date | None:
        """Since when somebody who was accepted had waited, and goes back to the others."""
        accepted = self.case is not None and self.case.stage == Case.Stage.ACCEPTED
        return waiting_since(self.case_id) if accepted else None

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Named by what it is for somebody who goes back."""
        return {"heading": BACK_TO_LINE, "submit": BACK_TO_LINE} if self.waited else {}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """With the answers by which people are put in order."""
        assert isinstance(form, WaitForm)
        return super().answers(form) | {"facts": form.asked.known()}


class Refuse(ChangesCase, CaseStep):
    """Refusing on a ground that the law knows."""

    form_class = forms.RefuseForm
    heading = gettext_lazy("Odmítnout")
    submit = gettext_lazy("Odmítnout")
    action = refuse

    def form_options(self) -> dict[str, Any]:
        """The service and its grounds, what was answered before, what the record knows anyway."""
        about = self.subject()
        names = asked_at(self.service, "refuse")
        recorded = recorded_facts(self.service, about, names, self.today) if about else ()
        return {"service": self.service, "known": self.known("refuse"), "settled": recorded}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """With the answers to what the rules ask."""
        assert isinstance(form, forms.RefuseForm)
        return super().answers(form) | {"facts": form.asked.known()}


class OneOff(ChangesCase, CaseStep):
    """Ends a case that was one contact only."""

    form_class = forms.OneOffForm
    heading = gettext_lazy("Jednorázový kontakt, dál nepokračuje")
    submit = gettext_lazy("Ukončit jako jednorázový")
    action = close_one_off

    @property
    def leads_to(self) -> str:
        """Nothing more is due; whoever sees the case no more is led to their day."""
        return case_or_day(self.viewer, self.case_id)


class Refer(ChangesCase, CaseStep):
    """The way to another service."""

    form_class = forms.ReferForm
    heading = gettext_lazy("Pomoci s cestou do jiné služby")
    submit = gettext_lazy("Zapsat předání")
    action = refer

    @property
    def leads_to(self) -> str:
        """The case ends here; whoever sees it no more is led to their day."""
        return case_or_day(self.viewer, self.case_id)
