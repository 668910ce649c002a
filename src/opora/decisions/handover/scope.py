"""Which verdicts can be handed over, and which handovers the step at hand takes up."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

from opora.rules.answers import Answer, Liftable
from opora.rules.verdict import Reason, Verdict

Asked = Literal["permission", "step"]
TO_HEAD = "hand_to_head"
"""The way on of a rule whose step is the head's own to take."""

_taken_up: ContextVar[tuple[int, ...]] = ContextVar("taken_up", default=())


def asked_of_head(verdict: Verdict) -> Asked | None:
    """What the head would be asked for: to lift the *no*, or to take the step; None for neither.

    Where one of the rules can be lifted by nobody, the head would only meet the same *no*.
    """
    if verdict.answer is not Answer.NO:
        return None
    needs = [_needs(one) for one in verdict.refusing]
    if None in needs or not {"permission", "step"} & set(needs):
        return None
    return "step" if "step" in needs else "permission"


def _needs(reason: Reason) -> Asked | Literal["reason"] | None:
    if reason.liftable is Liftable.HEAD:
        return "permission"
    if reason.liftable is Liftable.JUSTIFICATION:
        return "reason"
    return "step" if TO_HEAD in reason.instead else None


@contextmanager
def taking_up(ids: Iterable[int]) -> Iterator[None]:
    """The step inside was handed over before: what the head said of it counts, once."""
    mark = _taken_up.set(tuple(ids))
    try:
        yield
    finally:
        _taken_up.reset(mark)


def taken_up() -> tuple[int, ...]:
    """The handovers that the step at hand takes up."""
    return _taken_up.get()
