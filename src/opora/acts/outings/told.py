"""What is told of an outing or of who came without a case: head, clients, and mere numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

Pieces = Mapping[str, tuple[int, int]]
"""Kind of material -> (given, brought back)."""


@dataclass(frozen=True)
class Outward:
    """Where it was and who of us.

    ``place``: a word of ``outing_places``, or of ``walk_in_places`` where people come to us;
    ``spot``: in words.
    """

    service: str
    site: str
    day: date
    place: str
    since: time | None = None
    until: time | None = None
    spot: str = ""
    workers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Met:
    """One person met, with all that was done for them. A ``reason`` lifts what may be lifted.

    ``row``: the number of the line it was typed in, from 0; ``persons``: for how many people the
    exchange is.
    """

    row: int
    case_id: int
    people: tuple[int, ...]
    acts: tuple[str, ...] = ()
    materials: Pieces = field(default_factory=dict)
    note: str = ""
    reason: str = ""
    persons: int | None = None


@dataclass(frozen=True)
class Uncounted:
    """People without a case: how many, what they were given and brought back, what to note.

    ``acts``: each was done for all of them; ``facts``: what is known of all of them, by which the
    rules say whether it may be (C2). A ``reason`` lifts what may be lifted. ``row`` as of ``Met``;
    ``persons``: for how many people the exchange is.
    """

    people: int = 0
    materials: Pieces = field(default_factory=dict)
    note: str = ""
    acts: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""
    row: int = 0
    persons: int = 0


def together(some: list[Uncounted]) -> Uncounted:
    """The numbers of several lines as one."""
    pieces: dict[str, tuple[int, int]] = {}
    for one in some:
        for kind, (out, back) in one.materials.items():
            before = pieces.get(kind, (0, 0))
            pieces[kind] = (before[0] + out, before[1] + back)
    notes = [one.note.strip() for one in some if one.note.strip()]
    people, persons = sum(one.people for one in some), sum(one.persons for one in some)
    return Uncounted(people, pieces, "\n".join(notes), persons=persons)
