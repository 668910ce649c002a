"""Puts a paper on pages: PDF/A-2a and PDF/UA-1 by typst, with fonts of our own.

The words come as data (``sys.inputs``), so nothing that anybody typed is read as markup. What
draws pages is loaded at the first paper, or every start would wait for it.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import typst

ROOM = Path(__file__).resolve().parent
TEMPLATES = ROOM / "typst"
FONTS = ROOM / "fonts"
STANDARDS: tuple[Literal["a-2a", "ua-1"], ...] = ("a-2a", "ua-1")
NOWHERE = ROOM / "no-packages"
"""Typst looks for packages there, and there are none: nothing is fetched."""
SHOWN_INSTEAD = "□"
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_MOST_SIGNS = 200


class NotTypeset(Exception):
    """The pages could not be made; a fault of ours, whatever was typed."""


@dataclass(frozen=True)
class Letterhead:
    """What stands on top of every paper."""

    name: str
    address: str = ""
    number: str = ""
    contact: str = ""
    logo: bytes = b""


@dataclass(frozen=True)
class Pages:
    """A finished PDF. ``unprinted``: signs for which no font of ours has a shape."""

    content: bytes
    count: int
    template: str
    unprinted: str = ""

    @property
    def standard(self) -> str:
        """The standards that it keeps, in their own words."""
        return "PDF/A-2a, PDF/UA-1"


@lru_cache(1)
def template_version() -> str:
    """A digest of the templates and the fonts: what is printed later looks by it as now."""
    digest = hashlib.sha256()
    for file in sorted([*TEMPLATES.glob("*.typ"), *FONTS.glob("*.ttf")]):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


@lru_cache(1)
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def typeset(
    data: dict[str, Any], head: Letterhead, *, foot: str, language: str, on: date, draft: str = ""
) -> Pages:
    """The pages of a paper. Raises NotTypeset."""
    import pikepdf
    import typst

    paper = {
        **data,
        "letterhead": {**vars(head), "logo": list(head.logo)},
        "foot": foot,
        "language": language,
        "draft": draft,
        "day": [on.year, on.month, on.day],
    }
    given, unprinted = json.dumps(paper, ensure_ascii=False), ""
    for _turn in range(_MOST_SIGNS):
        try:
            content = _compiled(given, data["shape"], on)
        except typst.TypstError as error:
            lacking = _NO_GLYPH.search(str(error.message))
            if lacking is None:
                raise NotTypeset(str(error.message)) from error
            given, signs = _without(given, lacking[1])
            unprinted += signs
        else:
            with pikepdf.open(BytesIO(content)) as pdf:
                return Pages(content, len(pdf.pages), template_version(), unprinted)
    raise NotTypeset("too many signs without a shape")


def _without(given: str, lacking: str) -> tuple[str, str]:
    """The words with a box in place of signs that no font has."""
    signs = "".join(dict.fromkeys(one for one in lacking if ord(one) > 0x7F))
    if not signs:
        raise NotTypeset(f"no shape for {lacking!r}")
    return given.translate(dict.fromkeys(map(ord, signs), SHOWN_INSTEAD)), signs


def _compiled(paper: str, shape: str, on: date) -> bytes:
    import typst

    noon = datetime.combine(on, time(12), tzinfo=UTC)
    return typst.compile(
        str(TEMPLATES / f"{shape}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": paper},
        pdf_standards=list(STANDARDS),
        package_path=str(NOWHERE),
        package_cache_path=str(NOWHERE),
        timestamp=int(noon.timestamp()),
    )
