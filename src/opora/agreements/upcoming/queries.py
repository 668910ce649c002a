"""Whether an agreement is what comes next in a case that the caller has found visible."""

from opora.agreements.models import Agreement
from opora.cases.models import Case

AHEAD = frozenset({Case.Stage.ACCEPTED.value, Case.Stage.CLIENT.value})
"""Before that somebody decides about the applicant; after the end a new contact comes first."""


def agreement_is_next(case_id: int) -> bool:
    """Whether to lead to concluding one: somebody was accepted, or has none that still runs.

    What lacks an agreement because it happened before the one that runs is helped by no other.
    One with a last day may be followed by another.
    """
    if not Case.objects.filter(pk=case_id, stage__in=AHEAD).exists():
        return False
    runs = Agreement.objects.filter(case_id=case_id, voided_on=None, ended_on=None)
    return not runs.filter(valid_until=None, notice_ends_on=None).exists()
