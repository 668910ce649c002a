"""Reading case conferences, as frozen read models."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.cases.beside.queries import has, stands_beside
from opora.team.models import Conference

stands_beside(Conference)


@dataclass(frozen=True)
class ConferenceRow:
    """One conference over a case."""

    id: int
    on: date
    place: str
    workers: tuple[int, ...]
    called: tuple[str, ...]
    guests: tuple[tuple[str, str], ...]
    about: str
    conclusions: str
    duty: bool
    decision_id: int
    by: str
    void_reason: str

    @property
    def all_called(self) -> str:
        """Everybody who was there, those of other bodies with where they come from."""
        return ", ".join([*self.called, *(f"{who} ({body})" for who, body in self.guests)])


@prepared
def _of_case(case_id: int) -> QuerySet[Conference]:
    return Conference.objects.filter(case_id=case_id).order_by("-on", "-pk")


@once_a_page
def conferences(case_id: int) -> list[ConferenceRow]:
    """Of a case found visible, the latest first, void ones included."""
    rows: Sequence[Any] = _of_case(case_id) if has(case_id, Conference) else []
    called = names({one.by_id for one in rows} | {who for one in rows for who in one.workers})
    return [
        ConferenceRow(
            id=one.pk,
            on=one.on,
            place=one.place,
            workers=tuple(one.workers),
            called=tuple(called.get(who, "") for who in one.workers),
            guests=tuple((who, body) for who, body in one.guests),
            about=one.about,
            conclusions=one.conclusions,
            duty=one.duty,
            decision_id=one.decision_id,
            by=called.get(one.by_id, ""),
            void_reason=one.void_reason,
        )
        for one in rows
    ]


def conference(case_id: int, row_id: int) -> ConferenceRow:
    """One of a case found visible; NotFound otherwise."""
    for one in conferences(case_id):
        if one.id == row_id:
            return one
    raise NotFound
