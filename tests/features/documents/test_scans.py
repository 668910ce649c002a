"""What is brought as a file: known by its content, kept without what can't be seen, and locked."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin

from opora.access.roles import Role
from opora.documents.models import Document, Letterhead, Sealed
from opora.documents.queries import content_of, document
from opora.documents.scans import cleaned_scan, without_segments
from tests.features.agreements.noticed import Agreed
from tests.features.conftest import SignIn, Worker, seen_at
from tests.features.documents.conftest import Signed, body, text_of

SECRET = "Tajné místo"


def jpeg(size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture that tells where it was taken."""
    told = Image.Exif()
    told[0x010E] = SECRET.encode("utf-8").decode("latin-1")
    told[0x0112] = 6  # turned
    made = BytesIO()
    Image.new("RGB", size, "red").save(made, "JPEG", exif=told, comment=SECRET.encode())
    return made.getvalue()


def png() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", SECRET)
    told.add_itxt("Author", SECRET)
    made = BytesIO()
    Image.new("RGB", (60, 40), "blue").save(made, "PNG", pnginfo=told)
    return made.getvalue()


def pdf(*, password: str = "") -> bytes:
    """Two pages with everything that may hide in a PDF."""
    made = pikepdf.new()
    for _number in range(2):
        page = made.add_blank_page(page_size=(300, 200))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        picture = made.make_stream(
            jpeg(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=60, Height=40,
            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary(Im1=picture)
        )
        page.obj.Contents = made.make_stream(
            b"BT /F1 18 Tf 20 100 Td (Podepsano) Tj ET q 60 0 0 40 20 20 cm /Im1 Do Q"
        )
        page.obj.AA = pikepdf.Dictionary(O=script("app.alert('o')"))
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe")),
        )  # fmt: skip
        page.obj.Annots = pikepdf.Array([made.make_indirect(link)])
        page.obj.PieceInfo = pikepdf.Dictionary(X=pikepdf.String(SECRET))
    made.Root.OpenAction = script("app.alert('x')")
    made.attachments["tajne.txt"] = SECRET.encode()
    made.docinfo["/Author"] = SECRET
    with made.open_metadata() as meta:
        meta["dc:creator"] = [SECRET]
    written = BytesIO()
    locked = pikepdf.Encryption(user=password, owner=password) if password else None
    made.save(written, encryption=locked or False)
    return written.getvalue()


def script(words: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(words))


def everything_in(content: bytes) -> str:
    """All strings and streams of a PDF, unpacked."""
    with pikepdf.open(BytesIO(content)) as opened:
        plain = BytesIO()
        opened.save(
            plain,
            qdf=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
        return plain.getvalue().decode("latin-1")


HIDDEN = (
    SECRET.encode().decode("latin-1"), "Taj", "JavaScript", "app.alert", "Launch", "calc.exe",
    "EmbeddedFile", "tajne.txt", "OpenAction", "PieceInfo", "/Annots", "/Metadata", "/Author",
)  # fmt: skip


def test_of_a_pdf_only_what_is_seen_stays() -> None:
    before = everything_in(pdf())
    assert [one for one in HIDDEN if one not in before and one != "Taj"] in ([], ["/Author"])
    scan = cleaned_scan(pdf())
    after = everything_in(scan.content)
    assert [one for one in HIDDEN if one in after] == []
    assert scan.pages == 2
    assert text_of(scan.content) == "PodepsanoPodepsano"
    shown = pypdfium2.PdfDocument(scan.content)[0].render(scale=1).to_pil()
    assert shown.getpixel((50, 160)) != (255, 255, 255)


@pytest.mark.parametrize(("made", "kind"), [(jpeg, "JPEG"), (png, "PNG")])
def test_a_picture_is_drawn_anew(made: object, kind: str) -> None:
    content = made()  # type: ignore[operator]  # one of the two above
    assert SECRET.encode() in content
    scan = cleaned_scan(content)
    assert SECRET.encode() not in scan.content
    with Image.open(BytesIO(scan.content)) as image:
        assert image.format == kind
        assert not image.getexif()
        assert not {"comment", "Comment", "Author", "exif"} & set(image.info)
        assert image.size == ((40, 60) if kind == "JPEG" else (60, 40))  # as it is meant to be seen


def test_segments_of_a_jpeg_go_and_the_picture_stays() -> None:
    bare = without_segments(jpeg())
    assert SECRET.encode() not in bare
    with Image.open(BytesIO(bare)) as image, Image.open(BytesIO(jpeg())) as before:
        assert image.getpixel((5, 5)) == before.getpixel((5, 5))


@pytest.fixture
def made(printable: Signed) -> Agreed:
    return printable(acts=["individual_counselling"])


def sent(browser: Client, made: Agreed, content: bytes, **more: str) -> object:
    file = SimpleUploadedFile("Dana Petrů.pdf", content, content_type="application/pdf")
    where = f"/pripady/{made.case.pk}/dokumenty/prilozit/"
    return browser.post(where, {"file": file, "title": "Plná moc", **more})


def test_a_signed_paper_is_kept_with_what_was_printed(made: Agreed) -> None:
    made.as_head.post(f"/pripady/{made.case.pk}/dokumenty/tisk/smlouva/{_agreement(made)}/")
    printed = Document.objects.get()
    answer = sent(made.as_worker, made, pdf(), signed_of=str(printed.pk))
    assert answer.status_code == 302, body(answer)  # type: ignore[attr-defined]  # a response
    scan = Document.objects.get(made="scanned")
    assert (scan.signed_of_id, scan.pages, scan.media_type) == (printed.pk, 2, "application/pdf")
    assert scan.title == f"Podepsané: {printed.title}"
    held = bytes(Sealed.objects.get(document=scan).content)
    assert held.startswith(b"age-encryption.org/v1")
    assert b"%PDF" not in held
    one = f"/pripady/{made.case.pk}/dokumenty/{scan.pk}/"
    assert one in body(made.as_worker.get(f"/pripady/{made.case.pk}/dokumenty/{printed.pk}/"))
    file = made.as_worker.get(one + "soubor/")
    assert file.content == content_of(document(made.case.pk, scan.pk))
    assert "Petr" not in file["Content-Disposition"]
    assert "přiložený sken" in body(made.as_worker.get(one)).lower()


def _agreement(made: Agreed) -> int:
    return int(made.case.agreements.get().pk)


def _big() -> bytes:
    return b"%PDF-1.7 " + b"x" * (10 * 2**20)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90\x00 a program", "Tento soubor není PDF, JPEG ani PNG."),
        (b"<html><script>alert(1)</script>", "Tento soubor není PDF, JPEG ani PNG."),
        (b"%PDF-1.7 nothing more", "PDF je poškozené a nejde otevřít."),
        (pdf(password="x"), "PDF je zamčené heslem."),
        (jpeg()[:400], "Obrázek je poškozený a nejde otevřít."),
        (b"\x89PNG\r\n\x1a\n garbage", "Obrázek je poškozený a nejde otevřít."),
        (b"", "Soubor je prázdný."),
        (_big(), "Soubor je moc velký, vejde se 10 MB."),
    ],
    ids=["program", "html", "broken", "locked", "cut", "no png", "empty", "big"],
)
def test_a_file_that_can_not_be_kept_says_why(made: Agreed, content: bytes, sentence: str) -> None:
    answer = sent(made.as_worker, made, content)
    assert answer.status_code == 422  # type: ignore[attr-defined]  # a response
    assert sentence in body(answer)
    assert 'value="Plná moc"' in body(answer)
    assert not Document.objects.exists()


def test_without_a_file_and_without_a_name_nothing_is_kept(made: Agreed) -> None:
    where = f"/pripady/{made.case.pk}/dokumenty/prilozit/"
    assert 'enctype="multipart/form-data"' in body(made.as_worker.get(where))
    assert "Vyberte soubor." in body(made.as_worker.post(where, {"title": "x"}))
    assert "Napište, co na skenu je." in body(sent(made.as_worker, made, png(), title=" "))
    assert "Vyberte soubor." in body(made.as_worker.post(where, {"title": "x", "file": "text"}))
    assert not Document.objects.exists()


def test_who_does_not_see_the_case_sees_no_scan(
    made: Agreed, worker: Worker, client_of: SignIn
) -> None:
    sent(made.as_worker, made, png())
    stranger = client_of(worker("rodinna_poradna", Role.HEAD))
    one = f"/pripady/{made.case.pk}/dokumenty/{Document.objects.get().pk}/"
    for page in (one, one + "soubor/", f"/pripady/{made.case.pk}/dokumenty/"):
        assert stranger.get(page).status_code == 404


def test_a_logo_is_drawn_anew_and_stands_on_papers(made: Agreed) -> None:
    head = "/dokumenty/hlavicka/"
    typed = {"address": "Nová 1, Most", "number": "25596641", "contact": "tel. 1"}

    def with_logo(content: bytes) -> dict[str, object]:
        logo = SimpleUploadedFile("x.png", content, content_type="image/png")
        return {**typed, "logo": logo, "seen": seen_at(made.as_head, head)}

    assert made.as_head.post(head, with_logo(png())).status_code == 302
    row = Letterhead.objects.order_by("-pk")[0]
    assert bytes(row.logo or b"").startswith(b"\x89PNG")
    assert SECRET.encode() not in bytes(row.logo or b"")
    made.as_head.post(f"/pripady/{made.case.pk}/dokumenty/tisk/smlouva/{_agreement(made)}/")
    content = content_of(document(made.case.pk, Document.objects.get().pk))
    with pikepdf.open(BytesIO(content)) as opened:
        assert len(opened.pages[0].get_images()) == 1
    assert "Logo má být obrázek" in body(made.as_head.post(head, with_logo(pdf())))
    again = {**typed, "seen": seen_at(made.as_head, head), "no_logo": "not_asked"}
    assert made.as_head.post(head, again).status_code == 302
    assert Letterhead.objects.order_by("-pk")[0].logo
    gone = {**typed, "seen": seen_at(made.as_head, head), "no_logo": "yes"}
    assert made.as_head.post(head, {**gone, "contact": "tel. 2"}).status_code == 302
    assert not Letterhead.objects.order_by("-pk")[0].logo
