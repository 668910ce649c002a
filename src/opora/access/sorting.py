"""Names as Czech lists order them and as people type them when they search.

PostgreSQL may come without ICU and SQLite never has it, so both engines sort
and search by columns that are made here.
"""

import unicodedata

import czech_sort


def czech_key(name: str) -> str:
    """A text whose plain order is the Czech alphabetical order."""
    return str(czech_sort.bytes_key(name).hex())[:240]


def folded(text: str) -> str:
    """Lower case without diacritics, single spaces: 'Šimková  Eva' is 'simkova eva'."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(kept.split())
