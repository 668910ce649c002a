"""The shape of what belongs to each kind of rule in ``rules.yaml``."""

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from opora.catalog.schema import Id, Positive, Sentence, Strict, WholeNumber
from opora.rules.answers import Answer

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
                        "above": {"type": "number"},
                        "before": {"type": "string"},
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
    day_of_month: Annotated[int, Field(ge=1, le=31)] | None = None
    parameter: Id | None = None
    unit: Literal["days", "working_days", "months"] | None = None
    moves: bool = False
    from_next_month: bool = False


class CapacityEntry(Strict):
    """How many there may be of what is counted."""

    counts: Id
    limit: Positive
    kept_back: WholeNumber = 0
    takes: Id | None = None


class TooFewEntry(Strict):
    """What is counted, and the organisation's number that it should reach."""

    counts: Id
    parameter: Id


class DeadlineEntry(Strict):
    """By when, counted from which day; with ``before`` back from it, in calendar units."""

    starts: Id
    period: PeriodEntry
    before: bool = False


class TrialEntry(Strict):
    """A time in which a notice runs otherwise."""

    starts: Id
    lasts: PeriodEntry
    period: PeriodEntry


class NoticeEntry(Strict):
    """How long a notice runs, by its ground; ``clients``: which of them is the client's own end."""

    ground: Id
    starts: Id
    periods: dict[str, PeriodEntry | Literal["silent"]]
    trial: TrialEntry | None = None
    clients: str | None = None


class ExtensionEntry(Strict):
    """By how much a length grows each time, and how often it may."""

    times: Id
    by: PeriodEntry
    most: Positive


class ValidityEntry(Strict):
    """How long something lasts from its start."""

    starts: Id
    lasts: PeriodEntry
    extended: ExtensionEntry | None = None


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
    minutes: Id | None = None
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


class CountedWithinEntry(Strict):
    """So many days within a period that ends on the day, or with ``between`` on any of them."""

    days: Id
    at_least: Positive
    period: PeriodEntry
    between: bool = False


class QuotaEntry(Strict):
    """At most so often, in a running period or in a calendar week or month."""

    days: Id
    most: Positive
    period: PeriodEntry | None = None
    calendar: Literal["week", "month"] | None = None


class BanEntry(Strict):
    """How long after an offence, by how many there were within a period before the last one."""

    days: Id
    period: PeriodEntry
    lengths: list[PeriodEntry] = Field(min_length=1)


class ElapsedEntry(WithinLastEntry):
    """At least a period lies between two days."""


class CutoffEntry(Strict):
    """Until an hour of a working day before another day."""

    at: Id
    before: Id
    working_days: Positive
    clock: Clock


Rate = Annotated[float, Field(strict=False, ge=0)]


class TierEntry(Strict):
    """A rate, and up to which quantity it holds."""

    rate: Rate
    up_to: Rate | None = None


class PriceEntry(Strict):
    """What a quantity costs; see ``opora.rules.kinds.numbers.Price``."""

    times: Id
    tiers: list[TierEntry] = []
    rates: dict[str, Rate] = {}
    by: Id | None = None
    per: Annotated[float, Field(strict=False, gt=0)] = 1
    started: Rate = 0
    before: Id | None = None
    free_when: Tests = {}


class GiveEntry(Strict):
    """So many points where the tests hold."""

    when: Tests
    points: Positive


class PointsEntry(Strict):
    """Points, and the day that decides between equals."""

    give: list[GiveEntry] = Field(min_length=1)
    then: Id
