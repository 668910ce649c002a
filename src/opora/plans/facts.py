"""What the record knows of plans."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.cases.facts import case_ids
from opora.cases.lasting import Worked, worked
from opora.decisions.providers import Facts, Subject, provides
from opora.plans.ends.queries import ended_goals
from opora.plans.models import Goal, Revision
from opora.plans.queries import standing
from opora.ui.words import full_day


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
    """Whether an agreed goal needs assistance in the field; unknown where nobody asked.

    A goal that was reached or given up counts through its last day.
    """
    asked: dict[int, set[bool | None]] = {}
    rows = Goal.objects.filter(
        ~ended_goals("pk", before=on),
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


@worked
def latest_revision(case_id: int, after: date, before: date | None) -> Worked | None:
    """The latest day on which the plan was gone through together."""
    rows = Revision.objects.filter(
        plan__case_id=case_id, plan__voided_on=None, voided_on=None, on__gt=after
    )
    if before is not None:
        rows = rows.filter(on__lt=before)
    day: date | None = rows.order_by("-on").values_list("on", flat=True).first()
    if day is None:
        return None
    return Worked(day, _("zapsaná revize plánu z %(day)s") % {"day": full_day(day)})
