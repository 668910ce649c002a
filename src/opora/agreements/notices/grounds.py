"""What a notice leans on, as facts for the rules: a recorded breach, or a ground without one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from opora.agreements.notices.period import ENDS
from opora.agreements.notices.queries import BreachRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.rules.kinds.time import NoticePeriod

OTHER = "other"
WAITS = "payment_waits_until"


@dataclass(frozen=True)
class Given:
    """A notice as it is written: it leans on a breach, or else on a ``ground`` that needs none."""

    given_on: date
    form: str
    text: str
    breach_id: int | None = None
    gross: bool | None = None
    degrading: bool | None = None
    ground: str = OTHER

    def columns(self) -> dict[str, Any]:
        """The row's own columns."""
        return {
            "given_on": self.given_on,
            "form": self.form,
            "text": self.text.strip(),
            "gross": self.gross,
            "degrading": self.degrading,
        }


def ground_of(given: Given, breach: BreachRow | None) -> str:
    """The ground of a notice: what was broken; without a breach the one that was chosen."""
    return breach.ground if breach is not None else given.ground


def open_grounds(service: Service, concluded_on: date | None) -> tuple[str, ...]:
    """Grounds with a notice period of their own that no recorded breach has to open.

    They are those that no breach can be recorded against (vocabulary ``broken``), by the rules of
    the agreement's own day.
    """
    if concluded_on is None:
        return ()
    of_breaches = {one.id for one in service.words("broken")}
    found = (
        ground
        for rule in service.rulebook.rules
        if isinstance(rule.kind, NoticePeriod)
        and ENDS in rule.at
        and rule is service.version_in_force(rule.id, concluded_on)
        for ground in rule.kind.periods
    )
    return tuple(one for one in found if one != OTHER and one not in of_breaches)


def warnings_before(breach: BreachRow, rows: Sequence[BreachRow]) -> int:
    """How many warnings of the same sort had been given by the day on which it happened.

    What was said because of this very breach is none of them: a repeated breach comes after.
    """
    others = (one for one in rows if one.id != breach.id and not one.void_reason)
    alike = (one for one in others if (one.agreement_id, one.ground) == _sort(breach))
    warned = (one.warning for one in alike)
    return sum(one is not None and one.given_on <= breach.happened_on for one in warned)


def _sort(breach: BreachRow) -> tuple[int, str]:
    return breach.agreement_id, breach.ground


@dataclass(frozen=True)
class Leaning:
    """What a notice is weighed by: the agreement's own terms, its breaches, the one leant on."""

    fee: int | None
    concluded_on: date
    rows: Sequence[BreachRow]
    breach: BreachRow | None


def facts_of(given: Given, leaning: Leaning, about: Subject) -> dict[str, Any]:
    """What the step says of itself; what nobody has weighed is left out."""
    breach = leaning.breach
    facts: dict[str, Any] = {
        "ground": ground_of(given, breach) or None,
        "form": given.form or None,
        "gross_breach": given.gross,
        "degrading_conduct": given.degrading,
        "fee": leaning.fee or 0,
        "agreement_concluded_on": leaning.concluded_on,
    }
    if breach is not None:
        facts["breach"] = breach.kind or OTHER
        facts["warnings"] = warnings_before(breach, leaning.rows)
        facts["unpaid_over_month"] = _unpaid_too_long(breach, leaning, about, given.given_on)
    return facts


def _unpaid_too_long(breach: BreachRow, leaning: Leaning, about: Subject, on: date) -> bool | None:
    """Whether the rules' own time of waiting for a fee is over; None where no rule gives one."""
    service = current().service(about.service)
    if breach.unpaid_since is None or not service.rulebook.asked(WAITS):
        return None
    given = {
        "unpaid_since": breach.unpaid_since,
        "agreement_concluded_on": leaning.concluded_on,
    }
    waits = weigh(ask=WAITS, subject=about, given=given, on=on)
    return None if waits.day is None else on > waits.day
