"""Correcting requests, results and explanations, and making them void."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.findings.actions import found_on
from opora.findings.models import Examination, Explanation, Finding
from opora.findings.queries import finding
from opora.findings.terms import Told, Wanted, check_result, check_told, check_wanted


@action("findings.correct_examination", roles=PROFESSIONALS)
def correct_examination(
    *, case_id: int, row_id: int, wanted: Wanted, why: str, by: Viewer, on: date
) -> Examination:
    """Somebody else is asked, or by another day; who is asked no more has nothing due."""
    case = case_for(by, case_id, "findings.correct_examination")
    row: Examination = standing(case.examinations, row_id)
    check_wanted(wanted, case, by, on, asked_on=row.asked_on)
    keep(row, why, **wanted.columns)
    tell(case_id=case.pk, subjects=[f"examination:{row.pk}"], why=why)
    return row


@action("findings.void_examination", roles=PROFESSIONALS)
def void_examination(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Examination:
    """Nobody is asked any more. A result has to be made void first: it does not go unseen."""
    case = case_for(by, case_id, "findings.void_examination")
    row: Examination = standing(case.examinations, row_id)
    if row.findings.filter(void_reason="").exists():
        raise Invalid(form=_("Výsledek už je zapsaný. Nejdřív zneplatněte ten."))
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"examination:{row.pk}"], why=why)
    return row


@action("findings.correct_finding", roles=PROFESSIONALS)
def correct_finding(
    *, case_id: int, row_id: int, day: date, text: str, why: str, by: Viewer, on: date
) -> Finding:
    """What came out, as it should have been written. Only by those who read it."""
    case = case_for(by, case_id, "findings.correct_finding")
    row = _read_by(by, case, row_id)
    check_result(day, text, row.since, on)
    keep(row, why, on=day, text=text.strip())
    tell(case_id=case.pk, subjects=[f"finding:{row.pk}"])
    return row


@action("findings.void_finding", roles=PROFESSIONALS)
def void_finding(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Finding:
    """It does not hold; the examination, or the test, waits for its result again."""
    case = case_for(by, case_id, "findings.void_finding")
    row = _read_by(by, case, row_id)
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"finding:{row.pk}"])
    return row


def _read_by(by: Viewer, case: Case, row_id: int) -> Finding:
    finding(by, case.pk, row_id)
    row: Finding = standing(Finding.objects, row_id)
    return row


@action("findings.correct_explanation", roles=PROFESSIONALS)
def correct_explanation(
    *, case_id: int, row_id: int, told: Told, why: str, by: Viewer, on: date
) -> Explanation:
    """Who explained it to whom and when, as it was."""
    case = case_for(by, case_id, "findings.correct_explanation")
    row: Explanation = standing(_explanations(case), row_id)
    check_told(told, case, found_on(row.examination), by, on)
    keep(row, why, **told.columns)
    tell(case_id=case.pk, subjects=[f"explanation:{row.pk}"], why=why)
    return row


@action("findings.void_explanation", roles=PROFESSIONALS)
def void_explanation(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Explanation:
    """It was not explained."""
    case = case_for(by, case_id, "findings.void_explanation")
    row: Explanation = standing(_explanations(case), row_id)
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"explanation:{row.pk}"], why=why)
    return row


def _explanations(case: Case) -> Any:
    return Explanation.objects.filter(examination__case_id=case.pk)
