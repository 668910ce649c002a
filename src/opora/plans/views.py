"""Screens of the plan as a whole."""

from datetime import date
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
from opora.access.viewer import Viewer
from opora.cases.beside.queries import has
from opora.cases.queries import CaseRow, case_row, may, people_of
from opora.cases.steps import Step
from opora.catalog import current
from opora.decisions.panels import said
from opora.decisions.providers import Subject, gather
from opora.plans import actions
from opora.plans.due import next_time, sixth_visit
from opora.plans.forms import DecideForm, PlanForm, ReviseForm
from opora.plans.mending.kinds import PLAN
from opora.plans.models import Plan
from opora.plans.panels import goals_shown
from opora.plans.queries import plan, voided
from opora.plans.terms import asks_about_field
from opora.plans.words import NOTHING_TO_DECIDE, THERE_ALREADY, form_words
from opora.ui.forms import OporaForm


def shown(who: Viewer, case: CaseRow, on: date) -> dict[str, Any]:
    """The plan as it is read: what is agreed, its goals and steps."""
    row = plan(case.id)
    return {
        "case": case,
        "plan": row,
        "form_words": form_words(row.form) if row else "",
        "goals": goals_shown(row, on) if row else [],
        "next_time": next_time(who, case, on),
    }


class Show(LoginRequiredMixin, View):
    """The plan with everything that may be done with it."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        look(by=who, page="plan", case_id=case.id, shown=[], now=timezone.now())
        row = plan(case.id)
        service = current().service(case.service)
        context = shown(who, case, today) | {
            "home": reverse("case", args=[case.id]),
            "areas": {one.id: said(one.text) for one in service.words("goal_areas")},
            "asks_field": asks_about_field(service),
            "may_write": may(who, "plans.write", case),
            "correct_url": PLAN.correct_url(who, case, row.id) if row else "",
            "voided": voided(case.id) if has(case.id, Plan) else [],
            "void_url": PLAN.void_url(who, case, row.id) if row else "",
            "may_step": may(who, "plans.add_step", case),
        }
        return render(request, "plans/plan.html", context)


class Write(Step):
    """Making the plan."""

    form_class = PlanForm
    heading = _("Individuální plán")
    submit = _("Uložit plán")
    action = actions.write
    panel_title = _("Takto plán uložit nejde.")
    first_goal: ClassVar[bool] = True

    def form_options(self) -> dict[str, Any]:
        """The service, the people, and whether a first goal is asked for."""
        assert self.case is not None
        people = people_of([self.case.id], self.today)[self.case.id]
        return {"service": self.service, "people": people, "first_goal": self.first_goal}

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"made_on": self.today}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """A case has one plan at a time."""
        assert self.case is not None
        return {"idle": THERE_ALREADY if self.first_goal and plan(self.case.id) else ""}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What the plan says, its first goal, and what belongs to the step."""
        assert isinstance(form, PlanForm)
        given = {**self.kwargs, "words": form.plan(), "answers": form.answers_given()}
        return given | {"goal": form.goal()}

    @property
    def leads_to(self) -> str:
        """To the plan."""
        assert self.case is not None
        return reverse("plan", args=[self.case.id])


class Revise(Step):
    """The plan was gone through together."""

    form_class = ReviseForm
    template_name = "plans/revise.html"
    heading = _("Zapsat revizi plánu")
    submit = _("Zapsat revizi")
    action = actions.revise

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day; without a plan there is nothing to go through."""
        assert self.case is not None
        if plan(self.case.id) is None:
            raise NotFound
        return {"revised_on": self.today}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The plan that is gone through, to be read, and how it was gone through last."""
        assert self.case is not None
        context = shown(self.viewer, self.case, self.today)
        last = [one for one in context["plan"].revisions if not one.void][:1]
        return context | {"last": last[0] if last else None}


class Decide(Step):
    """At the sixth visit: write the plan, or say why not now."""

    form_class = DecideForm
    template_name = "plans/decide.html"
    heading = _("Rozhodnout o plánu")
    submit = _("Plán zatím nepsat")
    action = actions.need_none

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whether there is anything to decide."""
        assert self.case is not None
        waits = sixth_visit(self.viewer, [self.case], self.today)
        return {"idle": "" if waits else NOTHING_TO_DECIDE}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Why not, and after how many visits."""
        assert self.case is not None
        about = Subject(
            self.viewer.organisation_id, self.case.service, self.case.site, case_id=self.case.id
        )
        visits = gather(["visits"], [about], self.today)[0].get("visits", 0)
        return super().answers(form) | {"visits": visits if isinstance(visits, int) else 0}
