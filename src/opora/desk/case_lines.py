"""Cases as a list shows them, a line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opora.access.addresses import path_of
from opora.access.queries import names
from opora.cases.boards import states_of
from opora.cases.queries import CaseRow
from opora.ui import words


@dataclass(frozen=True)
class CaseLine:
    """``state``: how the case stands, in a few words; ``since``: its first contact.

    ``whose``: who has to see to it, where the list says so.
    """

    id: int
    title: str
    url: str
    state: str
    since: str
    whose: str = ""


def case_lines(rows: Sequence[CaseRow], on: date, *, whose: bool = False) -> tuple[CaseLine, ...]:
    """The lines in the order of the rows; a case of which nothing better is known has its stage.

    ``whose``: with who has each of them to see to.
    """
    states = states_of(rows, on)
    called = names(row.responsible_id for row in rows) if whose else {}
    return tuple(
        CaseLine(
            id=row.id,
            title=row.title,
            url=path_of("case", row.id),
            state=words.nbsp(states.get(row.id) or row.stage_label),
            since=words.day_near(row.opened_on, on),
            whose=called.get(row.responsible_id, ""),
        )
        for row in rows
    )
