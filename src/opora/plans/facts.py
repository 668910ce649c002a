"""What the record knows of plans."""

from collections.abc import Sequence
from datetime import date

from opora.cases.facts import case_ids
from opora.decisions.providers import Facts, Subject, provides
from opora.plans.models import Goal
from opora.plans.queries import standing


@provides("written_plan", "plan_revised_on")
def plans(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Whether the plan is written, and when it was made or last gone through."""
    made = {
        row.case_id: (row, [one.on for one in revisions if one.voided_on is None and one.on <= on])
        for row, revisions in standing(case_ids(subjects))
        if row.made_on <= on
    }
    facts: list[Facts] = []
    for one in subjects:
        row, revised = made.get(one.case_id or 0, (None, []))
        if one.case_id is None:
            facts.append({})
        elif row is None:
            facts.append({"written_plan": False})
        else:
            last = max(revised, default=row.made_on)
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
