"""What the record knows of consents."""

from collections.abc import Sequence
from datetime import date

from opora.cases.facts import case_ids
from opora.consents.queries import consented
from opora.decisions.providers import Facts, Subject, provides

COOPERATION = "case_conference"


@provides("cooperation_agreed")
def cooperation(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Whether all clients have consented to a conference or cooperation with another body."""
    known = consented(case_ids(subjects), COOPERATION, on)
    return [
        {"cooperation_agreed": known[one.case_id]} if one.case_id in known else {}
        for one in subjects
    ]
