"""Builds the kind of a rule from its field, checking every name and type on the way."""

from datetime import time

from opora.catalog.fact_tests import FactTests
from opora.catalog.folder import Placed
from opora.catalog.problems import known
from opora.catalog.rule_schema import FIELD_OF, OpeningEntry, PeriodEntry, RuleEntry
from opora.catalog.vocabulary import Names
from opora.catalog.yaml_files import Loc
from opora.rules.answers import Answer
from opora.rules.days import Period
from opora.rules.facts import FactType
from opora.rules.kinds import (
    NEEDS_KINDS,
    Capacity,
    Deadline,
    EqualAccess,
    Expression,
    Hours,
    Informed,
    Kept,
    Kind,
    Leaning,
    Needs,
    NoticePeriod,
    RefusalGround,
    Validity,
    WithinLast,
)
from opora.rules.kinds.expression import ExpressionError
from opora.rules.situation import Opening

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NEEDS: dict[str, type[Needs]] = {kind.word: kind for kind in NEEDS_KINDS}
_DAYS = (FactType.DATE, FactType.INSTANT)


class KindBuilder:
    """Builds the kind of one rule; what is wrong goes to the rule's file."""

    def __init__(self, names: Names, rule: Placed[RuleEntry]) -> None:
        self.names = names
        self.rule = rule
        self.entry = rule.entry
        self.tests = FactTests(names, rule)

    def build(self) -> Kind | None:
        """The kind, or None when its field is missing or unknown."""
        word = self.entry.kind
        if word not in FIELD_OF:
            why = "the set of kinds is closed: what is not in it can't be weighed"
            mend = f"correct it or use 'expression'; known: {known(FIELD_OF)}"
            self.rule.problem(("kind",), f"unknown kind '{word}'", why, mend)
            return None
        if not self._has_its_field(FIELD_OF[word]):
            return None
        if word in _NEEDS:
            return _NEEDS[word](self.tests.read(self.entry.needs or {}, "needs"))
        built: Kind | None = getattr(self, f"_{word}")()
        return built

    def _has_its_field(self, own: str) -> bool:
        for name in sorted({*FIELD_OF.values()} - {own, ""}):
            if getattr(self.entry, name) is not None:
                what = f"'{name}' does not belong to the kind '{self.entry.kind}'"
                why = "it would never be looked at"
                self.rule.problem((name,), what, why, f"remove it; this kind has '{own}'")
        if own and not getattr(self.entry, own):
            what = f"the kind '{self.entry.kind}' has no '{own}'"
            why = "there is nothing to weigh"
            self.rule.problem(("kind",), what, why, f"add '{own}:'")
            return False
        return True

    def _capacity(self) -> Capacity:
        own = self.entry.capacity
        assert own is not None
        self.tests.spec(own.counts, ("capacity", "counts"), FactType.NUMBER)
        return Capacity(own.counts, own.limit)

    def _deadline(self) -> Deadline:
        own = self.entry.deadline
        assert own is not None
        self.tests.spec(own.starts, ("deadline", "starts"), *_DAYS)
        return Deadline(own.starts, self._period(own.period, ("deadline", "period")))

    def _validity(self) -> Validity:
        own = self.entry.validity
        assert own is not None
        self.tests.spec(own.starts, ("validity", "starts"), *_DAYS)
        return Validity(own.starts, self._period(own.lasts, ("validity", "lasts")))

    def _notice_period(self) -> NoticePeriod:
        own = self.entry.notice_period
        assert own is not None
        loc: Loc = ("notice_period",)
        ground = self.tests.spec(own.ground, (*loc, "ground"), FactType.CHOICE)
        self.tests.spec(own.starts, (*loc, "starts"), *_DAYS)
        periods: dict[str, Period | None] = {}
        for name, one in own.periods.items():
            if ground is not None:
                self.tests.word(ground, name, (*loc, "periods", name))
            if isinstance(one, PeriodEntry):
                periods[name] = self._period(one, (*loc, "periods", name))
            else:
                periods[name] = None
        return NoticePeriod(own.ground, own.starts, periods)

    def _hours(self) -> Hours:
        own = self.entry.hours
        assert own is not None
        act = self.tests.spec(own.act, ("hours", "act"), FactType.CHOICE)
        self.tests.spec(own.starts_at, ("hours", "starts_at"), FactType.INSTANT)
        self.tests.spec(own.minutes, ("hours", "minutes"), FactType.NUMBER)
        openings = []
        for index, one in enumerate(own.openings):
            loc: Loc = ("hours", "openings", index)
            for word in one.acts:
                if act is not None:
                    self.tests.word(act, word, (*loc, "acts"))
            if one.opens >= one.closes:
                what = f"the hours {one.opens}-{one.closes} end before they begin"
                self.rule.problem((*loc, "closes"), what, "no act could take place", "swap them")
            openings.append(_opening(one))
        return Hours(own.act, own.starts_at, own.minutes, tuple(openings))

    def _within_last(self) -> WithinLast:
        own = self.entry.within_last
        assert own is not None
        self.tests.spec(own.earlier, ("within_last", "earlier"), *_DAYS)
        self.tests.spec(own.later, ("within_last", "later"), *_DAYS)
        period = self._period(own.period, ("within_last", "period"))
        if period.working_days or period.parameter:
            what = "'within_last' counts calendar days, months or years only"
            loc: Loc = ("within_last", "period")
            self.rule.problem(loc, what, "the period would count as nothing", "use days or months")
        return WithinLast(own.earlier, own.later, period)

    def _refusal_ground(self) -> RefusalGround:
        own = self.entry.refusal_ground
        assert own is not None
        ground = self.tests.spec(own.ground, ("refusal_ground", "ground"), FactType.CHOICE)
        grounds = {}
        for name, one in own.grounds.items():
            loc: Loc = ("refusal_ground", "grounds", name)
            if ground is not None:
                self.tests.word(ground, name, loc)
            if bool(one.rules) == bool(one.needs):
                what = f"the ground '{name}' must lean on rules or on needs"
                why = "a refusal on a ground that leans on nothing could not be answered for"
                self.rule.problem(loc, what, why, "add 'rules: [id]' or 'needs: {fact: test}'")
            for index, rule_id in enumerate(one.rules):
                self._leans(rule_id, name, (*loc, "rules", index))
            needs = self.tests.read(one.needs, *loc, "needs")
            grounds[name] = Leaning(tuple(one.rules), one.answer or Answer.NO, needs)
        return RefusalGround(own.ground, grounds)

    def _leans(self, rule_id: str, ground: str, loc: Loc) -> None:
        if not self.names.has_rule(rule_id):
            what = f"the ground of refusal '{ground}' leans on the unknown rule '{rule_id}'"
            why = "people would be refused on a ground that can't be shown to hold"
            self.rule.problem(loc, what, why, f"correct it; known: {known(self.names.rules)}")

    def _kept(self) -> Kept:
        return self._keeping(Kept, "kept")

    def _informed(self) -> Kept:
        return self._keeping(Informed, "informed")

    def _keeping(self, kind: type[Kept], word: str) -> Kept:
        own = self.entry.kept if kind is Kept else self.entry.informed
        assert own is not None
        if own.screen is not None and own.screen not in self.names.steps:
            mend = f"correct it; known: {known(self.names.steps)}"
            what = f"unknown step '{own.screen}'"
            self.rule.problem((word, "screen"), what, "no screen would ask for it", mend)
        return kind(own.field, own.screen or "")

    def _equal_access(self) -> EqualAccess:
        return EqualAccess("equal_access")

    def _expression(self) -> Expression | None:
        own = self.entry.expression
        assert own is not None
        everything = tuple(sorted((name, spec.type) for name, spec in self.names.facts.items()))
        named = Expression(own.cel, everything).facts()
        built = Expression(own.cel, tuple(one for one in everything if one[0] in named))
        try:
            built.check()
        except ExpressionError as error:
            what = f"the expression can't be weighed: {error}"
            why = "the rule would fail when it is asked"
            mend = "use declared facts, compare like with like, give true or false"
            self.rule.problem(("expression", "cel"), what, why, mend)
            return None
        return built

    def _period(self, entry: PeriodEntry, loc: Loc) -> Period:
        units = [
            name
            for name in ("days", "working_days", "months", "years", "parameter")
            if getattr(entry, name) is not None
        ]
        if len(units) != 1:
            what = f"a period has exactly one unit, here: {known(units)}"
            mend = "keep one of days, working_days, months, years, parameter"
            self.rule.problem(loc, what, "the last day could not be told", mend)
        if entry.days == 0 and loc[0] != "deadline":
            what = "'days: 0' is the day itself, which only a deadline may be"
            why = "the period would count as nothing"
            self.rule.problem(loc, what, why, "write one day at least")
        if entry.parameter is not None and entry.parameter not in self.names.parameters:
            what = f"unknown parameter '{entry.parameter}'"
            mend = f"declare it in parameters.yaml; known: {known(self.names.parameters)}"
            why = "the organisation would have nowhere to set the number"
            self.rule.problem((*loc, "parameter"), what, why, mend)
        if (entry.unit is not None) != (entry.parameter is not None):
            what = "'parameter' and 'unit' belong together"
            self.rule.problem(loc, what, "a number without a unit is no period", "write both")
        return Period(
            days=entry.days or 0,
            working_days=entry.working_days or 0,
            months=entry.months or 0,
            years=entry.years or 0,
            parameter=entry.parameter or "",
            unit=entry.unit or "days",
            from_next_month=entry.from_next_month,
            moves=entry.moves,
        )


def _opening(entry: OpeningEntry) -> Opening:
    return Opening(
        weekdays=tuple(_WEEKDAYS.index(one) for one in entry.weekdays),
        holidays=entry.holidays,
        opens=time.fromisoformat(entry.opens),
        closes=time.fromisoformat(entry.closes),
        acts=tuple(entry.acts),
    )
