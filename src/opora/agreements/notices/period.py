"""The time between a delivered notice and the last day: what the rules give, and day by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from opora.catalog import current
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.rules.days import Period, add_months
from opora.rules.kinds.time import NoticePeriod
from opora.rules.rule import Rule
from opora.rules.verdict import Verdict

ENDS = "notice_ends"


@dataclass(frozen=True)
class PeriodDay:
    """One day of the period. ``number`` is its place among those that count, None for others.

    ``waits``: the period has not begun yet, it runs from a later day.
    """

    day: date
    number: int | None
    holiday: str = ""
    waits: bool = False


class Agreed(Protocol):
    """Whatever knows the day of the agreement."""

    @property
    def concluded_on(self) -> date:
        """The day on which the agreement was concluded."""
        ...


def facts_of_end(ground: str, delivered_on: date, agreement: Agreed) -> dict[str, Any]:
    """What the rules about the period look at; its version is that of the agreement's own day."""
    return {
        "ground": ground,
        "delivered_on": delivered_on,
        "agreement_concluded_on": agreement.concluded_on,
    }


def weighed(about: Subject, told: dict[str, Any]) -> Verdict:
    """What the rules say of the end."""
    return weigh(ask=ENDS, subject=about, given=told, on=told["delivered_on"])


def last_day(about: Subject, told: dict[str, Any]) -> date | None:
    """The last day by the rules; None where they are silent."""
    return weighed(about, told).day


def speaking(verdict: Verdict) -> Rule | None:
    """The rule that gave the day, or is silent about it, in the version that spoke."""
    for reason in verdict.reasons:
        for rule in current().service(verdict.service).versions(reason.rule):
            if rule.effective_from == reason.effective_from:
                return rule
    return None


def period_of(rule: Rule | None, told: Mapping[str, Any]) -> Period:
    """The period that the rule gives; an empty one where none speaks. ``told``: facts_of_end."""
    if rule is None or not isinstance(rule.kind, NoticePeriod):
        return Period()
    kind, on_trial = rule.kind, None
    if kind.trial is not None:
        began, delivered = told["agreement_concluded_on"], told["delivered_on"]
        on_trial = kind.trial.running(began, delivered, CZECH_DAYS)
    return on_trial or kind.periods.get(told["ground"]) or Period()


def day_by_day(delivered_on: date, ends_on: date, period: Period) -> tuple[PeriodDay, ...]:
    """From the day after delivery through the last; only those that count have a number."""
    working = bool(period.working_days) or period.unit == "working_days"
    found, number, day = [], 0, delivered_on + timedelta(days=1)
    first = add_months(delivered_on.replace(day=1), 1) if period.from_next_month else day
    while day <= ends_on:
        waits = day < first
        counted = not waits and (CZECH_DAYS.is_working(day) or not working)
        number += counted
        name = CZECH_DAYS.name_of_holiday(day)
        found.append(PeriodDay(day, number if counted else None, name.cs, waits))
        day += timedelta(days=1)
    return tuple(found)
