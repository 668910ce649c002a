"""Who belonged to a case before; one programme of it; how anything of it was put right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from opora.access.doors import NotFound
from opora.access.reading import once_a_page
from opora.cases.beside.queries import all_programmes, has, stands_beside
from opora.cases.models import Participant, Programme

stands_beside(Participant, until__isnull=False)
# What no one wrote down at the time (it is kept since later) is no difference.
KEPT_SINCE = {"weighed_by", "with_whom"}


@dataclass(frozen=True)
class Change:
    """One correction: the day it was made, why, and each thing that differs (before, now)."""

    on: date
    why: str
    fields: tuple[tuple[str, Any, Any], ...]


def corrections(
    model: Any, rows: Mapping[str, object], names: Sequence[str]
) -> dict[int, list[Change]]:
    """How rows of a case found visible were put right, the oldest first; one query."""
    found: dict[int, list[Change]] = {}
    earlier: dict[int, dict[str, Any]] = {}
    states = model.history.filter(**rows).order_by("history_id")
    for row in states.values("id", "history_date", "history_change_reason", *names):
        before = earlier.get(row["id"])
        earlier[row["id"]] = row
        why = row["history_change_reason"] or ""
        if before is None:
            continue
        differing = tuple(
            (name, before[name], row[name])
            for name in names
            if before[name] != row[name] and not (name in KEPT_SINCE and not before[name])
        )
        if differing:
            on = timezone.localtime(row["history_date"]).date()
            found.setdefault(row["id"], []).append(Change(on, why, differing))
    return found


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
