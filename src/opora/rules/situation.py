"""What a rule looks at: the known facts, the day, the organisation's numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Protocol

from opora.rules.answers import Tri
from opora.rules.days import Days
from opora.rules.facts import Listed, Span


class Numbers(Mapping[str, int]):
    """The organisation's own numbers above those of the book; looked at only when a rule does."""

    def __init__(self, own: Mapping[str, int], usual: Mapping[str, int]) -> None:
        self.own = own
        self.usual = usual

    def __getitem__(self, name: str) -> int:
        return self.own[name] if name in self.own else self.usual[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self.usual, **self.own})

    def __len__(self) -> int:
        return len({**self.usual, **self.own})


class OtherRules(Protocol):
    """Lets a ground of refusal ask the rule that it leans on."""

    def __call__(self, rule_id: str) -> Tri: ...


@dataclass(frozen=True)
class Situation:
    """Facts are typed already; a name that is absent is not known."""

    facts: Mapping[str, object]
    on: date
    days: Days
    ask_rule: OtherRules
    parameters: Mapping[str, int] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        """True when the fact has a value."""
        return name in self.facts

    def text(self, name: str) -> str | None:
        """A text or choice, or None while unknown."""
        value = self.facts.get(name)
        return value if isinstance(value, str) else None

    def number(self, name: str) -> float | None:
        """A number, or None while unknown."""
        value = self.facts.get(name)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def day(self, name: str) -> date | None:
        """A day, or None while unknown; of an instant its local day."""
        value = self.facts.get(name)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    def instant(self, name: str) -> datetime | None:
        """A local time, or None while unknown."""
        value = self.facts.get(name)
        return value if isinstance(value, datetime) else None


@dataclass(frozen=True)
class Test:
    """One test of one fact. Exactly one of the fields after ``fact`` is set."""

    fact: str
    is_: object = None
    in_: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    below: float | None = None
    above: float | None = None
    before: time | None = None
    not_empty: bool = False
    includes: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    def holds(self, situation: Situation) -> Tri:
        """The three-valued answer of this test alone."""
        if not situation.knows(self.fact):
            return Tri.lacks(self.fact)
        value = situation.facts[self.fact]
        if isinstance(value, Span):
            return self._span(value)
        if isinstance(value, Listed):
            return self._listed(value)
        return Tri.of(self._plain(value), self.fact)

    def lacking(self, situation: Situation) -> tuple[str, ...]:
        """The words that a list has to include and does not."""
        value = situation.facts.get(self.fact)
        have = value.values if isinstance(value, Listed) else self.includes
        return tuple(one for one in self.includes if one not in have)

    def _plain(self, value: object) -> bool:
        if self.not_empty:
            return value != ""
        if self.in_:
            return value in self.in_
        if self.before is not None:
            return isinstance(value, datetime) and value.time() < self.before
        if isinstance(value, int | float) and not isinstance(value, bool):
            bounds = (
                self.at_least is None or value >= self.at_least,
                self.at_most is None or value <= self.at_most,
                self.below is None or value < self.below,
                self.above is None or value > self.above,
            )
            return all(bounds) and (self.is_ is None or value == self.is_)
        return value == self.is_

    def _span(self, age: Span) -> Tri:
        """Compares every age the span allows: all pass, none pass, or unknown."""
        low, high = age.low or 0, 1000 if age.high is None else age.high
        ages = {self._plain(years) for years in range(low, min(high, 200) + 1)}
        if len(ages) > 1:
            return Tri.lacks(self.fact)
        return Tri.of(ages.pop(), self.fact)

    def _listed(self, value: Listed) -> Tri:
        have = set(value.values)
        if self.includes:
            return self._decided(set(self.includes) <= have, value)
        if self.only:
            inside = have <= set(self.only)
            if inside and not value.complete:
                return Tri.lacks(self.fact)
            return Tri.of(inside, self.fact)
        if self.in_:
            return self._decided(bool(have & set(self.in_)), value)
        return self._decided(bool(have), value)

    def _decided(self, found: bool, value: Listed) -> Tri:
        """Found is found; not found counts only once the list was asked in full."""
        if found or value.complete:
            return Tri.of(found, self.fact)
        return Tri.lacks(self.fact)


@dataclass(frozen=True)
class Opening:
    """On which days and between which local hours something may take place."""

    weekdays: tuple[int, ...]
    holidays: bool
    opens: time
    closes: time
    acts: tuple[str, ...] = ()

    def on_weekday(self, day: date) -> bool:
        """Whether it is open on such a day of the week."""
        return day.weekday() in self.weekdays

    def on_day(self, day: date, days: Days) -> bool:
        """Whether it is open on that day at all."""
        return self.on_weekday(day) and (self.holidays or not days.is_holiday(day))

    def holds(self, start: datetime, end: datetime | None, days: Days) -> bool | None:
        """True or False; None while the end decides and isn't known.

        The whole act lies within: it may end exactly at closing time.
        """
        day = start.date()
        if not self.on_day(day, days) or not self.opens <= start.time() < self.closes:
            return False
        if end is None:
            return None
        return end.date() == day and end.time() <= self.closes
