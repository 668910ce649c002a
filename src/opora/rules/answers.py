"""Three-valued answers: yes, no, unknown.

*Unknown* neither passes nor refuses. It carries what is missing (ask for it)
or says that the published texts are silent (a person decides, with a reason).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What a rule or a question answers."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Liftable(StrEnum):
    """Who may lift a *no*: the worker with a written reason, the head, nobody."""

    JUSTIFICATION = "justification"
    HEAD = "head"
    NEVER = "never"


@dataclass(frozen=True)
class Tri:
    """One answer with the names of the facts it used and of those it lacks."""

    answer: Answer
    missing: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()

    @classmethod
    def of(cls, truth: bool, *used: str) -> "Tri":
        """A known answer from the named facts."""
        return cls(Answer.YES if truth else Answer.NO, used=frozenset(used))

    @classmethod
    def lacks(cls, *names: str) -> "Tri":
        """An answer that can't be given before the named facts are known."""
        return cls(Answer.UNKNOWN, missing=frozenset(names))


def all_of(parts: Iterable[Tri]) -> Tri:
    """Every part must hold: any no is no, else any unknown is unknown."""
    return _combine(parts, decisive=Answer.NO, otherwise=Answer.YES)


def any_of(parts: Iterable[Tri]) -> Tri:
    """One part is enough: any yes is yes, else any unknown is unknown."""
    return _combine(parts, decisive=Answer.YES, otherwise=Answer.NO)


def opposite(part: Tri) -> Tri:
    """The answer turned round; unknown stays unknown."""
    turned = {
        Answer.YES: Answer.NO,
        Answer.NO: Answer.YES,
        Answer.UNKNOWN: Answer.UNKNOWN,
    }
    return Tri(turned[part.answer], part.missing, part.used)


def _combine(parts: Iterable[Tri], *, decisive: Answer, otherwise: Answer) -> Tri:
    kept = list(parts)
    used = frozenset[str]().union(*(part.used for part in kept))
    deciding = [part for part in kept if part.answer is decisive]
    if deciding:
        return Tri(decisive, used=frozenset[str]().union(*(part.used for part in deciding)))
    missing = frozenset[str]().union(*(part.missing for part in kept))
    unknown = any(part.answer is Answer.UNKNOWN for part in kept)
    return Tri(Answer.UNKNOWN if unknown else otherwise, missing, used)
