"""Reading the family of a case that the caller has found visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.cases.beside.queries import has, stands_beside
from opora.cases.mending.queries import people_called
from opora.cases.models import Case, Participant
from opora.cases.queries import people_of
from opora.households.models import Custody, Relation, Stay

stands_beside(Relation, Stay, Custody)


@dataclass(frozen=True)
class RelationRow:
    """What somebody is to somebody."""

    id: int
    person_id: int
    person: str
    other_id: int
    other: str
    kind: str
    void_reason: str


@dataclass(frozen=True)
class StayRow:
    """Who lives where, from when to when."""

    id: int
    person_id: int
    person: str
    household: str
    since: date
    until: date | None
    void_reason: str


@dataclass(frozen=True)
class CustodyRow:
    """In whose care a child is; ``until`` is the last day before the next start."""

    id: int
    child_id: int
    child: str
    kind: str
    carers: tuple[int, ...]
    called: tuple[str, ...]
    since: date
    source: str
    arrangement: str
    void_reason: str
    next_on: date | None


@dataclass(frozen=True)
class Family:
    """All that is known of the family, void rows among it."""

    relations: tuple[RelationRow, ...] = ()
    stays: tuple[StayRow, ...] = ()
    custodies: tuple[CustodyRow, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it counts."""
        rows: Sequence[Any] = (*self.relations, *self.stays, *self.custodies)
        return all(one.void_reason for one in rows)

    @property
    def households(self) -> list[str]:
        """Names of households, each once, as they were first written down."""
        return list(dict.fromkeys(one.household for one in self.stays if not one.void_reason))

    @property
    def lived(self) -> list[str]:
        """'u matky (Eva, Ema)': who lives where without a last day."""
        found: dict[str, list[str]] = {}
        for one in self.stays:
            if not one.void_reason and one.until is None:
                found.setdefault(one.household, []).append(one.person)
        return [f"{name} ({', '.join(people)})" for name, people in found.items()]


@prepared
def _relations(case_id: int) -> QuerySet[Relation]:
    return Relation.objects.filter(case_id=case_id).order_by("pk")


@prepared
def _stays(case_id: int) -> QuerySet[Stay]:
    return Stay.objects.filter(case_id=case_id).order_by("since", "pk")


@prepared
def _custodies(case_id: int) -> QuerySet[Custody]:
    return Custody.objects.filter(case_id=case_id).order_by("since", "pk")


@once_a_page
def family_of(case_id: int, on: date) -> Family:
    """Only those tables are read in which the case has rows; names are those of today."""
    relations = _relations(case_id) if has(case_id, Relation) else []
    stays = _stays(case_id) if has(case_id, Stay) else []
    custodies = _custodies(case_id) if has(case_id, Custody) else []
    wanted = {one for row in relations for one in (row.person_id, row.other_id)}
    wanted |= {row.person_id for row in stays}
    wanted |= {one for row in custodies for one in (row.child_id, *row.carers)}
    if not wanted:
        return Family()
    called = {one.id: one.given_name for one in people_of([case_id], on)[case_id]}
    gone = wanted - called.keys()
    called |= people_called(gone) if gone else {}
    return Family(
        tuple(_relation(row, called) for row in relations),
        tuple(_stay(row, called) for row in stays),
        tuple(_custody(row, called, custodies) for row in custodies),
    )


def _relation(row: Relation, called: dict[int, str]) -> RelationRow:
    who = (row.person_id, called.get(row.person_id, ""), row.other_id, called.get(row.other_id, ""))
    return RelationRow(row.pk, *who, kind=row.kind, void_reason=row.void_reason)


def _stay(row: Stay, called: dict[int, str]) -> StayRow:
    who = (row.person_id, called.get(row.person_id, ""))
    return StayRow(row.pk, *who, row.household, row.since, row.until, row.void_reason)


def _custody(row: Custody, called: dict[int, str], rows: Sequence[Custody]) -> CustodyRow:
    later = [
        one.since
        for one in rows
        if one.child_id == row.child_id and not one.void_reason and one.since > row.since
    ]
    return CustodyRow(
        id=row.pk,
        child_id=row.child_id,
        child=called.get(row.child_id, ""),
        kind=row.kind,
        carers=tuple(row.carers),
        called=tuple(called[one] for one in row.carers if one in called),
        since=row.since,
        source=row.source,
        arrangement=row.arrangement,
        void_reason=row.void_reason,
        next_on=min(later, default=None),
    )


def one_of(rows: Sequence[Any], row_id: int) -> Any:
    """The row with the number; NotFound otherwise."""
    for one in rows:
        if one.id == row_id:
            return one
    raise NotFound


@prepared
def _in_others(person_ids: Sequence[int], case_id: int) -> QuerySet[Participant]:
    return Participant.objects.filter(person_id__in=person_ids, until=None).exclude(case_id=case_id)


@once_a_page
def also_in(viewer: Viewer, case_id: int, person_ids: Sequence[int]) -> list[tuple[int, Case]]:
    """(person, case) for other cases of the same people that the viewer sees."""
    other = [one.case_id for one in _in_others(person_ids, case_id)]
    if not other:
        return []
    seen = Case.objects.visible_to(viewer).filter(pk__in=other)
    rows = Participant.objects.filter(
        person_id__in=person_ids, until=None, case_id__in=seen.values("pk")
    )
    listed = rows.select_related("case").order_by("case__sort_title", "pk")
    return [(row.person_id, row.case) for row in listed]
