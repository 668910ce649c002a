"""What stands on a paper, as plain words: put on pages by typst, and on a phone by HTML.

A block is data, never markup: what people typed can't be taken for instructions of either.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

from opora.ui.words import nbsp


@dataclass(frozen=True)
class Heading:
    """A heading within the paper; ``level`` 3 within a part of it."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True)
class Lines:
    """Running text; each line is a paragraph."""

    kind: ClassVar[str] = "lines"
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Points:
    """A list."""

    kind: ClassVar[str] = "points"
    points: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Labels with what belongs to them; an empty value is a line to be written on by hand."""

    kind: ClassVar[str] = "facts"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings of columns; ``widths`` are the shares of the columns."""

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Blank:
    """Empty lines to be written on by hand; ``label`` says what belongs there."""

    kind: ClassVar[str] = "blank"
    label: str
    lines: int = 3


@dataclass(frozen=True)
class Signatures:
    """Lines for signatures: who signs, and in what role."""

    kind: ClassVar[str] = "signatures"
    who: tuple[tuple[str, str], ...]


Block = Heading | Lines | Points | Facts | Table | Blank | Signatures
BLOCKS: dict[str, type[Block]] = {
    one.kind: one for one in (Heading, Lines, Points, Facts, Table, Blank, Signatures)
}


@dataclass(frozen=True)
class Sheet:
    """A whole paper. ``copies``: what is said on each, one for each to be printed."""

    title: str
    about: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    copies: tuple[str, ...] = ("",)
    address: tuple[str, ...] = field(default=())
    shape: str = "letter"
    """``letter``, or ``card`` for the size of a bank card."""

    @property
    def by_hand(self) -> tuple[str, ...]:
        """Labels with nothing beside them: they are filled in on paper."""
        empty: list[str] = []
        for one in self.blocks:
            if isinstance(one, Facts):
                empty += [label for label, value in one.rows if not value]
            elif isinstance(one, Blank):
                empty.append(one.label)
        return tuple(dict.fromkeys(empty))

    def data(self) -> dict[str, Any]:
        """As JSON takes it, with one-letter words and days bound to what follows."""
        plain = {**asdict(self), "blocks": [{"kind": o.kind, **asdict(o)} for o in self.blocks]}
        bound: dict[str, Any] = _bound(plain)
        return bound


def lines_of(text: str) -> tuple[str, ...]:
    """What somebody typed, line by line, without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def words_of(sheet: Sheet) -> bytes:
    """The paper as it is kept beside its pages."""
    return json.dumps(sheet.data(), ensure_ascii=False).encode()


def sheet_from(words: bytes) -> Sheet:
    """What was kept. Raises ValueError for what is no paper."""
    data = json.loads(words)
    blocks = tuple(BLOCKS[one.pop("kind")](**_tuples(one)) for one in data.pop("blocks"))
    return Sheet(blocks=blocks, **_tuples(data))


def _bound(value: Any) -> Any:
    if isinstance(value, str):
        return _ABBREVIATED.sub("\\1\u00a0", nbsp(value))
    if isinstance(value, Mapping):
        return {name: _bound(one) if name not in _NO_TEXT else one for name, one in value.items()}
    return [_bound(one) for one in value] if isinstance(value, Sequence) else value


_ABBREVIATED = re.compile(r"((?<!\w)(?:č\.|§§?|odst\.|písm\.|tel\.)) ")
_NO_TEXT = frozenset({"kind", "shape"})


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _tuples(one) for name, one in value.items()}
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
