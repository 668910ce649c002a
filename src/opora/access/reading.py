"""Reading one thing once for a page, however many of its parts ask.

The parts of a page know nothing of each other, so several read the same agreements or the same
people. While a page is only shown nothing changes between them. Outside of such a page, in
actions above all, every question is asked anew.
"""

import functools
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Concatenate, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
More = ParamSpec("More")

_read: ContextVar[dict[Hashable, object] | None] = ContextVar("read", default=None)


@contextmanager
def showing() -> Iterator[None]:
    """A page that is only shown: what its parts read is read once. Inside of one it goes on."""
    known = _read.get()
    mark = _read.set({} if known is None else known)
    try:
        yield
    finally:
        _read.reset(mark)


def is_showing() -> bool:
    """Whether what is read now is kept for the rest of a page."""
    return _read.get() is not None


def once_a_page(function: Callable[P, R]) -> Callable[P, R]:
    """Keeps the answer of a query for the page being shown; nobody may change what it gave."""

    @functools.wraps(function)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        read = _read.get()
        if read is None:
            return function(*args, **kwargs)
        key = (function, *map(_kept, args), *((name, _kept(kwargs[name])) for name in kwargs))
        if key not in read:
            read[key] = function(*args, **kwargs)
        return read[key]  # type: ignore[return-value]  # it was put there by the same function

    return ask


class EachOnceAPage(Generic[More, R]):
    """Keeps what a query found of each id for the page being shown, so that only new ids are asked.

    One part of a page asks about all cases, another about the few it lists: that is one query.
    Of an id left out of its answer the query has nothing to tell. What is given beside the ids
    (a day) tells one memory from another.
    """

    def __init__(
        self, function: Callable[Concatenate[Sequence[int], More], Mapping[int, R]]
    ) -> None:
        self._function = function
        functools.update_wrapper(self, function)

    def __call__(self, ids: Sequence[int], *more: More.args, **named: More.kwargs) -> dict[int, R]:
        known = self._known(more)
        if known is None:
            return dict(self._function(ids, *more, **named))
        new = [one for one in ids if one not in known]
        if new:
            known.update(dict.fromkeys(new))
            known.update(self._function(new, *more, **named))
        return {one: found for one in ids if (found := known[one]) is not None}

    def knows(self, number: int, *more: Hashable) -> bool:
        """Whether the page has asked about it already."""
        return number in (self._known(more) or {})

    def remember(self, number: int, found: R, *more: Hashable) -> None:
        """What another query of the page has told of an id already."""
        known = self._known(more)
        if known is not None:
            known[number] = found

    def _known(self, more: tuple[Hashable, ...]) -> dict[int, R | None] | None:
        read = _read.get()
        if read is None:
            return None
        return read.setdefault((self, more), {})  # type: ignore[return-value]  # nobody else's key


def _kept(value: object) -> Hashable:
    if isinstance(value, list | tuple):
        return tuple(value)
    if isinstance(value, Set):
        return frozenset(value)
    return value
