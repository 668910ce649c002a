"""Fields for days and times of day, typed the way people write them."""

import re
from datetime import date, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from opora.access.sorting import folded
from opora.ui import widgets
from opora.ui.asked import Asked
from opora.ui.words import NBSP, full_day
from opora.ui.written_days import WEEKDAYS, in_figures

AWAY = {"dnes": 0, "včera": -1, "vcera": -1, "předevčírem": -2, "predevcirem": -2}
AWAY |= {"zítra": 1, "zitra": 1, "today": 0, "yesterday": -1, "tomorrow": 1}
# "Minulý pátek" is not taken: to some it is the one before the last.
NAMED_DAY = re.compile(r"(?:ve? )?(?P<next>pristi )?(?P<name>[a-z]+)")
# Further no date of this work lies; what does was mistyped. Ours.
YEARS_AHEAD, YEARS_OF_WORK, YEARS_OF_LIFE = 10, 30, 120
CZECH_DAY = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})(?:\s*\.\s*(\d{4})?)?")
ISO_DAY = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
HOUR = re.compile(r"(\d{1,2})(?:\s*[:.,]\s*(\d{2}))?|(\d{1,2})(\d{2})")


class DayField(Asked):
    """A day: "12. 10. 2026", "12.10.", "so 31. 10.", "2026-10-12", "dnes", "v pátek", "12. října".

    `first` and `last` bound it; `past=True` refuses days after the form's today. Without a year it
    is the one nearest to today; `whole=True` wants the year, as for a birth. The name of a day is
    the last such day where the field looks back (`back`, or `past`), else the next one.
    """

    widget = widgets.Day
    default_error_messages = {
        "required": _("Napište den, třeba 12. 10. 2026."),
        "invalid": _("Tomuto dni nerozumíme. Napište ho třeba takto: 12. 10. 2026."),
        "weekday": _("Den v týdnu k tomuto datu nepatří. Opravte jedno z obojího."),
        "absent": _("Takový den v kalendáři není. Napište jiný."),
        "early": _("Napište %(day)s nebo pozdější den."),
        "late": _("Napište %(day)s nebo dřívější den."),
        "future": _("Tento den teprve přijde. Napište dnešek nebo dřívější den."),
        "far": _("To je až za víc než deset let. Zkontrolujte rok."),
        "long_ago": _("To je hodně dávno. Zkontrolujte rok."),
    }

    def __init__(
        self,
        *,
        first: date | None = None,
        last: date | None = None,
        past: bool = False,
        whole: bool = False,
        back: bool = False,
        **options: Any,
    ) -> None:
        self.first, self.last, self.past, self.whole = first, last, past, whole
        self.back = back or past
        self.today: date | None = None
        super().__init__(**options)

    def set_today(self, today: date | None) -> None:
        """Take the day for "dnes". Raises ValueError when the form was given none."""
        if today is None:
            raise ValueError("A form with a day needs today=: the view knows which day it is.")
        self.today = today
        control: Any = self.widget
        control.today = today
        control.whole, control.back = self.whole, self.back

    def _wrong(self, code: str, day: date | None = None) -> ValidationError:
        params = {"day": full_day(day)} if day else {}
        return ValidationError(self.error_messages[code], code=code, params=params)

    def to_python(self, value: Any) -> date | None:
        """Return the day. Raises ValidationError for what is not one."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        typed = str(value).replace(NBSP, " ").strip().lower()
        if typed in AWAY and self.today:
            return self.today + timedelta(days=AWAY[typed])
        if named := self._named(typed):
            return named
        typed, weekday = in_figures(typed)
        if match := ISO_DAY.fullmatch(typed):
            y, m, d = match["y"], int(match["m"]), int(match["d"])
        elif match := CZECH_DAY.fullmatch(typed):
            d, m, y = int(match[1]), int(match[2]), match[3]
        else:
            raise self._wrong("invalid")
        if y is None and (self.whole or self.today is None):
            raise self._wrong("invalid")
        days = [one for year in self._years(y) if (one := _day(year, m, d))]
        if not days:
            raise self._wrong("absent")
        said = [one for one in days if weekday in (None, one.weekday())]
        if not said:
            raise self._wrong("weekday")
        return min(said, key=self._away)

    def _named(self, typed: str) -> date | None:
        """The day of that name; "příští" is in the week that begins next Monday."""
        match = NAMED_DAY.fullmatch(folded(typed))
        if match is None or self.today is None or self.whole:
            return None
        number = next((n for n, names in enumerate(WEEKDAYS) if match["name"] in names), None)
        if number is None:
            return None
        there = number - self.today.weekday()
        if match["next"]:
            return self.today + timedelta(days=there + 7)
        return self.today + timedelta(days=-(-there % 7) if self.back else there % 7)

    def _away(self, day: date) -> timedelta:
        return abs(day - (self.today or day))

    def _years(self, typed: str | None) -> list[int]:
        """The year typed; without one those in which the day may be meant."""
        if typed or self.today is None:
            return [int(typed or 0)]
        return [self.today.year - 1, self.today.year, self.today.year + 1]

    def validate(self, value: date | None) -> None:
        """Check the bounds."""
        super().validate(value)
        if value is None:
            return
        if self.past and self.today and value > self.today:
            raise self._wrong("future")
        self._check_year(value)
        if self.first and value < self.first:
            raise self._wrong("early", self.first)
        if self.last and value > self.last:
            raise self._wrong("late", self.last)

    def _check_year(self, value: date) -> None:
        """Raises ValidationError for a slip in the year; of births the action says more."""
        if self.today is None:
            return
        back = YEARS_OF_WORK if self.past else YEARS_OF_LIFE
        if value.year > self.today.year + YEARS_AHEAD:
            raise self._wrong("far")
        if not self.whole and value.year < self.today.year - back:
            raise self._wrong("long_ago")


def _day(year: int, month: int, day: int) -> date | None:
    """The day, or nothing where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


class HourField(Asked):
    """A time of day: "9:00", "9.30", "930", "9"."""

    widget = widgets.Hour
    default_error_messages = {
        "required": _("Napište čas, třeba 9:30."),
        "invalid": _("Tomuto času nerozumíme. Napište ho třeba takto: 9:30."),
    }

    def to_python(self, value: Any) -> time | None:
        """Return the time. Raises ValidationError for what is not one."""
        if value in self.empty_values or isinstance(value, time):
            return None if value in self.empty_values else value
        match = HOUR.fullmatch(str(value).strip())
        if match:
            h, m = int(match[1] or match[3]), int(match[2] or match[4] or 0)
            if h < 24 and m < 60:
                return time(h, m)
        raise ValidationError(self.error_messages["invalid"], code="invalid")


def past_day(typed: str | None, today: date) -> date | None:
    """The day that was typed; None for none, for what is no day, and for a day to come."""
    return _in_address(DayField(required=False, past=True), typed, today)


def any_day(typed: str | None, today: date) -> date | None:
    """The same where a day to come is meant as well."""
    return _in_address(DayField(required=False), typed, today)


def any_hour(typed: str | None) -> time | None:
    """The time of day that was typed; None for none, and for what is no time."""
    try:
        return HourField(required=False).to_python(typed)
    except ValidationError:
        return None


def _in_address(field: DayField, typed: str | None, today: date) -> date | None:
    field.set_today(today)
    try:
        found: date | None = field.clean(typed)
    except ValidationError:
        return None
    return found
