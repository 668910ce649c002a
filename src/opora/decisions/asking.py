"""Where the rules are asked: each part of the desk says which questions it asks.

What it says is what ``opora rules`` shows, and it can't be untrue: while the
part is at work, no other question is answered (``RuntimeError``). Actions say
the same for themselves, by ``@action(asks=…)``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ASKED: dict[str, set[str]] = {}
"""Question -> the functions that ask it, besides the actions."""

_declared: ContextVar[tuple[str, ...] | None] = ContextVar("declared", default=None)


def declare(place: str, questions: tuple[str, ...]) -> None:
    """Says which questions a function asks."""
    for question in questions:
        ASKED.setdefault(question, set()).add(place)


@contextmanager
def only(questions: tuple[str, ...]) -> Iterator[None]:
    """While a part of the desk is at work."""
    mark = _declared.set(questions)
    try:
        yield
    finally:
        _declared.reset(mark)


def check(question: str) -> None:
    """Raises RuntimeError for a question that the part at work has not declared."""
    declared = _declared.get()
    if declared is not None and question not in declared:
        raise RuntimeError(f"{question} is asked where only {declared} are declared")
