"""Keeping that a goal was reached or given up, and putting it right."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.actions import touch
from opora.cases.mending.actions import keep, standing
from opora.cases.queries import case_for
from opora.plans.models import Goal, GoalEnd
from opora.plans.terms import check_day

ENDED_ALREADY = gettext_lazy("U tohoto cíle už je zapsané, jak dopadl. Opravte ten zápis.")


@action("plans.end_goal", roles=PROFESSIONALS)
def end_goal(
    *, case_id: int, goal_id: int, kind: str, ended_on: date, words: str, by: Viewer, on: date
) -> GoalEnd:
    """The goal was reached or given up. What is still open in the plan goes on without it."""
    case = case_for(by, case_id, "plans.end_goal")
    goal: Goal = standing(Goal.objects.filter(plan__case=case, plan__voided_on=None), goal_id)
    if goal.ends.filter(void_reason="").exists():
        raise Invalid(form=str(ENDED_ALREADY))
    columns = checked(goal, kind, ended_on, words, on)
    row = GoalEnd.objects.create(case=case, goal=goal, by_id=by.account_id, **columns)
    touch(case)
    tell(case_id=case.pk, subjects=[f"goal_end:{row.pk}", f"goal:{goal.pk}"], kind=kind)
    return row


def checked(goal: Goal, kind: str, ended_on: date, words: str, on: date) -> dict[str, object]:
    """The columns. Raises Invalid for a day before the goal was said, or where nothing is said."""
    if kind not in GoalEnd.Kind.values:
        raise Invalid(kind=_("Vyberte, jak cíl dopadl."))
    check_day("ended_on", ended_on, goal.said_on, on)
    if not words.strip():
        raise Invalid(words=_("Napište aspoň pár slov o tom, jak cíl dopadl."))
    return {"kind": kind, "on": ended_on, "words": words.strip()}


@action("plans.correct_goal_end", roles=PROFESSIONALS)
def correct_goal_end(
    *,
    case_id: int,
    row_id: int,
    kind: str,
    ended_on: date,
    words: str,
    why: str,
    by: Viewer,
    on: date,
) -> GoalEnd:
    """How the goal came out, as it was."""
    case = case_for(by, case_id, "plans.correct_goal_end")
    row: GoalEnd = standing(case.goal_ends, row_id)
    keep(row, why, **checked(row.goal, kind, ended_on, words, on))
    touch(case)
    tell(case_id=case.pk, subjects=[f"goal_end:{row.pk}"], why=why)
    return row


@action("plans.void_goal_end", roles=PROFESSIONALS)
def void_goal_end(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The goal has not ended: one works towards it again."""
    case = case_for(by, case_id, "plans.void_goal_end")
    keep(standing(case.goal_ends, row_id), why, void_reason=why.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"goal_end:{row_id}"], why=why)
