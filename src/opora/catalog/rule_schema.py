"""The shape of one rule in ``rules.yaml``; which field belongs to which kind."""

from datetime import date
from typing import Annotated

from pydantic import Field, WithJsonSchema

from opora.catalog.kind_schema import (
    BanEntry,
    CapacityEntry,
    CountedWithinEntry,
    CutoffEntry,
    DeadlineEntry,
    ElapsedEntry,
    EqualAccessEntry,
    ExpressionEntry,
    HoursEntry,
    KeptEntry,
    NoticeEntry,
    PointsEntry,
    PriceEntry,
    QuotaEntry,
    RefusalEntry,
    Tests,
    TooFewEntry,
    ValidityEntry,
    WithinLastEntry,
)
from opora.catalog.schema import (
    Both,
    ChapterWord,
    Day,
    Id,
    SourceEntry,
)
from opora.rules.answers import Answer, Liftable
from opora.rules.kinds import NEEDS_KINDS, RefusedStep
from opora.rules.rule import Effect, LooksAt

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
    "either",
    "counted_within",
    "quota",
    "ban",
    "price",
    "points",
    "cutoff",
    "elapsed",
)
FIELD_OF = {
    **dict.fromkeys(NEEDS_WORDS, "needs"),
    **{word: word for word in OWN_FIELD},
    RefusedStep.word: "",
}

KindWord = Annotated[str, WithJsonSchema({"enum": sorted(FIELD_OF)})]
RuleId = Annotated[str, Field(pattern=r"^[A-Z]+[0-9]+(\.[a-z][a-z0-9_]*)*$")]


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
    instead_of_shared: bool = False
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
    either: list[Tests] | None = None
    counted_within: CountedWithinEntry | None = None
    quota: QuotaEntry | None = None
    ban: BanEntry | None = None
    price: PriceEntry | None = None
    points: PointsEntry | None = None
    cutoff: CutoffEntry | None = None
    elapsed: ElapsedEntry | None = None
