"""Keeping the answer to a complaint as it was printed, its scan, and how it was handed over."""

from datetime import date

from opora.access.doors import NotFound, action, tell
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep, standing
from opora.complaints.models import TAKERS, Complaint, PrintedReply, ReplyGiven
from opora.complaints.queries import complaint_for
from opora.documents.actions import PDF, check_given, signed_title
from opora.documents.printing import Printed
from opora.documents.scans import Scan
from opora.documents.sealing import digest_of, sealed
from opora.documents.sheet import words_of


@action("complaints.print_reply", roles=TAKERS)
def print_reply(
    *, complaint_id: int, row_id: int, printed: Printed, by: Viewer, on: date
) -> PrintedReply:
    """The pages as they are, sealed, with what they were made of; printed before, they stay too."""
    row = complaint_for(by, complaint_id, "complaints.print_reply")
    reply = row.replies.filter(pk=row_id, void_reason="").first()
    if reply is None:
        raise NotFound
    pages = printed.pages
    made = PrintedReply.objects.create(
        reply=reply,
        made=PrintedReply.Made.PRINTED,
        title=printed.sheet.title,
        language=printed.language,
        version=printed.version,
        template=pages.template,
        standard=pages.standard,
        media_type=PDF,
        digest=digest_of(pages.content),
        size=len(pages.content),
        pages=pages.count,
        content=sealed(pages.content),
        words=sealed(words_of(printed.sheet)),
        on=on,
        by_id=by.account_id,
    )
    tell(subjects=[f"complaint:{row.pk}", f"letter:{made.pk}"], digest=made.digest)
    return made


@action("complaints.attach_letter", roles=TAKERS)
def attach_letter(
    *, complaint_id: int, row_id: int, scan: Scan, by: Viewer, on: date
) -> PrintedReply:
    """The printed answer as it was signed, or with the word of the post, as a scan."""
    row = complaint_for(by, complaint_id, "complaints.attach_letter")
    shows = _printed(row, row_id)
    made = PrintedReply.objects.create(
        reply=shows.reply,
        made=PrintedReply.Made.SCANNED,
        title=signed_title(shows.title),
        media_type=scan.media_type,
        digest=digest_of(scan.content),
        size=len(scan.content),
        pages=scan.pages,
        content=sealed(scan.content),
        on=on,
        by_id=by.account_id,
        signed_of=shows,
    )
    tell(subjects=[f"complaint:{row.pk}", f"letter:{made.pk}"], digest=made.digest)
    return made


@action("complaints.give_letter", roles=TAKERS)
def give_letter(
    *,
    complaint_id: int,
    row_id: int,
    given_on: date,
    way: str,
    whom: str,
    note: str = "",
    by: Viewer,
    on: date,
) -> ReplyGiven:
    """When, how and to whom the answer on paper was handed over."""
    row = complaint_for(by, complaint_id, "complaints.give_letter")
    paper = _printed(row, row_id)
    check_given(paper, given_on, on)
    given = ReplyGiven.objects.create(
        printed=paper,
        on=given_on,
        way=way,
        whom=whom.strip(),
        note=note.strip(),
        by_id=by.account_id,
    )
    tell(subjects=[f"complaint:{row.pk}", f"letter_given:{given.pk}", f"letter:{paper.pk}"])
    return given


def _papers(row: Complaint) -> object:
    return PrintedReply.objects.filter(reply__complaint=row)


def _printed(row: Complaint, row_id: int) -> PrintedReply:
    """What was printed and counts, held; NotFound for a scan."""
    found: PrintedReply = standing(_papers(row), row_id)
    if found.made != PrintedReply.Made.PRINTED:
        raise NotFound
    return found


@action("complaints.void_letter", roles=TAKERS)
def void_letter(*, complaint_id: int, row_id: int, why: str, by: Viewer, on: date) -> PrintedReply:
    """The paper holds no more; it stays as it was printed or brought, marked."""
    row = complaint_for(by, complaint_id, "complaints.void_letter")
    paper: PrintedReply = standing(_papers(row), row_id)
    keep(paper, why, void_reason=why.strip())
    tell(subjects=[f"complaint:{row.pk}", f"letter:{paper.pk}"])
    return paper


@action("complaints.correct_letter_given", roles=TAKERS)
def correct_letter_given(
    *,
    complaint_id: int,
    row_id: int,
    given_on: date,
    way: str,
    whom: str,
    note: str = "",
    why: str,
    by: Viewer,
    on: date,
) -> ReplyGiven:
    """When, how and to whom it was handed over, as it was."""
    row = complaint_for(by, complaint_id, "complaints.correct_letter_given")
    given: ReplyGiven = standing(_handings(row), row_id)
    check_given(given.printed, given_on, on)
    keep(given, why, on=given_on, way=way, whom=whom.strip(), note=note.strip())
    tell(subjects=[f"complaint:{row.pk}", f"letter_given:{given.pk}"])
    return given


@action("complaints.void_letter_given", roles=TAKERS)
def void_letter_given(
    *, complaint_id: int, row_id: int, why: str, by: Viewer, on: date
) -> ReplyGiven:
    """It was not handed over."""
    row = complaint_for(by, complaint_id, "complaints.void_letter_given")
    given: ReplyGiven = standing(_handings(row), row_id)
    keep(given, why, void_reason=why.strip())
    tell(subjects=[f"complaint:{row.pk}", f"letter_given:{given.pk}"])
    return given


def _handings(row: Complaint) -> object:
    return ReplyGiven.objects.filter(printed__reply__complaint=row)
