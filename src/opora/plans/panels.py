"""What plans show on the case page, in its timeline and in print; ways on."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.doors import ACTIONS
from opora.access.viewer import Viewer
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.queries import CaseRow, may
from opora.decisions.panels import way_on
from opora.decisions.providers import Subject
from opora.plans.next_steps import ahead
from opora.plans.queries import PlanRow, plan
from opora.plans.words import form_words, is_late, step_words


def goals_shown(row: PlanRow, on: date) -> list[dict[str, object]]:
    """Goals with their steps in words."""
    return [
        {
            "goal": goal,
            "steps": [
                {"step": one, "words": step_words(one), "late": is_late(one, on)}
                for one in goal.steps
            ],
        }
        for goal in row.goals
    ]


@panel("margin", 10)
def margin(viewer: Viewer, case: CaseRow, on: date) -> Panel:
    """Goals in the client's words, steps with who takes them."""
    return Panel("plans/margin.html", _context(viewer, case, on), jump=("plan", _("Plán")))


@panel("print", 30)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The same on paper."""
    context = _context(viewer, case, on)
    return Panel("plans/print.html", context) if context["plan"] else None


def _context(viewer: Viewer, case: CaseRow, on: date) -> dict[str, object]:
    row = plan(case.id)
    return {
        "case": case,
        "plan": row,
        "form": form_words(row.form) if row else "",
        "goals": goals_shown(row, on) if row else [],
        "may_write": viewer.holds(ACTIONS["plans.write"].roles, case.service, case.site),
        # What stands on the sheet as a step ahead is not said twice.
        "offered": "write_plan" in ahead(viewer, case),
    }


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """The plan was made, and each time it was gone through."""
    row = plan(case.id)
    if row is None:
        return []
    found = [
        Entry(
            day=one.on,
            what=_("Revize plánu"),
            kind="void" if one.void else "note",
            details=one.void_reason or one.by,
            note=one.changed,
            edit_url=reverse("void_in_plan", args=[case.id, "revision", one.id])
            if may(viewer, "plans.void", case) and not one.void
            else "",
            key=f"revision:{one.id}",
        )
        for one in row.revisions
    ]
    made = Entry(
        day=row.made_on,
        what=_("Individuální plán: %(form)s") % {"form": form_words(row.form).lower()},
        details=row.made_by,
        note=row.way_of_work,
        edit_url=path_of("plan", case.id) if may(viewer, "plans.write", case) else "",
        key=f"plan:{row.id}",
    )
    return [*found, made][:limit]


@way_on("agree_goal", "client_alone")
def to_plan(about: Subject) -> str:
    """The plan, where goals and steps are agreed."""
    return path_of("plan", about.case_id)


@way_on("agree_field_training")
def to_agreeing(about: Subject) -> str:
    """Where it is kept that training in the field is agreed."""
    return path_of("write_plan", about.case_id)
