"""Reading printed answers of complaints already found visible."""

from dataclasses import dataclass
from datetime import date

from opora.access.doors import NotFound
from opora.complaints.models import PrintedReply
from opora.documents.sealing import opened_as


@dataclass(frozen=True)
class PrintedRow:
    """One printed answer, without its bytes."""

    id: int
    on: date
    by: str
    pages: int
    digest: str


def printed_of(complaint_id: int) -> list[PrintedRow]:
    """All that were printed of a complaint, the latest first."""
    rows = PrintedReply.objects.filter(reply__complaint_id=complaint_id).order_by("-pk")
    columns = ("pk", "on", "by__full_name", "pages", "digest")
    return [PrintedRow(*one) for one in rows.values_list(*columns)]


def content_of(complaint_id: int, printed_id: int) -> bytes:
    """The bytes as they were printed; NotFound in another complaint. Raises Unreadable."""
    rows = PrintedReply.objects.filter(reply__complaint_id=complaint_id, pk=printed_id)
    row = rows.first()
    if row is None:
        raise NotFound
    return opened_as(row.content, row.digest)
