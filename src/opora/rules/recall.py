"""Verdicts reached before: rules are pure, the same facts on the same day give the same again."""

from collections.abc import Hashable, Iterator, Mapping
from datetime import date

from opora.rules.decide import Reached, Rulebook, decide
from opora.rules.facts import FactType
from opora.rules.verdict import Verdict

# A worker's morning asks some hundreds; a team's some thousands.
MOST = 20_000


class _Watched(Mapping[str, int]):
    """The organisation's numbers, and whether any of them was looked at."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self.looked_at = False

    def _seen(self) -> Mapping[str, int]:
        self.looked_at = True
        return self._numbers

    def __getitem__(self, name: str) -> int:
        return self._seen()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._seen())

    def __len__(self) -> int:
        return len(self._seen())


def recall(
    book: Rulebook,
    ask: str,
    facts: Mapping[str, object],
    on: date,
    *,
    numbers: Mapping[str, int],
    justification: str = "",
    head: Mapping[str, str] | None = None,
) -> Verdict:
    """What ``decide`` says, from memory where it was asked the same before.

    The memory belongs to the book: another version of the definition starts with none. A verdict
    that looked at a number of the organisation holds for these numbers only.
    """
    # What people write stays in no memory.
    written = justification or head or any(_is_written(book, name) for name in facts)
    key = None if written else _key(ask, facts, on)
    reached = None if key is None else book.reached.get(key)
    if reached is not None and (reached.numbers is None or reached.numbers == dict(numbers)):
        return reached.verdict
    watched = _Watched(numbers)
    verdict = decide(
        book, ask, facts, on, parameters=watched, justification=justification, head=head
    )
    if key is not None:
        if len(book.reached) >= MOST:
            book.reached.clear()
        book.reached[key] = Reached(dict(numbers) if watched.looked_at else None, verdict)
    return verdict


def _is_written(book: Rulebook, name: str) -> bool:
    """Whether the fact is free text; an unknown name is refused by ``decide``."""
    spec = book.facts.get(name)
    return spec is not None and spec.type is FactType.TEXT


def _key(ask: str, facts: Mapping[str, object], on: date) -> Hashable | None:
    """None where a fact is a list. The type counts: 1 and True are equal, but not the same fact."""
    if not all(isinstance(one, str | int | float | date) for one in facts.values()):
        return None
    return ask, frozenset((name, type(value), value) for name, value in facts.items()), on
