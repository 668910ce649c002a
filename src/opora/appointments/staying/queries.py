"""Planned meetings of workers, as far as the viewer sees them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.appointments.models import Appointment, Visit
from opora.appointments.visits.queries import rows_of
from opora.ui.words import hour, short_day

MOST = 200
"""More planned meetings nobody has in the time for which they are away; a page has a bound."""


@dataclass(frozen=True)
class Planned:
    """One meeting of a worker; ``shown``: what a look at it names; ``url``: where it is changed."""

    worker_id: int
    day: date
    at: time
    title: str
    url: str
    shown: str

    @property
    def when(self) -> str:
        """The day and the hour."""
        return f"{short_day(self.day)} {hour(self.at)}"


def planned_of(
    viewer: Viewer, worker_ids: Collection[int], first: date, last: date | None = None
) -> list[Planned]:
    """Of all the workers at once, both days included, the earliest first."""
    if not worker_ids:
        return []
    days = {"day__gte": first} | ({"day__lte": last} if last else {})
    rows = Appointment.objects.visible_to(viewer).filter(
        _led_by(worker_ids), state=Appointment.State.PLANNED, **days
    )
    found = list(_each(rows.select_related("case").order_by("day", "at")[:MOST], worker_ids))
    visits = Visit.objects.visible_to(viewer).filter(
        worker_id__in=worker_ids, state=Appointment.State.PLANNED, **days
    )
    found += [
        Planned(
            one.worker_id, one.day, one.at, one.called, path_of("change_visit", one.id),
            f"visit:{one.id}",
        )
        for one in rows_of(visits.order_by("day", "at", "pk")[:MOST])
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.day, one.at))


def planned_in(viewer: Viewer, case_id: int, worker_id: int, first: date) -> list[Planned]:
    """One worker's in one case, from the day on."""
    rows = Appointment.objects.visible_to(viewer).filter(
        _led_by([worker_id]),
        case_id=case_id,
        state=Appointment.State.PLANNED,
        day__gte=first,
    )
    return list(_each(rows.select_related("case").order_by("day", "at")[:MOST], [worker_id]))


def _led_by(worker_ids: Collection[int]) -> Q:
    return Q(worker_id__in=worker_ids) | Q(several=True)


def _each(rows: Collection[Appointment], worker_ids: Collection[int]) -> Iterator[Planned]:
    for row in rows:
        for worker_id in sorted(set(row.worker_ids) & set(worker_ids)):
            where = path_of("correct_meeting", row.case_id, row.pk)
            shown = f"case:{row.case_id}"
            yield Planned(worker_id, row.day, row.at, row.case.title, where, shown)
