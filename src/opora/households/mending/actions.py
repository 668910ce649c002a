"""Correcting relations, stays and custody, and making them void."""

from datetime import date

from opora.access.doors import action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep, standing
from opora.cases.queries import case_for
from opora.households.models import Custody, Relation, Stay
from opora.households.terms import Care, Lives, Related, check_care, check_lives, check_related


@action("households.correct_relation", roles=PROFESSIONALS)
def correct_relation(
    *, case_id: int, row_id: int, what: Related, why: str, by: Viewer, on: date
) -> Relation:
    """What they are to each other, as it is."""
    case = case_for(by, case_id, "households.correct_relation")
    row: Relation = standing(case.relations, row_id)
    check_related(case, what, on, row_id=row.pk)
    keep(row, why, **what.columns)
    tell(case_id=case.pk, subjects=[f"relation:{row.pk}"], why=why)
    return row


@action("households.void_relation", roles=PROFESSIONALS)
def void_relation(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Relation:
    """They are not that to each other."""
    case = case_for(by, case_id, "households.void_relation")
    row: Relation = standing(case.relations, row_id)
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"relation:{row.pk}"], why=why)
    return row


@action("households.correct_stay", roles=PROFESSIONALS)
def correct_stay(*, case_id: int, row_id: int, what: Lives, why: str, by: Viewer, on: date) -> Stay:
    """Where and from when to when somebody lives or lived; moving out is its last day."""
    case = case_for(by, case_id, "households.correct_stay")
    row: Stay = standing(case.stays, row_id)
    check_lives(case, what, {row.person_id}, on, row_id=row.pk)
    keep(row, why, **what.columns)
    tell(case_id=case.pk, subjects=[f"stay:{row.pk}"], why=why)
    return row


@action("households.void_stay", roles=PROFESSIONALS)
def void_stay(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Stay:
    """They did not live there."""
    case = case_for(by, case_id, "households.void_stay")
    row: Stay = standing(case.stays, row_id)
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"stay:{row.pk}"], why=why)
    return row


@action("households.correct_custody", roles=PROFESSIONALS)
def correct_custody(
    *, case_id: int, row_id: int, what: Care, why: str, by: Viewer, on: date
) -> Custody:
    """In whose care the child was, and from when."""
    case = case_for(by, case_id, "households.correct_custody")
    row: Custody = standing(case.custodies, row_id)
    check_care(case, what, on, row_id=row.pk)
    keep(row, why, **what.columns)
    tell(case_id=case.pk, subjects=[f"custody:{row.pk}"], why=why)
    return row


@action("households.void_custody", roles=PROFESSIONALS)
def void_custody(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Custody:
    """It did not begin: what was before goes on."""
    case = case_for(by, case_id, "households.void_custody")
    row: Custody = standing(case.custodies, row_id)
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"custody:{row.pk}"], why=why)
    return row
