"""Correcting a complaint and making it void."""

from datetime import date

from opora.access.doors import action, tell
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep
from opora.catalog import current
from opora.complaints.actions import check_workers, keep_accused
from opora.complaints.heard import Heard, checked
from opora.complaints.models import TAKERS, Complaint
from opora.complaints.queries import complaint_for


@action("complaints.correct", roles=TAKERS)
def correct(
    *, complaint_id: int, heard: Heard, taken_by_id: int, why: str, by: Viewer, on: date
) -> Complaint:
    """As it should have been written; who turns out to be complained of has it in hand no more."""
    row = complaint_for(by, complaint_id, "complaints.correct")
    heard = checked(heard, current().service(row.service), on)
    check_workers(by, workers=heard.workers, taken_by_id=taken_by_id)
    responsible = None if row.responsible_id in heard.accused else row.responsible_id
    keep(row, why, **heard.columns, taken_by_id=taken_by_id, responsible_id=responsible)
    keep_accused(row, heard.accused)
    tell(subjects=[f"complaint:{row.pk}"])
    return row


@action("complaints.void", roles=TAKERS)
def void(*, complaint_id: int, why: str, by: Viewer, on: date) -> Complaint:
    """It stays in the register, struck through; nothing counts it and nothing is due."""
    row = complaint_for(by, complaint_id, "complaints.void")
    keep(row, why, void_reason=why.strip())
    tell(subjects=[f"complaint:{row.pk}"])
    return row
