"""What else is recorded of a worker for the time of an act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from opora.access.prepared import prepared
from opora.access.viewer import Viewer
from opora.acts.happened import Happened
from opora.acts.models import Act
from opora.acts.queries import beside
from opora.appointments.models import Appointment
from opora.appointments.moments import span_of
from opora.cases.models import Case


@dataclass(frozen=True)
class Recorded:
    """An act in some case at some time; ``title`` is empty where the case is not seen."""

    case_id: int
    starts: datetime
    ends: datetime
    title: str
    group_id: int | None

    def meets(self, other: "Recorded") -> bool:
        """Whether both are at one time in two cases. What a group did together is one thing."""
        if self.case_id == other.case_id or (self.group_id and self.group_id == other.group_id):
            return False
        return self.starts < other.ends and other.starts < self.ends


def at_once(viewer: Viewer, case_id: int, what: Happened) -> list[Recorded]:
    """Acts of the viewer in other cases over the time of this one, the earliest first."""
    if what.at is None:
        return []
    span = span_of(case_id, what.day, what.at, what.minutes or 1)
    groups = _groups([what.appointment_id] if what.appointment_id else [])
    group_id = groups.get(what.appointment_id or 0)
    this = Recorded(case_id, span.starts, span.ends, "", group_id)
    return [one for one in _recorded(viewer, what.day) if one.meets(this)]


def meeting_each_other(viewer: Viewer, day: date) -> list[tuple[Recorded, Recorded]]:
    """Acts of the viewer that were begun on the day, two and two, where they are at one time."""
    rows = _recorded(viewer, day)
    return [
        (one, other)
        for place, one in enumerate(rows)
        for other in rows[place + 1 :]
        if one.meets(other) and day in {one.starts.date(), other.starts.date()}
    ]


def _recorded(viewer: Viewer, day: date) -> list[Recorded]:
    near = timedelta(days=1)  # an act may go on past midnight
    rows = list(_acts(viewer.account_id, day - near, day + near, viewer=viewer))
    groups = _groups([one.appointment_id for one in rows if one.appointment_id])
    return list(_told(rows, groups))


def _told(rows: Sequence[Any], groups: dict[int, int | None]) -> Iterator[Recorded]:
    for row in rows:
        span = span_of(row.case_id, row.day, row.at, row.minutes or 1)
        title = row.case.title if row.seen else ""
        group_id = groups.get(row.appointment_id or 0)
        yield Recorded(row.case_id, span.starts, span.ends, title, group_id)


@prepared
def _acts(worker_id: int, first: date, last: date, *, viewer: Viewer) -> QuerySet[Act]:
    """Acts that the worker recorded or was at, whose time is known, in cases not void."""
    there = Q(worker_id=worker_id) | Q(pk__in=beside(worker_id))
    sees = Case.objects.visible_to(viewer).filter(pk=OuterRef("case_id"))
    rows: QuerySet[Act] = Act.objects.filter(
        there, day__gte=first, day__lte=last, at__isnull=False, voided_on=None, case__void_reason=""
    )
    return rows.select_related("case").annotate(seen=Exists(sees)).order_by("day", "at", "pk")


def _groups(appointment_ids: Sequence[int]) -> dict[int, int | None]:
    if not appointment_ids:
        return {}
    rows = Appointment.objects.filter(pk__in=appointment_ids, group_id__isnull=False)
    return dict(rows.values_list("pk", "group_id"))
