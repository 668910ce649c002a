"""Codes of people without a name: as they are compared, and what is near enough to be a slip."""

from itertools import pairwise
from string import ascii_lowercase, digits

from opora.access.sorting import czech_key, folded

# Read from a slip of paper, these are taken for each other.
_LOOKS_LIKE = str.maketrans({"0": "o", "1": "i", "l": "i"})
_SIGNS = "".join(dict.fromkeys((ascii_lowercase + digits).translate(_LOOKS_LIKE)))


def plain(code: str) -> str:
    """Letters and digits alone, small, without diacritics: 'Javor-38' is 'javor38'."""
    return "".join(one for one in folded(code) if one.isalnum())


def alike(code: str) -> str:
    """The same for all codes that look the same at a glance: 0 and O, 1 and I and l."""
    return plain(code).translate(_LOOKS_LIKE)


def columns(code: str) -> dict[str, str]:
    """What is kept of a code: as it is spoken, and in the forms in which it is looked for."""
    return {
        "code": code,
        "code_folded": folded(code),
        "code_alike": alike(code),
        "code_last": last_word(code),
        "sort_name": czech_key(code),
    }


def last_word(code: str) -> str:
    """The last of several words, as it is looked for: '38' of 'Javor 38'; of one word nothing."""
    words = folded(code).split()
    return words[-1] if len(words) > 1 else ""


def near(code: str) -> set[str]:
    """What looks like it (``alike``): itself, one sign other, missing or more, two exchanged."""
    said = alike(code)
    if not said:
        return set()
    places = range(len(said))
    gaps = range(len(said) + 1)
    other = {said[:at] + sign + said[at + 1 :] for at in places for sign in _SIGNS}
    more = {said[:at] + sign + said[at:] for at in gaps for sign in _SIGNS}
    missing = {said[:at] + said[at + 1 :] for at in places} - {""}
    swapped = {
        said[:at] + two + one + said[at + 2 :] for at, (one, two) in enumerate(pairwise(said))
    }
    return {said} | other | more | missing | swapped
