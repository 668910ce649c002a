"""Who belonged to a case before; one programme of it."""

from dataclasses import dataclass
from datetime import date

from opora.access.doors import NotFound
from opora.access.reading import once_a_page
from opora.cases.beside.queries import all_programmes, has, stands_beside
from opora.cases.models import Participant, Programme

stands_beside(Participant, until__isnull=False)


@dataclass(frozen=True)
class Former:
    """Somebody who belongs to the case no more."""

    person_id: int
    name: str
    until: date
    because: str


@once_a_page
def former_people(case_id: int) -> list[Former]:
    """Of a case found visible, the last to leave first."""
    if not has(case_id, Participant):
        return []
    rows = Participant.objects.filter(case_id=case_id, until__isnull=False)
    return [
        Former(row.person_id, str(row.person), row.until, row.left_because)
        for row in rows.select_related("person").order_by("-until", "pk")
        if row.until is not None
    ]


def former(case_id: int, person_id: int) -> Former:
    """One of them; NotFound otherwise."""
    for one in former_people(case_id):
        if one.person_id == person_id:
            return one
    raise NotFound


def programme(case_id: int, programme_id: int) -> Programme:
    """One programme of a case found visible; NotFound otherwise."""
    for one in all_programmes(case_id):
        if one.pk == programme_id and not one.void_reason:
            return one
    raise NotFound
