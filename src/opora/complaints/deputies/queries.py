"""Where nobody may decide a complaint until a deputy of the head is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from opora.access.deputies.queries import deputies
from opora.access.models import Assignment, Exclusion
from opora.access.prepared import prepared
from opora.access.roles import HEADS
from opora.access.viewer import Viewer, held, lasting, working
from opora.cases.models import Participant
from opora.complaints.models import ComplainedOf, Complaint, Reply
from opora.complaints.queries import unanswered


@dataclass(frozen=True)
class Unheard:
    """A complaint that waits for a deputy; ``seen``: the viewer took it in and still sees it."""

    id: int
    service: str
    site: str
    case_id: int | None
    received_on: date
    seen: bool


@prepared
def _of_led(me: int, *, viewer: Viewer) -> QuerySet[Complaint, Any]:
    """In nobody's hands: of the services that the viewer leads, and what the viewer took in.

    This is no sight: of what the viewer does not see no more than the service is told.
    """
    answered = Reply.objects.filter(complaint_id=OuterRef("pk"), void_reason="")
    took = Q(taken_by_id=me) | Q(recorded_by_id=me)
    own = Complaint.objects.visible_to(viewer).filter(took, pk=OuterRef("pk"))
    rows = Complaint.objects.filter(
        took | Q(service__in=viewer.services(HEADS)),
        organisation_id=viewer.organisation_id,
        void_reason="",
        responsible=None,
    ).exclude(Exists(answered))
    columns = ("pk", "service", "site", "about_case_id", "received_on", "seen")
    kept: QuerySet[Complaint, Any] = rows.annotate(seen=Exists(own)).values_list(*columns)
    return kept


def _taken_in(viewer: Viewer) -> list[Unheard]:
    """In nobody's hands, of what the viewer took in and still sees."""
    return [
        Unheard(one.id, one.service, one.site, one.case_id, one.received_on, seen=True)
        for one in unanswered(viewer)
        if viewer.account_id in (one.taken_by_id, one.recorded_by_id) and not one.responsible_id
    ]


def unheard(viewer: Viewer) -> list[Unheard]:
    """Complaints that neither a head of the place nor a deputy may decide; the oldest first."""
    if viewer.services(HEADS):
        rows = [Unheard(*row) for row in _of_led(viewer.account_id, viewer=viewer)]
    else:
        rows = _taken_in(viewer)
    about = _about([one.id for one in rows]) if rows else {}
    of_heads = [one for one in rows if one.id in about or one.case_id is not None]
    if not of_heads:
        return []
    services = sorted({one.service for one in of_heads})
    heads = _heads(viewer, services)
    named = deputies(viewer, services, viewer.today)
    shut = _left_out([one.case_id for one in of_heads if one.case_id is not None], viewer.today)
    found = []
    for one in of_heads:
        without = about.get(one.id, set()) | shut.get(one.case_id or 0, set())
        here = {who for who, of, at in heads if of == one.service and at in ("", one.site)}
        able = here | {who for who, _name in named.get(one.service, [])}
        if here and not able - without:
            found.append(one)
    return sorted(found, key=lambda one: (one.received_on, one.id))


def _about(complaint_ids: Sequence[int]) -> dict[int, set[int]]:
    """Whom each complaint is about."""
    found: dict[int, set[int]] = {}
    rows = ComplainedOf.objects.filter(complaint_id__in=complaint_ids)
    for complaint_id, account_id in rows.values_list("complaint_id", "account_id"):
        found.setdefault(complaint_id, set()).add(account_id)
    return found


def _heads(viewer: Viewer, services: Sequence[str]) -> list[tuple[int, str, str]]:
    rows = Assignment.objects.filter(
        held(viewer.today),
        working(viewer.today, "account__"),
        role__in=HEADS,
        service__in=services,
        account__organisation_id=viewer.organisation_id,
    )
    return list(rows.values_list("account_id", "service", "site"))


def _left_out(case_ids: Sequence[int], on: date) -> dict[int, set[int]]:
    """Workers who do not meet a person of the case."""
    people: dict[int, set[int]] = {}
    rows = Participant.objects.filter(case_id__in=case_ids)
    for case_id, person_id in rows.values_list("case_id", "person_id"):
        people.setdefault(person_id, set()).add(case_id)
    found: dict[int, set[int]] = {}
    out = Exclusion.objects.filter(lasting(on), person_id__in=list(people))
    for person_id, account_id in out.values_list("person_id", "account_id"):
        for case_id in people[person_id]:
            found.setdefault(case_id, set()).add(account_id)
    return found
