"""Kinds of records that a plan is made of, and the decision that none is needed yet."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.boards import Entry
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.catalog.service import Service
from opora.plans import actions as plans
from opora.plans.mending import actions
from opora.plans.models import Goal, NoPlanNeeded, Plan, Revision, Step
from opora.plans.panels import entry_of_no_plan, entry_of_plan, entry_of_revision
from opora.plans.queries import goal, plan, step
from opora.plans.without.queries import no_plans
from opora.plans.words import form_words, step_words

STAYS = gettext_lazy("Zápis přestane v plánu platit. Zůstane dohledatelný i s důvodem.")


def _plan(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = plan(case.id)
    if row is None or row.id != row_id:
        raise NotFound
    return Record(row, entry_of_plan(row), [STAYS])


def _goal(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = goal(case.id, row_id)
    steps = _("Kroky k tomuto cíli přestanou platit s ním.")
    entry = Entry(row.said_on, row.words, details=row.said_by)
    return Record(row, entry, [STAYS, steps] if row.steps else [STAYS])


def _step(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = step(case.id, row_id)
    said_on = goal(case.id, row.goal_id).said_on
    return Record(row, Entry(said_on, row.what, details=step_words(row)), [STAYS])


def _revision(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = plan(case.id)
    for one in row.revisions if row else ():
        if one.id == row_id:
            return Record(one, entry_of_revision(one), [STAYS])
    raise NotFound


def _no_plan(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    for one in no_plans(case.id):
        if one.id == row_id:
            due = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. O plánu bude znovu potřeba"
                    " rozhodnout.")  # fmt: skip
            return Record(one, entry_of_no_plan(one), [due])
    raise NotFound


def _form(name: str, value: Any, service: Service) -> str | None:
    return form_words(value).lower() if name == "form" else None


PLAN = mendable(
    Kind(
        "plan",
        find=_plan,
        made_by=(plans.write,),
        correct=actions.correct_plan,
        void=actions.void_plan,
        past=Past(
            Plan,
            {
                "form": gettext_lazy("Jak je plán domluvený"),
                "made_on": gettext_lazy("Kdy jste se domluvili"),
                "next_on": gettext_lazy("Kdy plán znovu projdete"),
                "way_of_work": gettext_lazy("Jak, jak často a o čem budete pracovat"),
                "chosen_extent": gettext_lazy("Jaký rozsah a cestu si klient volí"),
                "worker_role": gettext_lazy("Jakou roli má pracovník"),
            },
            own=_form,
        ),
        part="#plan",
    )
)
GOAL = mendable(
    Kind(
        "goal",
        find=_goal,
        made_by=(plans.add_goal, plans.write),
        correct=actions.correct_goal,
        void=actions.void_goal,
        past=Past(
            Goal,
            {
                "words": gettext_lazy("Cíl slovy klienta"),
                "said_on": gettext_lazy("Kdy"),
                "said_by_id": gettext_lazy("Kdo"),
                "area": gettext_lazy("Oblast"),
                "needs_field": gettext_lazy("Potřebuje tento cíl asistenci v terénu?"),
            },
            people=frozenset({"said_by_id"}),
            chosen={"area": "goal_areas"},
        ),
        place="plan",
        part="",
    )
)
STEP = mendable(
    Kind(
        "step",
        find=_step,
        made_by=(plans.add_step,),
        correct=actions.correct_step,
        void=actions.void_step,
        past=Past(
            Step,
            {
                "what": gettext_lazy("Co se má udělat"),
                "taker": gettext_lazy("Kdo krok udělá"),
                "due_on": gettext_lazy("Do kdy"),
                "until": gettext_lazy("Do kdy je domluvený doprovod"),
            },
            chosen={"taker": Step.Taker},
        ),
        place="plan",
        part="",
    )
)
REVISION = mendable(
    Kind(
        "revision",
        find=_revision,
        made_by=(plans.revise,),
        correct=actions.correct_revision,
        void=actions.void_revision,
        past=Past(
            Revision,
            {
                "on": gettext_lazy("Kdy jste plán prošli"),
                "changed": gettext_lazy("Co se změnilo"),
                "next_on": gettext_lazy("Kdy plán znovu projdete"),
            },
        ),
    )
)
NO_PLAN = mendable(
    Kind(
        "no_plan",
        find=_no_plan,
        made_by=(plans.need_none,),
        correct=actions.correct_no_plan,
        void=actions.void_no_plan,
        past=Past(NoPlanNeeded, {"reason": gettext_lazy("Proč plán zatím psát nebudete")}),
    )
)
