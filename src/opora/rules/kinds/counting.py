"""Kinds that count the days on which something happened."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from opora.rules.answers import Answer, Tri
from opora.rules.days import Period, add_months
from opora.rules.facts import DayList
from opora.rules.kinds.finding import Finding
from opora.rules.situation import Situation


def _listed(situation: Situation, name: str) -> DayList | None:
    """The days up to the day asked about; None while nobody knows any."""
    value = situation.facts.get(name)
    if not isinstance(value, DayList):
        return None
    return DayList(tuple(sorted(one for one in value.days if one <= situation.on)), value.complete)


def _since(days: tuple[date, ...], on: date, period: Period) -> list[date]:
    """Those that lie less than the period before the day, and on it."""
    return [one for one in days if period.before(on) < one <= on]


@dataclass(frozen=True)
class CountedWithin:
    """Yes once something happened ``at_least`` so often within a period that ends on the day.

    ``between``: the period lies between the first and the last of them, however long ago.
    """

    days: str
    at_least: int
    period: Period
    between: bool = False
    word: ClassVar[str] = "counted_within"

    def weigh(self, situation: Situation) -> Finding:
        """A list that was not asked in full may still grow, so it only says yes."""
        listed = _listed(situation, self.days)
        if listed is None:
            return Finding(Tri.lacks(self.days))
        ends = listed.days if self.between else (situation.on,)
        count = max((len(_since(listed.days, one, self.period)) for one in ends), default=0)
        if count < self.at_least and not listed.complete:
            return Finding(Tri.lacks(self.days))
        return Finding(Tri.of(count >= self.at_least, self.days))

    def facts(self) -> frozenset[str]:
        """The days on which it happened."""
        return frozenset({self.days})


@dataclass(frozen=True)
class Quota:
    """At most so often in a period that ends on the day, or in its calendar week or month."""

    days: str
    most: int
    period: Period | None = None
    calendar: str = ""
    word: ClassVar[str] = "quota"

    def weigh(self, situation: Situation) -> Finding:
        """No with the first day on which it may be again."""
        listed = _listed(situation, self.days)
        if listed is None:
            return Finding(Tri.lacks(self.days))
        used = self._used(listed.days, situation.on)
        if len(used) >= self.most:
            return Finding(Tri.of(False, self.days), day=self._again(used, situation.on))
        if not listed.complete:
            return Finding(Tri.lacks(self.days))
        return Finding(Tri.of(True, self.days))

    def _used(self, days: tuple[date, ...], on: date) -> list[date]:
        if self.period is not None:
            return _since(days, on, self.period)
        first = self._first(on)
        return [one for one in days if first <= one <= on]

    def _first(self, on: date) -> date:
        return on.replace(day=1) if self.calendar == "month" else on - timedelta(on.weekday())

    def _again(self, used: list[date], on: date) -> date:
        if self.period is not None:
            oldest = used[-self.most]
            months = self.period.months + 12 * self.period.years
            return add_months(oldest, months) + timedelta(days=self.period.days)
        first = self._first(on)
        return add_months(first, 1) if self.calendar == "month" else first + timedelta(days=7)

    def facts(self) -> frozenset[str]:
        """The days on which it was used."""
        return frozenset({self.days})


@dataclass(frozen=True)
class Ban:
    """What follows from the last offence, longer with each one within a period before it.

    Yes once it is over. ``lengths``: of the first offence, the second …; the last one for all more.
    """

    days: str
    period: Period
    lengths: tuple[Period, ...]
    word: ClassVar[str] = "ban"

    def weigh(self, situation: Situation) -> Finding:
        """No through the last day of the ban, which comes along."""
        listed = _listed(situation, self.days)
        if listed is None:
            return Finding(Tri.lacks(self.days))
        last = self._last(listed.days, situation)
        if last is not None and situation.on <= last:
            return Finding(Tri.of(False, self.days), day=last)
        if not listed.complete:
            return Finding(Tri(Answer.UNKNOWN, missing=frozenset({self.days})))
        return Finding(Tri.of(True, self.days))

    def _last(self, days: tuple[date, ...], situation: Situation) -> date | None:
        if not days:
            return None
        count = len(_since(days, days[-1], self.period))
        length = self.lengths[min(count, len(self.lengths)) - 1]
        return length.end(days[-1], situation.days)

    def facts(self) -> frozenset[str]:
        """The days of the offences."""
        return frozenset({self.days})
