"""Kinds from which a number follows: what something costs, how many points one has."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from opora.rules.answers import Answer, Tri, all_of
from opora.rules.kinds.finding import Finding
from opora.rules.situation import Situation, Test
from opora.rules.texts import Text

AMOUNT = "amount"
POINTS = "points"


@dataclass(frozen=True)
class Tier:
    """A rate, and up to which quantity it holds; the last one holds for all above."""

    rate: float
    up_to: float | None = None


@dataclass(frozen=True)
class Price:
    """What a quantity costs, in crowns.

    ``per``: the quantity that a rate is for (60 where minutes cost so much an hour). ``started``:
    each started so much is counted whole. ``before``: what of the quantity was used already, so
    that tiers go on from there. ``by``: the fact whose value chooses the rate. ``free_when``:
    where it holds nothing is paid.
    """

    times: str
    tiers: tuple[Tier, ...] = ()
    rates: Mapping[str, float] = field(default_factory=dict)
    by: str = ""
    per: float = 1
    started: float = 0
    before: str = ""
    free_when: tuple[Test, ...] = ()
    word: ClassVar[str] = "price"

    def weigh(self, situation: Situation) -> Finding:
        """Yes with the amount; unknown while the quantity, or who it is for, is."""
        free = all_of(test.holds(situation) for test in self.free_when)
        if self.free_when and free.answer is Answer.YES:
            return _told(free, 0)
        lacking = {name for name in self._needed() if not situation.knows(name)}
        if self.free_when and free.answer is Answer.UNKNOWN:
            lacking |= free.missing
        if lacking:
            return Finding(Tri.lacks(*lacking))
        tiers = self._tiers(situation)
        if tiers is None:
            return Finding(Tri(Answer.UNKNOWN, used=frozenset({self.by})), silent=True)
        used = Tri(Answer.YES, used=frozenset(self._needed()) | free.used)
        return _told(used, round(self._amount(situation, tiers), 2))

    def _needed(self) -> list[str]:
        return [name for name in (self.times, self.by, self.before) if name]

    def _tiers(self, situation: Situation) -> tuple[Tier, ...] | None:
        if not self.by:
            return self.tiers
        rate = self.rates.get(situation.text(self.by) or "")
        return None if rate is None else (Tier(rate),)

    def _amount(self, situation: Situation, tiers: tuple[Tier, ...]) -> float:
        quantity = situation.number(self.times) or 0
        if self.started:
            quantity = math.ceil(quantity / self.started) * self.started
        used = (situation.number(self.before) or 0) if self.before else 0
        left, amount = quantity / self.per, 0.0
        at = used / self.per
        for tier in tiers:
            room = left if tier.up_to is None else min(left, max(tier.up_to - at, 0))
            amount, left, at = amount + room * tier.rate, left - room, at + room
        return amount

    def facts(self) -> frozenset[str]:
        """The quantity and what chooses the rate."""
        return frozenset({*self._needed(), *(test.fact for test in self.free_when)})


@dataclass(frozen=True)
class Points:
    """Who comes first: more points, then the earlier day of ``then``."""

    give: tuple[tuple[tuple[Test, ...], int], ...]
    then: str
    word: ClassVar[str] = "points"

    def weigh(self, situation: Situation) -> Finding:
        """Yes with the points; unknown while one of the grounds is."""
        held = [(all_of(test.holds(situation) for test in tests), n) for tests, n in self.give]
        known = all_of(
            Tri(Answer.YES, used=tri.used) if not tri.missing else tri for tri, _n in held
        )
        if known.missing:
            return Finding(Tri.lacks(*known.missing))
        points = sum(number for tri, number in held if tri.answer is Answer.YES)
        used = frozenset[str]().union(*(tri.used for tri, _number in held))
        told = {POINTS: Text(str(points), str(points))}
        return Finding(Tri(Answer.YES, used=used), number=points, told=told)

    def facts(self) -> frozenset[str]:
        """What points are given for, and the day that decides between equals."""
        return frozenset(
            {self.then, *(test.fact for tests, _number in self.give for test in tests)}
        )


def _told(tri: Tri, amount: float) -> Finding:
    return Finding(tri, number=amount, told={AMOUNT: crowns(amount)})


def crowns(amount: float) -> Text:
    """An amount as it is written: 1 234 Kč, 27,50 Kč."""
    whole = amount == int(amount)
    plain = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
    czech = plain.replace(",", "\u00a0").replace(".", ",")
    return Text(f"{czech}\u00a0Kč", f"CZK\u00a0{plain}")
