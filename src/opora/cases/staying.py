"""What stays with whoever led a case, when it is handed over: features above register it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from opora.access.viewer import Viewer


@dataclass(frozen=True)
class Stays:
    """One thing, in words, and where somebody else is named for it."""

    words: str
    url: str


StayMaker = Callable[[Viewer, int, int, date], Sequence[Stays]]
_makers: list[StayMaker] = []


def stays_with(maker: StayMaker) -> StayMaker:
    """Registers what of a case (by its id) a worker (by theirs) has planned from the day on."""
    _makers.append(maker)
    return maker


def staying(viewer: Viewer, case_id: int, worker_id: int, on: date) -> list[Stays]:
    """All of it, in a case that the caller has found visible."""
    return [one for maker in _makers for one in maker(viewer, case_id, worker_id, on)]
