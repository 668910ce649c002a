"""A document that is kept, and that it was handed over: rows for every address about them."""

from datetime import date
from io import BytesIO

from PIL import Image

from opora.access.models import Account
from opora.cases.models import Case
from opora.complaints.models import Complaint, PrintedReply, Reply, ReplyGiven
from opora.documents.models import Document, GivenOut, Sealed
from opora.documents.sealing import digest_of, sealed
from opora.documents.sheet import Sheet, words_of


def document_rows(case: Case, account: Account, today: date) -> dict[str, int]:
    """Ids by the names that stand in addresses."""
    content = _page()
    kept = Document.objects.create(
        case=case, made="printed", paper="smlouva", about_id=1, title="x", pages=1, on=today,
        media_type="application/pdf", digest=digest_of(content), size=len(content), by=account,
    )  # fmt: skip
    Sealed.objects.create(
        document=kept, content=sealed(content), words=sealed(words_of(Sheet("x")))
    )
    given = GivenOut.objects.create(document=kept, on=today, way="in_person", whom="x", by=account)
    return {"document": kept.pk, "given_out": given.pk}


def printed_reply(complaint: Complaint, account: Account, today: date) -> dict[str, int]:
    """The answer to a complaint, as it was given and as it was printed."""
    content = _page()
    reply = Reply.objects.create(
        complaint=complaint, on=today, way="spoken", text="x", result="unknown", by=account
    )
    row = PrintedReply.objects.create(
        reply=reply, made="printed", title="x", on=today, version="1", template="x", standard="x",
        media_type="application/pdf", pages=1, by=account, size=len(content),
        digest=digest_of(content), content=sealed(content), words=sealed(words_of(Sheet("x"))),
    )  # fmt: skip
    given = ReplyGiven.objects.create(printed=row, on=today, way="post", whom="x", by=account)
    return {"reply": reply.pk, "printed_reply": row.pk, "letter_given": given.pk}


def _page() -> bytes:
    page = BytesIO()
    Image.new("L", (9, 9)).save(page, "PDF")
    return page.getvalue()
