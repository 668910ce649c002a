"""What happens to plans in the other tab."""

from typing import Any

from opora.plans.models import (
    ClientView,
    Evaluation,
    Goal,
    GoalEnd,
    NoPlanNeeded,
    Plan,
    Revision,
    Step,
)

_MENDED: dict[str, tuple[Any, dict[str, str]]] = {
    "plan": (Plan, {"way_of_work": "jinak"}),
    "client_view": (ClientView, {"view": "jinak"}),
    "evaluation": (Evaluation, {"note": "jinak"}),
    "goal": (Goal, {"words": "jinak"}),
    "goal_end": (GoalEnd, {"words": "jinak"}),
    "step": (Step, {"what": "jinak"}),
    "revision": (Revision, {"changed": "jinak"}),
    "no_plan": (NoPlanNeeded, {"reason": "jinak"}),
}
CHANGED: dict[str, tuple[Any, str, dict[str, str]]] = {
    f"{way}_{kind}": (model, kind, to)
    for kind, (model, to) in _MENDED.items()
    for way in ("correct", "void")
} | {"finish_step": (Step, "step", {"what": "jinak"})}
