"""The only writer of the chain."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from opora.audit import chain
from opora.audit.models import Event, Head, Payload


@dataclass(frozen=True)
class Happening:
    """What an action tells the chain. Subjects are ``kind:id``, never names."""

    code: str
    actor_id: int | None
    organisation_id: int | None
    case_id: int | None = None
    subjects: tuple[str, ...] = ()
    payload: dict[str, object] = field(default_factory=dict)


def append(happenings: Sequence[Happening]) -> None:
    """Adds the links within the caller's transaction, the head locked last.

    The instant is the only clock read below the views: it says when the link
    was forged, not on which day the step took place.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("the chain is written only inside its action's transaction")
    if not happenings:
        return
    head = Head.objects.select_for_update().filter(pk=1).first()
    if head is None:
        Head.objects.get_or_create(pk=1)  # of two first writers the second waits here
        head = Head.objects.select_for_update().get(pk=1)
    events, payloads = [], []
    for one in happenings:
        event, payload = _forge(head, one)
        head.number, head.hash = event.number, event.hash
        events.append(event)
        if payload is not None:
            payloads.append(payload)
    Event.objects.bulk_create(events)
    Payload.objects.bulk_create(payloads)
    head.save()


def _forge(head: Head, one: Happening) -> tuple[Event, Payload | None]:
    number, at = head.number + 1, timezone.now()
    salt = secrets.token_hex(16) if one.payload else ""
    # As the database will give it back: keys are texts there, tuples are lists.
    content = json.loads(json.dumps(one.payload))
    digest = chain.digest(salt, content) if content else ""
    subjects = list(one.subjects)
    own = chain.link(
        number,
        at,
        one.actor_id,
        one.organisation_id,
        one.code,
        one.case_id,
        subjects,
        digest,
        head.hash,
    )
    event = Event(
        number=number,
        at=at,
        actor_id=one.actor_id,
        organisation_id=one.organisation_id,
        code=one.code,
        case_id=one.case_id,
        subjects=subjects,
        digest=digest,
        previous=head.hash,
        hash=own,
    )
    payload = Payload(event=event, salt=salt, content=content) if content else None
    return event, payload
