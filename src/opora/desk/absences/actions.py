"""Lending the absent worker's cases to whoever stands in."""

from datetime import date

from opora.access.absences.actions import lend_while_away
from opora.access.absences.queries import absence_row
from opora.access.actions import hold_organisation
from opora.access.doors import action, tell
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.desk.absences.queries import unseen


@action("desk.lend_cases", roles=HEADS)
def lend_cases(*, absence_id: int, by: Viewer, on: date) -> int:
    """Each case that the stand-in does not see and may, until the last day; how many there were."""
    away = absence_row(by, absence_id, led=True)
    hold_organisation(by)
    rows = unseen(by, away).lendable
    for row in rows:
        lend_while_away(absence_id=absence_id, case_id=row.id, by=by, on=on)
    tell(subjects=[f"absence:{absence_id}", f"account:{away.stand_in_id}"])
    return len(rows)
