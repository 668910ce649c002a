"""The one door in: every change is an action.

An action is a keyword-only function that is given ``by`` (who) and ``on`` (the
day the step takes place). It runs in one transaction, asks the rules, writes,
and tells the chain exactly one happening. What it tells is forged at the end
of the outermost action, so the head of the chain is locked last.
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import transaction

from opora.access.presses import claim, keep_made, release_twins
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.audit.actions import Happening, append

P = ParamSpec("P")
R = TypeVar("R")


class NotFound(Exception):
    """Absent or unseen: nobody is told which."""


class NotAllowed(Exception):
    """Seen, but the role has no right to this action."""


class Invalid(Exception):
    """The input can't be taken as it is; a Czech sentence for each field ('' = the form)."""

    def __init__(self, **sentences: str) -> None:
        super().__init__("; ".join(sentences.values()))
        self.sentences = sentences


class StepRefused(Exception):
    """A rule refused the step. ``keep`` writes down that it was tried."""

    def keep(self, by: Viewer) -> Happening:
        """What is kept of the attempt after everything else was rolled back."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False)
class Action(Generic[P, R]):
    """A function that changes something, called as it is; whose right it is, what it asks."""

    code: str
    roles: frozenset[Role]
    asks: tuple[str, ...]
    function: Callable[P, R]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Takes the step in its transaction; where a rule refuses, keeps that it was tried."""
        by = kwargs["by"]
        assert isinstance(by, Viewer)
        if not _running.get():
            _check_right(by, self)
        try:
            return _run(self, by, functools.partial(self.function, *args, **kwargs))
        except StepRefused as refusal:
            if not _running.get():
                with transaction.atomic():
                    append([refusal.keep(by)])
            raise

    @property
    def place(self) -> str:
        """Where it is written: module and name."""
        return f"{self.function.__module__}.{self.function.__name__}"

    @property
    def may_be_lifted(self) -> bool:
        """Whether it takes what a worker adds to a step that the rules don't simply let through."""
        taken = inspect.signature(self.function).parameters
        return "justification" in taken or "lifting" in taken


@dataclass
class _Told:
    action: Action[..., Any]
    by: Viewer
    happenings: list[Happening] = field(default_factory=list)
    told: int = 0


ACTIONS: dict[str, Action[..., Any]] = {}
_running: ContextVar[tuple[_Told, ...]] = ContextVar("running", default=())


def action(
    code: str, *, roles: Iterable[Role], asks: tuple[str, ...] = ()
) -> Callable[[Callable[P, R]], Action[P, R]]:
    """Makes a function an action. The function takes keywords ``by`` and ``on``."""

    def wrap(function: Callable[P, R]) -> Action[P, R]:
        if code in ACTIONS:
            raise RuntimeError(f"two actions are called {code}")
        made = Action(code, frozenset(roles), asks, function)
        ACTIONS[code] = made
        return made

    return wrap


def _check_right(by: Viewer, action: Action[..., Any]) -> None:
    """Whoever has the right nowhere has it not here; the case says whether it is had there."""
    standing_in = bool(by.stands_in) and Role.HEAD in action.roles
    if action.roles != frozenset(Role) and not by.services(action.roles) and not standing_in:
        raise NotAllowed


def _run(action: Action[..., Any], by: Viewer, function: Callable[[], R]) -> R:
    outer = _running.get()
    told = _Told(action, by)
    token = _running.set((*outer, told))
    try:
        # One transaction: what an inner action raises takes the outer one back, too.
        with transaction.atomic(savepoint=not outer):
            if not outer:
                claim(by)
            result = function()
            if told.told != 1:
                raise RuntimeError(f"{action.code} must tell exactly one happening")
            if outer:
                outer[0].happenings.extend(told.happenings)
            else:
                _settle(told.happenings, action.code)
                append(told.happenings)
            return result
    finally:
        _running.reset(token)


def _settle(happenings: Iterable[Happening], code: str) -> None:
    """What the form made is known now; what is void or corrected is nobody's twin any more."""
    for one in happenings:
        if one.code.partition(".")[2].startswith(("void", "correct")):
            release_twins(one.subjects)
        if one.code == code:
            keep_made(one.subjects, one.case_id)


def check_asked(question: str) -> None:
    """Raises RuntimeError for a question that no action at work has declared (``asks``)."""
    running = [one.action for one in _running.get()]
    if not any(question in one.asks for one in running):
        codes = [one.code for one in running]
        raise RuntimeError(f"{question} is asked by {codes}, none of which declares it")


def tell(*, case_id: int | None = None, subjects: Iterable[str] = (), **payload: object) -> None:
    """What happened, for the chain; called once in every action."""
    told = _running.get()[-1]
    told.told += 1
    told.happenings.append(
        Happening(
            code=told.action.code,
            actor_id=told.by.account_id,
            organisation_id=told.by.organisation_id,
            case_id=case_id,
            subjects=tuple(subjects),
            payload=payload,
        )
    )
