"""Screens on which it is said that a goal was reached or given up."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.cases.mending.pages import Correcting
from opora.plans.ends import actions
from opora.plans.entry_views import InPlan
from opora.plans.models import GoalEnd
from opora.plans.queries import goal
from opora.ui import fields
from opora.ui.forms import OporaForm


class EndForm(OporaForm):
    """How a goal came out."""

    not_saved = _("Ještě není zapsané, jak cíl dopadl")

    kind = fields.ChoiceField(label=_("Jak cíl dopadl"), choices=GoalEnd.Kind.choices)
    words = fields.TextField(
        label=_("Co k tomu říct"),
        help_text=_("Podle čeho je vidět, že je dosažený, nebo proč už o něj klient neusiluje."),
        lines=True,
        max_length=4000,
        missing=_("Napište aspoň pár slov o tom, jak cíl dopadl."),
    )
    ended_on = fields.DayField(label=_("Kdy"), past=True)


class EndGoal(InPlan):
    """A goal was reached or given up while the work goes on."""

    form_class = EndForm
    template_name = "plans/end_goal.html"
    heading = _("Zapsat, jak cíl dopadl")
    submit = _("Zapsat, jak cíl dopadl")
    action = actions.end_goal

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"ended_on": self.today}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The goal that it is about; one that has ended has nothing to save."""
        assert self.case is not None
        row = goal(self.case.id, self.kwargs["goal_id"])
        return {"goal": row, "idle": actions.ENDED_ALREADY if row.end else ""}


class CorrectGoalEnd(Correcting):
    """How a goal came out, as it was."""

    form_class = EndForm

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"ended_on": self.row.on}
