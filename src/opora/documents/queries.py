"""Reading documents: frozen read models of cases already found visible."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from opora.access.doors import NotFound
from opora.access.models import Organisation
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.cases.beside.queries import has, stands_beside
from opora.documents.models import Document, GivenOut, Letterhead, Sealed
from opora.documents.sealing import keeps_sealed, opened, opened_as
from opora.documents.sheet import Sheet, sheet_from
from opora.documents.typeset import Letterhead as Head

stands_beside(Document)


@dataclass(frozen=True)
class GivenOutRow:
    """When, how and to whom a document was handed over."""

    id: int
    document_id: int
    on: date
    way: str
    whom: str
    note: str
    by: str
    void_reason: str

    @property
    def way_label(self) -> str:
        """The way in words."""
        return str(GivenOut.Way(self.way).label)


@dataclass(frozen=True)
class DocumentRow:
    """One document as pages show it, without its bytes."""

    id: int
    case_id: int
    made: str
    paper: str
    about_id: int
    title: str
    language: str
    version: str
    template: str
    standard: str
    media_type: str
    digest: str
    size: int
    pages: int
    on: date
    at: datetime
    by: str
    signed_of_id: int | None
    void_reason: str
    given_on: date | None
    was_given: bool

    @property
    def printed(self) -> bool:
        """Whether it was made here; else it was brought signed."""
        return self.made == Document.Made.PRINTED


_PLAIN = (
    "made", "paper", "about_id", "title", "language", "version", "template", "standard",
    "media_type", "digest", "size", "pages", "on", "at", "signed_of_id", "void_reason",
)  # fmt: skip


@prepared
def _documents(case_id: int) -> QuerySet[Document, Any]:
    given = Max("given_out__on", filter=Q(given_out__void_reason=""))
    was = Exists(GivenOut.objects.filter(document_id=OuterRef("pk")))
    rows = Document.objects.filter(case_id=case_id).annotate(given_on=given, was_given=was)
    told = ("pk", "by__full_name", "given_on", "was_given", *_PLAIN)
    return rows.order_by("-on", "-pk").values_list(*told)


@once_a_page
def documents(case_id: int) -> list[DocumentRow]:
    """All documents of a case found visible, void ones included, the latest first."""
    if not has(case_id, Document):
        return []
    rows: list[Any] = _documents(case_id)
    return [
        DocumentRow(
            id=row[0],
            case_id=case_id,
            by=row[1],
            given_on=row[2],
            was_given=row[3],
            **dict(zip(_PLAIN, row[4:], strict=True)),
        )
        for row in rows
    ]


def document(case_id: int, document_id: int) -> DocumentRow:
    """One document of the case; NotFound otherwise."""
    for one in documents(case_id):
        if one.id == document_id:
            return one
    raise NotFound


def latest_by(case_id: int, account_id: int) -> int:
    """The number of the document that the worker kept last in a case; NotFound without any."""
    found = latest_of(case_id, account_id, 1)
    if not found:
        raise NotFound
    return found[0]


def latest_of(case_id: int, account_id: int, how_many: int) -> list[int]:
    """The numbers of those that the worker kept last in a case, in the order they were kept."""
    rows = Document.objects.filter(case_id=case_id, by_id=account_id).order_by("-pk")
    return list(rows.values_list("pk", flat=True)[:how_many])[::-1]


def content_of(row: DocumentRow) -> bytes:
    """The bytes, as they were printed or brought. Raises sealing.Unreadable."""
    return opened_as(Sealed.objects.get(document_id=row.id).content, row.digest)


def kept_sheet(row: DocumentRow) -> Sheet | None:
    """The words it was made of; None for a scan. Raises sealing.Unreadable."""
    words = Sealed.objects.get(document_id=row.id).words
    return None if words is None else sheet_from(opened(words))


@once_a_page
def given_out(case_id: int) -> list[GivenOutRow]:
    """How the documents of a case found visible were handed over, the latest first."""
    if not any(one.was_given for one in documents(case_id)):
        return []
    rows = list(GivenOut.objects.filter(document__case_id=case_id).order_by("-on", "-pk"))
    called = names(one.by_id for one in rows)
    return [
        GivenOutRow(
            id=one.pk,
            document_id=one.document_id,
            on=one.on,
            way=one.way,
            whom=one.whom,
            note=one.note,
            by=called.get(one.by_id, ""),
            void_reason=one.void_reason,
        )
        for one in rows
    ]


@keeps_sealed
def latest_sealed() -> bytes | None:
    """The bytes that were sealed last, whosever they are; None before the first."""
    found = Sealed.objects.order_by("-pk").values_list("content", flat=True).first()
    return None if found is None else bytes(found)


def letterhead(organisation_id: int, on: date) -> Head:
    """What stands on top of papers on a day; the bare name before anything was filled in."""
    rows = Letterhead.objects.filter(since__lte=on).select_related("organisation")
    row = rows.order_by("-since", "-pk").first()
    if row is None:
        return Head(Organisation.objects.get(pk=organisation_id).name)
    logo = bytes(row.logo) if row.logo else b""
    return Head(row.organisation.name, row.address, row.number, row.contact, logo)
