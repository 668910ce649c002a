"""What the builders of kinds share: names, facts, lengths of time, hours."""

from datetime import time

from opora.catalog.fact_tests import FactTests
from opora.catalog.folders import Placed
from opora.catalog.kind_schema import OpeningEntry, PeriodEntry
from opora.catalog.problems import known
from opora.catalog.rule_schema import RuleEntry
from opora.catalog.vocabulary import Names
from opora.catalog.yaml_files import Loc
from opora.rules.days import Period
from opora.rules.facts import FactType
from opora.rules.situation import Opening

DAYS = (FactType.DATE, FactType.INSTANT)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = ("days", "working_days", "months", "years", "day_of_month", "parameter")


class KindParts:
    """One rule whose kind is being built; what is wrong goes to the rule's file."""

    def __init__(self, names: Names, rule: Placed[RuleEntry]) -> None:
        self.names = names
        self.rule = rule
        self.entry = rule.entry
        self.tests = FactTests(names, rule)

    def _period(self, entry: PeriodEntry, loc: Loc) -> Period:
        units = [name for name in _UNITS if getattr(entry, name) is not None]
        if len(units) != 1:
            what = f"lhůta má právě jednu jednotku, tady: {known(units)}"
            mend = f"nechte jednu z: {', '.join(_UNITS)}"
            self.rule.problem(loc, what, "nešlo by říct, který den je poslední", mend)
        if entry.days == 0 and loc[0] != "deadline" and "trial" not in loc:
            what = "'days: 0' je týž den, a to smí být jen u termínu (deadline)"
            why = "lhůta by se nepočítala vůbec"
            self.rule.problem(loc, what, why, "napište aspoň jeden den")
        if entry.parameter is not None:
            self._parameter(entry.parameter, (*loc, "parameter"))
        if (entry.unit is not None) != (entry.parameter is not None):
            what = "'parameter' a 'unit' patří k sobě"
            self.rule.problem(loc, what, "číslo bez jednotky není lhůta", "napište obojí")
        return Period(
            days=entry.days or 0,
            working_days=entry.working_days or 0,
            months=entry.months or 0,
            years=entry.years or 0,
            day_of_month=entry.day_of_month or 0,
            parameter=entry.parameter or "",
            unit=entry.unit or "days",
            from_next_month=entry.from_next_month,
            moves=entry.moves,
        )

    def _parameter(self, name: str, loc: Loc) -> None:
        if name in self.names.parameters:
            return
        what = f"neznámé číslo organizace '{name}'"
        mend = f"založte ho v parameters.yaml; známá: {known(self.names.parameters)}"
        self.rule.problem(loc, what, "organizace by neměla kde číslo nastavit", mend)


def opening(entry: OpeningEntry) -> Opening:
    """The days and hours of an opening."""
    return Opening(
        weekdays=tuple(_WEEKDAYS.index(one) for one in entry.weekdays),
        holidays=entry.holidays,
        opens=time.fromisoformat(entry.opens),
        closes=time.fromisoformat(entry.closes),
        acts=tuple(entry.acts),
    )
