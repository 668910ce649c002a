"""What waits in the team: whose each thing is, and who carries how much."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from opora.access.queries import names
from opora.access.roles import HEADS
from opora.access.sorting import czech_key
from opora.access.viewer import Viewer
from opora.appointments.calendar.queries import working_beside
from opora.cases.boards import Beside, Due, beside_of
from opora.cases.calling import waits_for_head
from opora.cases.queries import CaseRow, cases
from opora.desk.day import RUNNING, Day, DueLine, arrange, promised_of, standing

MOST_IN_TEAM = 3000
"""More running cases no team of sixty has; a page's work must have a bound."""


HEAD, NOBODY = 0, -1
"""In the place of a worker: it waits for the head, whoever that is; it is no one worker's."""


@dataclass(frozen=True)
class Load:
    """What one worker carries: running cases, and things in them that are overdue."""

    worker_id: int
    name: str
    running: int
    late: int


@dataclass(frozen=True)
class HandedOver:
    """A case that somebody else leads from a coming day."""

    case_id: int
    title: str
    since: date
    now: str
    then: str


@dataclass(frozen=True)
class Team:
    """``loads``: of the places where the viewer is the head; ``workers``: who can be chosen.

    ``handovers``: those to come, the first of them first.
    """

    day: Day
    loads: tuple[Load, ...]
    workers: tuple[tuple[int, str], ...]
    handovers: tuple[HandedOver, ...]

    @property
    def shown(self) -> list[str]:
        """What the page names."""
        ids = {*self.day.shown, *(one.case_id for one in self.handovers)}
        return [*(f"case:{one}" for one in sorted(ids)), *self.day.shown_beside]


def team_day(
    viewer: Viewer, on: date, *, part: slice, service: str = "", worker_id: int = 0
) -> Team:
    """What is due in the running cases that the viewer sees; of that, a part, overdue first.

    ``service`` and ``worker_id`` narrow what waits; what belongs to no case is no one worker's.
    """
    running, _all = cases(viewer, stages=RUNNING, service=service, planned=True, limit=MOST_IN_TEAM)
    dues, by_id = standing(viewer, running, on), {row.id: row for row in running}
    late = [one for one in dues if one.day < on]
    others: Sequence[Beside] = [] if worker_id else beside_of(viewer, on, mine=False)
    wanted: list[Due | Beside] = [
        one for one in dues if worker_id in (0, answers_for(one, by_id[one.case_id]))
    ]
    wanted += [one for one in promised_of(others) if service in ("", one.service)]
    day = arrange(viewer, wanted, running, on, part=part)
    beside = {one.id: one.name for one in working_beside(viewer)}
    coming = [row for row in running if row.led_next_by is not None]
    leaders = {row.responsible_id for row in running} | {row.led_next_by for row in coming}
    called = names(leaders | _named(day)) | beside
    loads = _loads(_headed(viewer, running), late, called, _staff(viewer, service))
    workers = sorted(called.items(), key=lambda one: czech_key(one[1]))
    named = _with_names(day, {**called, HEAD: _("vedoucí")})
    return Team(named, loads, tuple(workers), _handovers(coming, called, worker_id))


def _handovers(
    rows: Iterable[CaseRow], called: Mapping[int, str], worker_id: int
) -> tuple[HandedOver, ...]:
    """From and to everybody, or of the one worker."""
    found = [
        HandedOver(
            row.id,
            row.title,
            row.led_next_from,
            called.get(row.key_worker_id or 0, ""),
            called.get(row.led_next_by or 0, ""),
        )
        for row in rows
        if row.led_next_from is not None and worker_id in (0, row.responsible_id, row.led_next_by)
    ]
    return tuple(sorted(found, key=lambda one: (one.since, czech_key(one.title))))


def answers_for(one: Due, case: CaseRow) -> int:
    """Whose the thing is: who it was given to, else who has the case; 0 for the head's own."""
    if waits_for_head(one.key):
        return HEAD
    return one.worker_id or case.responsible_id


def _named(day: Day) -> set[int]:
    """Whom the lines of the page are waiting for."""
    lines = (line for group in day.groups for line in group.lines)
    return {one for line in lines if (one := _whose(line)) > HEAD}


def _whose(line: DueLine) -> int:
    if line.case is None or not isinstance(line.due, Due):
        return NOBODY
    return answers_for(line.due, line.case)


def _with_names(day: Day, called: Mapping[int, str]) -> Day:
    groups = (
        replace(
            group,
            lines=tuple(replace(one, whose=called.get(_whose(one), "")) for one in group.lines),
        )
        for group in day.groups
    )
    return replace(day, groups=tuple(groups))


def _headed(viewer: Viewer, running: Iterable[CaseRow]) -> list[CaseRow]:
    return [row for row in running if viewer.holds(HEADS, row.service, row.site)]


def _staff(viewer: Viewer, service: str) -> set[int]:
    """Who works where the viewer is the head, with cases or without."""
    headed = set(viewer.services(HEADS)) & ({service} if service else set(viewer.services(HEADS)))
    return {
        one.id for one in working_beside(viewer) if {place for place, _site in one.places} & headed
    }


def _loads(
    rows: Sequence[CaseRow], late: Iterable[Due], called: Mapping[int, str], staff: set[int]
) -> tuple[Load, ...]:
    """Every worker of the places, in Czech order; whoever has left too, while cases stay theirs."""
    by_id = {row.id: row for row in rows}
    running = Counter(row.responsible_id for row in rows)
    overdue = Counter(answers_for(one, by_id[one.case_id]) for one in late if one.case_id in by_id)
    found = (
        Load(one, called[one], running[one], overdue[one])
        for one in {*running, *overdue, *staff}
        if one in called
    )
    return tuple(sorted(found, key=lambda one: czech_key(one.name)))
