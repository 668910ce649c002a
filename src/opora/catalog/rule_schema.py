"""The shape of one rule in ``rules.yaml``; which field belongs to which kind."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from opora.catalog.schema import (
    Both,
    ChapterWord,
    Day,
    Id,
    Positive,
    Sentence,
    Strict,
    WholeNumber,
)
from opora.rules.answers import Answer, Liftable
from opora.rules.kinds import NEEDS_KINDS, RefusedStep
from opora.rules.rule import Effect, LooksAt
from opora.rules.texts import Basis

NEEDS_WORDS = tuple(kind.word for kind in NEEDS_KINDS if kind is not RefusedStep)
OWN_FIELD = (
    "capacity",
    "too_few",
    "deadline",
    "notice_period",
    "validity",
    "hours",
    "within_last",
    "refusal_ground",
    "kept",
    "informed",
    "equal_access",
    "expression",
)
FIELD_OF = {
    **dict.fromkeys(NEEDS_WORDS, "needs"),
    **{word: word for word in OWN_FIELD},
    RefusedStep.word: "",
}

# Checked against the fact's own type, with better words than a list of failed branches.
TestValue = Annotated[
    Any,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["boolean", "number", "string"]},
                {"type": "array", "items": {"type": "string"}},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "at_least": {"type": "number"},
                        "at_most": {"type": "number"},
                        "below": {"type": "number"},
                        "not_empty": {"const": True},
                        "includes": {"type": "array", "items": {"type": "string"}},
                        "only": {"type": "array", "items": {"type": "string"}},
                    },
                },
            ]
        }
    ),
]
Tests = dict[str, TestValue]
KindWord = Annotated[str, WithJsonSchema({"enum": sorted(FIELD_OF)})]
RuleId = Annotated[str, Field(pattern=r"^[A-Z]+[0-9]+(\.[a-z][a-z0-9_]*)*$")]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class PeriodEntry(Strict):
    """A length of time: one unit, or a parameter counted in ``unit``.

    ``days: 0`` is the day itself, which only a deadline may be.
    """

    days: WholeNumber | None = None
    working_days: Positive | None = None
    months: Positive | None = None
    years: Positive | None = None
    parameter: Id | None = None
    unit: Literal["days", "working_days", "months"] | None = None
    moves: bool = False
    from_next_month: bool = False


class CapacityEntry(Strict):
    """How many there may be of what is counted."""

    counts: Id
    limit: Positive


class TooFewEntry(Strict):
    """What is counted, and the organisation's number that it should reach."""

    counts: Id
    parameter: Id


class DeadlineEntry(Strict):
    """By when, counted from which day; with ``before`` back from it, in calendar units."""

    starts: Id
    period: PeriodEntry
    before: bool = False


class NoticeEntry(Strict):
    """How long a notice runs, by its ground."""

    ground: Id
    starts: Id
    periods: dict[str, PeriodEntry | Literal["silent"]]


class ValidityEntry(Strict):
    """How long something lasts from its start."""

    starts: Id
    lasts: PeriodEntry


class OpeningEntry(Strict):
    """When the named acts may take place; no acts named = all of them."""

    acts: list[Id] = []
    weekdays: list[Weekday]
    holidays: bool
    opens: Clock
    closes: Clock


class HoursEntry(Strict):
    """Which facts tell act, start and length, and the hours of each act."""

    act: Id
    starts_at: Id
    minutes: Id
    openings: list[OpeningEntry]


class WithinLastEntry(Strict):
    """One day lies less than a period before another."""

    earlier: Id
    later: Id
    period: PeriodEntry


class GroundEntry(Strict):
    """What a ground of refusal leans on: rules and their answer, or tests of facts.

    ``unless``: where these hold, what can't be answered yet never will be: nothing is proved.
    """

    rules: list[str] = []
    answer: Annotated[Answer, Field(strict=False)] | None = None
    needs: Tests = {}
    unless: Tests = {}


class RefusalEntry(Strict):
    """The fact that names the ground, and the lawful grounds."""

    ground: Id
    grounds: dict[str, GroundEntry]


class KeptEntry(Strict):
    """The field that is kept, and the step at which it is filled in."""

    field: Id
    screen: Id | None = None


class EqualAccessEntry(Strict):
    """The traits by which no gate may distinguish."""

    traits: list[Id] = Field(min_length=1)


class ExpressionEntry(Strict):
    """A condition in CEL."""

    cel: Sentence


class SourceEntry(Strict):
    """Where a rule comes from."""

    basis: Annotated[Basis, Field(strict=False)]
    document: str = ""
    place: Both | None = None
    law: str = ""
    checked: bool | None = None


class AheadEntry(Both):
    """What the rule says at an earlier step, where ``when`` has this answer there."""

    at: Id
    when: Tests = {}
    answer: Annotated[Answer, Field(strict=False)] = Answer.YES


class RuleEntry(Both):
    """One version of one rule, or of one part of it."""

    id: RuleId
    topic: str = ""
    effect: Annotated[Effect, Field(strict=False)]
    kind: KindWord
    at: list[str] = []
    when: Tests = {}
    scope: Tests = {}
    silent_when: Tests = {}
    looks_at: Annotated[LooksAt, Field(strict=False)] = LooksAt.STEP
    effective_from: Day = date(2020, 1, 1)
    effective_published: bool = False
    liftable: Annotated[Liftable, Field(strict=False)] | None = None
    liftable_at: dict[str, Annotated[Liftable, Field(strict=False)]] = {}
    departure: bool = True
    instead: list[str] = []
    felt: bool = False
    chapter: ChapterWord = ""
    lists: str = ""
    source: SourceEntry
    reading: Both | None = None
    no: Both | None = None
    yes: Both | None = None
    ahead: list[AheadEntry] = []
    needs: Tests | None = None
    capacity: CapacityEntry | None = None
    too_few: TooFewEntry | None = None
    deadline: DeadlineEntry | None = None
    notice_period: NoticeEntry | None = None
    validity: ValidityEntry | None = None
    hours: HoursEntry | None = None
    within_last: WithinLastEntry | None = None
    refusal_ground: RefusalEntry | None = None
    kept: KeptEntry | None = None
    informed: KeptEntry | None = None
    equal_access: EqualAccessEntry | None = None
    expression: ExpressionEntry | None = None
