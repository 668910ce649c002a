"""A week of the calendar: rooms, meetings ahead, a series, a group, somebody without a case."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, time, timedelta

from opora.access.viewer import Viewer
from opora.appointments.actions import book
from opora.appointments.clashes.words import Clashing
from opora.appointments.groups.actions import gather
from opora.appointments.meeting_rooms.actions import add_room
from opora.appointments.planning import Planned
from opora.appointments.repeating.actions import book_series
from opora.appointments.repeating.rule import Repeat
from opora.appointments.visits.actions import plan_visit
from opora.appointments.visits.told import Known
from opora.cases.models import Case
from opora.cases.queries import CaseRow, cases, people_of
from opora.catalog.calendar_cz import CZECH_DAYS

ROOMS = (
    ("ohrozene_rodiny", "most", "Zasedačka"),
    ("ohrozene_rodiny", "most", "Herna"),
    ("rodinna_poradna", "poradna", "Konzultovna 1"),
    ("rodinna_poradna", "poradna", "Konzultovna 2"),
    ("kontaktni_centrum", "centrum", "Kontaktní místnost"),
    ("nekam_patrit", "kancelar", "Kancelář"),
)
# Who plans what: login, service, kind, where, at which hours in turn.
WEEKS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("jana", "ohrozene_rodiny", "budget", "teren", ("9:00", "10:30", "14:00")),
    ("marek", "ohrozene_rodiny", "budget", "kancelar", ("11:30", "13:00")),
    ("eva", "rodinna_poradna", "counselling", "pracoviste", ("9:00", "12:30")),
    ("petr", "kontaktni_centrum", "individual_counselling", "centrum", ("10:00", "15:00")),
    ("tomas", "nekam_patrit", "consultation", "kancelar", ("11:30", "14:30")),
)
DAYS = 5
MEETINGS = 2
"""With each of a worker's clients in these days."""
TOGETHER = 2


def plan_week(workers: Mapping[str, Viewer], on: date) -> None:
    """Everything lies ahead of the day, on working days; nothing of it is due yet."""
    rooms = {}
    for service, site, name in ROOMS:
        row = add_room(service=service, site=site, name=name, by=workers["hana"], on=on)
        rooms[service, name] = row.pk
    days = list(_working_days(on))
    for login, service, kind, place, hours in WEEKS:
        by = workers[login]
        own = _running(by, service)
        for number, case in enumerate(own * MEETINGS):
            day, at = days[number * 2 % DAYS], hours[number % len(hours)]
            with suppress(Clashing):  # a story has planned something for that hour already
                book(case_id=case.id, what=_planned(case, by, kind, place, day, at), by=by, on=on)
    _repeated(workers["alena"], days[0], on)
    _expected(workers["petr"], days[1], on)
    _group(workers["petr"], days[2], rooms["kontaktni_centrum", "Kontaktní místnost"], on)


def _working_days(on: date) -> Iterator[date]:
    day = on
    for _number in range(DAYS):
        day = CZECH_DAYS.next_working(day + timedelta(days=1))
        yield day


def _running(by: Viewer, service: str) -> list[CaseRow]:
    rows, _count = cases(by, stages=(Case.Stage.CLIENT,), service=service, mine=True)
    return rows


def _planned(case: CaseRow, by: Viewer, kind: str, place: str, day: date, at: str) -> Planned:
    people = [one.id for one in people_of([case.id], day)[case.id] if one.client]
    hour, minute = at.split(":")
    return Planned(
        kind=kind, day=day, at=time(int(hour), int(minute)), minutes=60,
        worker_id=by.account_id, people=tuple(people), place=place, channel="in_person",
    )  # fmt: skip


def _repeated(by: Viewer, day: date, on: date) -> None:
    """Every other week with one family, six times."""
    for case in _running(by, "ohrozene_rodiny")[:1]:
        what = _planned(case, by, "budget", "kancelar", day, "8:00")
        book_series(case_id=case.id, what=what, repeat=Repeat("two_weeks", times=6), by=by, on=on)


def _expected(by: Viewer, day: date, on: date) -> None:
    """Somebody called to come by: no name and no case."""
    what = Planned(
        kind="individual_counselling", day=day, at=time(11, 30), minutes=30,
        worker_id=by.account_id, place="centrum", channel="in_person",
    )  # fmt: skip
    with suppress(Clashing):
        plan_visit(
            service="kontaktni_centrum", site="centrum", known=Known("modrý deštník"),
            what=what, by=by, on=on,
        )  # fmt: skip


def _group(by: Viewer, day: date, room_id: int, on: date) -> None:
    """Two clients at one time in the contact room."""
    rows = _running(by, "kontaktni_centrum")[:TOGETHER]
    if len(rows) < TOGETHER:
        return
    plain = _planned(rows[0], by, "individual_counselling", "centrum", day, "13:00")
    what = Planned(**{**vars(plain), "people": (), "room_id": room_id})
    gather(
        service="kontaktni_centrum", site=rows[0].site, case_ids=[one.id for one in rows],
        what=what, by=by, on=on,
    )  # fmt: skip
