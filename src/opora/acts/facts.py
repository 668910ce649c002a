"""What acts know: visits so far, and who was worked with at one moment."""

from collections.abc import Iterable, Sequence
from datetime import date

from opora.acts.counting.queries import visits_of
from opora.acts.queries import spans
from opora.appointments.moments import Moment, Span, worked_with
from opora.cases.facts import case_ids
from opora.decisions.providers import Facts, Subject, provides


@provides("visits")
def visits(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Days on which the client was seen: acts in person, several on one day are one visit."""
    counts = visits_of(case_ids(subjects), on)
    return [
        {} if one.case_id is None else {"visits": counts.get(one.case_id, 0)} for one in subjects
    ]


@worked_with
def recorded(moment: Moment) -> Iterable[Span]:
    """Acts around the moment. A departure happened too, so it counts here."""
    return spans(moment)
