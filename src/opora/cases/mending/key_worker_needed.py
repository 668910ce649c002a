"""Since when a case can't be without a key worker: features above register, mending asks (B8)."""

from collections.abc import Callable
from datetime import date

from opora.cases.models import Case

NeedMaker = Callable[[Case], date | None]
_makers: list[NeedMaker] = []


def needs_key_worker(maker: NeedMaker) -> NeedMaker:
    """Registers who knows a day from which the case needs somebody to answer for it."""
    _makers.append(maker)
    return maker


def needed_from(case: Case) -> date | None:
    """The earliest of the days; None while nothing leans on a key worker."""
    days = [day for day in (maker(case) for maker in _makers) if day is not None]
    return min(days, default=None)
