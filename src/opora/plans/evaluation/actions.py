"""Keeping how each of the service's goals came out, and putting it right."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.agreements.models import Agreement
from opora.cases.kept import keeps
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current
from opora.plans.models import Evaluation
from opora.plans.terms import check_day

KEPT = keeps(__name__, "plan", "outcome")
Met = Mapping[str, bool | None]


@action("plans.evaluate", roles=PROFESSIONALS)
def evaluate(
    *, case_id: int, evaluated_on: date, met: Met, note: str = "", by: Viewer, on: date
) -> Evaluation:
    """Each of the goals, once the agreement has ended or its last day is known (E3)."""
    case = case_for(by, case_id, "plans.evaluate")
    if not KEPT.of(current().service(case.service)):
        raise NotFound
    if not has_ended(case, on):
        raise Invalid(form=_("Cíle se vyhodnocují, až když se zapíše konec smlouvy."))
    if case.evaluations.filter(void_reason="").exists():
        raise Invalid(form=_("Cíle už jsou vyhodnocené. Opravte ten zápis."))
    columns = checked(case, evaluated_on, met, note, on)
    row = Evaluation.objects.create(case=case, by_id=by.account_id, **columns)
    tell(case_id=case.pk, subjects=[f"evaluation:{row.pk}"])
    return row


def has_ended(case: Case, on: date) -> bool:
    """Whether an agreement of the case has its end written down, or its time has passed."""
    rows = Agreement.objects.filter(case=case, voided_on=None)
    return rows.filter(ended_on__isnull=False).exists() or rows.filter(valid_until__lt=on).exists()


def checked(case: Case, evaluated_on: date, met: Met, note: str, on: date) -> dict[str, object]:
    """The columns. Raises Invalid for goals that the service does not have, or none answered."""
    check_day("evaluated_on", evaluated_on, case.opened_on, on)
    goals = [one.id for one in current().service(case.service).words("goals")]
    if not set(met) <= set(goals) or all(met.get(one) is None for one in goals):
        raise Invalid(form=_("Odpovězte aspoň u jednoho cíle."))
    known = {one: met.get(one) for one in goals}
    return {"on": evaluated_on, "met": known, "note": note.strip()}


@action("plans.correct_evaluation", roles=PROFESSIONALS)
def correct_evaluation(
    *,
    case_id: int,
    row_id: int,
    evaluated_on: date,
    met: Met,
    note: str = "",
    why: str,
    by: Viewer,
    on: date,
) -> Evaluation:
    """How the goals came out, as it was."""
    case = case_for(by, case_id, "plans.correct_evaluation")
    row: Evaluation = standing(case.evaluations, row_id)
    keep(row, why, **checked(case, evaluated_on, met, note, on))
    tell(case_id=case.pk, subjects=[f"evaluation:{row.pk}"], why=why)
    return row


@action("plans.void_evaluation", roles=PROFESSIONALS)
def void_evaluation(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The goals were not gone through: they are to be measured again."""
    case = case_for(by, case_id, "plans.void_evaluation")
    keep(standing(case.evaluations, row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"evaluation:{row_id}"], why=why)
