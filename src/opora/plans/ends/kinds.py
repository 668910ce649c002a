"""The kind of record that the end of a goal is."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.plans.ends import actions
from opora.plans.ends.panels import entry_of_end
from opora.plans.ends.queries import goal_end
from opora.plans.models import GoalEnd


def _goal_end(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = goal_end(case.id, row_id)
    then = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Cíl bude v plánu zase otevřený.")
    return Record(row, entry_of_end(row), [then])


GOAL_END = mendable(
    Kind(
        "goal_end",
        find=_goal_end,
        made_by=(actions.end_goal,),
        correct=actions.correct_goal_end,
        void=actions.void_goal_end,
        past=Past(
            GoalEnd,
            {
                "kind": gettext_lazy("Jak cíl dopadl"),
                "on": gettext_lazy("Kdy"),
                "words": gettext_lazy("Co k tomu říct"),
            },
            chosen={"kind": GoalEnd.Kind},
        ),
        place="plan",
        part="",
    )
)
