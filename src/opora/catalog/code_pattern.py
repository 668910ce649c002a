"""What a code of somebody without a name is made of, as the service declares it (C3)."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from opora.rules.texts import Text

LETTERS, DIGITS = "letters", "digits"
# Signs that people put between the parts of a code, or leave out.
BETWEEN = " -–—_./"
# Letters and digits that are taken for each other when a code is read from a slip of paper.
_LOOKS_LIKE = {"0": "O", "1": "IL", "O": "0", "I": "1L", "L": "1I"}
_MOST_MISTAKES = 4


@dataclass(frozen=True)
class CodePart:
    """So many letters or digits in a row."""

    of: str
    least: int
    most: int


@dataclass(frozen=True)
class CodePattern:
    """The parts in their order, the sign between them, and how it is explained to a worker."""

    parts: tuple[CodePart, ...]
    between: str
    example: str
    text: Text

    @cached_property
    def longest(self) -> int:
        """How many signs the longest code has."""
        return sum(one.most for one in self.parts) + len(self.between) * (len(self.parts) - 1)

    def spelled(self, typed: str) -> str:
        """The code as it is written: 'javor-38' is 'JAVOR 38'. Nothing where it does not fit."""
        signs = _signs(typed)
        return self._put_together(signs) if signs is not None else ""

    def meant(self, typed: str) -> str:
        """What was meant, where only signs that look alike were taken for each other."""
        signs = _signs(typed)
        if signs is None or self._put_together(signs):
            return ""
        return next(filter(None, map(self._put_together, _alike(signs))), "")

    def _put_together(self, signs: str) -> str:
        """The parts take as much as they may; neighbours are of different kinds, so it is clear."""
        found, start = [], 0
        for part in self.parts:
            end = start
            while end < len(signs) and _kind(signs[end]) == part.of:
                end += 1
            if not part.least <= end - start <= part.most:
                return ""
            found.append(signs[start:end])
            start = end
        return self.between.join(found) if start == len(signs) else ""


def _signs(typed: str) -> str | None:
    """Letters and digits alone, in capitals; None where something else stands among them."""
    text = unicodedata.normalize("NFC", typed).upper()
    found = [one for one in text if one not in BETWEEN and not one.isspace()]
    return "".join(found) if all(_kind(one) for one in found) else None


def _kind(sign: str) -> str:
    """Whether it is a letter (diacritics aside), a digit, or neither."""
    if sign.isascii() and sign.isdigit():
        return DIGITS
    plain = unicodedata.normalize("NFKD", sign)[:1]
    return LETTERS if plain.isascii() and plain.isalpha() else ""


def _alike(signs: str) -> Iterator[str]:
    """The same with signs that look alike exchanged, the fewest first."""
    places = [index for index, sign in enumerate(signs) if sign in _LOOKS_LIKE][:_MOST_MISTAKES]
    choices = [("", *_LOOKS_LIKE[signs[index]]) for index in places]
    for chosen in sorted(product(*choices), key=lambda some: sum(map(bool, some))):
        other = list(signs)
        for index, sign in zip(places, chosen, strict=True):
            other[index] = sign or other[index]
        yield "".join(other)
