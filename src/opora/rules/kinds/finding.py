"""What one kind of rule has to say, and what every kind offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Protocol

from opora.rules.answers import Answer, Tri
from opora.rules.situation import Situation
from opora.rules.texts import Text


@dataclass(frozen=True)
class Words:
    """Words of a fact's vocabulary, to be said by their labels."""

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """An answer, the day that follows from it, and whether the texts are silent.

    ``applies`` is False where the rule does not bind this step at all: it lets it through, and
    has nothing to say about it. ``told``: what the kind itself has to say about its *no*, for the
    ``{names}`` of the rule's sentence (``opora.rules.kinds.TELLS``). ``number``: an amount or
    points that follow from it. ``leans``: rules whose own sentences say why.
    """

    tri: Tri
    day: date | None = None
    silent: bool = False
    applies: bool = True
    told: Mapping[str, Text | Words] = field(default_factory=dict)
    number: float | None = None
    leans: tuple[str, ...] = ()


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
