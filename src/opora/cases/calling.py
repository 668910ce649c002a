"""Cases that call for a worker although another one answers for them.

Of what is due there only the things whose key begins with the given ``prefix`` are theirs: a
departure waits for the head, the rest for the key worker. Sight is the asking page's: what is
called for is looked up through it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet, Value

from opora.access.prepared import prepared
from opora.access.viewer import Viewer

Caller = Callable[[Viewer], "QuerySet[Any, tuple[int]]"]
Finder = Callable[[Viewer], Sequence[int]]

_CALLERS: list[tuple[str, Caller, bool]] = []
_FINDERS: list[tuple[str, Finder]] = []
_HEADS: list[str] = []


def calls_for(
    prefix: str, *, by_name: bool = False, head: bool = False
) -> Callable[[Caller], Caller]:
    """Registers a query of case ids; all that are registered are asked as one.

    ``by_name``: it was asked of this very worker, so it waits for their stand-in and is handed
    over when they leave. ``head``: it waits for every head of the place.
    """

    def register(caller: Caller) -> Caller:
        if head:
            _HEADS.append(prefix)
        _CALLERS.append((prefix, caller, by_name))
        return caller

    return register


def finds_calls(prefix: str) -> Callable[[Finder], Finder]:
    """Registers case ids that take more than a query to find; never what is asked by name."""

    def register(finder: Finder) -> Finder:
        _FINDERS.append((prefix, finder))
        return finder

    return register


def waits_for_head(key: str) -> bool:
    """Whether a thing of that key waits for the head, whoever has the case."""
    return key.startswith(tuple(_HEADS))


@prepared
def _called(*, viewer: Viewer, by_name: bool, how_many: int) -> "QuerySet[Any, Any]":
    """``how_many`` are registered: those that come later make another query."""
    parts = [
        caller(viewer).order_by().annotate(prefix=Value(prefix))
        for prefix, caller, of_one in _CALLERS[:how_many]
        if of_one or not by_name
    ]
    united: QuerySet[Any, Any] = parts[0].union(*parts[1:])
    return united


def calls_of(viewer: Viewer, *, by_name: bool = False) -> dict[int, tuple[str, ...]]:
    """Cases that call for the viewer, each with the prefixes of what is theirs there.

    ``by_name``: only what was asked of this very worker.
    """
    pairs = list(_called(viewer=viewer, by_name=by_name, how_many=len(_CALLERS)))
    if not by_name:
        pairs += [(case_id, prefix) for prefix, finder in _FINDERS for case_id in finder(viewer)]
    found: dict[int, tuple[str, ...]] = {}
    for case_id, prefix in dict.fromkeys(pairs):
        found[case_id] = (*found.get(case_id, ()), prefix)
    return found
