"""Read models of the verdict panel, and the words and shapes of states.

The panel takes plain data. Who asked the rules turns their answer into it; nothing here knows a
rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Verdict = Literal["yes", "no", "needs_reason", "head", "unknown", "silent"]
Basis = Literal["published", "ours", "unpublished"]
Words = str | Promise


@dataclass(frozen=True)
class State:
    """A word, a shape and a colour, in that order of weight."""

    word: Words
    icon: str
    tone: str
    dashed: bool = False


STATES: dict[str, State] = {
    "yes": State(_("Lze"), "check-circle-fill", "yes"),
    "no": State(_("Nelze"), "x-octagon-fill", "no"),
    "needs_reason": State(_("Nelze bez odůvodnění"), "x-octagon-fill", "no"),
    "head": State(_("Rozhoduje vedoucí"), "x-octagon-fill", "no"),
    "unknown": State(_("Zatím nevíme"), "question-diamond-fill", "ask"),
    "silent": State(_("Texty o tom mlčí"), "chat-square", "mute", dashed=True),
    "departure": State(_("Mimo pravidla"), "asterisk", "dep", dashed=True),
    "late": State(_("Po termínu"), "clock-history", "no"),
    "today": State(_("Dnes"), "calendar-event", "soft"),
    "later": State(_("Do konce příštího týdne"), "calendar3", "soft"),
    "far": State(_("Později"), "calendar3", "soft"),
    "published": State(_("zveřejněno"), "book", "main"),
    "ours": State(_("naše"), "pencil", "soft", dashed=True),
    "unpublished": State(_("nezveřejněno"), "chat-square", "soft", dashed=True),
    "free": State(_("Volno"), "door-open", "yes"),
    "full": State(_("Plno"), "door-closed-fill", "no"),
}

_BASES: tuple[Basis, ...] = ("published", "ours", "unpublished")


@dataclass(frozen=True)
class Action:
    """A way on: a button named by what it does. `main` is for at most one of them."""

    label: Words
    url: str
    main: bool = False


@dataclass(frozen=True)
class ReasonLine:
    """One reason: the sentence with the client's own facts, and what it leans on.

    `decided`: which of the facts decided, where the sentence speaks of several.

    Where a step is about many, `who` names those whom it stops, and `lifts` says who may let them
    through all the same.
    """

    text: Words
    basis: Basis
    source: Words = ""
    rule_id: str = ""
    since: date | None = None
    source_url: str = ""
    decided: Words = ""
    who: Sequence[Action] = ()
    lifts: Words = ""


@dataclass(frozen=True)
class VerdictPanel:
    """What the rules say about one step.

    `missing` are the fields that ask for what is not known, or in which a person decides where
    the texts are silent. With `form_url` the panel brings its own form; without, it stands in the
    form of the step and its controls belong to that. `submit` names the button by the step.
    `pass_url` leads to leaving the decision to the head. `hand_over` says what the step's form may
    ask of the head: a permission, or to take the step. `of_many`: the step is about many, and each
    reason says itself whom it stops and who may let them through.
    """

    state: Verdict
    title: Words
    reasons: Sequence[ReasonLine] = ()
    instead: Sequence[Action] = ()
    advice: Sequence[Words] = ()
    missing: Sequence[BoundField] = ()
    justification: bool = False
    justification_value: str = ""
    justification_error: Words = ""
    answers_url: str = ""
    facts: Sequence[tuple[Words, Words]] = ()
    departure_url: str = ""
    submit: Words = ""
    form_url: str = ""
    pass_url: str = ""
    hand_over: Literal["", "permission", "step"] = ""
    hand_over_value: str = ""
    hand_over_error: Words = ""
    once: str = ""
    of_many: bool = False
    name: str = field(default="verdict")

    def __post_init__(self) -> None:
        """Put what is published first. Raises ValueError for a no without a way on."""
        ways = self.instead or self.departure_url or self.hand_over or self.of_many
        if self.state == "no" and not ways:
            raise ValueError("A no offers a way on: instead=, departure_url= or hand_over=.")
        ordered = sorted(self.reasons, key=lambda reason: _BASES.index(reason.basis))
        object.__setattr__(self, "reasons", tuple(ordered))

    @property
    def shown(self) -> State:
        """Return the word, shape and colour of the verdict."""
        return STATES[self.state]

    @property
    def look(self) -> str:
        """Return the panel's colours: two of the states are a no that can be lifted."""
        return "no" if self.state in {"needs_reason", "head"} else self.state

    @property
    def asks_why(self) -> bool:
        """Tell whether the panel takes a justification from this person."""
        return self.justification or self.state == "needs_reason"

    @property
    def has_why(self) -> bool:
        """Tell whether there is anything under "Proč?"."""
        return bool(self.facts) or any(reason.rule_id for reason in self.reasons)


@dataclass(frozen=True)
class Room:
    """Places of one limit: taken and in all."""

    taken: int
    total: int

    @property
    def free(self) -> int:
        """Return free places, none when there are more taken than there should be."""
        return max(self.total - self.taken, 0)

    @property
    def state(self) -> State:
        """Return free or full."""
        return STATES["free" if self.free else "full"]
