"""Cancellations that were taken back, and one review, for the pages that put them right."""

from dataclasses import dataclass
from datetime import date, time

from opora.access.doors import NotFound
from opora.appointments.models import Appointment
from opora.appointments.queries import Reviewed, reviews
from opora.cases.beside.queries import has
from opora.cases.mending.past import Change, Past
from opora.cases.mending.queries import corrections

ALL = 10_000


@dataclass(frozen=True)
class NotCancelled:
    """A cancellation that does not hold."""

    appointment_id: int
    kind: str
    day: date
    at: time
    why: str


def not_cancelled(history: Past, case_id: int) -> list[NotCancelled]:
    """Cancellations of the case, found visible, that were made void: planned again since."""
    if not has(case_id, Appointment.history.model):
        return []
    rows = {row.pk: row for row in Appointment.objects.filter(case_id=case_id)}
    return [
        NotCancelled(key, rows[key].kind, rows[key].day, rows[key].at, one.why)
        for key, changes in corrections(history, case_id, tuple(rows)).items()
        for one in changes
        if _is_given_back(one)
    ]


def _is_given_back(change: Change) -> bool:
    """Whether the change took a cancellation back."""
    states = {(before, now) for name, before, now in change.fields if name == "state"}
    return (Appointment.State.CANCELLED, Appointment.State.PLANNED) in states


def review_of(case_id: int, review_id: int) -> Reviewed:
    """A review of a case found visible; NotFound otherwise."""
    for one in reviews(case_id, ALL):
        if one.id == review_id:
            return one
    raise NotFound
