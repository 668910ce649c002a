"""What plans show on the case page, in its timeline and in print; ways on."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.queries import CaseRow, may
from opora.decisions.panels import way_on
from opora.decisions.providers import Subject
from opora.plans.due import next_time
from opora.plans.ends.panels import end_words
from opora.plans.next_steps import ahead
from opora.plans.queries import PlanRow, RevisionRow, plan
from opora.plans.without.queries import NoPlanRow, no_plans
from opora.plans.words import form_words, is_late, step_words


def goals_shown(row: PlanRow, on: date) -> list[dict[str, object]]:
    """Goals with their steps in words."""
    return [
        {
            "goal": goal,
            "end": end_words(goal.end) if goal.end else "",
            "steps": [
                {"step": one, "words": step_words(one), "late": not goal.end and is_late(one, on)}
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
        "next_time": next_time(viewer, case, on),
        "may_write": may(viewer, "plans.write", case),
        # What stands on the sheet as a step ahead is not said twice.
        "offered": "write_plan" in ahead(viewer, case),
    }


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """The plan was made, each time it was gone through, and why it was not written yet."""
    row = plan(case.id)
    found = [entry_of_no_plan(one) for one in no_plans(case.id)]
    if row is not None:
        found += [*(entry_of_revision(one) for one in row.revisions), entry_of_plan(row)]
    return found[:limit]


def entry_of_plan(row: PlanRow) -> Entry:
    """The plan, as an entry."""
    return Entry(
        day=row.made_on,
        what=_("Individuální plán: %(form)s") % {"form": form_words(row.form).lower()},
        details=row.made_by,
        note=row.way_of_work,
        key=f"plan:{row.id:012}",
    )


def entry_of_revision(one: RevisionRow) -> Entry:
    """The plan was gone through again."""
    return Entry(
        day=one.on,
        what=_("Revize plánu"),
        kind="void" if one.void else "note",
        details=_("Neplatí. %(why)s") % {"why": one.void_reason} if one.void else one.by,
        note=one.changed,
        key=f"revision:{one.id:012}",
    )


def entry_of_no_plan(one: NoPlanRow) -> Entry:
    """The plan is not written yet, and why."""
    void = one.void_reason
    return Entry(
        day=one.on,
        what=_("Plán zatím nepsat"),
        kind="void" if void else "note",
        details=_("Neplatí. %(why)s") % {"why": void} if void else one.by,
        note=one.reason,
        key=f"no_plan:{one.id:012}",
    )


@way_on("agree_goal", "client_alone")
def to_plan(about: Subject) -> str:
    """The plan, where goals and steps are agreed."""
    return path_of("plan", about.case_id)


@way_on("agree_field_training")
def to_agreeing(about: Subject) -> str:
    """Where training in the field is agreed: with the plan; after that the answer changes."""
    written = about.case_id and plan(about.case_id)
    return path_of("mend_answers" if written else "write_plan", about.case_id)
