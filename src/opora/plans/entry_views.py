"""Screens of single entries of a plan: goals and steps."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.cases.queries import people_of
from opora.cases.steps import Step
from opora.plans import actions
from opora.plans.forms import FinishForm, GoalForm, StepForm
from opora.plans.queries import goal, step
from opora.ui.forms import OporaForm


class InPlan(Step):
    """A step that leads back to the plan."""

    @property
    def home(self) -> str:
        """The plan."""
        assert self.case is not None
        return reverse("plan", args=[self.case.id])


class AddGoal(InPlan):
    """One more goal."""

    form_class = GoalForm
    heading = _("Přidat cíl")
    submit = _("Přidat cíl")
    action = actions.add_goal

    def form_options(self) -> dict[str, Any]:
        """The service and the people."""
        assert self.case is not None
        people = people_of([self.case.id], self.today)[self.case.id]
        return {"service": self.service, "people": people}

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"said_on": self.today}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The goal."""
        assert isinstance(form, GoalForm)
        return {**self.kwargs, "goal": form.goal()}


class AddStep(InPlan):
    """A step towards a goal."""

    form_class = StepForm
    heading = _("Přidat krok")
    submit = _("Přidat krok")
    action = actions.add_step

    def form_options(self) -> dict[str, Any]:
        """The service, which may go along for a time only."""
        return {"service": self.service}

    def initial(self) -> dict[str, Any]:
        """Nothing; the goal has to be there."""
        assert self.case is not None
        goal(self.case.id, self.kwargs["goal_id"])
        return {}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The step."""
        assert isinstance(form, StepForm)
        return {**self.kwargs, "step": form.step()}


class Finish(InPlan):
    """The step is done: one press, with its day."""

    form_class = FinishForm
    heading = _("Krok je hotový")
    submit = _("Hotovo")
    action = actions.finish_step
    may_repeat = True

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        assert self.case is not None
        return {"done_on": step(self.case.id, self.kwargs["step_id"]).done_on or self.today}

    def stands(self) -> object:
        """The step."""
        assert self.case is not None
        return step(self.case.id, self.kwargs["step_id"])

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Done on the day; "open again" takes it back."""
        given = super().answers(form)
        return given | ({"done_on": None} if "reopen" in self.request.POST else {})
