"""What the form of an act offers: what was agreed, the last kinds, colleagues, goals."""

from collections.abc import Container
from dataclasses import replace
from datetime import date

from opora.access.viewer import Viewer
from opora.acts.forms import Scene
from opora.acts.goals import goals_of
from opora.acts.queries import likely
from opora.acts.refused import refused_acts
from opora.agreements.queries import current_agreement
from opora.cases.left_out.queries import who_may_work
from opora.cases.queries import CaseRow


def scene_of(
    viewer: Viewer,
    case: CaseRow,
    on: date,
    posted: Container[str] | None = None,
    *,
    everything: bool = False,
) -> Scene:
    """The scene of the case; of a form that was ``posted`` no more than it chose from.

    ``everything``: what the rules refuse is offered too, to write down what has happened.

    When such a form is drawn again it is offered the rest (``ActLine.offer``).
    """
    last = likely(viewer, case) if posted is None else []
    others = (
        _colleagues(viewer, case, on, sent=posted is not None)
        if posted is None or "workers" in posted
        else []
    )
    goals = goals_of(case) if posted is None or "goal" in posted else ()
    made = Scene.of(case, on, last, others, goals)
    if posted is None:
        made = replace(made, agreed=agreed_acts(case, on))
    return made if everything or posted is not None else narrowed(made, viewer, case, on)


def narrowed(scene: Scene, viewer: Viewer, case: CaseRow, on: date) -> Scene:
    """The same without the acts that the rules refuse this client."""
    people = tuple(one.id for one in scene.people)
    return replace(scene, refused=refused_acts(viewer, case, people, on))


def agreed_acts(case: CaseRow, on: date) -> tuple[str, ...]:
    """The acts that the agreement running on the day names."""
    row = current_agreement(case.id, on)
    return row.acts if row is not None and row.runs(on) else ()


def _colleagues(viewer: Viewer, case: CaseRow, on: date, *, sent: bool) -> list[tuple[int, str]]:
    found = who_may_work(viewer, case, on, left_out_too=sent)
    return [(one.id, one.name) for one in found if one.id != viewer.account_id]
