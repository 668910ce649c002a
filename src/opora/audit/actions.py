"""The only writer of the chain."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from opora.audit import chain, links
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


def append(happenings: Sequence[Happening]) -> tuple[int, str] | None:
    """Adds the links within the caller's transaction, the head locked last.

    Returns number and hash of the last one, None where nothing happened. The
    instant is the only clock read below the views: it says when the link was
    forged, not on which day the step took place.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("the chain is written only inside its action's transaction")
    if not happenings:
        return None
    last = links.held_head()
    if last is None:
        Head.objects.get_or_create(pk=1)  # of two first writers the second waits here
        last = links.held_head()
        assert last is not None
    events, payloads = [], []
    for one in happenings:
        event, payload = _forge(*last, one)
        last = event.number, event.hash
        events.append(event)
        if payload is not None:
            payloads.append(payload)
    links.add(events)
    links.add(payloads)
    return last


def _forge(last: int, previous: str, one: Happening) -> tuple[Event, Payload | None]:
    number, at = last + 1, timezone.now()
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
        previous,
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
        previous=previous,
        hash=own,
    )
    payload = Payload(event=event, salt=salt, content=content) if content else None
    return event, payload
