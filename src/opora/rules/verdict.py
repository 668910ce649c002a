"""The answer to one question, with everything needed to explain it later."""

from dataclasses import dataclass, field
from datetime import date

from opora.rules.answers import Answer, Liftable
from opora.rules.rule import Effect
from opora.rules.texts import Source, Text

_STRICTEST = (Liftable.NEVER, Liftable.HEAD, Liftable.JUSTIFICATION)


@dataclass(frozen=True)
class Reason:
    """What one rule said, in the sentence a worker reads.

    ``applies`` is False where the rule does not bind this step: its yes is no claim.
    ``own_number``: the day or the count in it is by a number that the organisation has set, in
    whatever document the rest of the rule stands.
    """

    rule: str
    effect: Effect
    answer: Answer
    text: Text
    source: Source
    effective_from: date
    missing: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    silent: bool = False
    liftable: Liftable | None = None
    instead: tuple[str, ...] = ()
    day: date | None = None
    justification: str = ""
    departure: bool = True
    applies: bool = True
    number: float | None = None
    own_number: bool = False


@dataclass(frozen=True)
class Verdict:
    """Answer, reasons, and what comes along (``also``: triggers, days, keeps)."""

    service: str
    ask: str
    on: date
    answer: Answer
    reasons: tuple[Reason, ...]
    also: tuple[Reason, ...]
    facts: dict[str, object] = field(default_factory=dict)
    day: date | None = None
    version: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Facts that would turn the unknown into an answer."""
        if self.answer is not Answer.UNKNOWN:
            return ()
        return tuple(sorted({name for reason in self.reasons for name in reason.missing}))

    @property
    def number(self) -> float | None:
        """What follows in numbers, an amount or points; of several rules together."""
        found = [one.number for one in self.reasons if one.number is not None]
        return sum(found) if found else None

    @property
    def silent(self) -> bool:
        """True when only a person can decide, because the texts say nothing."""
        return self.answer is Answer.UNKNOWN and (
            not self.reasons or any(one.silent for one in self.reasons)
        )

    @property
    def liftable(self) -> Liftable | None:
        """Who may lift this *no*: the strictest of the rules that say it."""
        refusing = {one.liftable for one in self.refusing}
        return next((one for one in _STRICTEST if one in refusing), None)

    @property
    def refusing(self) -> tuple[Reason, ...]:
        """The reasons that say no, published ones first."""
        no = [one for one in self.reasons if one.answer is Answer.NO]
        return tuple(sorted(no, key=lambda one: one.source.basis.value == "ours"))

    @property
    def instead(self) -> tuple[str, ...]:
        """What is possible instead, each once."""
        return tuple(dict.fromkeys(way for one in self.refusing for way in one.instead))

    @property
    def may_be_departure(self) -> bool:
        """Whether what happened may be written down against this *no*."""
        return all(one.departure for one in self.refusing)

    @property
    def only_departs(self) -> bool:
        """Whether what happened can be written down against this *no* and in no other way.

        Who may go on with a reason of their own is not shown a second way beside it.
        """
        refused = bool(self.refusing) and not self.missing
        return refused and self.may_be_departure and self.liftable is not Liftable.JUSTIFICATION
