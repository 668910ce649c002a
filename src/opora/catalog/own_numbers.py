"""The numbers that a rule knows by itself, under the names its sentences take them by.

A name is the place where the number stands in the rule: ``limit``, ``period``, ``needs.age``,
``opens.consultation``. ``B6.deadline.period`` is a number of another rule, ``count.areas`` how many
words a vocabulary has.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import time

from opora.catalog.rule_schema import HoursEntry, OpeningEntry, PeriodEntry, RuleEntry
from opora.rules.days import Period
from opora.rules.wording import Length, Value, Weekdays, length_of

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TESTS = ("needs", "when", "scope", "silent_when")


def own_numbers(entry: RuleEntry) -> dict[str, Value]:
    """The numbers of one rule."""
    found: dict[str, Value] = {}
    if entry.capacity is not None:
        found["limit"] = entry.capacity.limit
    for name, period in _periods(entry):
        length = None if period.parameter else length_of(_period(period))
        if length is not None:
            found[name] = length
    for field in _TESTS:
        for fact, test in (getattr(entry, field) or {}).items():
            number = _bound(test)
            if number is not None:
                found[f"{field}.{fact}"] = number
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
    if entry.deadline is not None:
        yield "period", entry.deadline.period
    if entry.validity is not None:
        yield "period", entry.validity.lasts
    if entry.within_last is not None:
        yield "period", entry.within_last.period
    if entry.notice_period is not None:
        for ground, period in entry.notice_period.periods.items():
            if isinstance(period, PeriodEntry):
                yield f"period.{ground}", period


def _period(entry: PeriodEntry) -> Period:
    return Period(
        days=entry.days or 0,
        working_days=entry.working_days or 0,
        months=entry.months or 0,
        years=entry.years or 0,
    )


def _bound(test: object) -> int | None:
    bounds = test if isinstance(test, dict) else {"is": test}
    for name in ("is", "at_least", "at_most", "below"):
        number = bounds.get(name)
        if isinstance(number, int) and not isinstance(number, bool):
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
