"""A document that is kept, and that it was handed over: rows for every address about them."""

from datetime import date
from io import BytesIO

from PIL import Image

from opora.access.models import Account
from opora.cases.models import Case
from opora.documents.models import Document, GivenOut, Sealed
from opora.documents.sealing import digest_of, sealed
from opora.documents.sheet import Sheet, words_of


def document_rows(case: Case, account: Account, today: date) -> dict[str, int]:
    """Ids by the names that stand in addresses."""
    page = BytesIO()
    Image.new("L", (9, 9)).save(page, "PDF")
    content = page.getvalue()
    kept = Document.objects.create(
        case=case, made="printed", paper="smlouva", about_id=1, title="x", pages=1, on=today,
        media_type="application/pdf", digest=digest_of(content), size=len(content), by=account,
    )  # fmt: skip
    Sealed.objects.create(
        document=kept, content=sealed(content), words=sealed(words_of(Sheet("x")))
    )
    given = GivenOut.objects.create(document=kept, on=today, way="in_person", whom="x", by=account)
    return {"document": kept.pk, "given_out": given.pk}
