"""Making a plan, its goals and steps; going through it again; putting entries right."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from simple_history.utils import update_change_reason

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CASEWORK, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.actions import touch
from opora.cases.models import Case
from opora.cases.queries import case_for, case_row, subject
from opora.catalog import current
from opora.decisions.actions import answer, decide
from opora.decisions.models import Decision
from opora.plans.due import sixth_visit
from opora.plans.models import Goal, NoPlanNeeded, Plan, Revision, Step
from opora.plans.terms import GoalWords, PlanWords, StepWords, check_day, check_step
from opora.plans.words import NOTHING_TO_DECIDE


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
    """The plan of a case with its first goal; where there is one already it is put right."""
    case = case_for(by, case_id, "plans.write")
    check_day("made_on", words.made_on, case.opened_on, on)
    if words.next_on is not None and words.next_on <= words.made_on:
        raise Invalid(next_on=_("Napište den po dni, kdy jste se domluvili."))
    if goal is not None:
        _check_goal(case, goal, on)
    decision = _decide(case, words, by, justification, departure, decided)
    touch(case)
    row = case.plans.filter(voided_on=None).first() or Plan(case=case, made_by_id=by.account_id)
    changed = row.pk is not None
    for name, value in words.columns().items():
        setattr(row, name, value)
    row.decision_id = decision.pk
    row.save()
    if changed:
        update_change_reason(row, _("Úprava plánu"))
    if goal is not None:
        Goal.objects.create(plan=row, **goal.columns())
    if answers:
        about = subject(case, organisation_id=by.organisation_id)
        answer(subject=about, answers=answers, by=by, on=words.made_on)
    tell(case_id=case.pk, subjects=[f"plan:{row.pk}"], form=words.form)
    return row


def _decide(
    case: Case, words: PlanWords, by: Viewer, justification: str, departure: bool, decided: bool
) -> Decision:
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


def _check_goal(case: Case, goal: GoalWords, on: date) -> None:
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
    _check_goal(case, goal, on)
    row = Goal.objects.create(plan=plan, **goal.columns())
    touch(case)
    tell(case_id=case.pk, subjects=[f"goal:{row.pk}"])
    return row


@action("plans.correct_goal", roles=PROFESSIONALS)
def correct_goal(
    *, case_id: int, goal_id: int, goal: GoalWords, reason: str, by: Viewer, on: date
) -> Goal:
    """What was written down of a goal is put right; the earlier words stay in the history."""
    case = case_for(by, case_id, "plans.correct_goal")
    row = _goal(case, goal_id)
    _check_goal(case, goal, on)
    _correct(row, goal.columns(), reason)
    tell(case_id=case.pk, subjects=[f"goal:{row.pk}"], reason=reason)
    return row


@action("plans.add_step", roles=CASEWORK)
def add_step(*, case_id: int, goal_id: int, step: StepWords, by: Viewer, on: date) -> Step:
    """A step towards a goal, with who takes it (A8, E8)."""
    case = case_for(by, case_id, "plans.add_step")
    goal = _goal(case, goal_id)
    check_step(step, goal.said_on, current().service(case.service))
    row = Step.objects.create(goal=goal, **step.columns())
    tell(case_id=case.pk, subjects=[f"step:{row.pk}"])
    return row


@action("plans.correct_step", roles=CASEWORK)
def correct_step(
    *, case_id: int, step_id: int, step: StepWords, reason: str, by: Viewer, on: date
) -> Step:
    """A step is put right: another taker, another day, a longer accompaniment."""
    case = case_for(by, case_id, "plans.correct_step")
    row = _step(case, step_id)
    check_step(step, row.goal.said_on, current().service(case.service))
    _correct(row, step.columns(), reason)
    tell(case_id=case.pk, subjects=[f"step:{row.pk}"], reason=reason)
    return row


@action("plans.finish_step", roles=CASEWORK)
def finish_step(*, case_id: int, step_id: int, done_on: date | None, by: Viewer, on: date) -> Step:
    """The step is done; None opens it again."""
    case = case_for(by, case_id, "plans.finish_step")
    row = _step(case, step_id)
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
    check_day("revised_on", revised_on, plan.made_on, on)
    if not changed.strip():
        raise Invalid(changed=_("Napište, co se změnilo. Když nic, napište to."))
    if next_on is not None and next_on <= revised_on:
        raise Invalid(next_on=_("Napište den po této revizi."))
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
    tell(case_id=case.pk, reason=reason)
    return row


@action("plans.void", roles=PROFESSIONALS)
def void(*, case_id: int, kind: str, row_id: int, reason: str, by: Viewer, on: date) -> None:
    """A goal, a step, a revision or the whole plan does not hold; it stays with the reason."""
    case = case_for(by, case_id, "plans.void")
    if not reason.strip():
        raise Invalid(reason=_("Napište, proč zápis neplatí. Důvod u něj zůstane."))
    row = _any(case, kind, row_id)
    row.voided_on, row.void_reason = on, reason.strip()
    row.save()
    update_change_reason(row, reason.strip()[:100])
    touch(case)
    tell(case_id=case.pk, subjects=[f"{kind}:{row_id}"], reason=reason)


def _any(case: Case, kind: str, row_id: int) -> Any:
    found: dict[str, Any] = {
        "plan": Plan.objects.filter(case=case),
        "goal": Goal.objects.filter(plan__case=case),
        "step": Step.objects.filter(goal__plan__case=case),
        "revision": Revision.objects.filter(plan__case=case),
    }
    row = found[kind].filter(pk=row_id, voided_on=None).first() if kind in found else None
    if row is None:
        raise NotFound
    return row


def _goal(case: Case, goal_id: int) -> Goal:
    row: Goal = _any(case, "goal", goal_id)
    return row


def _step(case: Case, step_id: int) -> Step:
    row: Step = _any(case, "step", step_id)
    return row


def _correct(row: Goal | Step, columns: dict[str, Any], reason: str) -> None:
    if not reason.strip():
        raise Invalid(reason=_("Napište, proč se zápis mění. Původní znění zůstane dohledatelné."))
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
    update_change_reason(row, reason.strip()[:100])
