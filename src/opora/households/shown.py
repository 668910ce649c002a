"""What the page of a family shows: as it is now first, then as it was."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow, may, people_of
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.households.mending.kinds import CUSTODY_KIND, RELATION, STAY
from opora.households.queries import CustodyRow, Family, StayRow, also_in, family_of
from opora.households.words import custody_words, relation_words, stay_words


def lives_now(row: StayRow, on: date) -> bool:
    """Whether somebody lives there on the day."""
    return not row.void_reason and (row.until is None or row.until >= on)


def holds_now(row: CustodyRow, on: date) -> bool:
    """Whether the child is in this care on the day."""
    return not row.void_reason and row.since <= on and (row.next_on is None or row.next_on > on)


def together(family: Family, on: date) -> list[tuple[str, list[StayRow]]]:
    """Each household with who lives there on the day."""
    return [
        (name, living)
        for name in family.households
        if (living := [one for one in family.stays if one.household == name and lives_now(one, on)])
    ]


def described(viewer: Viewer, case: CaseRow, on: date) -> dict[str, Any]:
    """Everything in words with where it is put right."""
    family, service = family_of(case.id, on), current().service(case.service)
    stands = [one for one in family.stays if not one.void_reason]
    cared = [one for one in family.custodies if not one.void_reason]
    before = [one for one in stands if not lives_now(one, on)]
    return {
        "adds": may(viewer, "households.relate", case),
        "relations": [
            (relation_words(one, service), RELATION.correct_url(viewer, case, one.id))
            for one in family.relations
            if not one.void_reason
        ],
        "households": [
            (name, [_stay(viewer, case, one) for one in living])
            for name, living in together(family, on)
        ],
        "lived": [(one.household, _stay(viewer, case, one)) for one in before],
        "cares": _cares(viewer, case, [one for one in cared if holds_now(one, on)], service),
        "cared": _cares(viewer, case, [one for one in cared if not holds_now(one, on)], service),
        "elsewhere": {"elsewhere": elsewhere(viewer, case, on)},
    }


def _stay(viewer: Viewer, case: CaseRow, row: StayRow) -> tuple[str, str, str]:
    return row.person, stay_words(row), STAY.correct_url(viewer, case, row.id)


def _cares(
    viewer: Viewer, case: CaseRow, rows: Sequence[CustodyRow], service: Service
) -> list[tuple[str, str, str]]:
    return [
        (one.child, custody_words(one, service), CUSTODY_KIND.correct_url(viewer, case, one.id))
        for one in rows
    ]


def elsewhere(viewer: Viewer, case: CaseRow, on: date) -> list[tuple[str, int, str]]:
    """Person, number and title of each other case of the same people that the viewer sees."""
    called = {one.id: one.name for one in people_of([case.id], on)[case.id] if one.elsewhere}
    found = also_in(viewer, case.id, list(called))
    return [
        (called[person], one.pk, f"{one.title} ({said(current().service(one.service).short)})")
        for person, one in found
    ]
