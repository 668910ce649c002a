"""Reading plans: frozen read models of cases already found visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.cases.beside.queries import stands_beside, with_rows
from opora.plans.ends.queries import EndRow, ended_goals, ends_by_goal
from opora.plans.models import Goal, Plan, Revision, Step

stands_beside(Plan, in_lists=True)


@dataclass(frozen=True)
class StepRow:
    """A step as the plan shows it."""

    id: int
    goal_id: int
    what: str
    taker: str
    taker_label: str
    due_on: date | None
    until: date | None
    done_on: date | None


@dataclass(frozen=True)
class GoalRow:
    """A goal with its steps."""

    id: int
    words: str
    said_by_id: int | None
    said_by: str
    said_on: date
    area: str
    needs_field: bool | None
    steps: tuple[StepRow, ...]
    end: EndRow | None


@dataclass(frozen=True)
class RevisionRow:
    """When the plan was gone through, and what changed."""

    id: int
    on: date
    changed: str
    next_on: date | None
    by: str
    void: bool
    void_reason: str


@dataclass(frozen=True)
class PlanRow:
    """A plan as its page shows it."""

    id: int
    case_id: int
    form: str
    made_on: date
    made_by: str
    way_of_work: str
    chosen_extent: str
    worker_role: str
    next_on: date | None
    decision_id: int
    goals: tuple[GoalRow, ...]
    revisions: tuple[RevisionRow, ...]

    @property
    def revised_on(self) -> date:
        """When it was made or last gone through."""
        counting = [one.on for one in self.revisions if not one.void]
        return max([self.made_on, *counting])

    @property
    def next_time(self) -> date | None:
        """The day agreed for going through it again, when it was last gone through."""
        return next((one.next_on for one in self.revisions if not one.void), self.next_on)


@dataclass(frozen=True)
class Accompanied:
    """A step taken together that is not done yet, and until when going along is agreed."""

    case_id: int
    step_id: int
    what: str
    until: date


@dataclass(frozen=True)
class VoidRow:
    """A goal or a step that holds no more, and why."""

    what: str
    voided_on: date
    reason: str


@prepared
def _plans(case_ids: Sequence[int]) -> QuerySet[Plan]:
    return Plan.objects.filter(case_id__in=case_ids, voided_on=None).order_by("pk")


@prepared
def _goals(plan_id: int) -> QuerySet[Goal]:
    rows = Goal.objects.filter(plan_id=plan_id, voided_on=None)
    return rows.select_related("said_by").order_by("pk")


@prepared
def _steps(plan_id: int) -> QuerySet[Step]:
    rows = Step.objects.filter(goal__plan_id=plan_id, goal__voided_on=None, voided_on=None)
    return rows.order_by("pk")


@prepared
def _revisions(plan_ids: Sequence[int]) -> QuerySet[Revision]:
    return Revision.objects.filter(plan_id__in=plan_ids).order_by("on", "pk")


@once_a_page
def standing(case_ids: Sequence[int]) -> list[tuple[Plan, list[Revision]]]:
    """The plans that count and how each was gone through, the oldest first; two queries."""
    plans = _plans(with_rows(case_ids, Plan))
    revisions = _revisions([one.pk for one in plans])
    return [(one, [rev for rev in revisions if rev.plan_id == one.pk]) for one in plans]


@once_a_page
def plan(case_id: int) -> PlanRow | None:
    """The plan that counts, or None."""
    found = standing([case_id])
    return _plan(*found[0]) if found else None


def _plan(row: Plan, revisions: list[Revision]) -> PlanRow:
    steps = _steps(row.pk)
    called = names({row.made_by_id, *(one.by_id for one in revisions)})
    ends = ends_by_goal(row.case_id)
    return PlanRow(
        id=row.pk,
        case_id=row.case_id,
        form=row.form,
        made_on=row.made_on,
        made_by=called.get(row.made_by_id, ""),
        way_of_work=row.way_of_work,
        chosen_extent=row.chosen_extent,
        worker_role=row.worker_role,
        next_on=row.next_on,
        decision_id=row.decision_id,
        goals=tuple(
            _goal(one, [each for each in steps if each.goal_id == one.pk], ends.get(one.pk))
            for one in _goals(row.pk)
        ),
        revisions=tuple(
            RevisionRow(
                one.pk,
                one.on,
                one.changed,
                one.next_on,
                called.get(one.by_id, ""),
                one.voided_on is not None,
                one.void_reason,
            )
            for one in reversed(revisions)
        ),
    )


def _goal(row: Goal, steps: list[Step], end: EndRow | None) -> GoalRow:
    return GoalRow(
        id=row.pk,
        words=row.words,
        said_by_id=row.said_by_id,
        said_by=str(row.said_by) if row.said_by else "",
        said_on=row.said_on,
        area=row.area,
        needs_field=row.needs_field,
        end=end,
        steps=tuple(
            StepRow(
                one.pk,
                row.pk,
                one.what,
                one.taker,
                str(Step.Taker(one.taker).label),
                one.due_on,
                one.until,
                one.done_on,
            )
            for one in steps
        ),
    )


def goal(case_id: int, goal_id: int) -> GoalRow:
    """One goal of the plan; NotFound otherwise."""
    known = plan(case_id)
    for one in known.goals if known else ():
        if one.id == goal_id:
            return one
    raise NotFound


def step(case_id: int, step_id: int) -> StepRow:
    """One step of the plan; NotFound otherwise."""
    known = plan(case_id)
    for one in known.goals if known else ():
        for each in one.steps:
            if each.id == step_id:
                return each
    raise NotFound


@prepared
def _taken_together(plan_ids: Sequence[int]) -> QuerySet[Step, Any]:
    return Step.objects.filter(
        ~ended_goals("goal_id"),
        goal__plan_id__in=plan_ids,
        goal__voided_on=None,
        voided_on=None,
        done_on=None,
        until__isnull=False,
        taker=Step.Taker.TOGETHER,
    ).values_list("goal__plan__case_id", "pk", "what", "until")


def accompanied(case_ids: Sequence[int]) -> list[Accompanied]:
    """Open steps taken together with an agreed end; towards a goal that has ended nobody goes."""
    plans = [one.pk for one, _revisions in standing(case_ids)]
    return [Accompanied(*row) for row in _taken_together(plans)]


def _latest(case_ids: Sequence[int]) -> dict[int, tuple[date, date | None]]:
    """Last gone through and agreed next day, by case."""
    found: dict[int, tuple[date, date | None]] = {}
    for row, revisions in standing(case_ids):
        counting = [one for one in revisions if one.voided_on is None]
        last = counting[-1] if counting else None
        found[row.case_id] = (last.on, last.next_on) if last else (row.made_on, row.next_on)
    return found


def planned_next(case_ids: Sequence[int]) -> dict[int, tuple[date, date]]:
    """Last gone through and the day agreed for the next time, where one is agreed."""
    latest = _latest(case_ids).items()
    return {case: (last, upcoming) for case, (last, upcoming) in latest if upcoming}


def gone_through(case_ids: Sequence[int]) -> dict[int, date]:
    """When the plan was made or last gone through, by case."""
    return {case: last for case, (last, _upcoming) in _latest(case_ids).items()}


def voided(case_id: int) -> list[VoidRow]:
    """Goals and steps of the case that were made void, the latest first."""
    goals = Goal.objects.filter(plan__case_id=case_id).exclude(voided_on=None)
    steps = Step.objects.filter(goal__plan__case_id=case_id).exclude(voided_on=None)
    found = [VoidRow(one.words, one.voided_on, one.void_reason) for one in goals if one.voided_on]
    found += [VoidRow(one.what, one.voided_on, one.void_reason) for one in steps if one.voided_on]
    return sorted(found, key=lambda one: one.voided_on, reverse=True)
