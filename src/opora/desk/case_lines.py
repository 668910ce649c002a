"""Cases as a list shows them, a line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opora.access.addresses import path_of
from opora.cases.boards import states_of
from opora.cases.queries import CaseRow
from opora.ui import words


@dataclass(frozen=True)
class CaseLine:
    """``state``: how the case stands, in a few words; ``since``: its first contact."""

    id: int
    title: str
    url: str
    state: str
    since: str


def case_lines(rows: Sequence[CaseRow], on: date) -> tuple[CaseLine, ...]:
    """The lines in the order of the rows; a case of which nothing better is known has its stage."""
    states = states_of(rows, on)
    return tuple(
        CaseLine(
            id=row.id,
            title=row.title,
            url=path_of("case", row.id),
            state=words.nbsp(states.get(row.id) or row.stage_label),
            since=words.day_near(row.opened_on, on),
        )
        for row in rows
    )
