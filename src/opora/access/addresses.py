"""Addresses of pages about records: put together once, then only their numbers change."""

from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

_FIRST_MARK = 7_000_000_000_000_000_000  # no record has such a number


@lru_cache(500)
def _pattern(name: str, count: int, _where: tuple[str, str]) -> str:
    marks = [_FIRST_MARK + place for place in range(count)]
    path = reverse(name, args=marks).replace("{", "{{").replace("}", "}}")
    for place, mark in enumerate(marks):
        path = path.replace(str(mark), f"{{{place}}}")
    return path


def path_of(name: str, *numbers: int | None) -> str:
    """The address of a named page that takes nothing but numbers.

    Raises NoReverseMatch where there is no such page, or a number is missing.
    """
    if None in numbers:
        raise NoReverseMatch(f"{name} needs a number")
    where = (get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF)
    return _pattern(name, len(numbers), where).format(*numbers)
