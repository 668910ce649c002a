"""Screens of single entries of a plan: goals, steps, and what does not hold."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.cases.queries import people_of
from opora.cases.steps import Lifting, Step
from opora.plans import actions
from opora.plans.forms import FinishForm, GoalForm, ReasonForm, StepForm
from opora.plans.queries import goal, plan, step
from opora.ui.forms import OporaForm


class InPlan(Step):
    """A step that leads back to the plan."""

    @property
    def home(self) -> str:
        """The plan."""
        assert self.case is not None
        return reverse("plan", args=[self.case.id])

    @property
    def whose(self) -> dict[str, Any]:
        """What every action is told."""
        assert self.case is not None
        return {"case_id": self.case.id, "by": self.viewer, "on": self.today}


class AddGoal(InPlan):
    """One more goal."""

    form_class = GoalForm
    heading = _("Přidat cíl")
    submit = _("Přidat cíl")
    code = "plans.add_goal"

    def form_options(self) -> dict[str, Any]:
        """The service and the people."""
        assert self.case is not None
        people = people_of([self.case.id], self.today)[self.case.id]
        return {"service": self.service, "people": people}

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"said_on": self.today}

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Adds the goal."""
        assert isinstance(form, GoalForm)
        actions.add_goal(goal=form.goal(), **self.whose)
        return self.home


class CorrectGoal(AddGoal):
    """A goal is put right."""

    heading = _("Opravit cíl")
    submit = _("Uložit opravu")
    code = "plans.correct_goal"

    def form_options(self) -> dict[str, Any]:
        """With the reason."""
        return super().form_options() | {"correcting": True}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        assert self.case is not None
        row = goal(self.case.id, self.kwargs["goal_id"])
        return {
            "words": row.words,
            "said_on": row.said_on,
            "said_by": str(row.said_by_id or ""),
            "area": row.area,
            "needs_field": row.needs_field,
        }

    def stands(self) -> object:
        """The goal."""
        assert self.case is not None
        return goal(self.case.id, self.kwargs["goal_id"])

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Corrects the goal."""
        assert isinstance(form, GoalForm)
        actions.correct_goal(
            goal_id=self.kwargs["goal_id"],
            goal=form.goal(),
            reason=form.cleaned_data["reason"],
            **self.whose,
        )
        return self.home


class AddStep(InPlan):
    """A step towards a goal."""

    form_class = StepForm
    heading = _("Přidat krok")
    submit = _("Přidat krok")
    code = "plans.add_step"

    def form_options(self) -> dict[str, Any]:
        """The service, which may go along for a time only."""
        return {"service": self.service}

    def initial(self) -> dict[str, Any]:
        """Nothing; the goal has to be there."""
        assert self.case is not None
        goal(self.case.id, self.kwargs["goal_id"])
        return {}

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Adds the step."""
        assert isinstance(form, StepForm)
        actions.add_step(goal_id=self.kwargs["goal_id"], step=form.step(), **self.whose)
        return self.home


class CorrectStep(AddStep):
    """A step is put right."""

    heading = _("Opravit krok")
    submit = _("Uložit opravu")
    code = "plans.correct_step"

    def form_options(self) -> dict[str, Any]:
        """With the reason."""
        return super().form_options() | {"correcting": True}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        assert self.case is not None
        row = step(self.case.id, self.kwargs["step_id"])
        names = ("what", "taker", "due_on", "until")
        return {name: getattr(row, name) for name in names}

    def stands(self) -> object:
        """The step."""
        assert self.case is not None
        return step(self.case.id, self.kwargs["step_id"])

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Corrects the step."""
        assert isinstance(form, StepForm)
        actions.correct_step(
            step_id=self.kwargs["step_id"],
            step=form.step(),
            reason=form.cleaned_data["reason"],
            **self.whose,
        )
        return self.home


class Finish(InPlan):
    """The step is done: one press, with its day."""

    form_class = FinishForm
    heading = _("Krok je hotový")
    submit = _("Hotovo")
    code = "plans.finish_step"
    may_repeat = True

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        assert self.case is not None
        return {"done_on": step(self.case.id, self.kwargs["step_id"]).done_on or self.today}

    def stands(self) -> object:
        """The step."""
        assert self.case is not None
        return step(self.case.id, self.kwargs["step_id"])

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Done on the day; "open again" takes it back."""
        reopened = "reopen" in self.request.POST
        done_on = None if reopened else form.cleaned_data["done_on"]
        actions.finish_step(step_id=self.kwargs["step_id"], done_on=done_on, **self.whose)
        return self.home


class Void(InPlan):
    """An entry of the plan does not hold."""

    form_class = ReasonForm
    template_name = "plans/void.html"
    may_repeat = True
    heading = _("Zneplatnit zápis")
    submit = _("Zneplatnit zápis")
    code = "plans.void"

    def stands(self) -> object:
        """The plan as the page shows it."""
        assert self.case is not None
        return plan(self.case.id)

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Voids it; after the plan itself there is only the case to go to."""
        actions.void(
            kind=self.kwargs["kind"],
            row_id=self.kwargs["row_id"],
            reason=form.cleaned_data["reason"],
            **self.whose,
        )
        assert self.case is not None
        return reverse("case", args=[self.case.id]) if self.kwargs["kind"] == "plan" else self.home

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly. NotFound for what is not in the plan."""
        assert self.case is not None
        row, kind, row_id = plan(self.case.id), self.kwargs["kind"], self.kwargs["row_id"]
        if row is None:
            raise NotFound
        titles: dict[tuple[str, int], str] = {("plan", row.id): str(_("Individuální plán"))}
        for one in row.goals:
            titles["goal", one.id] = one.words
            titles |= {("step", each.id): each.what for each in one.steps}
        titles |= {("revision", one.id): one.changed for one in row.revisions if not one.void}
        if (kind, row_id) not in titles:
            raise NotFound
        return {"title": titles[kind, row_id]}
