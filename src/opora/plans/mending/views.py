"""Screens on which a plan and what belongs to it are put right."""

from typing import Any

from opora.cases.mending.pages import Correcting
from opora.plans.entry_views import AddGoal, AddStep
from opora.plans.forms import DecideForm, PlanForm, ReviseForm
from opora.plans.views import Write
from opora.ui.forms import OporaForm


class CorrectPlan(Correcting, Write):
    """The plan as it is agreed."""

    first_goal = False

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What the plan says, and why it changes."""
        assert isinstance(form, PlanForm)
        given = {**self.kwargs, "words": form.plan(), "answers": form.answers_given()}
        return given | {"why": form.cleaned_data["why"]}


class CorrectGoal(Correcting, AddGoal):
    """A goal as it was said."""

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"said_by": str(self.row.said_by_id or "")}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The goal, and why it changes."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}


class CorrectStep(Correcting, AddStep):
    """A step as it is agreed."""

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The step, and why it changes."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}


class CorrectRevision(Correcting):
    """When the plan was gone through, and what changed."""

    form_class = ReviseForm

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"revised_on": self.row.on}


class CorrectNoPlan(Correcting):
    """Why the plan is not written yet."""

    form_class = DecideForm
