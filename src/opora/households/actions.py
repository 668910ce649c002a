"""Saying what people are to each other, who lives where, and in whose care a child is."""

from collections.abc import Iterable
from datetime import date, timedelta

from opora.access.doors import action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.queries import case_for
from opora.households.models import Custody, Relation, Stay
from opora.households.terms import (
    Care,
    Lives,
    Related,
    check_care,
    check_lives,
    check_moved,
    check_related,
)


@action("households.relate", roles=PROFESSIONALS)
def relate(*, case_id: int, what: Related, by: Viewer, on: date) -> Relation:
    """One person of the case is this to another."""
    case = case_for(by, case_id, "households.relate")
    check_related(case, what, on)
    row = Relation.objects.create(case=case, by_id=by.account_id, **what.columns)
    people = [f"person:{what.person_id}", f"person:{what.other_id}"]
    tell(case_id=case.pk, subjects=[f"relation:{row.pk}", *people])
    return row


@action("households.live", roles=PROFESSIONALS)
def live(
    *,
    case_id: int,
    people: Iterable[int],
    what: Lives,
    moved: bool | None = None,
    by: Viewer,
    on: date,
) -> list[Stay]:
    """People of the case live together from a day on.

    ``moved``: they left where they lived until then, on the day before; else they live there too.
    """
    case = case_for(by, case_id, "households.live")
    wanted = set(people)
    check_lives(case, what, wanted, on)
    left = check_moved(case, what, wanted, moved=moved)
    for one in left:
        one.until = what.since - timedelta(days=1)
        one.save()
    rows = [
        Stay.objects.create(case=case, person_id=one, by_id=by.account_id, **what.columns)
        for one in sorted(wanted)
    ]
    tell(case_id=case.pk, subjects=[f"stay:{row.pk}" for row in (*left, *rows)])
    return rows


@action("households.care", roles=PROFESSIONALS)
def care(*, case_id: int, what: Care, by: Viewer, on: date) -> Custody:
    """From the day on a child is in this care; what was before ends by it."""
    case = case_for(by, case_id, "households.care")
    check_care(case, what, on)
    row = Custody.objects.create(case=case, by_id=by.account_id, **what.columns)
    tell(case_id=case.pk, subjects=[f"custody:{row.pk}", f"person:{what.child_id}"])
    return row
