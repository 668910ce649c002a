"""Reading plans: frozen read models of cases already found visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Prefetch

from opora.access.doors import NotFound
from opora.access.reading import once_a_page
from opora.plans.models import Goal, NoPlanNeeded, Plan, Revision, Step


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


@dataclass(frozen=True)
class Accompanied:
    """A step taken together that is not done yet, and until when going along is agreed."""

    case_id: int
    step_id: int
    what: str
    until: date


@once_a_page
def plan(case_id: int) -> PlanRow | None:
    """The plan that counts, or None; six queries at most."""
    steps = Step.objects.filter(voided_on=None).order_by("pk")
    goals = Goal.objects.filter(voided_on=None).select_related("said_by").order_by("pk")
    revisions = Revision.objects.select_related("by").order_by("-on", "-pk")
    row = (
        Plan.objects.filter(case_id=case_id, voided_on=None)
        .select_related("made_by")
        .prefetch_related(
            Prefetch("goals", goals),
            Prefetch("goals__steps", steps),
            Prefetch("revisions", revisions),
        )
        .first()
    )
    return None if row is None else _plan(row)


def _plan(row: Plan) -> PlanRow:
    return PlanRow(
        id=row.pk,
        case_id=row.case_id,
        form=row.form,
        made_on=row.made_on,
        made_by=row.made_by.full_name,
        way_of_work=row.way_of_work,
        chosen_extent=row.chosen_extent,
        worker_role=row.worker_role,
        next_on=row.next_on,
        decision_id=row.decision_id,
        goals=tuple(_goal(one) for one in row.goals.all()),
        revisions=tuple(
            RevisionRow(
                one.pk,
                one.on,
                one.changed,
                one.next_on,
                one.by.full_name,
                one.voided_on is not None,
                one.void_reason,
            )
            for one in row.revisions.all()
        ),
    )


def _goal(row: Goal) -> GoalRow:
    return GoalRow(
        id=row.pk,
        words=row.words,
        said_by_id=row.said_by_id,
        said_by=str(row.said_by) if row.said_by else "",
        said_on=row.said_on,
        area=row.area,
        needs_field=row.needs_field,
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
            for one in row.steps.all()
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


def accompanied(case_ids: Sequence[int]) -> list[Accompanied]:
    """Open steps taken together with an agreed end; one query for many cases."""
    rows = Step.objects.filter(
        goal__plan__case_id__in=case_ids,
        goal__plan__voided_on=None,
        goal__voided_on=None,
        voided_on=None,
        done_on=None,
        taker=Step.Taker.TOGETHER,
    ).values_list("goal__plan__case_id", "pk", "what", "until")
    return [Accompanied(case, pk, what, until) for case, pk, what, until in rows if until]


@once_a_page
def _latest(case_ids: Sequence[int]) -> dict[int, tuple[date, date | None]]:
    """Last gone through and agreed next day, by case; two queries for many cases."""
    plans = Plan.objects.filter(case_id__in=case_ids, voided_on=None)
    days = {row.pk: (row.case_id, row.made_on, row.next_on) for row in plans}
    for row in Revision.objects.filter(plan_id__in=list(days), voided_on=None).order_by("on", "pk"):
        days[row.plan_id] = (days[row.plan_id][0], row.on, row.next_on)
    return {case: (last, upcoming) for case, last, upcoming in days.values()}


def planned_next(case_ids: Sequence[int]) -> dict[int, tuple[date, date]]:
    """Last gone through and the day agreed for the next time, where one is agreed."""
    latest = _latest(case_ids).items()
    return {case: (last, upcoming) for case, (last, upcoming) in latest if upcoming}


def gone_through(case_ids: Sequence[int]) -> dict[int, date]:
    """When the plan was made or last gone through, by case."""
    return {case: last for case, (last, _upcoming) in _latest(case_ids).items()}


def decided_without(case_ids: Sequence[int]) -> dict[int, int]:
    """At how many visits it was last decided that no written plan is needed, by case."""
    rows = NoPlanNeeded.objects.filter(case_id__in=case_ids).values("case_id")
    return dict(rows.annotate(most=Max("visits")).values_list("case_id", "most"))
