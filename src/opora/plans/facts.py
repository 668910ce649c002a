"""What the record knows of plans."""

from collections.abc import Sequence
from datetime import date

from opora.cases.facts import case_ids
from opora.decisions.providers import Facts, Subject, provides
from opora.plans.models import Goal, Plan, Revision


@provides("written_plan", "plan_revised_on")
def plans(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Whether the plan is written, and when it was made or last gone through."""
    rows = Plan.objects.filter(case_id__in=case_ids(subjects), voided_on=None, made_on__lte=on)
    found = {row.case_id: row for row in rows}
    revisions = (
        Revision.objects.filter(plan__in=[row.pk for row in found.values()], voided_on=None)
        .filter(on__lte=on)
        .order_by("on")
    )
    revised: dict[int, date] = dict(revisions.values_list("plan_id", "on"))
    facts: list[Facts] = []
    for one in subjects:
        row = found.get(one.case_id or 0)
        if one.case_id is None:
            facts.append({})
        elif row is None:
            facts.append({"written_plan": False})
        else:
            last = revised.get(row.pk, row.made_on)
            facts.append({"written_plan": row.form == "written", "plan_revised_on": last})
    return facts


@provides("goal_agreed")
def goals(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Whether an agreed goal needs assistance in the field; unknown where nobody asked."""
    asked: dict[int, set[bool | None]] = {}
    rows = Goal.objects.filter(
        plan__case_id__in=case_ids(subjects),
        plan__voided_on=None,
        voided_on=None,
        said_on__lte=on,
    )
    for case_id, needs in rows.values_list("plan__case_id", "needs_field"):
        asked.setdefault(case_id, set()).add(needs)
    return [_agreed(one, asked.get(one.case_id or 0, set())) for one in subjects]


def _agreed(about: Subject, answers: set[bool | None]) -> Facts:
    if about.case_id is None:
        return {}
    if True in answers:
        return {"goal_agreed": True}
    return {} if None in answers else {"goal_agreed": False}
