"""The calendar as it is drawn: days with their meetings in a grid, or workers against days.

Where a meeting stands is said by classes, as no page has inline styles: ``at`` and ``span`` count
quarters of an hour from the first hour shown.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.appointments.calendar.openings import holiday, open_hours
from opora.appointments.calendar.queries import Beside, Booked
from opora.appointments.calendar.whose import worker_key
from opora.appointments.models import Appointment
from opora.catalog import current
from opora.decisions.panels import said
from opora.ui import words

QUARTER = 15
USUAL = (8, 17)
"""The hours that are always drawn; earlier and later ones where something stands in them."""
SHORTEST = 2
"""Quarters that a meeting takes up in the drawing, so that its name can be read."""
MOST_BESIDE = 4


@dataclass(frozen=True)
class Block:
    """One meeting in words, and where it stands."""

    id: int
    seen: bool
    at_words: str
    until_words: str
    title: str
    url: str
    what: str
    where: str
    who: str
    state: str
    record_url: str
    at: int = 0
    span: int = 0
    lane: int = 1
    lanes: int = 1


@dataclass(frozen=True)
class Closed:
    """Quarters of a day in which the service does not work."""

    at: int
    span: int


@dataclass(frozen=True)
class Day:
    """A day with its meetings."""

    day: date
    is_today: bool
    holiday: str
    away: bool
    closed: tuple[Closed, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Line:
    """A worker of a site with each day: whether they are away, and their meetings."""

    name: str
    key: str
    days: tuple[tuple[date, bool, tuple[Block, ...]], ...]


@dataclass(frozen=True)
class Sheet:
    """The hours drawn and the days."""

    hours: tuple[tuple[str, int], ...]
    quarters: int
    days: tuple[Day, ...]


def days_shown(first: date, last: date, rows: Iterable[Booked], today: date) -> list[date]:
    """The days of the week; Saturday and Sunday where there is something to see."""
    taken = {row.day for row in rows} | {today}
    every = [first + timedelta(days=one) for one in range((last - first).days + 1)]
    return [day for day in every if len(every) == 1 or day.weekday() < 5 or day in taken]


def sheet_of(
    rows: Sequence[Booked],
    days: Sequence[date],
    services: Sequence[str],
    absent: Collection[date],
    now: datetime,
) -> Sheet:
    """The days of one worker or one room."""
    first, last = _hours(rows)
    return Sheet(
        hours=tuple((f"{hour}:00", (hour - first) * 4) for hour in range(first, last)),
        quarters=(last - first) * 4,
        days=tuple(
            replace(_day(day, rows, services, (first, last), now), away=day in absent)
            for day in days
        ),
    )


def _hours(rows: Iterable[Booked]) -> tuple[int, int]:
    starts = [row.at.hour for row in rows]
    ends = [min(24, -(-(row.at.hour * 60 + row.at.minute + row.minutes) // 60)) for row in rows]
    return min([USUAL[0], *starts]), max([USUAL[1], *ends])


def _day(
    day: date,
    rows: Iterable[Booked],
    services: Sequence[str],
    hours: tuple[int, int],
    now: datetime,
) -> Day:
    own = [_placed(row, hours, now) for row in rows if row.day == day]
    return Day(
        day=day,
        is_today=day == now.date(),
        holiday=holiday(day),
        away=False,
        closed=tuple(_closed(services, day, hours)),
        blocks=tuple(_beside(own)),
    )


def _placed(row: Booked, hours: tuple[int, int], now: datetime) -> Block:
    begins = (row.at.hour - hours[0]) * 60 + row.at.minute
    at = begins // QUARTER
    span = -(-(begins + row.minutes) // QUARTER) - at
    most = (hours[1] - hours[0]) * 4 - at
    return replace(block_of(row, now), at=at, span=min(max(span, SHORTEST), most))


def _beside(blocks: Sequence[Block]) -> list[Block]:
    """Meetings of one time stand side by side."""
    found: list[Block] = []
    group: list[Block] = []
    for one in sorted(blocks, key=lambda block: (block.at, block.id)):
        if group and one.at >= max(other.at + other.span for other in group):
            found += _in_lanes(group)
            group = []
        group.append(one)
    return found + _in_lanes(group)


def _in_lanes(group: Sequence[Block]) -> list[Block]:
    ends: list[int] = []
    placed = []
    for one in group:
        free = next((n for n, end in enumerate(ends) if end <= one.at), len(ends))
        ends[free : free + 1] = [one.at + one.span]
        placed.append((one, free))
    lanes = min(len(ends), MOST_BESIDE)
    return [replace(one, lane=min(n, MOST_BESIDE - 1) + 1, lanes=lanes) for one, n in placed]


def _closed(services: Sequence[str], day: date, hours: tuple[int, int]) -> Iterable[Closed]:
    found = open_hours(services, day)
    if found is None:
        return
    opens, closes = (_quarters(one, hours) for one in found)
    most = (hours[1] - hours[0]) * 4
    if opens:
        yield Closed(0, min(opens, most))
    if closes < most:
        yield Closed(closes, most - closes)


def _quarters(at: time, hours: tuple[int, int]) -> int:
    return max(0, (at.hour - hours[0]) * 4 + at.minute // QUARTER)


def lines_of(
    rows: Sequence[Booked],
    days: Sequence[date],
    workers: Sequence[Beside],
    absent: Collection[tuple[int, date]],
    now: datetime,
) -> list[Line]:
    """The site: a line for each of its workers, and for whoever else has a meeting there."""
    named = {one.id: one.name for one in workers}
    for row in rows:
        called = zip(row.worker_ids, row.workers.split(", "), strict=True)
        named |= {key: name for key, name in called if key not in named}
    return [
        Line(
            name=name,
            key=worker_key(key) if key in {one.id for one in workers} else "",
            days=tuple(
                (day, (key, day) in absent, tuple(block_of(row, now) for row in rows
                            if row.day == day and key in row.worker_ids))
                for day in days
            ),
        )
        for key, name in named.items()
    ]  # fmt: skip


def block_of(row: Booked, now: datetime) -> Block:
    """The meeting in words; of one that is not seen nothing but when."""
    starts = datetime.combine(row.day, row.at)
    ends = starts + timedelta(minutes=row.minutes)
    held = row.state == Appointment.State.HELD
    over = ends <= now.replace(tzinfo=None)
    url, record = _ways(row)
    return Block(
        id=row.id,
        seen=row.seen,
        at_words=words.hour(row.at),
        until_words=words.hour(ends.time()),
        title=_title(row),
        url=url if row.seen else "",
        what=_what(row),
        where=_where(row),
        who=row.workers,
        state=_("zapsáno") if row.seen and held else "",
        record_url=record if row.seen and over and not held and not row.past_end else "",
    )


def _ways(row: Booked) -> tuple[str, str]:
    """Where the meeting stands, and where one says what happened."""
    if row.visit_id is not None:
        return path_of("visit", row.visit_id), path_of("visit", row.visit_id)
    if row.group_id is not None:
        return path_of("group", row.group_id), path_of("record_group", row.group_id)
    record = f"{path_of('act_new', row.case_id)}?schuzka={row.id}"
    return f"{path_of('case', row.case_id)}#schuzky", record


def _title(row: Booked) -> str:
    if not row.seen:
        return _("Obsazeno")
    if row.group_id is None:
        return row.title
    return _("Skupina, %(count)s") % {
        "count": words.counted(row.count, _("případ"), _("případy"), _("případů"))
    }


def _what(row: Booked) -> str:
    if not row.seen:
        return ""
    act = current().service(row.service).act(row.kind)
    text = said(act.text) if act else row.kind
    return text[:1].upper() + text[1:]


def _where(row: Booked) -> str:
    if not row.seen:
        return ""
    service = current().service(row.service)
    told = []
    if row.place:
        told.append(said(service.word("places", row.place)))
    if row.room:
        told.append(row.room)
    if row.channel and row.channel != "in_person":
        told.append(said(service.word("channels", row.channel)))
    return ", ".join(dict.fromkeys(told))
