"""Builds the kind of a rule from its field, checking every name and type on the way."""

from opora.catalog.foreign_words import cel_in_czech
from opora.catalog.kind_parts import DAYS, opening
from opora.catalog.kind_schema import PeriodEntry
from opora.catalog.more_kinds import MoreKinds
from opora.catalog.problems import known
from opora.catalog.rule_schema import FIELD_OF
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
    TooFew,
    Validity,
    WithinLast,
)
from opora.rules.kinds.expression import ExpressionError

_NEEDS: dict[str, type[Needs]] = {kind.word: kind for kind in NEEDS_KINDS}


class KindBuilder(MoreKinds):
    """Builds the kind of one rule; what is wrong goes to the rule's file."""

    def build(self) -> Kind | None:
        """The kind, or None when its field is missing or unknown."""
        word = self.entry.kind
        if word not in FIELD_OF:
            why = "druhů je uzavřený počet: co mezi nimi není, nejde zvážit"
            mend = f"opravte ho, nebo použijte 'expression'; známé: {known(FIELD_OF)}"
            self.rule.problem(("kind",), f"neznámý druh '{word}'", why, mend)
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
                what = f"'{name}' nepatří k druhu '{self.entry.kind}'"
                why = "nikdy by se na to nikdo nepodíval"
                self.rule.problem((name,), what, why, f"smažte to; tento druh má '{own}'")
        if own and not getattr(self.entry, own):
            what = f"druhu '{self.entry.kind}' chybí '{own}'"
            why = "není co vážit"
            self.rule.problem(("kind",), what, why, f"doplňte '{own}:'")
            return False
        return True

    def _capacity(self) -> Capacity:
        own = self.entry.capacity
        assert own is not None
        self.tests.spec(own.counts, ("capacity", "counts"), FactType.NUMBER)
        if own.takes is not None:
            self.tests.spec(own.takes, ("capacity", "takes"), FactType.NUMBER)
        if own.kept_back >= own.limit:
            what = "'kept_back' nenechává žádné místo"
            loc: Loc = ("capacity", "kept_back")
            self.rule.problem(loc, what, "nikdo by se nevešel", "napište menší číslo než 'limit'")
        return Capacity(own.counts, own.limit, own.kept_back, own.takes or "")

    def _too_few(self) -> TooFew:
        own = self.entry.too_few
        assert own is not None
        self.tests.spec(own.counts, ("too_few", "counts"), FactType.NUMBER)
        self._parameter(own.parameter, ("too_few", "parameter"))
        return TooFew(own.counts, own.parameter)

    def _deadline(self) -> Deadline:
        own = self.entry.deadline
        assert own is not None
        self.tests.spec(own.starts, ("deadline", "starts"), *DAYS)
        period = self._period(own.period, ("deadline", "period"))
        if own.before and (period.working_days or period.unit == "working_days" or period.moves):
            what = "'before' počítá jen kalendářní dny, měsíce nebo roky"
            loc: Loc = ("deadline", "before")
            self.rule.problem(
                loc, what, "nešlo by říct, který den to je", "použijte days nebo months"
            )
        return Deadline(own.starts, period, own.before)

    def _validity(self) -> Validity:
        own = self.entry.validity
        assert own is not None
        self.tests.spec(own.starts, ("validity", "starts"), *DAYS)
        lasts = self._period(own.lasts, ("validity", "lasts"))
        return Validity(own.starts, lasts, self._extension(own.extended))

    def _notice_period(self) -> NoticePeriod:
        own = self.entry.notice_period
        assert own is not None
        loc: Loc = ("notice_period",)
        ground = self.tests.spec(own.ground, (*loc, "ground"), FactType.CHOICE)
        self.tests.spec(own.starts, (*loc, "starts"), *DAYS)
        periods: dict[str, Period | None] = {}
        for name, one in own.periods.items():
            if ground is not None:
                self.tests.word(ground, name, (*loc, "periods", name))
            if isinstance(one, PeriodEntry):
                periods[name] = self._period(one, (*loc, "periods", name))
            else:
                periods[name] = None
        trial = self._trial(own.trial)
        return NoticePeriod(own.ground, own.starts, periods, trial, self._clients(own, loc))

    def _hours(self) -> Hours:
        own = self.entry.hours
        assert own is not None
        act = self.tests.spec(own.act, ("hours", "act"), FactType.CHOICE)
        self.tests.spec(own.starts_at, ("hours", "starts_at"), FactType.INSTANT)
        if own.minutes is not None:
            self.tests.spec(own.minutes, ("hours", "minutes"), FactType.NUMBER)
        openings = []
        for index, one in enumerate(own.openings):
            loc: Loc = ("hours", "openings", index)
            for word in one.acts:
                if act is not None:
                    self.tests.word(act, word, (*loc, "acts"))
            if one.opens >= one.closes:
                what = f"doba {one.opens}-{one.closes} končí dřív, než začne"
                self.rule.problem(
                    (*loc, "closes"), what, "žádný úkon by se do ní nevešel", "prohoďte je"
                )
            openings.append(opening(one))
        return Hours(own.act, own.starts_at, own.minutes or "", tuple(openings))

    def _within_last(self) -> WithinLast:
        own = self.entry.within_last
        assert own is not None
        self.tests.spec(own.earlier, ("within_last", "earlier"), *DAYS)
        self.tests.spec(own.later, ("within_last", "later"), *DAYS)
        period = self._period(own.period, ("within_last", "period"))
        if period.working_days or period.parameter:
            what = "'within_last' počítá jen kalendářní dny, měsíce nebo roky"
            loc: Loc = ("within_last", "period")
            self.rule.problem(
                loc, what, "lhůta by se nepočítala vůbec", "použijte days nebo months"
            )
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
                what = f"důvod '{name}' se má opírat o 'rules', nebo o 'needs'"
                why = "odmítnutí z důvodu, který se o nic neopírá, by nešlo obhájit"
                self.rule.problem(
                    loc, what, why, "doplňte 'rules: [id]' nebo 'needs: {údaj: podmínka}'"
                )
            for index, rule_id in enumerate(one.rules):
                self._leans(rule_id, name, (*loc, "rules", index))
            needs = self.tests.read(one.needs, *loc, "needs")
            unless = self.tests.read(one.unless, *loc, "unless")
            grounds[name] = Leaning(tuple(one.rules), one.answer or Answer.NO, needs, unless)
        return RefusalGround(own.ground, grounds)

    def _leans(self, rule_id: str, ground: str, loc: Loc) -> None:
        if not self.names.has_rule(rule_id):
            what = f"důvod odmítnutí '{ground}' se opírá o neznámé pravidlo '{rule_id}'"
            why = "lidé by byli odmítáni z důvodu, který nejde doložit"
            self.rule.problem(loc, what, why, f"opravte ho; známá: {known(self.names.rules)}")

    def _kept(self) -> Kept:
        return self._keeping(Kept, "kept")

    def _informed(self) -> Kept:
        return self._keeping(Informed, "informed")

    def _keeping(self, kind: type[Kept], word: str) -> Kept:
        own = self.entry.kept if kind is Kept else self.entry.informed
        assert own is not None
        if own.screen is not None and own.screen not in self.names.steps:
            mend = f"opravte ho; známé: {known(self.names.steps)}"
            what = f"neznámý krok '{own.screen}'"
            self.rule.problem((word, "screen"), what, "žádná obrazovka by se na to nezeptala", mend)
        return kind(own.field, own.screen or "")

    def _equal_access(self) -> EqualAccess:
        own = self.entry.equal_access
        assert own is not None
        return EqualAccess("equal_access", traits=tuple(own.traits))

    def _expression(self) -> Expression | None:
        own = self.entry.expression
        assert own is not None
        everything = tuple(sorted((name, spec.type) for name, spec in self.names.facts.items()))
        named = Expression(own.cel, everything).facts()
        built = Expression(own.cel, tuple(one for one in everything if one[0] in named))
        try:
            built.check()
        except ExpressionError as error:
            what = f"výraz nejde zvážit: {cel_in_czech(str(error))}"
            why = "pravidlo by selhalo, až se ho někdo zeptá"
            mend = "použijte založené údaje, srovnávejte stejné se stejným, ať vyjde ano nebo ne"
            self.rule.problem(("expression", "cel"), what, why, mend)
            return None
        return built
