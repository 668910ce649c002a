"""Reading who the sides of an agreement are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from opora.agreements.models import Side
from opora.agreements.queries import AgreementRow
from opora.cases.mending.queries import people_called
from opora.cases.models import Participant
from opora.cases.queries import people_of


@dataclass(frozen=True)
class Party:
    """Somebody with whom it was agreed: a name or a code, and what is known of them.

    ``joined_on``: the day, of somebody who was not there from the beginning.
    """

    id: int
    name: str
    code: str
    born: date | None
    address: str
    joined_on: date | None


def party_rows(row: AgreementRow) -> list[Party]:
    """With whom it is agreed, as it was said when it was concluded or put right."""
    sides = Side.objects.filter(agreement_id=row.id).select_related("person").order_by("pk")
    return [
        Party(
            one.person_id,
            str(one.person),
            one.person.code,
            one.person.born_from if one.person.born_from == one.person.born_to else None,
            one.person.address,
            one.since if one.since > row.concluded_on else None,
        )
        for one in sides
    ]


def sides_of(agreement_id: int) -> dict[int, date]:
    """The people with whom it is agreed, each with the first day."""
    rows = Side.objects.filter(agreement_id=agreement_id).order_by("pk")
    return dict(rows.values_list("person_id", "since"))


def served_on(case_id: int, day: date) -> list[int]:
    """Clients of the case on the day: with them it is agreed where nobody says otherwise."""
    there = Q(until=None) | Q(until__gte=day)
    rows = Participant.objects.filter(there, case_id=case_id, client=True, since__lte=day)
    return list(rows.order_by("pk").values_list("person_id", flat=True))


def ever_served(case_id: int) -> set[int]:
    """Who is or was a client of the case, whenever."""
    rows = Participant.objects.filter(case_id=case_id, client=True)
    return set(rows.values_list("person_id", flat=True))


def shortly(row: AgreementRow, on: date) -> str:
    """'Šárka, Radek' where the case has several clients, else nothing: there it is plain."""
    people = people_of([row.case_id], on)[row.case_id]
    known: Mapping[int, str] = {one.id: one.given_name for one in people}
    if sum(one.client for one in people) < 2 and set(row.with_whom) <= known.keys():
        return ""
    gone = set(row.with_whom) - known.keys()
    called = {**known, **people_called(gone)} if gone else known
    return ", ".join(called[one] for one in row.with_whom if called.get(one))
