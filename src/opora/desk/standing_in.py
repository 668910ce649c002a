"""What a stand-in sees of an absent worker's day: dues and meetings, by their own sight."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from opora.access.absences.queries import Away, stood_in_for
from opora.access.queries import viewer_by_id
from opora.access.viewer import Viewer
from opora.cases.boards import Beside, beside_of
from opora.cases.calling import calls_of
from opora.cases.queries import case_rows, cases
from opora.desk.day import MOST_CASES, RUNNING, Day, compose
from opora.desk.meetings import Meeting, meetings_today


@dataclass(frozen=True)
class Instead:
    """For whom, until when, what is due there, and who comes today."""

    away: Away
    day: Day
    meetings: tuple[Meeting, ...] = ()

    @property
    def shown(self) -> list[str]:
        """What the page names of it ('case:7')."""
        cases = [f"case:{one}" for one in self.day.shown]
        return [*cases, *self.day.shown_beside, *(one.shown for one in self.meetings)]


def days_instead(viewer: Viewer, on: date) -> list[Instead]:
    """One for each worker for whom the viewer stands in today; what is due there."""
    found = []
    for away in stood_in_for(viewer.account_id, on):
        absent = viewer_by_id(away.account_id)
        if absent is not None:
            found.append(Instead(away, day_instead(viewer, absent, on)))
    return found


def with_meetings(viewer: Viewer, found: Sequence[Instead], now: datetime) -> list[Instead]:
    """The same with today's meetings of the absent, as far as the viewer sees them."""
    return [
        replace(one, meetings=tuple(meetings_today(viewer, now, whose=one.away.account_id)))
        for one in found
    ]


def day_instead(viewer: Viewer, absent: Viewer, on: date) -> Day:
    """What waits for the absent worker by name, as far as the viewer sees it.

    What waits for anybody of a role is in the day of those who hold the role, so it is left out.
    """
    rows, in_all = cases(viewer, stages=RUNNING, whose=absent.account_id, limit=MOST_CASES)
    calls = calls_of(absent, by_name=True)
    seen = {one.id for one in case_rows(viewer, list(calls))}
    return compose(
        viewer,
        rows,
        in_all,
        on,
        shown=0,
        calls={case: prefixes for case, prefixes in calls.items() if case in seen},
        others=beside_instead(viewer, absent, on),
    )


def beside_instead(viewer: Viewer, absent: Viewer, on: date) -> Sequence[Beside]:
    """Of what waits for the absent worker beside the cases what the viewer may decide too."""
    waits = {one.key for one in beside_of(absent, on, mine=True)}
    if not waits:
        return []
    waits -= {one.key for one in beside_of(viewer, on, mine=True)}
    return [one for one in beside_of(viewer, on, mine=False) if one.key in waits]
