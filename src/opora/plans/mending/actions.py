"""Correcting a plan, its goals, steps and revisions, and making them void."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import CASEWORK, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.actions import touch
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current
from opora.plans.actions import ask, check_goal, check_revision, keep_answers
from opora.plans.models import Goal, NoPlanNeeded, Plan, Revision, Step
from opora.plans.terms import GoalWords, PlanWords, StepWords, check_plan, check_step


@action("plans.correct_plan", roles=PROFESSIONALS, asks=("may_write_plan",))
def correct_plan(
    *,
    case_id: int,
    row_id: int,
    words: PlanWords,
    answers: dict[str, object] | None = None,
    why: str,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Plan:
    """The plan as it is agreed; the rules are asked again for its own day."""
    case = case_for(by, case_id, "plans.correct_plan")
    row: Plan = standing(case.plans, row_id)
    check_plan(words, case.opened_on, on)
    decision = ask(case, words, by, justification, departure, decided)
    touch(case)
    keep(row, why, **words.columns(), decision_id=decision.pk)
    keep_answers(case, answers, words.made_on, by)
    tell(case_id=case.pk, subjects=[f"plan:{row.pk}"], why=why)
    return row


@action("plans.correct_goal", roles=PROFESSIONALS)
def correct_goal(
    *, case_id: int, row_id: int, goal: GoalWords, why: str, by: Viewer, on: date
) -> Goal:
    """What was written down of a goal is put right; the earlier words stay in the history."""
    case = case_for(by, case_id, "plans.correct_goal")
    row: Goal = standing(Goal.objects.filter(plan__case=case), row_id)
    check_goal(case, goal, on)
    if row.ends.filter(void_reason="", on__lt=goal.said_on).exists():
        raise Invalid(said_on=_("Cíl je zapsaný jako dosažený nebo opuštěný dřív. Opravte nejdřív"
                                " ten zápis."))  # fmt: skip
    keep(row, why, **goal.columns())
    tell(case_id=case.pk, subjects=[f"goal:{row.pk}"], why=why)
    return row


@action("plans.correct_step", roles=CASEWORK)
def correct_step(
    *, case_id: int, row_id: int, step: StepWords, why: str, by: Viewer, on: date
) -> Step:
    """A step is put right: another taker, another day, a longer accompaniment."""
    case = case_for(by, case_id, "plans.correct_step")
    row: Step = standing(Step.objects.filter(goal__plan__case=case), row_id)
    check_step(step, row.goal.said_on, current().service(case.service))
    keep(row, why, **step.columns())
    tell(case_id=case.pk, subjects=[f"step:{row.pk}"], why=why)
    return row


@action("plans.correct_revision", roles=PROFESSIONALS)
def correct_revision(
    *,
    case_id: int,
    row_id: int,
    revised_on: date,
    changed: str,
    next_on: date | None = None,
    why: str,
    by: Viewer,
    on: date,
) -> Revision:
    """When the plan was gone through and what changed, as it was; the next one is due by it."""
    case = case_for(by, case_id, "plans.correct_revision")
    row: Revision = standing(Revision.objects.filter(plan__case=case), row_id)
    check_revision(row.plan, revised_on, changed, next_on, on)
    keep(row, why, on=revised_on, changed=changed.strip(), next_on=next_on)
    touch(case)
    tell(case_id=case.pk, subjects=[f"revision:{row.pk}"], why=why)
    return row


@action("plans.correct_no_plan", roles=PROFESSIONALS)
def correct_no_plan(
    *, case_id: int, row_id: int, reason: str, why: str, by: Viewer, on: date
) -> NoPlanNeeded:
    """Why the plan was not written yet, as it was."""
    case = case_for(by, case_id, "plans.correct_no_plan")
    row: NoPlanNeeded = standing(NoPlanNeeded.objects.filter(case=case), row_id)
    if not reason.strip():
        raise Invalid(reason=_("Napište, proč plán teď psát nebudete."))
    keep(row, why, reason=reason.strip())
    tell(case_id=case.pk, subjects=[f"no_plan:{row.pk}"], why=why)
    return row


@action("plans.void_plan", roles=PROFESSIONALS)
def void_plan(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The plan was not agreed; another one can be written."""
    case = case_for(by, case_id, "plans.void_plan")
    _void("plan", case, case.plans, row_id, why, on)


@action("plans.void_goal", roles=PROFESSIONALS)
def void_goal(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The goal was not said; its steps go with it."""
    case = case_for(by, case_id, "plans.void_goal")
    _void("goal", case, Goal.objects.filter(plan__case=case), row_id, why, on)


@action("plans.void_step", roles=PROFESSIONALS)
def void_step(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The step was not agreed."""
    case = case_for(by, case_id, "plans.void_step")
    _void("step", case, Step.objects.filter(goal__plan__case=case), row_id, why, on)


@action("plans.void_revision", roles=PROFESSIONALS)
def void_revision(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The plan was not gone through: that is due as it was before."""
    case = case_for(by, case_id, "plans.void_revision")
    _void("revision", case, Revision.objects.filter(plan__case=case), row_id, why, on)


@action("plans.void_no_plan", roles=PROFESSIONALS)
def void_no_plan(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """It was not decided so: whether a plan is needed is to be decided again (B16)."""
    case = case_for(by, case_id, "plans.void_no_plan")
    keep(standing(NoPlanNeeded.objects.filter(case=case), row_id), why, void_reason=why.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"no_plan:{row_id}"], why=why)


def _void(kind: str, case: Case, rows: Any, row_id: int, why: str, on: date) -> None:
    keep(standing(rows, row_id), why, void_reason=why.strip(), voided_on=on)
    touch(case)
    tell(case_id=case.pk, subjects=[f"{kind}:{row_id}"], why=why)
