"""The closed set of rule kinds, in the field's own words.

Each kind is a frozen dataclass whose ``weigh`` is a small pure function of a
situation. A definition names a kind by its word and fills in its fields;
nothing else about a service is code.
"""

from opora.rules.kinds.conditions import (
    LACKING,
    Age,
    AgreementForm,
    Capacity,
    ComesAfter,
    Contents,
    Continuity,
    CountTrigger,
    Either,
    FreeOfCharge,
    Needs,
    Participants,
    PeopleNeeded,
    Place,
    RefusedStep,
    Role,
    TargetGroup,
    TooFew,
)
from opora.rules.kinds.counting import Ban, CountedWithin, Quota
from opora.rules.kinds.expression import Expression
from opora.rules.kinds.finding import Finding, Kind
from opora.rules.kinds.keeping import EqualAccess, Informed, Kept
from opora.rules.kinds.numbers import AMOUNT, POINTS, Points, Price, Tier
from opora.rules.kinds.refusal import BECAUSE, Leaning, RefusalGround
from opora.rules.kinds.time import (
    CLOSED,
    Cutoff,
    Deadline,
    Elapsed,
    Extension,
    Hours,
    NoticePeriod,
    Trial,
    Validity,
    WithinLast,
)

NEEDS_KINDS: tuple[type[Needs], ...] = (
    Needs,
    Age,
    TargetGroup,
    ComesAfter,
    PeopleNeeded,
    Role,
    AgreementForm,
    Contents,
    Participants,
    FreeOfCharge,
    Place,
    Continuity,
    CountTrigger,
    RefusedStep,
)

# What a kind can tell about its *no*: the ``{name}`` in the rule's sentence.
TELLS = {
    Hours.word: CLOSED,
    RefusalGround.word: BECAUSE,
    **dict.fromkeys((kind.word for kind in NEEDS_KINDS), LACKING),
}

# And about its *yes*.
TELLS_YES = {Price.word: AMOUNT, Points.word: POINTS}

__all__ = [
    "BECAUSE",
    "LACKING",
    "NEEDS_KINDS",
    "TELLS",
    "TELLS_YES",
    "Age",
    "AgreementForm",
    "Ban",
    "Capacity",
    "ComesAfter",
    "Contents",
    "Continuity",
    "CountTrigger",
    "CountedWithin",
    "Cutoff",
    "Deadline",
    "Either",
    "Elapsed",
    "EqualAccess",
    "Expression",
    "Extension",
    "Finding",
    "FreeOfCharge",
    "Hours",
    "Informed",
    "Kept",
    "Kind",
    "Leaning",
    "Needs",
    "NoticePeriod",
    "Participants",
    "PeopleNeeded",
    "Place",
    "Points",
    "Price",
    "Quota",
    "RefusalGround",
    "RefusedStep",
    "Role",
    "TargetGroup",
    "Tier",
    "TooFew",
    "Trial",
    "Validity",
    "WithinLast",
]
