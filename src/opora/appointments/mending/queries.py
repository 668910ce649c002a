"""How meetings and reviews of a case were put right: from their history, two queries at most."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from opora.access.doors import NotFound
from opora.access.reading import once_a_page
from opora.appointments.models import Appointment, Review
from opora.cases.beside.queries import has, stands_beside
from opora.cases.mending.queries import Change, corrections
from opora.people.models import Person

COLUMNS = (
    "kind", "day", "at", "minutes", "worker_id", "place", "channel", "note", "kept", "with_whom",
    "state", "cancelled_on", "cancelled_by", "serious", "cancel_note",
)  # fmt: skip
PUT_RIGHT = {"history_change_reason__isnull": False}
stands_beside(Appointment.history.model, **PUT_RIGHT)
stands_beside(Review.history.model, **PUT_RIGHT)


@dataclass(frozen=True)
class NotCancelled:
    """A cancellation that does not hold."""

    appointment_id: int
    kind: str
    day: date
    at: time
    why: str


@once_a_page
def meetings_mended(case_id: int) -> dict[int, list[Change]]:
    """Corrections of the meetings of a case found visible."""
    if not has(case_id, Appointment.history.model):
        return {}
    made = corrections(Appointment, {"case_id": case_id}, COLUMNS)
    return {key: [one for one in changes if one.why] for key, changes in made.items()}


def reviews_mended(case_id: int) -> dict[int, list[Change]]:
    """Corrections of the reviews of a case found visible; making one void is none."""
    if not has(case_id, Review.history.model):
        return {}
    return corrections(Review, {"case_id": case_id}, ("on", "outcome"))


def not_cancelled(case_id: int) -> list[NotCancelled]:
    """Cancellations of the case that were made void."""
    back = [
        (key, one)
        for key, changes in meetings_mended(case_id).items()
        for one in changes
        if is_given_back(one)
    ]
    if not back:
        return []
    rows = Appointment.objects.in_bulk([key for key, _one in back])
    return [
        NotCancelled(key, rows[key].kind, rows[key].day, rows[key].at, one.why)
        for key, one in back
        if key in rows
    ]


def is_given_back(change: Change) -> bool:
    """Whether the change took a cancellation back."""
    states = {(before, now) for name, before, now in change.fields if name == "state"}
    return (Appointment.State.CANCELLED, Appointment.State.PLANNED) in states


def people_called(person_ids: set[int]) -> dict[int, str]:
    """How pages call people of a case found visible."""
    rows = Person.objects.filter(pk__in=person_ids) if person_ids else ()
    return {one.pk: one.given_name or one.code for one in rows}


def review_of(case_id: int, review_id: int) -> Any:
    """A review of a case found visible; NotFound otherwise."""
    row = Review.objects.filter(case_id=case_id, pk=review_id).first()
    if row is None:
        raise NotFound
    return row
