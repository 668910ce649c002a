"""Consents that are a part of another step: features tell of them, one page shows all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from opora.cases.queries import CaseRow


@dataclass(frozen=True)
class Elsewhere:
    """A consent that was given with something else. ``url``: where it is said anew or put right."""

    day: date
    what: str
    holds: bool
    how: str = ""
    by: str = ""
    url: str = ""
    url_label: str = ""


ElsewhereMaker = Callable[[CaseRow, date], Sequence[Elsewhere]]
_makers: list[ElsewhereMaker] = []


def tells_of_consents(maker: ElsewhereMaker) -> ElsewhereMaker:
    """Registers who knows of consents in a case that has been found visible."""
    _makers.append(maker)
    return maker


def elsewhere(case: CaseRow, on: date) -> list[Elsewhere]:
    """All of them, the latest first."""
    found = [one for maker in _makers for one in maker(case, on)]
    return sorted(found, key=lambda one: one.day, reverse=True)


def consents_to_data(case: CaseRow, on: date) -> bool | None:
    """Whether a consent to processing personal data holds; None where nobody asked."""
    found = elsewhere(case, on)
    return any(one.holds for one in found) if found else None
