"""Reading the procedure and the situations of cases found visible."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any

from django.db.models import QuerySet

from opora.access.deputies.queries import deputies
from opora.access.doors import NotFound
from opora.access.narrowing.queries import insiders
from opora.access.prepared import prepared
from opora.access.queries import left_out, names
from opora.access.reading import once_a_page
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.beside.queries import has, stands_beside, with_rows
from opora.cases.left_out.queries import persons_of, who_may_work
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.team.can.declared import DeclaredStep
from opora.team.models import Procedure, Situation, SituationStep

stands_beside(Situation, in_lists=True)


@dataclass(frozen=True)
class Declared:
    """The procedure in force."""

    since: date
    people: tuple[int, ...]
    steps: tuple[DeclaredStep, ...]


@dataclass(frozen=True)
class StepRow:
    """A step that the situation asks for."""

    id: int
    case_id: int
    what: str
    worker_id: int
    worker: str
    until: date
    done_on: date | None
    note: str


@dataclass(frozen=True)
class SituationRow:
    """A situation with its steps; ``end_by_id`` has proposed its end."""

    id: int
    since: date
    why: str
    by: str
    end_why: str
    end_on: date | None
    end_by_id: int | None
    end_by: str
    ended_on: date | None
    ended_by: str
    steps: tuple[StepRow, ...]


def procedure(organisation_id: int, service: str) -> Declared | None:
    """The latest one; None while the organisation has declared none."""
    rows = Procedure.objects.filter(organisation_id=organisation_id, service=service)
    row = rows.order_by("-pk").first()
    if row is None:
        return None
    steps = tuple(DeclaredStep(what, worker, days) for what, worker, days in row.steps)
    return Declared(row.since, tuple(row.people), steps)


@prepared
def _situations(case_id: int) -> QuerySet[Situation]:
    return Situation.objects.filter(case_id=case_id).order_by("-pk")


@prepared
def _steps(case_id: int) -> QuerySet[SituationStep]:
    return SituationStep.objects.filter(situation__case_id=case_id).order_by("until", "pk")


@once_a_page
def situations(case_id: int) -> list[SituationRow]:
    """Of a case found visible, the latest first."""
    rows = list(_situations(case_id)) if has(case_id, Situation) else []
    if not rows:
        return []
    steps = list(_steps(case_id))
    called = names(
        {one.by_id for one in rows}
        | {one.end_by_id for one in rows}
        | {one.ended_by_id for one in rows}
        | {one.worker_id for one in steps}
    )
    return [
        SituationRow(
            id=row.pk,
            since=row.since,
            why=row.why,
            by=called.get(row.by_id, ""),
            end_why=row.end_why,
            end_on=row.end_on,
            end_by_id=row.end_by_id,
            end_by=called.get(row.end_by_id or 0, ""),
            ended_on=row.ended_on,
            ended_by=called.get(row.ended_by_id or 0, ""),
            steps=tuple(_step(one, case_id, called) for one in steps if one.situation_id == row.pk),
        )
        for row in rows
    ]


def _step(one: SituationStep, case_id: int, called: dict[int, str]) -> StepRow:
    return StepRow(
        one.pk, case_id, one.what, one.worker_id, called.get(one.worker_id, ""), one.until,
        one.done_on, one.note,
    )  # fmt: skip


def running(case_id: int) -> SituationRow | None:
    """The situation that goes on, if there is one."""
    return next((one for one in situations(case_id) if one.ended_on is None), None)


def situation_step(case_id: int, row_id: int) -> StepRow:
    """A step of the situation that goes on; NotFound otherwise."""
    now = running(case_id)
    for one in now.steps if now else ():
        if one.id == row_id:
            return one
    raise NotFound


@dataclass(frozen=True)
class Goes:
    """A situation that goes on, as the day needs it: what waits, and who has proposed its end."""

    case_id: int
    end_by_id: int | None
    end_on: date | None
    waiting: tuple[StepRow, ...]


@once_a_page
def going_on(case_ids: Sequence[int]) -> list[Goes]:
    """The situations that go on in cases found visible; there are few, so one query."""
    rows = list(_going_on(with_rows(case_ids, Situation)))
    called = names(one[5] for one in rows)
    found: dict[int, Goes] = {}
    for case_id, end_by_id, end_on, number, what, worker_id, until, done_on, note in rows:
        known = found.get(case_id) or Goes(case_id, end_by_id, end_on, ())
        if number is not None and done_on is None:
            step = StepRow(
                number, case_id, what, worker_id, called.get(worker_id, ""), until, None, note
            )
            known = replace(known, waiting=(*known.waiting, step))
        found[case_id] = known
    return list(found.values())


@prepared
def _going_on(case_ids: Sequence[int]) -> QuerySet[Situation, Any]:
    columns = ("pk", "what", "worker_id", "until", "done_on", "note")
    rows = Situation.objects.filter(ended_on=None, case_id__in=case_ids)
    return rows.order_by("steps__until", "steps__pk").values_list(
        "case_id", "end_by_id", "end_on", *(f"steps__{one}" for one in columns)
    )


def waiting_for(viewer: Viewer) -> "QuerySet[SituationStep, tuple[int]]":
    """Cases in which a step of the procedure waits for the viewer; sight is the caller's."""
    rows = SituationStep.objects.filter(
        situation__ended_on=None, worker_id=viewer.account_id, done_on=None
    )
    return rows.values_list("situation__case_id")


def to_confirm(viewer: Viewer) -> "QuerySet[Situation, tuple[int]]":
    """Cases in which somebody else has proposed the end; sight is the caller's."""
    rows = Situation.objects.filter(
        ended_on=None, end_by__isnull=False, by__organisation_id=viewer.organisation_id
    )
    return rows.exclude(end_by_id=viewer.account_id).values_list("case_id")


def who_sees(viewer: Viewer, case: CaseRow | Case, key_worker: str) -> list[str]:
    """Who sees the case while the situation goes on, by name: nobody who is left out of it."""
    case_id, on = case.pk if isinstance(case, Case) else case.id, viewer.today
    heads = [one.name for one in who_may_work(viewer, case, on, HEADS)]
    stand_in = [] if heads else deputies(viewer, [case.service], on).get(case.service, [])
    named = [*stand_in, *insiders(viewer.organisation_id, case.service, on)]
    persons = persons_of(case_id, on)
    shut = {worker for worker, _person in left_out(product((one for one, _ in named), persons), on)}
    others = [name for worker, name in named if worker not in shut]
    return list(dict.fromkeys(one for one in (key_worker, *heads, *others) if one))
