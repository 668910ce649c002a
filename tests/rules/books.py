"""A small rulebook for tests of the core, with every kind of question a service asks."""

from datetime import date, time
from typing import Any

from opora.rules.answers import Answer, Liftable
from opora.rules.days import Days, Period
from opora.rules.decide import Rulebook
from opora.rules.facts import FactSpec, FactType
from opora.rules.kinds import (
    Capacity,
    CountTrigger,
    Deadline,
    Expression,
    Hours,
    Kept,
    Kind,
    Leaning,
    NoticePeriod,
    RefusalGround,
    RefusedStep,
    TargetGroup,
    Validity,
    WithinLast,
)
from opora.rules.rule import Effect, Rule
from opora.rules.situation import Opening
from opora.rules.situation import Test as Check
from opora.rules.texts import Basis, Source, Text

DAYS = Days(lambda day: day == date(2026, 11, 17))
TYPES = {
    "act": ("choice", ("exchange", "talk")),
    "age": ("age", ()),
    "uses": ("bool", ()),
    "running": ("number", ()),
    "needs": ("list", ("a", "b", "c")),
    "site": ("choice", ("most", "litvinov")),
    "ground": ("choice", ("full", "group", "other")),
    "received_on": ("date", ()),
    "broken_on": ("date", ()),
    "starts_at": ("instant", ()),
    "minutes": ("number", ()),
    "crisis": ("bool", ()),
    "cancelled": ("number", ()),
}
FACTS = {
    name: FactSpec(name, FactType(kind), Text(name, name), choices=choices)
    for name, (kind, choices) in TYPES.items()
}
OFFICE = Opening((0, 1, 2, 3, 4), holidays=False, opens=time(9), closes=time(17), acts=("talk",))


def rule(rule_id: str, effect: Effect, kind: Kind, **more: Any) -> Rule:
    text = Text(f"{rule_id}.", f"{rule_id}.")
    given = {"at": ("may_accept",), "source": Source(Basis.PUBLISHED), "text": text, **more}
    return Rule(id=rule_id, effect=effect, kind=kind, **given)


GROUNDS = {
    "full": Leaning(rules=("X2",), answer=Answer.NO),
    "group": Leaning(rules=("X1",), answer=Answer.NO),
    "other": Leaning(needs=(Check("uses", is_=False),)),
}
LEANED = frozenset({"act", "age", "crisis", "running", "site", "uses"})
EXPRESSION = Expression(
    "age >= 18 || (uses && running < 3)",
    (("age", FactType.AGE), ("running", FactType.NUMBER), ("uses", FactType.BOOL)),
)
RULES = (
    rule(
        "X1",
        Effect.FORBID,
        TargetGroup((Check("age", at_least=15), Check("uses", is_=True))),
        when=(Check("act", in_=("exchange",)),),
        silent_when=(Check("crisis", is_=True),),
        instead=("talk",),
    ),
    rule("X2", Effect.FORBID, Capacity("running", 20), scope=(Check("site", is_="most"),)),
    rule(
        "X3",
        Effect.JUSTIFY,
        TargetGroup((Check("needs", includes=("a",)),)),
        liftable=Liftable.JUSTIFICATION,
    ),
    rule("X4", Effect.FORBID, TargetGroup((Check("needs", only=("a", "b")),))),
    rule(
        "X5", Effect.FORBID, Hours("act", "starts_at", "minutes", (OFFICE,)), liftable=Liftable.HEAD
    ),
    rule("X6", Effect.FORBID, WithinLast("broken_on", "received_on", Period(months=6))),
    rule("X7", Effect.FORBID, Validity("received_on", Period(years=2))),
    rule("X8", Effect.DAY, Deadline("received_on", Period(months=1)), at=("complaint_due",)),
    rule(
        "X9",
        Effect.DAY,
        NoticePeriod("ground", "received_on", {"full": Period(working_days=10), "group": None}),
        at=("notice_ends",),
    ),
    rule("X10", Effect.REMIND, CountTrigger((Check("cancelled", at_least=3),)), at=("review_due",)),
    rule("X11", Effect.RECORD, Kept("area")),
    rule("X12", Effect.FORBID, RefusalGround("ground", GROUNDS, LEANED), at=("may_refuse",)),
    rule("X13", Effect.FORBID, EXPRESSION),
    rule("X14", Effect.FORBID, RefusedStep(()), when=(Check("crisis", is_=True),)),
)
BOOK = Rulebook("sample", "1", RULES, FACTS, DAYS)
