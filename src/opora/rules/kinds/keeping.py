"""Kinds that never refuse: what is kept, told, and never distinguished by."""

from dataclasses import dataclass
from typing import ClassVar

from opora.rules.answers import Answer, Tri
from opora.rules.kinds.finding import Finding
from opora.rules.situation import Situation


@dataclass(frozen=True)
class Kept:
    """The fact has a field, is seen on the case, is printed and can be counted.

    ``field_name`` names the field; ``screen`` the step at which it is asked.
    """

    field_name: str
    screen: str = ""
    word: ClassVar[str] = "kept"

    def weigh(self, situation: Situation) -> Finding:
        """A rule that keeps never refuses."""
        return Finding(Tri(Answer.YES))

    def facts(self) -> frozenset[str]:
        """None: nothing is asked to let the step through."""
        return frozenset()


class Informed(Kept):
    """A text that the client gets; that they got it is kept."""

    word = "informed"


@dataclass(frozen=True)
class EqualAccess(Kept):
    """No distinction by the named traits: checked when the definition is loaded."""

    traits: tuple[str, ...] = ()
    word: ClassVar[str] = "equal_access"
