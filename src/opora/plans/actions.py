"""Making a plan, its goals and steps; going through it again; deciding that none is needed."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CASEWORK, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.actions import touch
from opora.cases.mending.actions import standing
from opora.cases.models import Case
from opora.cases.queries import case_for, case_row, subject
from opora.catalog import current
from opora.decisions.actions import answer, decide
from opora.decisions.models import Decision
from opora.plans.due import sixth_visit
from opora.plans.models import Goal, NoPlanNeeded, Plan, Revision, Step
from opora.plans.terms import (
    NEXT_AFTER_REVISION,
    GoalWords,
    PlanWords,
    StepWords,
    check_day,
    check_plan,
    check_step,
)
from opora.plans.words import NOTHING_TO_DECIDE, THERE_ALREADY


@action("plans.write", roles=PROFESSIONALS, asks=("may_write_plan",))
def write(
    *,
    case_id: int,
    words: PlanWords,
    goal: GoalWords | None = None,
    answers: dict[str, object] | None = None,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Plan:
    """The plan of a case with its first goal. Raises Invalid where there is one already."""
    case = case_for(by, case_id, "plans.write")
    if case.plans.filter(voided_on=None).exists():
        raise Invalid(form=str(THERE_ALREADY))
    check_plan(words, case.opened_on, on)
    if goal is not None:
        check_goal(case, goal, on)
    decision = ask(case, words, by, justification, departure, decided)
    touch(case)
    row: Plan = Plan.objects.create(
        case=case, made_by_id=by.account_id, decision_id=decision.pk, **words.columns()
    )
    if goal is not None:
        Goal.objects.create(plan=row, **goal.columns())
    keep_answers(case, answers, words.made_on, by)
    tell(case_id=case.pk, subjects=[f"plan:{row.pk}"], form=words.form)
    return row


def keep_answers(case: Case, answers: dict[str, object] | None, made_on: date, by: Viewer) -> None:
    """What was answered to questions that belong to the plan, as of its own day."""
    if answers:
        about = subject(case, organisation_id=by.organisation_id)
        answer(subject=about, answers=answers, by=by, on=made_on)


def ask(
    case: Case, words: PlanWords, by: Viewer, justification: str, departure: bool, decided: bool
) -> Decision:
    """What the rules say to the plan, on its own day."""
    return decide(
        ask="may_write_plan",
        subject=subject(case, worker_id=by.account_id, organisation_id=by.organisation_id),
        given={"form": words.form},
        by=by,
        on=words.made_on,
        justification=justification,
        departure=departure,
        decided=decided,
    )


def check_goal(case: Case, goal: GoalWords, on: date) -> None:
    """Raises Invalid for a goal that says nothing, or is said by nobody of the case."""
    if not goal.words.strip():
        raise Invalid(words=_("Napište cíl slovy klienta."))
    check_day("said_on", goal.said_on, case.opened_on, on)
    people = case.participants.values_list("person_id", flat=True)
    if goal.said_by_id is not None and goal.said_by_id not in set(people):
        raise Invalid(said_by=_("Vyberte někoho z případu."))
    areas = {one.id for one in current().service(case.service).words("goal_areas")}
    if goal.area and goal.area not in areas:
        raise Invalid(area=_("Vyberte jednu z nabízených možností."))


def plan_of(case: Case) -> Plan:
    """The plan that counts; NotFound while there is none."""
    row: Plan | None = case.plans.filter(voided_on=None).first()
    if row is None:
        raise NotFound
    return row


@action("plans.add_goal", roles=PROFESSIONALS)
def add_goal(*, case_id: int, goal: GoalWords, by: Viewer, on: date) -> Goal:
    """One more goal."""
    case = case_for(by, case_id, "plans.add_goal")
    plan = plan_of(case)
    check_goal(case, goal, on)
    row = Goal.objects.create(plan=plan, **goal.columns())
    touch(case)
    tell(case_id=case.pk, subjects=[f"goal:{row.pk}"])
    return row


@action("plans.add_step", roles=CASEWORK)
def add_step(*, case_id: int, goal_id: int, step: StepWords, by: Viewer, on: date) -> Step:
    """A step towards a goal, with who takes it (A8, E8)."""
    case = case_for(by, case_id, "plans.add_step")
    goal: Goal = standing(Goal.objects.filter(plan__case=case), goal_id)
    check_step(step, goal.said_on, current().service(case.service))
    row = Step.objects.create(goal=goal, **step.columns())
    tell(case_id=case.pk, subjects=[f"step:{row.pk}"])
    return row


@action("plans.finish_step", roles=CASEWORK)
def finish_step(*, case_id: int, step_id: int, done_on: date | None, by: Viewer, on: date) -> Step:
    """The step is done; None opens it again."""
    case = case_for(by, case_id, "plans.finish_step")
    row: Step = standing(Step.objects.filter(goal__plan__case=case), step_id)
    if done_on is not None:
        check_day("done_on", done_on, case.opened_on, on)
    row.done_on = done_on
    row.save()
    tell(case_id=case.pk, subjects=[f"step:{row.pk}"], done=done_on.isoformat() if done_on else "")
    return row


@action("plans.revise", roles=PROFESSIONALS)
def revise(
    *,
    case_id: int,
    revised_on: date,
    changed: str,
    next_on: date | None = None,
    by: Viewer,
    on: date,
) -> Revision:
    """The plan was gone through together."""
    case = case_for(by, case_id, "plans.revise")
    plan = plan_of(case)
    check_revision(plan, revised_on, changed, next_on, on)
    row = Revision.objects.create(
        plan=plan,
        on=revised_on,
        changed=changed.strip(),
        next_on=next_on,
        by_id=by.account_id,
    )
    touch(case)
    tell(case_id=case.pk, subjects=[f"plan:{plan.pk}"])
    return row


def check_revision(
    plan: Plan, revised_on: date, changed: str, next_on: date | None, on: date
) -> None:
    """Raises Invalid for a revision of which nothing is said, or on a day that it can't have."""
    check_day("revised_on", revised_on, plan.made_on, on)
    if not changed.strip():
        raise Invalid(changed=_("Napište, co se změnilo. Když nic, napište to."))
    if next_on is not None and next_on <= revised_on:
        raise Invalid(next_on=str(NEXT_AFTER_REVISION))


@action("plans.need_none", roles=PROFESSIONALS)
def need_none(*, case_id: int, visits: int, reason: str, by: Viewer, on: date) -> NoPlanNeeded:
    """The worker decided at the sixth visit that no written plan is needed by now (B16)."""
    case = case_for(by, case_id, "plans.need_none")
    if not sixth_visit(by, [case_row(by, case_id)], on):
        raise Invalid(form=str(NOTHING_TO_DECIDE))
    if not reason.strip():
        raise Invalid(reason=_("Napište, proč plán teď psát nebudete."))
    row = NoPlanNeeded.objects.create(
        case=case, visits=visits, reason=reason.strip(), on=on, by_id=by.account_id
    )
    tell(case_id=case.pk, subjects=[f"no_plan:{row.pk}"], reason=reason)
    return row
