"""To which goal of the plan an act was: what is offered, and when it is asked (A5, A8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from opora.acts.refused import ASK, acts_of
from opora.cases.queries import CaseRow
from opora.catalog.service import Service, once_a_service
from opora.plans.queries import plan
from opora.ui import fields, widgets

LONGEST = 200
"""So many letters of a goal are kept with an act."""


@dataclass(frozen=True)
class OfferedGoal:
    """A goal in the client's words, and the days on which it stood in the plan."""

    words: str
    since: date
    until: date | None

    def stood_on(self, day: date) -> bool:
        """A goal that was reached or given up stands through that day."""
        return self.since <= day and (self.until is None or day <= self.until)


def goals_of(case: CaseRow) -> tuple[OfferedGoal, ...]:
    """The goals of the plan; those that have ended come last."""
    made = plan(case.id)
    goals = sorted(made.goals, key=lambda one: one.end is not None) if made else []
    return tuple(
        OfferedGoal(one.words[:LONGEST], one.said_on, one.end.on if one.end else None)
        for one in goals
    )


@once_a_service
def needing_goal(service: Service) -> frozenset[str]:
    """Acts that a rule lets through only where an agreed goal needs them."""
    rules = service.rulebook.asked(ASK)
    return frozenset(act for one in rules if "goal_agreed" in one.facts() for act in acts_of(one))


def goal_field(goals: Iterable[OfferedGoal], shown: fields.Shown | None = None) -> Any:
    """The field of all goals, each once."""
    words = dict.fromkeys(one.words for one in goals)
    return fields.ChoiceField(
        label=_("K jakému cíli"),
        choices=[(one, one) for one in words],
        widget=widgets.List(),
        required=False,
        shown=shown,
    )


def line_field(goals: Iterable[OfferedGoal], service: Service) -> Any:
    """The same in the line: under the acts that need a goal, where there is more than one."""
    kinds = needing_goal(service)
    if not kinds or len({one.words for one in goals}) < 2:
        return None
    return goal_field(goals, fields.Shown("kind", *sorted(kinds)))


class Planned(Protocol):
    """What is asked of the scene of a form."""

    @property
    def goals(self) -> Sequence[OfferedGoal]:
        """What is offered."""

    @property
    def service(self) -> Service:
        """Whose rules hold."""


def goal_is_missing(scene: Planned, said: Mapping[str, Any]) -> bool:
    """Whether the act needs a goal, none is chosen, and on its day the plan had several."""
    day = said.get("day")
    if day is None or said.get("goal") or said.get("kind") not in needing_goal(scene.service):
        return False
    return len({one.words for one in scene.goals if one.stood_on(day)}) > 1


NOT_CHOSEN = _("Vyberte, ke kterému cíli to bylo.")
