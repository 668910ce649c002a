"""What one kind of rule has to say, and what every kind offers."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

from opora.rules.answers import Answer, Tri
from opora.rules.situation import Situation


@dataclass(frozen=True)
class Finding:
    """An answer, the day that follows from it, and whether the texts are silent."""

    tri: Tri
    day: date | None = None
    silent: bool = False


class Kind(Protocol):
    """What every kind offers."""

    word: ClassVar[str]

    def weigh(self, situation: Situation) -> Finding:
        """The three-valued finding for this situation."""
        ...

    def facts(self) -> frozenset[str]:
        """Names of all facts that this kind may look at."""
        ...


def to_tri(answer: Answer, missing: tuple[str, ...]) -> Tri:
    """A three-valued answer from the parts that a reason keeps."""
    return Tri(answer, frozenset(missing))
