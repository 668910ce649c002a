"""Days counted by the product against a calendar of its own: every day from 2020 to 2035."""

from collections.abc import Iterator
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opora.catalog import current
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.rules.days import Period, add_months
from opora.rules.decide import decide

YEARS = range(2020, 2036)
FIXED = ((1, 1), (5, 1), (5, 8), (7, 5), (7, 6), (9, 28), (10, 28), (11, 17),
         (12, 24), (12, 25), (12, 26))  # fmt: skip
OFFICIAL = holidays.country_holidays("CZ", years=range(2019, 2038))
ONE = timedelta(days=1)
some_day = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def every_day() -> Iterator[date]:
    day = date(2020, 1, 1)
    while day.year < 2036:
        yield day
        day += ONE


def easter_sunday(year: int) -> date:
    """The Gregorian computus, so that the library is not asked about itself."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def works(day: date) -> bool:
    """A working day as people mean it, from the law's list of days."""
    easter = easter_sunday(day.year)
    off = {date(day.year, month, number) for month, number in FIXED}
    return day.weekday() < 5 and day not in off | {easter - 2 * ONE, easter + ONE}


def after(day: date, count: int) -> date:
    """The count-th working day after a day, counted on the fingers."""
    while count:
        day += ONE
        count -= works(day)
    return day


def test_every_day_of_sixteen_years() -> None:
    wrong = [day for day in every_day() if CZECH_DAYS.is_working(day) != works(day)]
    assert wrong == []
    assert [day for day in every_day() if CZECH_DAYS.is_holiday(day) != (day in OFFICIAL)] == []


@pytest.mark.parametrize("year", YEARS)
def test_easter_and_the_turn_of_the_year(year: int) -> None:
    easter = easter_sunday(year)
    assert not CZECH_DAYS.is_working(easter - 2 * ONE)
    assert not CZECH_DAYS.is_working(easter + ONE)
    thursday = easter - 3 * ONE
    assert CZECH_DAYS.add_working(thursday, 1) == after(thursday, 1) == easter + 2 * ONE
    for day in (date(year, 1, 1), date(year, 12, 31)):
        for count in (1, 5, 10):
            assert CZECH_DAYS.add_working(day, count) == after(day, count)


def test_ten_working_days_from_a_delivery_on_any_day() -> None:
    ten = Period(working_days=10)
    wrong = [day for day in every_day() if ten.end(day, CZECH_DAYS) != after(day, 10)]
    assert wrong == []


@pytest.mark.parametrize(
    ("delivered", "last"),
    [
        ("2026-11-23", "2026-12-07"),  # Monday
        ("2026-11-24", "2026-12-08"),  # Tuesday
        ("2026-11-25", "2026-12-09"),  # Wednesday
        ("2026-11-26", "2026-12-10"),  # Thursday
        ("2026-11-27", "2026-12-11"),  # Friday
        ("2026-11-28", "2026-12-11"),  # Saturday
        ("2026-11-29", "2026-12-11"),  # Sunday
        ("2026-11-16", "2026-12-01"),  # the day before a holiday
        ("2026-11-17", "2026-12-01"),  # on the holiday
        ("2026-12-22", "2027-01-08"),  # over Christmas and the New Year
        ("2025-12-31", "2026-01-15"),
        ("2027-12-31", "2028-01-14"),  # the New Year on a Saturday
        ("2026-04-02", "2026-04-20"),  # over Easter
        ("2024-02-16", "2024-03-01"),  # over the day that only a leap year has
        ("2035-12-20", "2036-01-09"),
    ],
)
def test_a_notice_ends_on_the_day_that_the_service_has_published(delivered: str, last: str) -> None:
    book = current().service("kontaktni_centrum").rulebook
    facts: dict[str, object] = {"ground": "internal_rules", "delivered_on": delivered}
    verdict = decide(book, "notice_ends", facts, date.fromisoformat(delivered))
    assert verdict.day == date.fromisoformat(last)
    assert verdict.day == after(date.fromisoformat(delivered), 10)


@given(some_day, st.integers(1, 40))
def test_working_days_count_the_same_both_ways(day: date, count: int) -> None:
    end = CZECH_DAYS.add_working(day, count)
    assert end == after(day, count)
    assert CZECH_DAYS.last_working(end) == end == CZECH_DAYS.next_working(end)


@given(some_day, st.integers(0, 36))
def test_months_end_on_the_same_number_or_the_last_day(day: date, months: int) -> None:
    end = Period(months=months).end(day, CZECH_DAYS)
    assert end == add_months(day, months)
    assert end.day == day.day or (end + ONE).day == 1
    moved = Period(months=months, moves=True).end(day, CZECH_DAYS)
    assert moved == (end if works(end) else after(end, 1))


@pytest.mark.parametrize("year", YEARS)
def test_the_last_of_february(year: int) -> None:
    last = date(year, 3, 1) - ONE
    assert last.day == (29 if year % 4 == 0 else 28)
    assert Period(months=1).end(date(year, 1, 31), CZECH_DAYS) == last
    assert Period(years=1).end(last, CZECH_DAYS) == date(year + 1, 2, 28)
    assert Period(years=4).end(date(year, 2, 28), CZECH_DAYS) == date(year + 4, 2, 28)
    assert Period(days=1).end(date(year, 2, 28), CZECH_DAYS).day == (29 if year % 4 == 0 else 1)
