"""Kinds whose facts must pass tests: age, target group, order of steps, people, counts."""

from dataclasses import dataclass
from typing import ClassVar

from opora.rules.answers import Answer, Tri, all_of, any_of
from opora.rules.kinds.finding import Finding, Words
from opora.rules.situation import Situation, Test

LACKING = "lacking"


@dataclass(frozen=True)
class Needs:
    """All tests must hold. The plain kind; the ones below say what it is about."""

    needs: tuple[Test, ...]
    word: ClassVar[str] = "needs"

    def weigh(self, situation: Situation) -> Finding:
        """No as soon as one test fails; what a list lacks is told."""
        tri = all_of(test.holds(situation) for test in self.needs)
        if tri.answer is not Answer.NO:
            return Finding(tri)
        found = (Words(test.fact, test.lacking(situation)) for test in self.needs)
        lacking = next((one for one in found if one.values), None)
        return Finding(tri, told={} if lacking is None else {LACKING: lacking})

    def facts(self) -> frozenset[str]:
        """The facts of its tests."""
        return frozenset(test.fact for test in self.needs)


class Age(Needs):
    """Whom the service serves by age, in completed years."""

    word = "age"


class TargetGroup(Needs):
    """Whom the service, or one of its acts, is for."""

    word = "target_group"


class ComesAfter(Needs):
    """A step that another one must precede (informing, consent, agreement)."""

    word = "comes_after"


class PeopleNeeded(Needs):
    """How many different professionals a step takes."""

    word = "people_needed"


class Role(Needs):
    """Who among the workers may take the step."""

    word = "role"


class AgreementForm(Needs):
    """Which form an agreement or plan may have, and for whom."""

    word = "agreement_form"


class Contents(Needs):
    """What a document must hold before it can be concluded."""

    word = "contents"


class Participants(Needs):
    """Who takes part, and how many."""

    word = "participants"


class FreeOfCharge(Needs):
    """No fee may be asked."""

    word = "free_of_charge"


class Place(Needs):
    """Where a step may take place."""

    word = "place"


class Continuity(Needs):
    """Exactly one at every moment: no gap and no overlap."""

    word = "continuity"


class CountTrigger(Needs):
    """Yes when a count has been reached: something has come up."""

    word = "count_trigger"


class RefusedStep(Needs):
    """A step that the rule never lets through while ``when`` applies."""

    word = "refused_step"

    def weigh(self, situation: Situation) -> Finding:
        """Always no: the rule's ``when`` says to whom it applies."""
        return Finding(Tri(Answer.NO))


@dataclass(frozen=True)
class Either:
    """One of several sets of tests is enough, all of it."""

    either: tuple[tuple[Test, ...], ...]
    word: ClassVar[str] = "either"

    def weigh(self, situation: Situation) -> Finding:
        """Yes as soon as one set holds whole."""
        sets = (all_of(test.holds(situation) for test in one) for one in self.either)
        return Finding(any_of(sets))

    def facts(self) -> frozenset[str]:
        """The facts of all tests."""
        return frozenset(test.fact for one in self.either for test in one)


@dataclass(frozen=True)
class Capacity:
    """Fewer than ``limit`` of ``counts`` are taken (the one asked about not counted).

    ``kept_back``: so many of the places are for others. ``takes``: the fact that says how many
    places the one asked about takes; without it one.
    """

    counts: str
    limit: int
    kept_back: int = 0
    takes: str = ""
    word: ClassVar[str] = "capacity"

    def weigh(self, situation: Situation) -> Finding:
        """Yes while there is room."""
        limit = self.limit - self.kept_back
        if not self.takes:
            return Finding(Test(self.counts, below=limit).holds(situation))
        taken, more = situation.number(self.counts), situation.number(self.takes)
        if taken is None or more is None:
            lacking = [name for name in (self.counts, self.takes) if not situation.knows(name)]
            return Finding(Tri.lacks(*lacking))
        return Finding(Tri.of(taken + more <= limit, self.counts, self.takes))

    def facts(self) -> frozenset[str]:
        """The count, and how many places are asked for."""
        return frozenset({self.counts, self.takes} - {""})


@dataclass(frozen=True)
class TooFew:
    """Yes while fewer of ``counts`` are held than the organisation's number."""

    counts: str
    parameter: str
    word: ClassVar[str] = "too_few"

    def weigh(self, situation: Situation) -> Finding:
        """Silent while no number is set: nobody promised how many."""
        number = situation.parameters.get(self.parameter)
        if number is not None:
            return Finding(Test(self.counts, below=number).holds(situation))
        used = frozenset({self.counts}) if situation.knows(self.counts) else frozenset()
        return Finding(Tri(Answer.UNKNOWN, used=used), silent=True)

    def facts(self) -> frozenset[str]:
        """The one count."""
        return frozenset({self.counts})
