"""What meetings know: cancellations in a row, and who is worked with at one moment."""

from collections.abc import Iterable, Sequence
from datetime import date

from opora.appointments.models import Appointment
from opora.appointments.moments import Moment, Span, worked_with
from opora.appointments.queries import Settled, past_meetings, spans
from opora.cases.facts import case_ids
from opora.decisions.providers import Facts, Subject, provides
from opora.decisions.queries import parameters

IN_A_ROW = "cancellations_in_a_row_without_serious_reason"
_BY = Appointment.CancelledBy


@provides("clients_now")
def at_once(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Known for a moment only: the step that has a time of day gives it (``moments``)."""
    return [{} for _one in subjects]


@worked_with
def planned(moment: Moment) -> Iterable[Span]:
    """Meetings planned around the moment."""
    return spans(moment)


@provides(IN_A_ROW)
def cancellations(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """The latest meetings in a row that the client cancelled without a serious reason (A11).

    A meeting that took place or was cancelled for a serious reason ends the row,
    one that we or somebody else cancelled is passed over. Where nobody asked for the reason and
    the number depends on it, it is not known.
    """
    if not subjects:
        return []
    first = subjects[0]
    numbers = parameters(first.organisation_id, first.service, on)
    meetings = past_meetings(case_ids(subjects), on)
    found: list[Facts] = []
    for one in subjects:
        if one.case_id is None:
            found.append({})
            continue
        own = counting(meetings[one.case_id], numbers)
        low, high = in_a_row(own, unasked_counts=False), in_a_row(own, unasked_counts=True)
        found.append({IN_A_ROW: low} if low == high else {})
    return found


def counting(meetings: list[Settled], numbers: dict[str, int]) -> list[Settled]:
    """The meetings that count by the organisation's numbers."""
    if numbers.get("no_show_counts") == 0:
        meetings = [one for one in meetings if one.by != _BY.NO_SHOW]
    if numbers.get("cancellations_across_workers") == 0 and meetings:
        meetings = [one for one in meetings if one.worker_id == meetings[0].worker_id]
    return [one for one in meetings if one.by not in {_BY.SERVICE, _BY.OTHER}]


def is_unasked(meeting: Settled) -> bool:
    """Whether the client cancelled it and nobody asked for the reason."""
    cancelled = meeting.state == Appointment.State.CANCELLED
    return cancelled and meeting.by == _BY.CLIENT and meeting.serious == ""


def in_a_row(meetings: list[Settled], *, unasked_counts: bool) -> int:
    """How many of the latest ones were cancelled without a serious reason."""
    count = 0
    for meeting in meetings:
        unasked = is_unasked(meeting) and unasked_counts
        without = meeting.by == _BY.NO_SHOW or meeting.serious == "no" or unasked
        if meeting.state != Appointment.State.CANCELLED or not without:
            return count
        count += 1
    return count
