"""Single records of intake, for the pages that put them right."""

from datetime import date
from typing import Any

from opora.access.doors import NotFound
from opora.cases.beside.queries import stands_beside
from opora.intake.models import Assessment, Contact, ContactCard, Informed, Introduction, Outcome

stands_beside(Assessment, Contact, ContactCard, Informed, Introduction)
stands_beside(Outcome, in_lists=True)


def row_of(model: Any, case_id: int, row_id: int) -> Any:
    """One record of a case found visible; NotFound otherwise."""
    row = model.objects.filter(pk=row_id, case_id=case_id).first()
    if row is None:
        raise NotFound
    return row


def waits_since_outcome(case_id: int, after: date | None) -> str:
    """The stage that the latest outcome which counts left an applicant in: accepted, waiting.

    ``after``: outcomes up to the end of an earlier agreement say nothing of the next one.
    Empty where nothing was decided, or the case was opened again since.
    """
    rows = Outcome.objects.filter(case_id=case_id, void_reason="").order_by("-on", "-pk")
    latest = (rows if after is None else rows.filter(on__gt=after)).first()
    waits = {Outcome.Kind.ACCEPTED, Outcome.Kind.WAITING}
    return latest.kind if latest is not None and latest.kind in waits else ""
