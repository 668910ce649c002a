"""Reading which goals were reached or given up."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from opora.access.doors import NotFound
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.cases.beside.queries import has, stands_beside
from opora.plans.models import GoalEnd

stands_beside(GoalEnd)


@dataclass(frozen=True)
class EndRow:
    """How a goal came out; ``goal``: the goal in the client's words."""

    id: int
    goal_id: int
    goal: str
    kind: str
    on: date
    words: str
    by: str
    void_reason: str

    @property
    def reached(self) -> bool:
        """Reached, or given up."""
        return self.kind == GoalEnd.Kind.REACHED


@once_a_page
def goal_ends(case_id: int) -> list[EndRow]:
    """Ends of goals that stand, of a case found visible, the latest first; void ones as well."""
    if not has(case_id, GoalEnd):
        return []
    rows = GoalEnd.objects.filter(
        case_id=case_id, goal__voided_on=None, goal__plan__voided_on=None
    ).select_related("goal")
    found = list(rows.order_by("-on", "-pk"))
    called = names(one.by_id for one in found)
    return [
        EndRow(
            id=one.pk,
            goal_id=one.goal_id,
            goal=one.goal.words,
            kind=one.kind,
            on=one.on,
            words=one.words,
            by=called.get(one.by_id, ""),
            void_reason=one.void_reason,
        )
        for one in found
    ]


def ends_by_goal(case_id: int) -> dict[int, EndRow]:
    """How the goals of the case that have ended came out, by the id of the goal."""
    return {one.goal_id: one for one in goal_ends(case_id) if not one.void_reason}


def goal_end(case_id: int, row_id: int) -> EndRow:
    """One of them; NotFound otherwise."""
    for one in goal_ends(case_id):
        if one.id == row_id:
            return one
    raise NotFound


def ended_goals(goal: str, *, before: date | None = None) -> Exists:
    """That the goal in the column ``goal`` has ended; given a day, ``before`` it."""
    rows = GoalEnd.objects.filter(goal_id=OuterRef(goal), void_reason="")
    return Exists(rows if before is None else rows.filter(on__lt=before))
