"""Czech public holidays."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from opora.rules.days import Days
from opora.rules.texts import Text


@lru_cache(maxsize=4096)
def is_holiday(day: date) -> bool:
    """True on a Czech public holiday."""
    return day in _holidays("cs")


def name_of_holiday(day: date) -> Text:
    """The name of a Czech public holiday; empty on any other day."""
    return Text(_holidays("cs").get(day, ""), _holidays("en_US").get(day, ""))


@lru_cache(maxsize=2)
def _holidays(language: str) -> Mapping[date, str]:
    from holidays.countries.czechia import Czechia

    return Czechia(language=language)  # type: ignore[no-untyped-call]  # the library is untyped


CZECH_DAYS = Days(is_holiday, name_of_holiday)
