"""Czech public holidays."""

from collections.abc import Container
from datetime import date
from functools import lru_cache

from opora.rules.days import Days


@lru_cache(maxsize=4096)
def is_holiday(day: date) -> bool:
    """True on a Czech public holiday."""
    return day in _holidays()


@lru_cache(maxsize=1)
def _holidays() -> Container[date]:
    from holidays.countries.czechia import Czechia

    return Czechia()  # type: ignore[no-untyped-call]


CZECH_DAYS = Days(is_holiday)
