"""Counting days: months, working days, periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opora.rules.days import Days, Period, add_months

CHRISTMAS = {date(2026, 12, day) for day in (24, 25, 26)} | {date(2027, 1, 1)}
DAYS = Days(lambda day: day in CHRISTMAS)
some_day = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-05-21", 6, "2026-11-21"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(end)


@given(some_day, st.integers(0, 240))
def test_months_never_skip_a_month(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end + timedelta(days=1)).day == 1


@given(some_day, some_day, st.integers(0, 240))
def test_a_later_start_never_ends_earlier(one: date, other: date, months: int) -> None:
    early, late = sorted((one, other))
    assert add_months(early, months) <= add_months(late, months)


@given(some_day, st.integers(1, 30))
def test_working_days_are_counted_one_by_one(day: date, count: int) -> None:
    end = DAYS.add_working(day, count)
    between = [day + timedelta(days=one) for one in range(1, (end - day).days + 1)]
    assert DAYS.is_working(end)
    assert sum(DAYS.is_working(one) for one in between) == count


@given(some_day)
def test_the_working_days_around_a_day(day: date) -> None:
    before, after = DAYS.last_working(day), DAYS.next_working(day)
    assert before <= day <= after
    assert (before == after == day) is DAYS.is_working(day)


def test_ten_working_days_over_christmas() -> None:
    assert Period(working_days=10).end(date(2026, 12, 22), DAYS) == date(2027, 1, 8)


def test_an_end_moves_only_where_it_is_declared() -> None:
    friday = date(2026, 11, 20)
    assert Period(days=1).end(friday, DAYS) == date(2026, 11, 21)
    assert Period(days=1, moves=True).end(friday, DAYS) == date(2026, 11, 23)


def test_from_the_first_of_the_next_month() -> None:
    period = Period(months=1, from_next_month=True)
    assert period.end(date(2026, 11, 20), DAYS) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("unit", "end"),
    [("days", "2026-11-22"), ("working_days", "2026-11-24"), ("months", "2027-01-20")],
)
def test_a_number_of_the_organisation(unit: str, end: str) -> None:
    period = Period(parameter="number", unit=unit)
    assert period.resolved({}) is None
    filled = period.resolved({"number": 2})
    assert filled is not None
    assert filled.end(date(2026, 11, 20), DAYS) == date.fromisoformat(end)


def test_a_period_before_a_day() -> None:
    assert Period(months=1, days=1).before(date(2026, 3, 31)) == date(2026, 2, 27)
