"""Pages of papers with too much or too little on them: nothing is cut off, all of it is tagged."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from opora.access.queries import viewer_of
from opora.agreements.models import Agreement
from opora.documents.actions import set_letterhead
from opora.documents.models import Document
from opora.documents.queries import content_of, document
from opora.documents.sheet import Facts, Heading, Lines, Points, Sheet, Signatures, Table
from opora.documents.typeset import Letterhead, typeset
from tests.features.agreements.noticed import Agreed
from tests.features.documents.conftest import Signed, standards_of, text_of

LONG = "Wolfeschlegelsteinhausenbergerdorffová" * 4
ADDRESS = "Dlouhá 12, 434 01 Most"


def outside(content: bytes) -> list[str]:
    """Letters that do not lie whole on their page, with a little room to the edge."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if left < 8 or bottom < 8 or right > width - 8 or top > height - 8:
                found.append(text.get_text_range(index, 1))
    return found


def tags(content: bytes) -> Iterator[tuple[str, Any]]:
    """The structure of a PDF: the kind of each element, and the element."""
    with pikepdf.open(BytesIO(content)) as pdf:
        rest = [pdf.Root.StructTreeRoot]
        while rest:
            one = rest.pop()
            if isinstance(one, pikepdf.Array):
                rest += list(one)
            elif isinstance(one, pikepdf.Dictionary):
                if "/S" in one:
                    yield str(one.S)[1:], str(one.get("/Alt", ""))
                rest += [one.K] if "/K" in one else []


def logo() -> bytes:
    made = BytesIO()
    Image.new("RGB", (300, 100), "teal").save(made, "PNG")
    return made.getvalue()


def pages(sheet: Sheet, head: Letterhead | None = None) -> bytes:
    on = date(2026, 11, 20)
    head = head or Letterhead("Dobrý soused, z. s.", ADDRESS, "25596641", "tel. 1", logo())
    return typeset(sheet.data(), head, foot="Vytištěno.", language="cs", on=on).content


def everything(name: str, many: int) -> Sheet:
    return Sheet(
        title=f"Smlouva: {name}",
        about=(name,),
        address=(name, name),
        blocks=(
            Heading(name),
            Lines((name, f"Bydlí k {name}.")),
            Facts((("Klient", name), (name, name), ("Adresa", ""))),
            Points(tuple(f"{number}. {name}" for number in range(many))),
            Table(("Kdo", "Vztah", "Spojení"), ((name, name, name),) * many, (3, 2, 4)),
            Signatures((("Klient, dne", name),) * 6),
        ),
    )


@pytest.mark.parametrize(("name", "many"), [(LONG, 40), ("Dana Petrů", 40), ("JAVOR 38", 1)])
def test_nothing_is_cut_off(name: str, many: int) -> None:
    head = Letterhead(name, f"{name}, Most", "25596641", name, logo())
    content = pages(everything(name, many), head)
    assert outside(content) == []
    assert standards_of(content) == ("2A", "1", True, "cs")
    assert text_of(content).count(name.replace(" ", "")) >= 3 * many


def test_all_of_it_is_tagged_and_called() -> None:
    content = pages(everything("Dana Petrů", 3))
    found = list(tags(content))
    kinds = {kind for kind, _alt in found}
    assert {"Document", "H1", "H2", "P", "L", "LI", "Table", "TR", "TH", "TD", "Figure"} <= kinds
    assert [alt for kind, alt in found if kind == "Figure"] == ["Dobrý soused, z. s."]
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_metadata() as meta:
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert meta["dc:title"] == "Smlouva: Dana Petrů"
        assert str(pdf.Root.Lang) == "cs"
        assert "/OutputIntents" in pdf.Root
        assert all("/StructParents" in page.obj for page in pdf.pages)
        fonts = [font for page in pdf.pages for font in page.obj.Resources.Font.values()]
        assert fonts
        assert all("/ToUnicode" in font for font in fonts), "read aloud and searched as written"


@pytest.mark.parametrize("lines", range(20, 46, 3))
def test_signatures_never_stand_alone_on_a_page(lines: int) -> None:
    words = tuple(f"Řádek číslo {number}." for number in range(lines))
    ends = (Heading("Platnost"), Lines(("Platí od dneška.",)))
    sheet = Sheet("Smlouva", blocks=(Lines(words), *ends, Signatures((("Klient, dne", "Dana"),))))
    pdf = pypdfium2.PdfDocument(pages(sheet))
    last = pdf[len(pdf) - 1].get_textpage().get_text_bounded()
    assert "Platí od dneška." in last
    assert "Klient, dne" in last
    assert "Platnost" in last


def printed(made: Agreed, paper: str, about: int) -> bytes:
    answer = made.as_head.post(f"/pripady/{made.case.pk}/dokumenty/tisk/{paper}/{about}/")
    assert answer.status_code == 302
    return content_of(document(made.case.pk, Document.objects.latest("pk").pk))


def test_an_agreement_with_a_long_name_and_words_that_never_end(printable: Signed) -> None:
    made = printable(acts=["individual_counselling"], goals=f"{LONG}\n{'x' * 900}")
    person = made.case.participants.get().person
    person.given_name = person.family_name = LONG[:100]
    person.save()
    by = viewer_of(made.head)
    set_letterhead(address=f"{LONG} 1, Most", contact=LONG, logo=logo(), by=by, on=by.today)
    about = Agreement.objects.get(case=made.case).pk
    for paper in ("smlouva", "potvrzeni"):
        content = printed(made, paper, about)
        assert outside(content) == []
        assert LONG[:100] in text_of(content)
    whole = printed(made, "spis", made.case.pk)
    assert outside(whole) == []
    assert text_of(whole).count("x") >= 900  # they may go over to another page


def test_a_silent_service_tells_the_client_who_decides_of_a_notice(printable: Signed) -> None:
    made = printable("dluhova_poradna", acts=["basic_counselling"])
    said = text_of(printed(made, "smlouva", Agreement.objects.get(case=made.case).pk))
    assert "nezveřejnila" not in said
    assert "Ovýpovědizestranyposkytovatelerozhodujevedoucíslužby." in said


def test_the_file_has_no_lines_to_write_on_and_its_parts_stand_below_its_headings(
    printable: Signed,
) -> None:
    made = printable(acts=["individual_counselling"])
    content = printed(made, "spis", made.case.pk)
    assert "H3" in {kind for kind, _alt in tags(content)}
    words = made.as_head.get(f"/pripady/{made.case.pk}/dokumenty/{Document.objects.get().pk}/")
    assert "doplní se rukou" not in words.content.decode()
