"""What features show on a case and in the day: they register, the desk puts it together.

Every registered function is given cases that the caller has already found
visible, and answers for all of them in a bounded number of queries.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, Protocol

from django.utils import timezone

from opora.access.viewer import Viewer
from opora.cases.empty_parts import Empty
from opora.cases.queries import CaseRow
from opora.decisions import asking

Place = Literal["band", "sheet", "margin", "print"]


def end_of_next_week(on: date) -> date:
    """The last day of what pages list as due; later things are counted only."""
    return on + timedelta(days=13 - on.weekday())


WAY = (
    "contact", "way", "intro", "informed", "assessment", "key_worker", "outcome", "agreement",
    "programme", "plan", "revision", "*", "programme_end", "reported_change", "breach", "warning",
    "notice", "delivery", "taken_back", "ending", "left",
)  # fmt: skip
"""What comes before what on the day on which much is written down at once (keys of entries).

``*``: everything else, acts above all; by the hour, without one as it was written down.
"""


@dataclass(frozen=True)
class Panel:
    """One part of the case page: a template and what it needs.

    ``jump``: where a phone jumps to it and how that is called, for the parts most gone to.
    ``empty``: a line in the margin instead of the template, while there is nothing in it.
    """

    template: str
    context: dict[str, object]
    jump: tuple[str, str] | None = None
    empty: Empty | None = None


SHAPES = {
    "act": "journal-text",
    "note": "journal-text",
    "departure": "asterisk",
    "void": "slash-lg",
}


@dataclass(frozen=True)
class Entry:
    """One line of the timeline; words only, ready to be shown."""

    day: date
    what: str
    kind: Literal["act", "note", "departure", "void"] = "note"
    at: time | None = None
    icon: str = ""
    details: str = ""
    note: str = ""
    departure: str = ""
    trace: str = ""
    trace_url: str = ""
    edit_url: str = ""
    why_url: str = ""
    key: str = ""
    turn: str = ""
    """Its place in ``WAY`` where its key does not say it."""
    written: datetime | None = None  # where the history of its record does not say it

    @property
    def shape(self) -> str:
        """What is drawn on the line: the kind's own icon, else the shape of its state."""
        return self.icon or SHAPES[self.kind]


@dataclass(frozen=True)
class Due:
    """Something to be done by a day: what set it running says ``why``, what settles it ``do``."""

    case_id: int
    key: str
    day: date
    title: str
    why: str
    rule: str
    basis: Literal["published", "ours", "unpublished"]
    source: str
    do_label: str
    do_url: str
    contact: bool = False
    worker_id: int | None = None


@dataclass(frozen=True)
class Beside:
    """Something due that belongs to no case: ``url`` is where it is settled.

    Put off it can't be; a feature that gives more time has a step of its own for that.
    """

    key: str
    service: str
    day: date
    title: str
    why: str
    rule: str
    basis: Literal["published", "ours", "unpublished"]
    source: str
    url: str
    do_label: str
    do_url: str
    day_off: str = ""


class BesideMaker(Protocol):
    """Gives what is due beside the cases: the viewer's own, or all that is theirs to decide."""

    def __call__(self, viewer: Viewer, on: date, *, mine: bool) -> Sequence[Beside]:
        """In a bounded number of queries."""
        ...


PanelMaker = Callable[[Viewer, CaseRow, date], Panel | None]
TimelineMaker = Callable[[Viewer, CaseRow, int], Sequence[Entry]]
DueMaker = Callable[[Viewer, Sequence[CaseRow], date], Sequence[Due]]
StateMaker = Callable[[Sequence[CaseRow], date], dict[int, str]]


@dataclass
class Boards:
    """All that features have registered."""

    panels: list[tuple[Place, int, PanelMaker]] = field(default_factory=list)
    timelines: list[TimelineMaker] = field(default_factory=list)
    dues: list[DueMaker] = field(default_factory=list)
    states: list[StateMaker] = field(default_factory=list)
    beside: list[BesideMaker] = field(default_factory=list)


BOARDS = Boards()


def panel(
    place: Place, order: int, *, asks: tuple[str, ...] = ()
) -> Callable[[PanelMaker], PanelMaker]:
    """Registers a part of the case page; ``asks``: the questions whose answers it shows."""

    def register(maker: PanelMaker) -> PanelMaker:
        asking.declare(_place(maker), asks)

        @functools.wraps(maker)
        def ask(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
            with asking.only(asks):
                return maker(viewer, case, on)

        BOARDS.panels.append((place, order, ask))
        BOARDS.panels.sort(key=lambda one: (one[0], one[1]))
        return maker

    return register


def timeline(maker: TimelineMaker) -> TimelineMaker:
    """Registers entries of the timeline: the latest ``limit`` of a case, newest first."""
    BOARDS.timelines.append(maker)
    return maker


def due(*asks: str) -> Callable[[DueMaker], DueMaker]:
    """Registers what is due in cases, with the questions that are asked for it, and no others."""

    def register(maker: DueMaker) -> DueMaker:
        asking.declare(_place(maker), asks)

        @functools.wraps(maker)
        def ask(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> Sequence[Due]:
            with asking.only(asks):
                return maker(viewer, cases, on)

        BOARDS.dues.append(ask)
        return maker

    return register


def beside(*asks: str) -> Callable[[BesideMaker], BesideMaker]:
    """Registers what is due and belongs to no case, with the questions that are asked for it."""

    def register(maker: BesideMaker) -> BesideMaker:
        asking.declare(_place(maker), asks)

        @functools.wraps(maker)
        def ask(viewer: Viewer, on: date, *, mine: bool) -> Sequence[Beside]:
            with asking.only(asks):
                return maker(viewer, on, mine=mine)

        BOARDS.beside.append(ask)
        return maker

    return register


def due_makers() -> set[str]:
    """The functions that make something due, as ``asking.ASKED`` calls them."""
    makers: list[Callable[..., object]] = [*BOARDS.dues, *BOARDS.beside]
    return {_place(maker) for maker in makers}


def _place(maker: Callable[..., object]) -> str:
    return f"{maker.__module__}.{maker.__name__}"


def state_words(maker: StateMaker) -> StateMaker:
    """Registers short words on how a case stands ('smlouva od 3. září')."""
    BOARDS.states.append(maker)
    return maker


def panels_of(place: Place, viewer: Viewer, case: CaseRow, on: date) -> list[Panel]:
    """The parts of one place of the case page, in order."""
    made = (maker(viewer, case, on) for at, _order, maker in BOARDS.panels if at == place)
    return [one for one in made if one is not None]


Written = Callable[[Sequence[str]], Mapping[str, datetime]]  # keys of entries, and when


def timeline_of(
    viewer: Viewer, case: CaseRow, limit: int, written: Written = lambda _keys: {}
) -> list[Entry]:
    """The latest entries of all features together, newest first."""
    entries = [entry for maker in BOARDS.timelines for entry in maker(viewer, case, limit)]
    entries.sort(key=lambda one: _when(one, {}), reverse=True)
    mixed = _mixed(entries, limit)
    told = {one.key: one.written for one in mixed if one.written is not None}
    told |= written([one.key for one in mixed if one.written is None])
    if told:
        entries.sort(key=lambda one: _when(one, told), reverse=True)
    return entries[:limit]


def _mixed(entries: Sequence[Entry], limit: int) -> list[Entry]:
    """Entries without an hour that share their day with others of another kind."""
    last = entries[:limit][-1].day if entries else date.max
    days: dict[date, list[Entry]] = {}
    for one in entries:
        if one.day >= last and _turn(one) == WAY.index("*"):
            days.setdefault(one.day, []).append(one)
    several = (same for same in days.values() if len({_kind(one) for one in same}) > 1)
    return [one for same in several for one in same if one.at is None]


def _kind(entry: Entry) -> str:
    return entry.turn or entry.key.partition(":")[0]


def _turn(entry: Entry) -> int:
    return WAY.index(_kind(entry) if _kind(entry) in WAY else "*")


def _when(entry: Entry, told: Mapping[str, datetime]) -> tuple[date, int, datetime, str]:
    """By the day; on one day as a case goes its way, then by the hour, or as it was written."""
    numbered = ":".join(part.zfill(12) for part in entry.key.split(":"))
    moment = datetime.combine(entry.day, entry.at or time.min)
    if entry.at is None and (known := told.get(entry.key)) is not None:
        moment = timezone.make_naive(known)
    return entry.day, _turn(entry), moment, numbered


def dues_of(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """All that is due in the cases, the oldest first."""
    found = [one for maker in BOARDS.dues for one in maker(viewer, cases, on)]
    return sorted(found, key=lambda one: (one.day, one.case_id, one.key))


def beside_of(viewer: Viewer, on: date, *, mine: bool) -> list[Beside]:
    """All that is due beside the cases, the oldest first."""
    found = [one for maker in BOARDS.beside for one in maker(viewer, on, mine=mine)]
    return sorted(found, key=lambda one: (one.day, one.key))


def states_of(cases: Sequence[CaseRow], on: date) -> dict[int, str]:
    """How each case stands, in a few words; a later feature's word replaces an earlier one's."""
    words: dict[int, str] = {}
    for maker in BOARDS.states:
        words.update(maker(cases, on))
    return words
