"""Who does not meet a person: since when, until when, why."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from opora.access.models import Exclusion
from opora.access.viewer import Viewer, lasting


@dataclass(frozen=True)
class LeftOut:
    """A worker who does not meet a person: since when, why; where it ends until when, and why."""

    id: int
    worker_id: int
    worker: str
    since: date
    until: date | None
    reason: str
    ended_because: str


def left_out_of(person_id: int, organisation_id: int, on: date) -> list[LeftOut]:
    """Who does not meet the person on the day; the caller has found the person visible."""
    return _left_out(person_id, organisation_id, lasting(on))


def left_out_now_and_before(
    person_id: int, viewer: Viewer, on: date
) -> tuple[list[LeftOut], list[LeftOut]]:
    """Who does not meet the person on the day, and whose being left out has ended.

    The worker concerned sees the case again, yet what was said of them is not for their eyes.
    """
    before = _left_out(person_id, viewer.organisation_id, ~lasting(on))
    told = [one for one in before if one.worker_id != viewer.account_id]
    return left_out_of(person_id, viewer.organisation_id, on), told


def _left_out(person_id: int, organisation_id: int, when: Q) -> list[LeftOut]:
    rows = Exclusion.objects.filter(
        when, person_id=person_id, account__organisation_id=organisation_id
    ).order_by("since", "pk")
    who = ("pk", "account_id", "account__full_name")
    told = ("since", "until", "reason", "ended_because")
    return [LeftOut(*row) for row in rows.values_list(*who, *told)]
