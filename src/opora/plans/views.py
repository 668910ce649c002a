"""Screens of the plan as a whole."""

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
from opora.cases.queries import case_row, may, people_of
from opora.cases.steps import Lifting, Step
from opora.catalog import current
from opora.decisions.panels import said
from opora.decisions.providers import Subject, gather
from opora.plans import actions
from opora.plans.due import sixth_visit
from opora.plans.forms import DecideForm, PlanForm, ReviseForm
from opora.plans.panels import goals_shown
from opora.plans.queries import plan
from opora.plans.terms import asks_about_field
from opora.plans.words import NOTHING_TO_DECIDE, form_words
from opora.ui.forms import OporaForm


class Show(LoginRequiredMixin, View):
    """The plan with everything that may be done with it."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        look(by=who, page="plan", case_id=case.id, shown=[], now=timezone.now())
        row = plan(case.id)
        service = current().service(case.service)
        context = {
            "case": case,
            "home": reverse("case", args=[case.id]),
            "plan": row,
            "form_words": form_words(row.form) if row else "",
            "goals": goals_shown(row, today) if row else [],
            "areas": {one.id: said(one.text) for one in service.words("goal_areas")},
            "asks_field": asks_about_field(service),
            "may_write": may(who, "plans.write", case),
            "may_step": may(who, "plans.add_step", case),
        }
        return render(request, "plans/plan.html", context)


class Write(Step):
    """Making the plan, or putting it right."""

    form_class = PlanForm
    heading = _("Individuální plán")
    submit = _("Uložit plán")
    code = "plans.write"
    panel_title = _("Takhle plán uložit nejde.")

    @property
    def home(self) -> str:
        """The plan where there is one, else the case."""
        assert self.case is not None
        there = plan(self.case.id) is not None
        return reverse("plan" if there else "case", args=[self.case.id])

    def form_options(self) -> dict[str, Any]:
        """The service, the people, and whether a first goal is asked for."""
        assert self.case is not None
        return {
            "service": self.service,
            "people": people_of([self.case.id], self.today)[self.case.id],
            "first_goal": plan(self.case.id) is None,
        }

    def initial(self) -> dict[str, Any]:
        """What the plan says now."""
        assert self.case is not None
        row = plan(self.case.id)
        if row is None:
            return {"made_on": self.today}
        names = ("form", "made_on", "next_on", "way_of_work", "chosen_extent", "worker_role")
        return {name: getattr(row, name) for name in names}

    def stands(self) -> object:
        """The plan, or that there is none yet."""
        assert self.case is not None
        return plan(self.case.id)

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Makes the plan and leads to it."""
        assert isinstance(form, PlanForm)
        assert self.case is not None
        actions.write(
            case_id=self.case.id,
            words=form.plan(),
            goal=form.goal() if form.first_goal else None,
            answers=form.answers_given(),
            by=self.viewer,
            on=self.today,
            **lifting.words,
        )
        return reverse("plan", args=[self.case.id])


class Revise(Step):
    """The plan was gone through together."""

    form_class = ReviseForm
    heading = _("Zapsat revizi plánu")
    submit = _("Zapsat revizi")
    code = "plans.revise"

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day; without a plan there is nothing to go through."""
        assert self.case is not None
        if plan(self.case.id) is None:
            raise NotFound
        return {"revised_on": self.today}

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Keeps the revision."""
        assert self.case is not None
        actions.revise(case_id=self.case.id, by=self.viewer, on=self.today, **form.answers)
        return self.home


class Decide(Step):
    """At the sixth visit: write the plan, or say why not now."""

    form_class = DecideForm
    template_name = "plans/decide.html"
    heading = _("Rozhodnout o plánu")
    submit = _("Plán zatím nepsat")
    code = "plans.need_none"

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whether there is anything to decide."""
        assert self.case is not None
        waits = sixth_visit(self.viewer, [self.case], self.today)
        return {"idle": "" if waits else NOTHING_TO_DECIDE}

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Keeps why not."""
        assert self.case is not None
        about = Subject(
            self.viewer.organisation_id, self.case.service, self.case.site, case_id=self.case.id
        )
        visits = gather(["visits"], [about], self.today)[0].get("visits", 0)
        actions.need_none(
            case_id=self.case.id,
            visits=visits if isinstance(visits, int) else 0,
            reason=form.cleaned_data["reason"],
            by=self.viewer,
            on=self.today,
        )
        return self.home
