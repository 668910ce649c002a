"""Which part of the steps the client took alone, and how that changes (E9)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.acts.counting.queries import steps_at_acts
from opora.acts.models import Act
from opora.cases.beside.queries import has, stands_beside
from opora.cases.boards import Panel, panel
from opora.cases.kept import keeps
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.plans.models import Step
from opora.plans.queries import plan

KEPT = keeps(__name__, "case", "share_taken_alone")
QUARTERS = 4

stands_beside(Act, kept__has_key="step_taken_by")


def steps_taken(case: CaseRow) -> list[tuple[date, bool]]:
    """Day and whether alone: steps of the plan that are done, and steps taken at acts."""
    row = plan(case.id)
    done = [
        (step.done_on, step.taker == Step.Taker.CLIENT)
        for goal in (row.goals if row else ())
        for step in goal.steps
        if step.done_on is not None and step.taker != Step.Taker.WORKER
    ]
    at_acts = steps_at_acts(case.id) if has(case.id, Act) else []
    return sorted([*done, *at_acts])


def by_quarter(steps: Sequence[tuple[date, bool]]) -> list[tuple[str, int, int]]:
    """The last quarters with a step, the latest first: which, how many alone, of how many."""
    found: dict[tuple[int, int], list[bool]] = {}
    for day, alone in steps:
        found.setdefault((day.year, (day.month + 2) // 3), []).append(alone)
    words = _("%(number)s. čtvrtletí %(year)s")
    return [
        (words % {"number": number, "year": year}, sum(taken), len(taken))
        for (year, number), taken in sorted(found.items(), reverse=True)[:QUARTERS]
    ]


@panel("margin", 12)
def margin(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """In numbers of steps; people are not measured in per cent."""
    return _shown(case, "acts/share.html")


@panel("print", 32)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The same on paper."""
    return _shown(case, "acts/share_print.html")


def _shown(case: CaseRow, template: str) -> Panel | None:
    if not KEPT.of(current().service(case.service)):
        return None
    steps = steps_taken(case)
    if not steps:
        return None
    alone = sum(taken for _day, taken in steps)
    context = {"alone": alone, "all": len(steps), "quarters": by_quarter(steps)}
    return Panel(template, context)
