"""Counting days, in this one place.

The first day is not counted; months run to the day of the same number or to
the last of the month (civil and administrative counting, LAW.md section 5).
Moving off a non-working day is never done unless the period declares it.
"""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from opora.rules.texts import Text

IsHoliday = Callable[[date], bool]
NameOfHoliday = Callable[[date], Text]


def _nameless(day: date) -> Text:
    return Text()


@dataclass(frozen=True)
class Days:
    """Knows which days are working days. ``is_holiday`` and the names are handed in."""

    is_holiday: IsHoliday
    name_of_holiday: NameOfHoliday = _nameless

    def is_working(self, day: date) -> bool:
        """Monday to Friday and no public holiday."""
        return day.weekday() < 5 and not self.is_holiday(day)

    def next_working(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def last_working(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def add_working(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; ``day`` is not counted."""
        for _ in range(count):
            day = self.next_working(day + timedelta(days=1))
        return day


def add_months(day: date, months: int) -> date:
    """The same day number ``months`` on, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _of_month(first: date, number: int) -> date:
    return first.replace(day=min(number, calendar.monthrange(first.year, first.month)[1]))


@dataclass(frozen=True)
class Period:
    """A length of time as a service declares it; exactly one unit is set.

    ``parameter`` names an organisation's number, counted in ``unit`` (days,
    working_days or months), where the texts give none. ``from_next_month`` counts from the
    first of the month after the start; ``day_of_month`` is the first day of that
    number on or after the start, or the last of a shorter month; ``moves`` shifts an end on a
    non-working day to the next working one.
    """

    days: int = 0
    working_days: int = 0
    months: int = 0
    years: int = 0
    parameter: str = ""
    unit: str = "days"
    from_next_month: bool = False
    day_of_month: int = 0
    moves: bool = False

    def resolved(self, parameters: Mapping[str, int]) -> "Period | None":
        """The period with its parameter filled in; None while it is unset."""
        if not self.parameter:
            return self
        number = parameters.get(self.parameter)
        if number is None:
            return None
        filled = replace(self, parameter="")
        if self.unit == "working_days":
            return replace(filled, working_days=number)
        if self.unit == "months":
            return replace(filled, months=number)
        return replace(filled, days=number)

    def end(self, start: date, days: Days) -> date:
        """The last day of the period that ``start`` set running."""
        day = start
        if self.day_of_month:
            day = self._numbered(start)
        if self.from_next_month:
            day = add_months(day.replace(day=1), 1)
        day = add_months(day, self.months + 12 * self.years) + timedelta(days=self.days)
        if self.working_days:
            day = days.add_working(day, self.working_days)
        if self.from_next_month:
            day -= timedelta(days=1)
        return days.next_working(day) if self.moves else day

    def _numbered(self, start: date) -> date:
        first = start.replace(day=1)
        days = (_of_month(add_months(first, more), self.day_of_month) for more in (0, 1))
        return next(day for day in days if day >= start)

    def before(self, day: date) -> date:
        """The day this period before ``day`` (calendar units only)."""
        back = add_months(day, -(self.months + 12 * self.years))
        return back - timedelta(days=self.days)
