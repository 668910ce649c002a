"""Grounds of refusal, each true only when what it leans on is true."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from opora.rules.answers import Answer, Tri, all_of, any_of, opposite
from opora.rules.kinds.finding import Finding
from opora.rules.situation import Situation, Test


@dataclass(frozen=True)
class Leaning:
    """What a ground of refusal leans on: another rule's answer, or tests of facts.

    ``unless``: what is asked where that can't be answered yet. Once these hold it never will be,
    so the ground is not proved and does not hold.
    """

    rules: tuple[str, ...] = ()
    answer: Answer = Answer.NO
    needs: tuple[Test, ...] = ()
    unless: tuple[Test, ...] = ()

    def holds(self, situation: Situation) -> Tri:
        """Any of the rules with the answer wanted; or all of the tests."""
        found = self._leans(situation)
        if found.answer is not Answer.UNKNOWN or not self.unless:
            return found
        hopeless = all_of(test.holds(situation) for test in self.unless)
        if hopeless.answer is Answer.YES:
            return opposite(hopeless)
        return Tri(Answer.UNKNOWN, found.missing | hopeless.missing, found.used | hopeless.used)

    def _leans(self, situation: Situation) -> Tri:
        if self.needs:
            return all_of(test.holds(situation) for test in self.needs)
        asked = (situation.ask_rule(rule) for rule in self.rules)
        return any_of(one if self.answer is Answer.YES else opposite(one) for one in asked)


BECAUSE = "because"
"""What the rules say that a ground leans on: why it does not hold. Nothing where it has tests."""


@dataclass(frozen=True)
class RefusalGround:
    """A refusal needs one of the listed grounds, and the ground must be true."""

    ground: str
    grounds: Mapping[str, Leaning]
    leaned_facts: frozenset[str] = field(default_factory=frozenset)
    word: ClassVar[str] = "refusal_ground"

    def weigh(self, situation: Situation) -> Finding:
        """No for a ground that is not listed or does not hold."""
        ground = situation.text(self.ground)
        if ground is None:
            return Finding(Tri.lacks(self.ground))
        leaning = self.grounds.get(ground)
        if leaning is None:
            return Finding(Tri.of(False, self.ground))
        tri = all_of([Tri.of(True, self.ground), leaning.holds(situation)])
        return Finding(tri, leans=leaning.rules if tri.answer is Answer.NO else ())

    def facts(self) -> frozenset[str]:
        """The ground, its tests' facts and those of the rules it leans on."""
        leanings = self.grounds.values()
        tests = (test.fact for one in leanings for test in (*one.needs, *one.unless))
        return frozenset({self.ground, *tests}) | self.leaned_facts
