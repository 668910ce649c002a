"""A case with an agreement to be signed, and what is read of a PDF."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from opora.access.queries import viewer_of
from opora.agreements.models import Agreement
from opora.documents.actions import set_letterhead
from tests.features.agreements.conftest import (  # noqa: F401  fixtures
    add_child,
    agreed,
    first_contact,
    head,
    make_case,
)
from tests.features.agreements.noticed import Agreed

FORMS = {"rodinna_poradna": "informed_consent"}
PRINTABLE = {
    "goals": 'Bydlení a splátky.\n#import "x": * $x^2$ *tučně* _pod_ <b>html</b>',
    "extent": "V kanceláři, jednou týdně v 9:00, i u klienta doma.",
    "when_broken": "Nejdřív si o tom promluvíme.",
    "ways_to_end": "Kdykoli, stačí říct.",
}
Signed = Callable[..., "Agreed"]


def squeezed(text: str) -> str:
    """Without spaces and the breaks of lines: how they are read back differs."""
    return re.sub(r"[\s\ufffe\u00ad\u200b]+", "", text)


def text_of(content: bytes) -> str:
    """All that can be read on the pages, squeezed."""
    pdf = pypdfium2.PdfDocument(content)
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in pdf))


def standards_of(content: bytes) -> tuple[str, str, bool, str]:
    """PDF/A part and conformance, PDF/UA part, whether it is tagged, its language."""
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_metadata() as meta:
        part = f"{meta.get('pdfaid:part')}{meta.get('pdfaid:conformance')}"
        tagged = bool(pdf.Root.MarkInfo.Marked) and "/StructTreeRoot" in pdf.Root
        return part, str(meta.get("pdfuaid:part")), tagged, str(pdf.Root.Lang)


def body(answer: Any) -> str:
    """The page as text, with plain spaces."""
    page: str = answer.content.decode()
    return page.replace("\u00a0", " ")


@pytest.fixture
def printable(agreed: Callable[..., Agreed]) -> Signed:  # noqa: F811  a fixture of that name
    """An agreement in writing with all that has to stand in it, and a letterhead."""

    def make(
        service: str = "kontaktni_centrum", *, letterhead: bool = True, **more: object
    ) -> Agreed:
        made = agreed(service)
        row = Agreement.objects.get(case=made.case)
        for name, value in {"form": FORMS.get(service, "written"), **PRINTABLE, **more}.items():
            setattr(row, name, value)
        row.save()
        if letterhead:
            by = viewer_of(made.head)
            set_letterhead(address="Dlouhá 12, 434 01 Most", number="25596641", by=by, on=by.today)
        return made

    return make
