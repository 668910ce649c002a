"""Screens of consents: all of a case with what left on them, giving one, taking one back."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.access.reading import showing
from opora.cases.queries import case_row, may, people_of
from opora.cases.steps import Step
from opora.catalog import current
from opora.consents import actions
from opora.consents.elsewhere import elsewhere
from opora.consents.forms import ConsentForm, WithdrawForm
from opora.consents.queries import consent
from opora.consents.shown import consents_shown, disclosures_shown
from opora.consents.words import NOTHING_TO_WITHDRAW
from opora.ui.forms import OporaForm


class Show(LoginRequiredMixin, View):
    """Everything that the people of a case have consented to, and everything that left."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        service = current().service(case.service)
        if not actions.takes_consents(service):
            raise NotFound
        look(by=who, page="consents", case_id=case.id, shown=[], now=timezone.now())
        with showing():
            context = {
                "case": case,
                "home": reverse("case", args=[case.id]),
                "area": "cases",
                "consents": consents_shown(case, service, today),
                "elsewhere": elsewhere(case, today),
                "disclosures": disclosures_shown(case, service),
                "may_give": may(who, "consents.give", case),
                "may_disclose": may(who, "consents.disclose", case),
            }
            return render(request, "consents/consents.html", context)


class OnConsents(Step):
    """A step that leads back to the consents."""

    def check_right(self) -> None:
        """Only where a rule of the service leans on a consent."""
        super().check_right()
        if not actions.takes_consents(self.service):
            raise NotFound

    @property
    def leads_to(self) -> str:
        """To the consents."""
        assert self.case is not None
        return reverse("consents", args=[self.case.id])


class Give(OnConsents):
    """A consent as it was given; whoever was sent here from a step goes back to it."""

    form_class = ConsentForm
    heading = _("Zapsat souhlas")
    submit = _("Uložit souhlas")
    action = actions.give

    def form_options(self) -> dict[str, Any]:
        """The service and the people."""
        assert self.case is not None
        people = people_of([self.case.id], self.today)[self.case.id]
        return {"service": self.service, "people": people}

    def initial(self) -> dict[str, Any]:
        """Today; whose, where there is one only; the purpose may come with the link."""
        assert self.case is not None
        people = people_of([self.case.id], self.today)[self.case.id]
        only = {"person": str(people[0].id)} if len(people) == 1 else {}
        known = {one.id for one in self.service.words("consent_purposes")}
        asked = self.request.GET.get("ucel", "")
        return {"given_on": self.today, **only} | ({"purpose": asked} if asked in known else {})

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The consent."""
        assert isinstance(form, ConsentForm)
        return {**self.kwargs, "words": form.words()}

    @property
    def leads_to(self) -> str:
        """Back to what was to leave, with what was typed there."""
        assert self.case is not None
        if self.request.GET.get("zpet") == "sdelit":
            return reverse("disclose", args=[self.case.id]) + "?rozepsane=ano"
        return super().leads_to


class Withdraw(OnConsents):
    """Taken back: one press, no reason asked."""

    form_class = WithdrawForm
    template_name = "consents/withdraw.html"
    heading = _("Odvolat souhlas")
    submit = _("Zapsat odvolání")
    action = actions.withdraw
    may_repeat = True  # one consent can't be taken back twice, whatever is pressed

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"withdrawn_on": self.today}

    def stands(self) -> object:
        """The consent, with what was said of it."""
        assert self.case is not None
        return consent(self.case.id, self.kwargs["consent_id"])

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which consent."""
        assert self.case is not None
        row = consent(self.case.id, self.kwargs["consent_id"])
        if row.void_reason:
            raise NotFound
        return {"row": row, "idle": NOTHING_TO_WITHDRAW if row.withdrawn else ""}
