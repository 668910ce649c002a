"""Making documents void, and putting right how they were handed over."""

from datetime import date

from opora.access.doors import action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep, standing
from opora.cases.queries import case_for
from opora.documents.actions import check_given
from opora.documents.models import GivenOut


@action("documents.void_document", roles=CASEWORK)
def void_document(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The document holds no more; it stays as it was printed, marked."""
    case = case_for(by, case_id, "documents.void_document")
    keep(standing(case.documents, row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"document:{row_id}"], why=why)


@action("documents.correct_given_out", roles=CASEWORK)
def correct_given_out(
    *,
    case_id: int,
    row_id: int,
    given_on: date,
    way: str,
    whom: str,
    note: str = "",
    why: str,
    by: Viewer,
    on: date,
) -> GivenOut:
    """When, how and to whom it was handed over, as it was."""
    case = case_for(by, case_id, "documents.correct_given_out")
    row: GivenOut = standing(GivenOut.objects.filter(document__case=case), row_id)
    check_given(row.document, given_on, on)
    keep(row, why, on=given_on, way=way, whom=whom.strip(), note=note.strip())
    tell(case_id=case.pk, subjects=[f"given_out:{row.pk}"], why=why)
    return row


@action("documents.void_given_out", roles=CASEWORK)
def void_given_out(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """It was not handed over."""
    case = case_for(by, case_id, "documents.void_given_out")
    rows = GivenOut.objects.filter(document__case=case)
    keep(standing(rows, row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"given_out:{row_id}"], why=why)
