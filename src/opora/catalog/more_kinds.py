"""Builds the kinds that count days and numbers, and the parts that lengths of time can have."""

from datetime import time

from opora.catalog.kind_parts import DAYS, KindParts
from opora.catalog.kind_schema import ExtensionEntry, NoticeEntry, TrialEntry
from opora.catalog.yaml_files import Loc
from opora.rules.days import Period
from opora.rules.facts import FactType
from opora.rules.kinds import (
    Ban,
    CountedWithin,
    Cutoff,
    Either,
    Elapsed,
    Extension,
    Points,
    Price,
    Quota,
    Tier,
    Trial,
)


class MoreKinds(KindParts):
    """Kinds beside the plain ones; each is found by its word."""

    def _either(self) -> Either:
        own = self.entry.either
        assert own is not None
        return Either(tuple(self.tests.read(one, "either", at) for at, one in enumerate(own)))

    def _counted_within(self) -> CountedWithin:
        own = self.entry.counted_within
        assert own is not None
        self.tests.spec(own.days, ("counted_within", "days"), FactType.DAYS)
        period = self._calendar(self._period(own.period, ("counted_within", "period")))
        return CountedWithin(own.days, own.at_least, period, own.between)

    def _quota(self) -> Quota:
        own = self.entry.quota
        assert own is not None
        self.tests.spec(own.days, ("quota", "days"), FactType.DAYS)
        if (own.period is None) == (own.calendar is None):
            what = "'quota' chce buď 'period', nebo 'calendar'"
            mend = "napište 'period: {days: 2}', nebo 'calendar: month'"
            self.rule.problem(("quota",), what, "nešlo by říct, v jaké době", mend)
        if own.period is None:
            return Quota(own.days, own.most, calendar=own.calendar or "")
        period = self._calendar(self._period(own.period, ("quota", "period")))
        return Quota(own.days, own.most, period)

    def _ban(self) -> Ban:
        own = self.entry.ban
        assert own is not None
        self.tests.spec(own.days, ("ban", "days"), FactType.DAYS)
        lengths = [self._period(one, ("ban", "lengths", at)) for at, one in enumerate(own.lengths)]
        period = self._calendar(self._period(own.period, ("ban", "period")))
        return Ban(own.days, period, tuple(lengths))

    def _elapsed(self) -> Elapsed:
        own = self.entry.elapsed
        assert own is not None
        self.tests.spec(own.earlier, ("elapsed", "earlier"), *DAYS)
        self.tests.spec(own.later, ("elapsed", "later"), *DAYS)
        period = self._calendar(self._period(own.period, ("elapsed", "period")))
        return Elapsed(own.earlier, own.later, period)

    def _cutoff(self) -> Cutoff:
        own = self.entry.cutoff
        assert own is not None
        self.tests.spec(own.at, ("cutoff", "at"), FactType.INSTANT)
        self.tests.spec(own.before, ("cutoff", "before"), *DAYS)
        return Cutoff(own.at, own.before, own.working_days, time.fromisoformat(own.clock))

    def _price(self) -> Price:
        own = self.entry.price
        assert own is not None
        for name in ("times", "before"):
            fact = getattr(own, name)
            if fact is not None:
                self.tests.spec(fact, ("price", name), FactType.NUMBER)
        if bool(own.rates) == bool(own.tiers) or bool(own.rates) != (own.by is not None):
            what = "'price' chce buď 'tiers', nebo 'rates' s 'by'"
            mend = "napište 'tiers: [{rate: 120}]', nebo 'by: údaj' a 'rates: {slovo: sazba}'"
            self.rule.problem(("price",), what, "nešlo by říct, kolik to stojí", mend)
        self._chooses(own.by, tuple(own.rates))
        return Price(
            times=own.times,
            tiers=tuple(Tier(one.rate, one.up_to) for one in own.tiers),
            rates=own.rates,
            by=own.by or "",
            per=own.per,
            started=own.started,
            before=own.before or "",
            free_when=self.tests.read(own.free_when, "price", "free_when"),
        )

    def _chooses(self, fact: str | None, words: tuple[str, ...]) -> None:
        spec = self.tests.spec(fact, ("price", "by"), FactType.CHOICE) if fact else None
        if spec is None:
            return
        for word in words:
            self.tests.word(spec, word, ("price", "rates", word))

    def _points(self) -> Points:
        own = self.entry.points
        assert own is not None
        self.tests.spec(own.then, ("points", "then"), *DAYS)
        give = [
            (self.tests.read(one.when, "points", "give", at, "when"), one.points)
            for at, one in enumerate(own.give)
        ]
        return Points(tuple(give), own.then)

    def _extension(self, own: ExtensionEntry | None) -> Extension | None:
        if own is None:
            return None
        loc: Loc = ("validity", "extended")
        self.tests.spec(own.times, (*loc, "times"), FactType.NUMBER)
        by = self._calendar(self._period(own.by, (*loc, "by")), loc)
        return Extension(own.times, by, own.most)

    def _trial(self, own: TrialEntry | None) -> Trial | None:
        if own is None:
            return None
        loc: Loc = ("notice_period", "trial")
        self.tests.spec(own.starts, (*loc, "starts"), *DAYS)
        lasts = self._period(own.lasts, (*loc, "lasts"))
        return Trial(own.starts, lasts, self._period(own.period, (*loc, "period")))

    def _clients(self, own: NoticeEntry, loc: Loc) -> str:
        """The ground of the client's own end: one of those that have a period."""
        name = own.clients or ""
        if name and name not in own.periods:
            what = f"'clients' jmenuje důvod '{name}', který v 'periods' není"
            why = "u odchodu klienta by nebylo co říct"
            mend = "napište jeden z důvodů uvedených v 'periods'"
            self.rule.problem((*loc, "clients"), what, why, mend)
        return name

    def _calendar(self, period: Period, loc: Loc = ()) -> Period:
        """A period that is counted backwards, or added to: calendar units only."""
        if period.working_days or period.parameter or period.day_of_month:
            what = "tady se počítají jen kalendářní dny, měsíce nebo roky"
            where = loc or (self.entry.kind, "period")
            self.rule.problem(where, what, "doba by se nepočítala vůbec", "použijte days či months")
        return period
