"""Which cases of an absent worker the stand-in does not see; told to the head alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from opora.access.absences.queries import Away
from opora.access.models import Narrowing
from opora.access.queries import is_excluded, viewer_by_id
from opora.access.viewer import Viewer, lasting
from opora.appointments.staying.queries import Planned, planned_of
from opora.cases.left_out.queries import persons_of
from opora.cases.queries import CaseRow, case_rows, cases
from opora.desk.day import MOST_CASES, RUNNING


@dataclass(frozen=True)
class AwayLine:
    """An absence with the planned meetings of that time, which stay with whoever is away."""

    away: Away
    meetings: tuple[Planned, ...]


def meetings_left(viewer: Viewer, rows: Sequence[Away]) -> dict[int, list[Planned]]:
    """By absence, from today on, as far as the viewer sees them; for all absences at once."""
    if not rows:
        return {}
    first = max(viewer.today, min(one.since for one in rows))
    last = max(one.until for one in rows)
    found = planned_of(viewer, {one.account_id for one in rows}, first, last)
    return {
        one.id: [
            each
            for each in found
            if each.worker_id == one.account_id and one.since <= each.day <= one.until
        ]
        for one in rows
    }


@dataclass(frozen=True)
class Unseen:
    """Cases that can be lent to the stand-in, and those that somebody else has to lead."""

    lendable: tuple[CaseRow, ...]
    shut: tuple[CaseRow, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.lendable) + len(self.shut)


def unseen(viewer: Viewer, away: Away) -> Unseen:
    """Of the absent worker's running cases that the head sees; nothing where nobody stands in."""
    other = viewer_by_id(away.stand_in_id) if away.stand_in_id is not None else None
    if other is None:
        return Unseen((), ())
    # As who leads and the stand-in sees on the first day: a loan may begin only then.
    first = max(viewer.today, away.since)
    whose: dict[str, Any] = {"whose": away.account_id, "day": first}
    rows, _in_all = cases(viewer, stages=RUNNING, limit=MOST_CASES, **whose)
    then = Viewer(other.account_id, other.organisation_id, other.name, other.posts, today=first)
    seen = {one.id for one in case_rows(then, [one.id for one in rows])}
    left = [one for one in rows if one.id not in seen]
    shut = _shut([one.id for one in left], other.account_id, first)
    return Unseen(
        tuple(one for one in left if one.id not in shut),
        tuple(one for one in left if one.id in shut),
    )


def _shut(case_ids: list[int], worker_id: int, on: date) -> set[int]:
    """Cases that no loan opens: a person the worker does not meet (B19), or a narrowing (B21)."""
    narrow = Narrowing.objects.filter(lasting(on), case_id__in=case_ids)
    found = set(narrow.values_list("case_id", flat=True))
    return found | {
        one
        for one in case_ids
        if one not in found and is_excluded(worker_id, persons_of(one, on), on)
    }
