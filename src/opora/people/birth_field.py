"""One line for what is known of a birth: a day, a year, "15 let", "15 až 20", two days."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from opora.people.birth import Birth, completed_years
from opora.rules.facts import Span
from opora.ui import widgets
from opora.ui.asked import Asked
from opora.ui.day_fields import DayField
from opora.ui.number_fields import OLDEST
from opora.ui.words import NBSP, typed_day

YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEARS = r"\s*(?:let|roky?|rok[uů]|r\.)?"
AGE = re.compile(rf"(\d{{1,3}}){_YEARS}")
BAND = re.compile(rf"(?:od\s*)?(\d{{1,3}}){_YEARS}\s*(?:až|do|-|–|—)\s*(\d{{1,3}}){_YEARS}")
FROM = re.compile(rf"(?:aspoň|od|nejméně)\s*(\d{{1,3}}){_YEARS}|(\d{{1,3}})\s*\+")
BETWEEN = re.compile(r"\s*(?:až|–|—)\s*")
UNDER = re.compile(rf"(?:pod|méně než|ještě není)\s*(\d{{1,3}}){_YEARS}")


@dataclass(frozen=True)
class Said:
    """What was said: an interval of days of birth, and the age on the day of the talk."""

    birth: Birth
    age: Span


class BirthField(Asked):
    """Takes "12. 10. 2010", "2010", "15 let", "15 až 20", "aspoň 15", "pod 15"; gives ``Said``.

    What is known already is typed as days, "1. 9. 2010 až 31. 8. 2011": it holds on any later day.
    """

    widget = widgets.Text
    default_error_messages = {
        "invalid": _(
            "Tomu nerozumíme. Napište datum, rok, nebo věk, třeba 2010, 15 let nebo 20 až 25."
        ),
        "future": _("Datum narození je v budoucnosti. Napište den, který už byl."),
        "old": _("Podle toho by člověku bylo přes 120 let. Opravte to."),
    }

    def __init__(self, **options: Any) -> None:
        self.today: date | None = None
        options.setdefault("required", False)
        options.setdefault("label", _("Narození nebo věk"))
        options.setdefault(
            "help_text", _("Datum, rok, nebo kolik je let. Třeba 2010, 15 let nebo 20 až 25.")
        )
        super().__init__(**options)

    def set_today(self, today: date | None) -> None:
        """Take the day on which an age was said."""
        self.today = today

    def to_python(self, value: Any) -> Said | None:
        """Return what was said. Raises ValidationError for what is not an age."""
        if value in self.empty_values or self.today is None:
            return None
        typed = str(value).replace(NBSP, " ").strip().lower()
        birth = self._year(typed) or self._said_age(typed, self.today) or self._day(typed)
        if birth.first > self.today:
            raise ValidationError(self.error_messages["future"], code="future")
        if completed_years(birth.last, self.today) > OLDEST:
            raise ValidationError(self.error_messages["old"], code="old")
        return Said(birth, birth.age(self.today))

    def _year(self, typed: str) -> Birth | None:
        return Birth.in_year(int(typed)) if YEAR.fullmatch(typed) else None

    def _said_age(self, typed: str, today: date) -> Birth | None:
        band = _band(typed)
        if band is None:
            return None
        youngest, oldest = band
        if oldest > OLDEST:
            raise ValidationError(self.error_messages["old"], code="old")
        if youngest > oldest:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return Birth(_years_before(today, oldest + 1, after=1), _years_before(today, youngest))

    def _day(self, typed: str) -> Birth:
        ends = [self._year(one) or self._one_day(one) for one in BETWEEN.split(typed)]
        if len(ends) > 2 or ends[-1].last < ends[0].first:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return Birth(ends[0].first, ends[-1].last)

    def _one_day(self, typed: str) -> Birth:
        try:
            day = DayField(whole=True).to_python(typed)
        except ValidationError:
            day = None
        if day is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return Birth.on(day)


def birth_typed(birth: Birth) -> str:
    """What is known of a birth, as it is typed in the field."""
    if birth.first == birth.last:
        return typed_day(birth.first)
    if birth == Birth.in_year(birth.first.year):
        return str(birth.first.year)
    # The word is what the field reads: it is not translated.
    return f"{typed_day(birth.first)} až {typed_day(birth.last)}"


def _band(typed: str) -> tuple[int, int] | None:
    """From how many to how many completed years; one number is both."""
    if match := AGE.fullmatch(typed):
        return int(match[1]), int(match[1])
    if match := BAND.fullmatch(typed):
        return int(match[1]), int(match[2])
    if match := FROM.fullmatch(typed):
        return int(match[1] or match[2]), OLDEST
    if match := UNDER.fullmatch(typed):
        return 0, int(match[1]) - 1
    return None


def _years_before(day: date, years: int, after: int = 0) -> date:
    """The same day some years ago; ``after`` days later. 29 February becomes 1 March."""
    try:
        found = day.replace(year=day.year - years)
    except ValueError:
        found = date(day.year - years, 3, 1)
    return date.fromordinal(found.toordinal() + after)
