"""Screens of debts, the household budget and instalments."""

from typing import Any, ClassVar

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
from opora.cases.mending.pages import Correcting
from opora.cases.queries import case_row, may
from opora.cases.steps import Step
from opora.catalog import current
from opora.debts import actions
from opora.debts.forms import BudgetForm, DebtForm, InstalmentsForm
from opora.debts.queries import debts
from opora.debts.shown import everything
from opora.ui.forms import OporaForm


class Show(LoginRequiredMixin, View):
    """All debts, the budget that counts, the instalments, and whether the sums agree."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        look(by=who, page="debts", case_id=case.id, shown=[], now=timezone.now())
        with showing():
            context = {
                "case": case,
                "home": reverse("case", args=[case.id]),
                "area": "cases",
                "may_add": may(who, "debts.add_debt", case),
                **everything(case.id, current().service(case.service), today),
            }
            return render(request, "debts/debts.html", context)


class OnDebts(Step):
    """A step that leads back to the debts; only where a rule of the service keeps its field."""

    kept: ClassVar[str]

    def check_right(self) -> None:
        """Only where a rule keeps it."""
        super().check_right()
        if self.kept not in actions.KEPT.of(self.service):
            raise NotFound

    @property
    def home(self) -> str:
        """The debts."""
        assert self.case is not None
        return reverse("debts", args=[self.case.id])


class AddDebt(OnDebts):
    """One debt."""

    form_class = DebtForm
    heading = _("Zapsat dluh")
    submit = _("Zapsat dluh")
    action = actions.add_debt
    kept = actions.DEBTS

    def form_options(self) -> dict[str, Any]:
        """The service, whose words these are."""
        return {"service": self.service}

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"known_on": self.today}


class MakeBudget(OnDebts):
    """A household's month."""

    form_class = BudgetForm
    heading = _("Sestavit domácí rozpočet")
    submit = _("Uložit rozpočet")
    action = actions.make_budget
    kept = actions.BUDGET

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"made_on": self.today}


class AgreeInstalments(OnDebts):
    """How one of the debts is paid off."""

    form_class = InstalmentsForm
    heading = _("Rozvrhnout splátky")
    submit = _("Uložit splátky")
    action = actions.agree_instalments
    kept = actions.INSTALMENTS

    def form_options(self) -> dict[str, Any]:
        """The debts that stand."""
        assert self.case is not None
        return {"debts": [one for one in debts(self.case.id) if not one.void_reason]}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Without a debt there is nothing to pay off."""
        listed = self.form_options()["debts"]
        return {"idle": "" if listed else _("Nejdřív zapište dluh, který se bude splácet.")}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The debt by its number."""
        return super().answers(form) | {"debt": int(form.cleaned_data["debt"])}


class MendsDebts(Correcting):
    """What is written down can be put right, also where the rule has gone since."""

    def check_right(self) -> None:
        """As for any step."""
        Step.check_right(self)


class CorrectDebt(MendsDebts, AddDebt):
    """A debt as it stands."""


class CorrectBudget(MendsDebts, MakeBudget):
    """A budget as it was."""


class CorrectInstalments(MendsDebts, AgreeInstalments):
    """Instalments as they were agreed."""

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"debt": str(self.row.debt_id)}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """There is a record to be put right."""
        return super().more_context(form) | {"idle": ""}
