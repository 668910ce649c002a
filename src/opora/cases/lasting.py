"""What is written down of work with somebody: the end can't have come before it.

Features register what they keep; whoever writes an end down asks for the latest of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Worked:
    """Something that took place on the day; ``what`` names it, as 'zapsaný úkon z 21. 11.'."""

    day: date
    what: str


Finder = Callable[[int, date, date | None], Worked | None]
_FINDERS: list[Finder] = []


def worked(finder: Finder) -> Finder:
    """Registers who finds the latest of what was done: of a case, after a day, before another."""
    _FINDERS.append(finder)
    return finder


def too_early(case_id: int, last: date, *, before: date | None = None) -> str:
    """Why the last day can't be so early; nothing where nothing stands after it.

    ``before``: the day from which something else is agreed on, with acts of its own.
    """
    found = [one for finder in _FINDERS if (one := finder(case_id, last, before)) is not None]
    if not found:
        return ""
    latest = max(found, key=lambda one: one.day)
    return _(
        "Po tomto dni je tu %(what)s. Opravte nejdřív den toho zápisu, nebo napište pozdější konec."
    ) % {"what": latest.what}
