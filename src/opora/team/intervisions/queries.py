"""Reading intervisions of cases that the viewer sees, as frozen read models."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.cases.beside.queries import has, stands_beside
from opora.cases.models import visible_ids
from opora.cases.queries import CaseRow, case_rows
from opora.team.models import Intervision

stands_beside(Intervision)


@dataclass(frozen=True)
class IntervisionRow:
    """One case at one intervision."""

    id: int
    case_id: int
    on: date
    workers: tuple[int, ...]
    called: tuple[str, ...]
    conclusions: str
    decision_id: int
    by: str
    void_reason: str


@dataclass(frozen=True)
class TalkedOver:
    """A case at a meeting, with what came out of it there."""

    case: CaseRow
    row: IntervisionRow


@dataclass(frozen=True)
class Meeting:
    """Records of one service, day and set of people; of its cases those that the viewer sees."""

    service: str
    on: date
    called: tuple[str, ...]
    cases: tuple[TalkedOver, ...]

    @property
    def first(self) -> int:
        """The record that stands for the meeting where a case is added to it."""
        return self.cases[0].row.id


_COLUMNS = ("pk", "case_id", "on", "workers", "conclusions", "decision_id", "by_id", "void_reason")


def _rows(found: Iterable[tuple[Any, ...]]) -> list[IntervisionRow]:
    kept = list(found)
    called = names({one[6] for one in kept} | {who for one in kept for who in one[3]})
    return [
        IntervisionRow(
            id=number,
            case_id=case_id,
            on=on,
            workers=tuple(workers),
            called=tuple(called.get(who, "") for who in workers),
            conclusions=conclusions,
            decision_id=decision_id,
            by=called.get(by_id, ""),
            void_reason=void_reason,
        )
        for number, case_id, on, workers, conclusions, decision_id, by_id, void_reason in kept
    ]


@prepared
def _of_case(case_id: int) -> QuerySet[Intervision, Any]:
    rows = Intervision.objects.filter(case_id=case_id).order_by("-on", "-pk")
    return rows.values_list(*_COLUMNS)


@once_a_page
def intervisions(case_id: int) -> list[IntervisionRow]:
    """Of a case found visible, the latest first, void ones included."""
    return _rows(_of_case(case_id)) if has(case_id, Intervision) else []


def intervision(case_id: int, row_id: int) -> IntervisionRow:
    """One of a case found visible; NotFound otherwise."""
    for one in intervisions(case_id):
        if one.id == row_id:
            return one
    raise NotFound


def seen_intervision(viewer: Viewer, row_id: int) -> IntervisionRow | None:
    """One by its number, if it counts and the viewer sees its case."""
    rows = Intervision.objects.filter(pk=row_id, case_id__in=visible_ids(viewer), void_reason="")
    return next(iter(_rows(rows.values_list(*_COLUMNS))), None)


def meetings(viewer: Viewer, services: Sequence[str], since: date) -> list[Meeting]:
    """Meetings held since the day over cases that the viewer sees, the latest first."""
    rows = Intervision.objects.filter(
        case_id__in=visible_ids(viewer),
        case__service__in=services,
        on__gte=since,
        void_reason="",
    ).order_by("-on", "pk")
    found = _rows(rows.values_list(*_COLUMNS))
    cases = {one.id: one for one in case_rows(viewer, sorted({one.case_id for one in found}))}
    talked = [TalkedOver(cases[one.case_id], one) for one in found if one.case_id in cases]
    talked.sort(key=lambda one: (one.row.on, _meeting(one), one.row.id), reverse=True)
    return [
        Meeting(service, on, tuple(sorted(part[0].row.called)), tuple(reversed(part)))
        for (service, on, _who), part in (
            (key, list(rows)) for key, rows in groupby(talked, key=_meeting)
        )
    ]


def _meeting(one: TalkedOver) -> tuple[str, date, tuple[int, ...]]:
    return one.case.service, one.row.on, tuple(sorted(one.row.workers))
