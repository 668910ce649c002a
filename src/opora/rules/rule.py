"""A rule as a service declares it: what it does, where, since when and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from opora.rules.answers import Answer, Liftable, Tri, all_of
from opora.rules.kinds import Finding, Kind
from opora.rules.kinds.time import Deadline, NoticePeriod, Validity
from opora.rules.situation import Situation, Test
from opora.rules.texts import Basis, Source, Text


class Effect(StrEnum):
    """What a rule does where the work happens (RULES.md, Effects)."""

    FORBID = "forbid"
    JUSTIFY = "justify"
    DAY = "day"
    REMIND = "remind"
    RECORD = "record"
    INFORM = "inform"


class LooksAt(StrEnum):
    """The day whose version of the rule counts."""

    STEP = "step"
    START = "start"
    AGREEMENT = "agreement"


GATES = frozenset({Effect.FORBID, Effect.JUSTIFY})
KEEPS = frozenset({Effect.RECORD, Effect.INFORM})
AGREED_ON = "agreement_concluded_on"


@dataclass(frozen=True)
class Ahead:
    """What a rule already says at an earlier step, where ``when`` has this ``answer`` there."""

    at: str
    when: tuple[Test, ...]
    text: Text
    answer: Answer = Answer.YES


@dataclass(frozen=True)
class Rule:
    """One version of one rule, or of one part of it (``A5.hours``).

    ``at`` lists the questions it speaks to. ``scope`` holds only inside a
    question (the site whose rule it is); ``when`` always (the acts it binds).
    Where ``silent_when`` holds, a *no* is not said by the texts. ``departure``
    is False where even what happened must not be written down. ``ahead`` is
    what it says at an earlier step, long before it can refuse anything.

    ``felt``: a client can feel it, so it belongs into the publication, under its
    ``chapter``; ``lists`` names the words that follow its sentence there.
    ``reading`` is what we add to a published sentence: never published.
    """

    id: str
    effect: Effect
    kind: Kind
    text: Text
    source: Source
    at: tuple[str, ...] = ()
    when: tuple[Test, ...] = ()
    scope: tuple[Test, ...] = ()
    silent_when: tuple[Test, ...] = ()
    looks_at: LooksAt = LooksAt.STEP
    effective_from: date = date(2020, 1, 1)
    liftable: Liftable = Liftable.NEVER
    liftable_at: Mapping[str, Liftable] = field(default_factory=dict)
    no: Text = field(default_factory=Text)
    yes: Text = field(default_factory=Text)
    instead: tuple[str, ...] = ()
    departure: bool = True
    felt: bool = False
    topic: str = ""
    chapter: str = ""
    lists: str = ""
    reading: Text = field(default_factory=Text)
    ahead: tuple[Ahead, ...] = ()

    @property
    def published(self) -> bool:
        """True when the service, or the law, says so: ours is never part of a publication."""
        return self.source.basis in {Basis.PUBLISHED, Basis.LAW}

    @property
    def own_number(self) -> bool:
        """True when it counts by a number of the organisation: the texts don't give it."""
        parts = (self.kind, *vars(self.kind).values())
        return any(getattr(part, "parameter", "") for part in parts)

    @property
    def gates(self) -> bool:
        """True when its *no* refuses a step."""
        return self.effect in GATES

    @property
    def keeps(self) -> bool:
        """True when it only records or informs."""
        return self.effect in KEEPS

    def who_lifts(self, question: str) -> Liftable:
        """Who may lift its *no* at this question."""
        return self.liftable_at.get(question, self.liftable)

    def facts(self) -> frozenset[str]:
        """All facts it may look at, its conditions included."""
        tests = (*self.when, *self.scope, *self.silent_when)
        names = self.kind.facts() | frozenset(test.fact for test in tests)
        return names | {AGREED_ON} if self.looks_at is LooksAt.AGREEMENT else names

    def version_day(self, situation: Situation) -> date | None:
        """The day whose version counts; None while the fact that sets it is unknown."""
        if self.looks_at is LooksAt.AGREEMENT:
            return situation.day(AGREED_ON) or situation.on
        if self.looks_at is LooksAt.START and isinstance(
            self.kind, Deadline | NoticePeriod | Validity
        ):
            return situation.day(self.kind.starts)
        return situation.on

    def weigh(self, situation: Situation, *, alone: bool) -> Finding:
        """The finding with the rule's conditions taken into account.

        Asked alone (by its id) its scope is taken to hold. A rule that does
        not apply answers yes to a gate and no to everything else.
        """
        conditions = self.when if alone else (*self.scope, *self.when)
        applies = all_of(test.holds(situation) for test in conditions)
        idle = Answer.YES if self.gates or self.keeps else Answer.NO
        if applies.answer is Answer.NO:
            return Finding(Tri(idle, used=applies.used), applies=False)
        finding = self._broken_silence(self.kind.weigh(situation), situation)
        if applies.answer is Answer.YES or finding.tri.answer is idle:
            used = finding.tri.used | applies.used
            tri = Tri(finding.tri.answer, finding.tri.missing, used)
            return replace(finding, tri=tri)
        missing = applies.missing | finding.tri.missing
        return Finding(Tri(Answer.UNKNOWN, missing, finding.tri.used | applies.used))

    def _broken_silence(self, finding: Finding, situation: Situation) -> Finding:
        """Turns a *no* that the texts do not say into silence."""
        if not self.silent_when or finding.tri.answer is not Answer.NO:
            return finding
        silent = all_of(test.holds(situation) for test in self.silent_when)
        if silent.answer is Answer.NO:
            return finding
        tri = Tri(Answer.UNKNOWN, silent.missing, finding.tri.used | silent.used)
        return Finding(tri, silent=silent.answer is Answer.YES)
