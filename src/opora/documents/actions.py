"""Keeping what was printed as it was printed, and how it was handed over."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.actions import hold_organisation
from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CASEWORK, HEADS
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.documents.models import Document, GivenOut, Kept, Letterhead, Sealed
from opora.documents.printing import Printed
from opora.documents.scans import Scan
from opora.documents.sealing import digest_of, sealed
from opora.documents.sheet import words_of

PDF = "application/pdf"


@action("documents.print", roles=CASEWORK)
def keep_printed(*, case_id: int, printed: Printed, by: Viewer, on: date) -> Document:
    """The pages as they are, sealed, with what they were made of."""
    case = case_for(by, case_id, "documents.print")
    pages = printed.pages
    row = Document.objects.create(
        case=case,
        made=Document.Made.PRINTED,
        paper=printed.paper,
        about_id=printed.about_id,
        title=printed.sheet.title,
        language=printed.language,
        version=printed.version,
        template=pages.template,
        standard=pages.standard,
        media_type=PDF,
        digest=digest_of(pages.content),
        size=len(pages.content),
        pages=pages.count,
        on=on,
        by_id=by.account_id,
    )
    words = sealed(words_of(printed.sheet))
    Sealed.objects.create(document=row, content=sealed(pages.content), words=words)
    tell(case_id=case.pk, subjects=[f"document:{row.pk}"], digest=row.digest)
    return row


@action("documents.print_several", roles=CASEWORK)
def keep_several(
    *, case_id: int, printed: Sequence[Printed], document_ids: Sequence[int], by: Viewer, on: date
) -> list[Document]:
    """Several at once: new ones are kept each for itself, those kept before are printed again."""
    case = case_for(by, case_id, "documents.print_several")
    before = [held(case, one) for one in document_ids]
    made = [keep_printed(case_id=case_id, printed=one, by=by, on=on) for one in printed]
    tell(case_id=case.pk, subjects=[f"document:{one.pk}" for one in (*made, *before)])
    return made


SCAN = "scan"


@action("documents.attach", roles=CASEWORK)
def attach(
    *,
    case_id: int,
    scan: Scan,
    title: str = "",
    signed_of_id: int | None = None,
    by: Viewer,
    on: date,
) -> Document:
    """What somebody brought, sealed; ``signed_of_id``: the printed one that it shows signed."""
    case = case_for(by, case_id, "documents.attach")
    shows = held(case, signed_of_id) if signed_of_id is not None else None
    if shows is None and not title.strip():
        raise Invalid(title=_("Napište, co na skenu je."))
    row = Document.objects.create(
        case=case,
        made=Document.Made.SCANNED,
        paper=shows.paper if shows else SCAN,
        about_id=shows.about_id if shows else 0,
        title=signed_title(shows.title) if shows else title.strip(),
        media_type=scan.media_type,
        digest=digest_of(scan.content),
        size=len(scan.content),
        pages=scan.pages,
        on=on,
        by_id=by.account_id,
        signed_of=shows,
    )
    Sealed.objects.create(document=row, content=sealed(scan.content))
    tell(case_id=case.pk, subjects=[f"document:{row.pk}"], digest=row.digest)
    return row


def signed_title(title: str) -> str:
    """How a scan of something printed is called."""
    return _("Podepsané: %(title)s") % {"title": title}


@action("documents.give_out", roles=CASEWORK)
def give_out(
    *,
    case_id: int,
    document_id: int,
    given_on: date,
    way: str,
    whom: str,
    note: str = "",
    by: Viewer,
    on: date,
) -> GivenOut:
    """When, how and to whom a document was handed over; several people may have been given one."""
    case = case_for(by, case_id, "documents.give_out")
    row = held(case, document_id)
    check_given(row, given_on, on)
    given = GivenOut.objects.create(
        document=row,
        on=given_on,
        way=way,
        whom=whom.strip(),
        note=note.strip(),
        by_id=by.account_id,
    )
    tell(case_id=case.pk, subjects=[f"given_out:{given.pk}", f"document:{row.pk}"])
    return given


@action("documents.set_letterhead", roles=HEADS)
def set_letterhead(
    *,
    address: str,
    number: str = "",
    contact: str = "",
    logo: bytes = b"",
    by: Viewer,
    on: date,
) -> Letterhead:
    """What stands on top of papers from today on; what was printed before stays as it was.

    ``logo``: a PNG that was drawn anew (``scans.picture``), or nothing.
    """
    hold_organisation(by)
    row: Letterhead = Letterhead.objects.create(
        organisation_id=by.organisation_id,
        since=on,
        address=address.strip(),
        number=number.strip(),
        contact=contact.strip(),
        logo=logo or None,
        by_id=by.account_id,
    )
    tell(subjects=[f"letterhead:{row.pk}"])
    return row


def held(case: Case, document_id: int) -> Document:
    """A document of the case that counts, held; NotFound otherwise."""
    rows = case.documents.select_for_update(of=("self",))
    row: Document | None = rows.filter(pk=document_id, void_reason="").first()
    if row is None:
        raise NotFound
    return row


def check_given(row: Kept, given_on: date, on: date) -> None:
    """Raises Invalid for a day on which it can't have been handed over."""
    if not row.on <= given_on <= on:
        raise Invalid(given_on=_("Napište den od vytištění do dneška."))
