"""The numbers that a rule knows by itself, under the names its sentences take them by.

A name is the place where the number stands in the rule: ``limit``, ``period``, ``needs.age``,
``opens.consultation``. ``B6.deadline.period`` is a number of another rule, ``count.areas`` how many
words a vocabulary has.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import time

from opora.catalog.kind_schema import HoursEntry, NoticeEntry, OpeningEntry, PeriodEntry
from opora.catalog.rule_schema import RuleEntry
from opora.rules.days import Period
from opora.rules.wording import Length, Value, Weekdays, length_of

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TESTS = ("needs", "when", "scope", "silent_when")


def own_numbers(entry: RuleEntry) -> dict[str, Value]:
    """The numbers of one rule."""
    found: dict[str, Value] = {}
    if entry.capacity is not None:
        found["limit"] = entry.capacity.limit
        if entry.capacity.kept_back:
            found["kept_back"] = entry.capacity.kept_back
    for name, period in _periods(entry):
        length = None if period.parameter else length_of(_period(period))
        if length is not None:
            found[name] = length
            found[f"{name}.number"] = length.number
    for field in _TESTS:
        found |= dict(_bounds(field, getattr(entry, field) or {}))
    found |= dict(_counted(entry)) | dict(_prices(entry))
    if entry.hours is not None:
        found |= dict(_hours(entry.hours))
    return found


def all_numbers(
    entries: Iterable[RuleEntry], counts: Mapping[str, int]
) -> dict[str, dict[str, Value]]:
    """Of each rule its numbers, by id; of several versions those of the latest."""
    latest: dict[str, RuleEntry] = {}
    for one in entries:
        older = latest.get(one.id)
        if older is None or older.effective_from < one.effective_from:
            latest[one.id] = one
    found = {rule_id: own_numbers(entry) for rule_id, entry in latest.items()}
    found["count"] = dict(counts)
    return found


def named_elsewhere(others: Mapping[str, Mapping[str, Value]]) -> dict[str, Value]:
    """The numbers of all rules, under names that say whose they are."""
    return {
        f"{whose}.{name}": value for whose, own in others.items() for name, value in own.items()
    }


def plain_numbers(values: Iterable[Value]) -> Iterator[int]:
    """The numbers that a sentence could say by itself."""
    for one in values:
        if isinstance(one, Length):
            # A week is also its seven days, and a single one is said by no number.
            yield one.number if one.unit != "weeks" else one.number * 7
        elif isinstance(one, time):
            yield one.hour
        elif isinstance(one, int):
            yield one


def _periods(entry: RuleEntry) -> Iterator[tuple[str, PeriodEntry]]:
    for one in (entry.deadline, entry.within_last, entry.elapsed, entry.counted_within, entry.ban):
        if one is not None:
            yield "period", one.period
    if entry.quota is not None and entry.quota.period is not None:
        yield "period", entry.quota.period
    if entry.validity is not None:
        yield "period", entry.validity.lasts
        if entry.validity.extended is not None:
            yield "extended", entry.validity.extended.by
    for at, length in enumerate(entry.ban.lengths if entry.ban else (), start=1):
        yield f"lengths.{at}", length
    yield from _of_notice(entry.notice_period)


def _of_notice(notice: NoticeEntry | None) -> Iterator[tuple[str, PeriodEntry]]:
    for ground, period in notice.periods.items() if notice else ():
        if isinstance(period, PeriodEntry):
            yield f"period.{ground}", period
    if notice is not None and notice.trial is not None:
        yield "trial", notice.trial.lasts


def _period(entry: PeriodEntry) -> Period:
    return Period(
        days=entry.days or 0,
        working_days=entry.working_days or 0,
        months=entry.months or 0,
        years=entry.years or 0,
        day_of_month=entry.day_of_month or 0,
    )


def _counted(entry: RuleEntry) -> Iterator[tuple[str, Value]]:
    if entry.counted_within is not None:
        yield "at_least", entry.counted_within.at_least
    if entry.quota is not None:
        yield "most", entry.quota.most
    if entry.validity is not None and entry.validity.extended is not None:
        yield "most", entry.validity.extended.most
    if entry.cutoff is not None:
        yield "clock", time.fromisoformat(entry.cutoff.clock)
        yield "working_days", Length(entry.cutoff.working_days, "working_days")
    for at, tests in enumerate(entry.either or (), start=1):
        yield from _bounds(f"either.{at}", tests)
    for at, one in enumerate(entry.points.give if entry.points else (), start=1):
        yield f"points.{at}", one.points
        yield from _bounds(f"points.{at}", one.when)


def _bounds(field: str, tests: Mapping[str, object]) -> Iterator[tuple[str, Value]]:
    for fact, test in tests.items():
        number = _bound(test)
        if number is not None:
            yield f"{field}.{fact}", number


def _prices(entry: RuleEntry) -> Iterator[tuple[str, Value]]:
    price = entry.price
    if price is None:
        return
    for word, rate in price.rates.items():
        yield f"rates.{word}", _plain(rate)
    for at, tier in enumerate(price.tiers, start=1):
        yield f"tiers.{at}.rate", _plain(tier.rate)
        if tier.up_to is not None:
            yield f"tiers.{at}.up_to", _plain(tier.up_to)
    if price.started:
        yield "started", _plain(price.started)


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _bound(test: object) -> int | float | time | None:
    bounds = test if isinstance(test, dict) else {"is": test}
    if "before" in bounds:
        return time.fromisoformat(str(bounds["before"]))
    for name in ("is", "at_least", "at_most", "below", "above"):
        number = bounds.get(name)
        if isinstance(number, int | float) and not isinstance(number, bool):
            return number
    return None


def _hours(entry: HoursEntry) -> Iterator[tuple[str, Value]]:
    for one in entry.openings:
        for act in one.acts or [""]:
            yield from _opening(one, f".{act}" if act else "")


def _opening(entry: OpeningEntry, ending: str) -> Iterator[tuple[str, Value]]:
    yield f"opens{ending}", time.fromisoformat(entry.opens)
    yield f"closes{ending}", time.fromisoformat(entry.closes)
    days = tuple(sorted(WEEKDAYS.index(day) for day in entry.weekdays))
    yield f"days{ending}", Weekdays(days, entry.holidays)
