"""Kinds that count days and hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from opora.rules.answers import Answer, Tri, any_of, opposite
from opora.rules.days import Days, Period, add_months
from opora.rules.kinds.finding import Finding
from opora.rules.shown import shown_clock, shown_day, shown_weekday
from opora.rules.situation import Opening, Situation
from opora.rules.texts import Text


@dataclass(frozen=True)
class Deadline:
    """A day that follows from another one. Yes + the last day of the period.

    ``before``: the day lies so long before the other one, in calendar units.
    """

    starts: str
    period: Period
    before: bool = False
    word: ClassVar[str] = "deadline"

    def weigh(self, situation: Situation) -> Finding:
        """Unknown while the start is unknown; silent while no number is set."""
        start = situation.day(self.starts)
        if start is None:
            return Finding(Tri.lacks(self.starts))
        period = self.period.resolved(situation.parameters)
        if period is None:
            return Finding(Tri(Answer.UNKNOWN, used=frozenset({self.starts})), silent=True)
        day = period.before(start) if self.before else period.end(start, situation.days)
        return Finding(Tri.of(True, self.starts), day=day)

    def facts(self) -> frozenset[str]:
        """The day that sets it running."""
        return frozenset({self.starts})


@dataclass(frozen=True)
class Trial:
    """A time from the day of ``starts`` on in which a notice runs otherwise."""

    starts: str
    lasts: Period
    period: Period

    def running(self, began: date, delivered: date, days: Days) -> Period | None:
        """The period of the trial, through its last day; None after it."""
        return self.period if delivered <= self.lasts.end(began, days) else None


@dataclass(frozen=True)
class NoticePeriod:
    """How long after delivery an agreement ends, by ground; None = texts are silent.

    ``clients``: the ground by which a client's own end is counted, where one is published.
    """

    ground: str
    starts: str
    periods: Mapping[str, Period | None]
    trial: Trial | None = None
    clients: str = ""
    word: ClassVar[str] = "notice_period"

    def weigh(self, situation: Situation) -> Finding:
        """The last day of the period, or silence for a ground without one."""
        ground = situation.text(self.ground)
        if ground is None:
            return Finding(Tri.lacks(self.ground))
        period = self.periods.get(ground)
        if period is None:
            return Finding(Tri(Answer.UNKNOWN, used=frozenset({self.ground})), silent=True)
        if self.trial is None:
            return Deadline(self.starts, period).weigh(situation)
        began, delivered = situation.day(self.trial.starts), situation.day(self.starts)
        if began is None or delivered is None:
            lacking = [one for one in (self.trial.starts, self.starts) if not situation.knows(one)]
            return Finding(Tri.lacks(*lacking))
        on_trial = self.trial.running(began, delivered, situation.days)
        return Deadline(self.starts, on_trial or period).weigh(situation)

    def facts(self) -> frozenset[str]:
        """The ground and the day of delivery."""
        trial = {self.trial.starts} if self.trial else set()
        return frozenset({self.ground, self.starts} | trial)


@dataclass(frozen=True)
class Extension:
    """By how much a length grows with each of the ``times`` it was extended, at most so often."""

    times: str
    by: Period
    most: int


@dataclass(frozen=True)
class Validity:
    """The step lies within a length of time, its last day included."""

    starts: str
    lasts: Period
    extended: Extension | None = None
    word: ClassVar[str] = "validity"

    def weigh(self, situation: Situation) -> Finding:
        """Yes up to and including the last day, which comes along; silent without a number."""
        start = situation.day(self.starts)
        if start is None:
            return Finding(Tri.lacks(self.starts))
        lasts = self.lasts.resolved(situation.parameters)
        if lasts is None:
            return Finding(Tri(Answer.UNKNOWN, used=frozenset({self.starts})), silent=True)
        if self.extended is not None:
            times = situation.number(self.extended.times)
            if times is None:
                return Finding(Tri.lacks(self.extended.times))
            lasts = _longer(lasts, self.extended, int(times))
        last = lasts.end(start, situation.days)
        return Finding(Tri.of(situation.on <= last, *self.facts()), day=last)

    def facts(self) -> frozenset[str]:
        """The day it starts, and how often it was extended."""
        return frozenset({self.starts, self.extended.times if self.extended else self.starts})


def _longer(lasts: Period, extended: Extension, times: int) -> Period:
    times, by = min(times, extended.most), extended.by
    return replace(
        lasts,
        days=lasts.days + times * by.days,
        months=lasts.months + times * by.months,
        years=lasts.years + times * by.years,
    )


CLOSED = "closed"


@dataclass(frozen=True)
class Hours:
    """When acts may take place: the whole act lies within the hours of its kind.

    Without ``minutes`` the start alone counts.
    """

    act: str
    starts_at: str
    minutes: str
    openings: tuple[Opening, ...]
    word: ClassVar[str] = "hours"

    def weigh(self, situation: Situation) -> Finding:
        """Acts that no opening names are not bound by hours."""
        act, start = situation.text(self.act), situation.instant(self.starts_at)
        if act is None:
            return Finding(Tri.lacks(self.act))
        bound = [one for one in self.openings if not one.acts or act in one.acts]
        if not bound:
            return Finding(Tri.of(True, self.act))
        if start is None:
            return Finding(Tri.lacks(self.starts_at))
        minutes = situation.number(self.minutes) if self.minutes else 0
        end = None if minutes is None else start + timedelta(minutes=minutes)
        tri = any_of(self._one(one, situation, start, end) for one in bound)
        if tri.answer is not Answer.NO:
            return Finding(tri)
        told = end if self.minutes else None
        return Finding(tri, told={CLOSED: _why_closed(bound, start, told, situation.days)})

    def _one(
        self,
        opening: Opening,
        situation: Situation,
        start: datetime,
        end: datetime | None,
    ) -> Tri:
        inside = opening.holds(start, end, situation.days)
        if inside is None:
            return Tri.lacks(self.minutes)
        return Tri.of(inside, *self.facts())

    def facts(self) -> frozenset[str]:
        """Act, start and length."""
        return frozenset({self.act, self.starts_at, self.minutes} - {""})


def _why_closed(
    openings: Sequence[Opening], start: datetime, end: datetime | None, days: Days
) -> Text:
    """Whether the day of the week, a holiday or the hour is in the way, said as a sentence."""
    date_of = start.date()
    day = shown_day(date_of)
    if not any(one.on_weekday(date_of) for one in openings):
        weekday = shown_weekday(date_of)
        return Text(f"{day.cs} je {weekday.cs}.", f"{day.en} is a {weekday.en}.")
    if not any(one.on_day(date_of, days) for one in openings):
        name = days.name_of_holiday(date_of)
        named = Text(f" ({name.cs})", f" ({name.en})") if name else name
        return Text(f"{day.cs} je svátek{named.cs}.", f"{day.en} is a public holiday{named.en}.")
    begins = shown_clock(start)
    if end is None:
        return Text(
            f"Začátek v\u00a0{begins} je mimo hodiny.", f"A start at {begins} is out of hours."
        )
    ends = shown_clock(end)
    return Text(
        f"Úkon od {begins} do {ends} se do hodin celý nevejde.",
        f"An act from {begins} to {ends} does not fit into the hours as a whole.",
    )


@dataclass(frozen=True)
class Cutoff:
    """Until an hour of a working day, counted back from another day."""

    at: str
    before: str
    working_days: int
    clock: time
    word: ClassVar[str] = "cutoff"

    def weigh(self, situation: Situation) -> Finding:
        """Yes through that hour; the day comes along."""
        at, before = situation.instant(self.at), situation.day(self.before)
        if at is None or before is None:
            lacking = [name for name in (self.at, self.before) if not situation.knows(name)]
            return Finding(Tri.lacks(*lacking))
        day = before
        for _ in range(self.working_days):
            day = situation.days.last_working(day - timedelta(days=1))
        return Finding(
            Tri.of(at <= datetime.combine(day, self.clock), self.at, self.before), day=day
        )

    def facts(self) -> frozenset[str]:
        """The moment, and the day before which it has to lie."""
        return frozenset({self.at, self.before})


@dataclass(frozen=True)
class Elapsed:
    """At least ``period`` lies between ``earlier`` and ``later``; the exact day is enough."""

    earlier: str
    later: str
    period: Period
    word: ClassVar[str] = "elapsed"

    def weigh(self, situation: Situation) -> Finding:
        """No inside the period; the first day after it comes along."""
        within = WithinLast(self.earlier, self.later, self.period).weigh(situation)
        earlier = situation.day(self.earlier)
        if within.tri.answer is Answer.UNKNOWN or earlier is None:
            return within
        first = add_months(earlier, self.period.months + 12 * self.period.years)
        return Finding(opposite(within.tri), day=first + timedelta(days=self.period.days))

    def facts(self) -> frozenset[str]:
        """Both days."""
        return frozenset({self.earlier, self.later})


@dataclass(frozen=True)
class WithinLast:
    """``earlier`` lies less than ``period`` before ``later``; the exact day is outside."""

    earlier: str
    later: str
    period: Period
    word: ClassVar[str] = "within_last"

    def weigh(self, situation: Situation) -> Finding:
        """Yes inside the period."""
        earlier, later = situation.day(self.earlier), situation.day(self.later)
        lacking = [
            name for name, day in ((self.earlier, earlier), (self.later, later)) if day is None
        ]
        if earlier is None or later is None:
            return Finding(Tri.lacks(*lacking))
        end = add_months(earlier, self.period.months + 12 * self.period.years)
        end += timedelta(days=self.period.days)
        return Finding(Tri.of(earlier <= later < end, self.earlier, self.later))

    def facts(self) -> frozenset[str]:
        """Both days."""
        return frozenset({self.earlier, self.later})
