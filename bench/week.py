"""A full week of the calendar: 200 appointments of one worker, planned by actions."""

from datetime import date, datetime, time, timedelta

from opora.access.viewer import Viewer
from opora.appointments.actions import book
from opora.appointments.planning import Planned
from opora.cases.models import Case
from opora.cases.queries import cases, people_of

DAYS, EACH_DAY, MINUTES = 5, 40, 15
FIRST = time(8)
CLIENTS = 10
"""They are left out of the rows about a case, so that those stay as they were."""


def fill_week(by: Viewer, on: date) -> None:
    """The working days of the next week from eight to six, with a few clients in turn."""
    rows, _count = cases(
        by, stages=(Case.Stage.CLIENT,), service="dluhova_poradna", mine=True, limit=CLIENTS
    )
    people = people_of([one.id for one in rows], on)
    monday = on + timedelta(days=7 - on.weekday())
    for number in range(DAYS * EACH_DAY):
        row = rows[number % len(rows)]
        starts = datetime.combine(monday, FIRST)
        starts += timedelta(days=number // EACH_DAY, minutes=number % EACH_DAY * MINUTES)
        what = Planned(
            kind="counselling",
            day=starts.date(),
            at=starts.time(),
            minutes=MINUTES,
            worker_id=by.account_id,
            people=tuple(one.id for one in people[row.id] if one.client),
            channel="in_person",
            kept={"client_present": True},
        )
        book(case_id=row.id, what=what, by=by, on=on)
