"""Reading answers on paper, of complaints already found visible."""

from datetime import date
from typing import Any

from opora.access.doors import NotFound
from opora.access.queries import names
from opora.complaints.letters.paper import LETTER
from opora.complaints.models import PrintedReply, ReplyGiven
from opora.documents.queries import DocumentRow, GivenOutRow
from opora.documents.sealing import keeps_sealed, opened, opened_as
from opora.documents.sheet import Sheet, sheet_from

_PLAIN = (
    "made", "title", "language", "version", "template", "standard", "media_type", "digest",
    "size", "pages", "on", "at", "signed_of_id", "void_reason",
)  # fmt: skip


def letters(complaint_id: int) -> list[DocumentRow]:
    """All answers on paper, scans and void ones included, the latest first; they have no case."""
    given: dict[int, list[GivenOutRow]] = {}
    for one in given_of(complaint_id):
        given.setdefault(one.document_id, []).append(one)
    rows = PrintedReply.objects.filter(reply__complaint_id=complaint_id).order_by("-on", "-pk")
    told: list[Any] = list(rows.values_list("pk", "by__full_name", "reply_id", *_PLAIN))
    return [
        DocumentRow(
            id=pk,
            case_id=0,
            paper=LETTER,
            about_id=reply_id,
            by=by,
            given_on=_last(given.get(pk, [])),
            was_given=pk in given,
            **dict(zip(_PLAIN, plain, strict=True)),
        )
        for pk, by, reply_id, *plain in told
    ]


def _last(given: list[GivenOutRow]) -> date | None:
    return max((one.on for one in given if not one.void_reason), default=None)


def letter(complaint_id: int, letter_id: int) -> DocumentRow:
    """One of them; NotFound in another complaint."""
    for one in letters(complaint_id):
        if one.id == letter_id:
            return one
    raise NotFound


def given_of(complaint_id: int) -> list[GivenOutRow]:
    """How the answers on paper were handed over, the latest first."""
    rows = list(
        ReplyGiven.objects.filter(printed__reply__complaint_id=complaint_id).order_by("-on", "-pk")
    )
    called = names(one.by_id for one in rows)
    return [
        GivenOutRow(
            id=one.pk,
            document_id=one.printed_id,
            on=one.on,
            way=one.way,
            whom=one.whom,
            note=one.note,
            by=called.get(one.by_id, ""),
            void_reason=one.void_reason,
        )
        for one in rows
    ]


def content_of(row: DocumentRow) -> bytes:
    """The bytes, as they were printed or brought. Raises sealing.Unreadable."""
    return opened_as(PrintedReply.objects.get(pk=row.id).content, row.digest)


def kept_sheet(row: DocumentRow) -> Sheet | None:
    """The words it was made of; None for a scan. Raises sealing.Unreadable."""
    words = PrintedReply.objects.get(pk=row.id).words
    return None if words is None else sheet_from(opened(words))


@keeps_sealed
def latest_sealed() -> bytes | None:
    """The bytes that were sealed last, whosever they are; None before the first."""
    found = PrintedReply.objects.order_by("-pk").values_list("content", flat=True).first()
    return None if found is None else bytes(found)


def latest_letter(complaint_id: int, account_id: int) -> int:
    """The number of the one that the worker kept last."""
    rows = PrintedReply.objects.filter(reply__complaint_id=complaint_id, by_id=account_id)
    found: int = rows.order_by("-pk").values_list("pk", flat=True)[0]
    return found
