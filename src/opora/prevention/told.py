"""What is told of prevention held for an institution."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Recipient:
    """An institution of the list, or a new one by its name and kind."""

    institution_id: int | None = None
    name: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Held:
    """When, for how long (minutes), on what, with how many of whom, and who of us was there."""

    day: date
    minutes: int
    topic: str
    participants: Mapping[str, int] = field(default_factory=dict)
    workers: tuple[int, ...] = ()
    note: str = ""
