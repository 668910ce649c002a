"""What intake knows as facts."""

from collections.abc import Sequence
from datetime import date

from opora.cases.facts import case_ids
from opora.decisions.providers import Facts, Subject, provides
from opora.intake.models import Informed


@provides("informed")
def informed(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Conditions and rules were gone through; the record says so, or it did not happen."""
    rows = Informed.objects.filter(case_id__in=case_ids(subjects), on__lte=on, void_reason="")
    told = {
        case_id for case_id, fields in rows.values_list("case_id", "fields") if "informed" in fields
    }
    return [{} if one.case_id is None else {"informed": one.case_id in told} for one in subjects]
