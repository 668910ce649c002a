"""Values of facts as they are shown inside sentences, in both languages."""

import calendar
from collections.abc import Sequence
from datetime import date, datetime

from opora.rules.facts import DayList, FactSpec, Listed, Span
from opora.rules.texts import Text

_NARROW = "\u00a0"
_WEEKDAYS = ("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle")


def shown(value: object, spec: FactSpec | None = None) -> Text:
    """The words for a value; a choice by its label."""
    if isinstance(value, bool):
        return Text("ano", "yes") if value else Text("ne", "no")
    if isinstance(value, Span):
        return _span(value)
    if isinstance(value, Listed | DayList):
        return _several(value, spec)
    if isinstance(value, datetime):
        day, clock = shown_day(value.date()), shown_clock(value)
        return Text(f"{day.cs} {clock}", f"{day.en} {clock}")
    if isinstance(value, date):
        return shown_day(value)
    return _number(value) if isinstance(value, float) else _word(str(value), spec)


def _number(value: float) -> Text:
    plain = str(int(value)) if value.is_integer() else str(value)
    return Text(plain.replace(".", ","), plain)


def _several(value: Listed | DayList, spec: FactSpec | None) -> Text:
    if isinstance(value, DayList):
        words = [shown_day(one) for one in value.days]
    else:
        words = [_word(one, spec) for one in value.values]
    return Text(joined([one.cs for one in words]), joined([one.en for one in words]))


def shown_day(day: date) -> Text:
    """A day as it is written: 5. 1. 2027, 5 January 2027; never broken over lines."""
    return Text(
        _NARROW.join((f"{day.day}.", f"{day.month}.", str(day.year))),
        _NARROW.join((str(day.day), calendar.month_name[day.month], str(day.year))),
    )


def shown_weekday(day: date) -> Text:
    """The name of the day of the week: sobota, Saturday."""
    return Text(_WEEKDAYS[day.weekday()], calendar.day_name[day.weekday()])


def shown_clock(at: datetime) -> str:
    """The hour as it is written: 9:05."""
    return f"{at.hour}:{at:%M}"


def joined(words: Sequence[str]) -> str:
    """A list in one sentence; where its words hold commas themselves, semicolons part them."""
    return ("; " if any("," in one for one in words) else ", ").join(words)


def _word(value: str, spec: FactSpec | None) -> Text:
    return spec.labels.get(value, Text(value, value)) if spec is not None else Text(value, value)


def _span(age: Span) -> Text:
    if age.low == age.high:
        return Text(str(age.low), str(age.low)) if age.low is not None else Text("…", "…")
    if age.high is None:
        return Text(f"nejméně {age.low}", f"at least {age.low}")
    if age.low is None:
        return Text(f"nejvýše {age.high}", f"at most {age.high}")
    return Text(f"{age.low}–{age.high}", f"{age.low}–{age.high}")
