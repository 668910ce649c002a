"""Telephone numbers as they are looked for: digits alone, ours without their prefix."""

import re

from opora.ui.fields import BETWEEN_PHONES, PHONE

FEWEST = 6
"""So many digits are looked for at least: fewer would find half of a town."""
LONGEST = 15
"""No number has more digits (E.164)."""
KEPT = 2
"""So many numbers of one field are found again."""
_TYPED = re.compile(r"\+?[\d\s()./-]+")
# Told with the prefix or without it, ours is the same number.
_PREFIX = re.compile(r"^(?:00)?420(?=\d{9}$)|^00")
_BEGUN = re.compile(r"^(?:\+|00)420|^\+|^00")


def digits(number: str) -> str:
    """'777123456' of '+420 777 123 456'; '421905123456' of '+421 905 123 456'."""
    return _PREFIX.sub("", _digits(number))[:LONGEST]


def columns(text: str) -> dict[str, str]:
    """What is kept of a telephone to find it by: the first number and the second."""
    parts = (PHONE.match(one.strip().casefold()) for one in BETWEEN_PHONES.split(_spaced(text)))
    known = [digits(one["number"]) for one in parts if one]
    first, second, *_rest = [*(one for one in known if len(one) >= FEWEST)][:KEPT] + [""] * KEPT
    return {"phone_first": first, "phone_second": second}


def looked_for(words: str) -> str:
    """The beginning of a number, where nothing but one was typed and it is long enough; else ''."""
    typed = _spaced(words).strip()
    if not _TYPED.fullmatch(typed):
        return ""
    whole = digits(typed)
    # Of a number that is only begun its prefix is known by its sign.
    begun = whole if whole != _digits(typed) else _digits(_BEGUN.sub("", "".join(typed.split())))
    return begun if len(begun) >= FEWEST else ""


def _digits(text: str) -> str:
    return "".join(one for one in text if one.isdecimal() and one.isascii())


def _spaced(text: str) -> str:
    return text.replace("\xa0", " ")
