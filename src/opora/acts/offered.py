"""What the form of an act offers: the last kinds, colleagues, goals of the plan."""

from collections.abc import Container
from datetime import date

from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.acts.forms import Scene
from opora.acts.queries import last_used
from opora.cases.queries import CaseRow, people_of
from opora.plans.queries import plan


def scene_of(
    viewer: Viewer, case: CaseRow, on: date, posted: Container[str] | None = None
) -> Scene:
    """The scene of the case; of a form that was ``posted`` no more than it chose from.

    When such a form is drawn again it is offered the rest (``ActLine.offer``).
    """
    last = last_used(viewer, case.service) if posted is None else []
    others = _colleagues(viewer, case, on) if posted is None or "workers" in posted else []
    goals = _goals(case) if posted is None or "goal" in posted else []
    return Scene.of(case, on, last, others, goals)


def _colleagues(viewer: Viewer, case: CaseRow, on: date) -> list[tuple[int, str]]:
    found = colleagues(
        viewer,
        service=case.service,
        site=case.site,
        roles=CASEWORK,
        person_ids=[one.id for one in people_of([case.id], on)[case.id]],
    )
    return [(one.id, one.name) for one in found if one.id != viewer.account_id]


def _goals(case: CaseRow) -> list[str]:
    """The goals of the plan, in the client's words."""
    made = plan(case.id)
    return [goal.words[:200] for goal in made.goals] if made else []
