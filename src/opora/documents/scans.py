"""What somebody brings as a file: known by its content, made anew without anything hidden in it.

A picture is drawn anew, so nothing but what is seen is kept. Of a PDF the pages are kept as they
are seen: scripts, attached files, forms, links and everything that tells of its making go.

What reads files is loaded with the first of them, or every start would wait for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    import pikepdf
    from PIL import Image

MOST_BYTES = 10 * 2**20
MOST_PAGES = 300
MOST_PIXELS = 80_000_000
ACCEPT = "application/pdf,image/jpeg,image/png"
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
QUALITY = 88

_OF_PAGE = frozenset(
    ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit", "/Parent")
)
_TELLS = (
    "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/A", "/OpenAction", "/JS", "/JavaScript",
    "/AF", "/EF", "/Annots", "/Thumb", "/SpiderInfo", "/Measure", "/StructParents", "/StructParent",
)  # fmt: skip


class Unusable(ValueError):
    """The file can't be kept; a Czech sentence says why and what to do."""


@dataclass(frozen=True)
class Scan:
    """A file that may be kept: made anew here, of a kind that is known."""

    content: bytes
    media_type: str
    pages: int


def cleaned_scan(content: bytes) -> Scan:
    """The same pages without what can't be seen. Raises Unusable."""
    if b"%PDF-" in content[:1024]:
        return _cleaned_pdf(content)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _redrawn(content)
    raise Unusable(_("Tento soubor není PDF, JPEG ani PNG. Uložte ho jako PDF a vyberte znovu."))


def picture(content: bytes, *, most: tuple[int, int]) -> bytes:
    """A PNG drawn anew, no bigger than that. Raises Unusable."""
    if not content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        raise Unusable(_("Logo má být obrázek JPEG nebo PNG. Vyberte jiný soubor."))
    image = _seen(content)
    image.thumbnail(most)
    drawn = BytesIO()
    _bare(image).save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def _seen(content: bytes) -> "Image.Image":
    """The picture, turned as it is meant to be seen."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    broken = _("Obrázek je poškozený a nejde otevřít. Naskenujte ho znovu.")
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Unusable(_("Obrázek má moc bodů. Naskenujte ho v menším rozlišení."))
            image.load()
            return ImageOps.exif_transpose(image)
    except Image.DecompressionBombError as error:
        raise Unusable(_("Obrázek má moc bodů. Naskenujte ho v menším rozlišení.")) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, Unusable):
            raise
        raise Unusable(broken) from error


def _bare(image: "Image.Image") -> "Image.Image":
    """Its dots and nothing else; see-through parts stay so."""
    from PIL import Image

    mode = image.mode if image.mode in {"L", "RGB", "RGBA"} else "RGBA"
    same = image.convert(mode)
    bare = Image.new(mode, same.size)
    bare.paste(same)
    return bare


def _redrawn(content: bytes) -> Scan:
    image, drawn = _bare(_seen(content)), BytesIO()
    if content.startswith(b"\x89PNG"):
        image.save(drawn, "PNG")
        return Scan(drawn.getvalue(), PNG, 1)
    image.convert("L" if image.mode == "L" else "RGB").save(drawn, "JPEG", quality=QUALITY)
    return Scan(drawn.getvalue(), JPEG, 1)


def _cleaned_pdf(content: bytes) -> Scan:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as source:
            if source.is_encrypted:
                raise Unusable(_("PDF je zamčené heslem. Uložte ho bez hesla a vyberte znovu."))
            if len(source.pages) > MOST_PAGES:
                raise Unusable(_("PDF má moc stran. Rozdělte ho na víc souborů."))
            return _pages_of(source)
    except pikepdf.PasswordError as error:
        locked = _("PDF je zamčené heslem. Uložte ho bez hesla a vyberte znovu.")
        raise Unusable(locked) from error
    except (pikepdf.PdfError, RuntimeError, TypeError, AttributeError, KeyError) as error:
        broken = _("PDF je poškozené a nejde otevřít. Naskenujte ho znovu.")
        raise Unusable(broken) from error


def _pages_of(source: "pikepdf.Pdf") -> Scan:
    """Pages as they are seen, in a new file: what hangs on the old one does not come along."""
    import pikepdf

    if not source.pages:
        raise Unusable(_("PDF nemá žádnou stranu. Vyberte jiný soubor."))
    if "/AcroForm" in source.Root:
        source.generate_appearance_streams()
    source.flatten_annotations("screen")
    made = pikepdf.new()
    made.pages.extend(source.pages)
    for page in made.pages:
        for name in set(page.obj.keys()) - _OF_PAGE:
            del page.obj[name]
    for one in made.objects:
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
            _without_hidden(one)
    written = BytesIO()
    made.remove_unreferenced_resources()
    made.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Scan(written.getvalue(), PDF, len(made.pages))


def _without_hidden(one: "pikepdf.Stream | pikepdf.Dictionary") -> None:
    import pikepdf

    for name in _TELLS:
        if name in one:
            del one[name]
    if isinstance(one, pikepdf.Stream) and one.get("/Filter") == pikepdf.Name.DCTDecode:
        bare = without_segments(one.read_raw_bytes())
        one.write(bare, filter=pikepdf.Name.DCTDecode)


def without_segments(jpeg: bytes) -> bytes:
    """A JPEG without what cameras and scanners tell in it; colours stay as they are.

    Kept are JFIF (APP0), colour profiles (APP2) and Adobe's note on colours (APP14).
    """
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        told = 0xE1 <= jpeg[at + 1] <= 0xEF and jpeg[at + 1] not in {0xE2, 0xEE}
        if not told and jpeg[at + 1] != 0xFE:
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])


def as_pdf(content: bytes, media_type: str) -> bytes:
    """A picture as a page of its own; a PDF as it is."""
    from PIL import Image

    if media_type == PDF:
        return content
    page = BytesIO()
    with Image.open(BytesIO(content)) as image:
        flat = Image.new("RGB", image.size, "white")
        flat.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    flat.save(page, "PDF", resolution=max(flat.width / 8.27, flat.height / 11.69))
    return page.getvalue()


def merged(parts: Sequence[bytes]) -> bytes:
    """All pages in one file."""
    import pikepdf

    whole, written = pikepdf.new(), BytesIO()
    for part in parts:
        with pikepdf.open(BytesIO(part)) as one:
            whole.pages.extend(one.pages)
    whole.save(written)
    return written.getvalue()
