"""Reading the chain: does it hold, and what happened to a case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from opora.audit import chain, links
from opora.audit.models import Event, Head, Payload

ONE_LOOK = timedelta(minutes=5)
"""Looks of one worker at one page of one case within this time are one look."""


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold, in one Czech sentence."""

    number: int
    what: str


def breaks() -> Iterator[Break]:
    """Every place where the chain was cut, changed or mended by hand."""
    number, previous = 0, ""
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        number += 1
        if event.number != number:
            yield Break(number, f"chybí událost č. {number}")
            number = event.number
        if event.previous != previous:
            yield Break(event.number, "nenavazuje na předchozí událost")
        if _hash_of(event) != event.hash:
            yield Break(event.number, "obsah události se změnil")
        previous = event.hash
    head = Head.objects.filter(pk=1).first()
    if (head.number, head.hash) != (number, previous) if head else number != 0:
        yield Break(number, "konec řetězu nesouhlasí s posledním zápisem")
    for payload in Payload.objects.select_related("event").iterator(chunk_size=2000):
        if chain.digest(payload.salt, payload.content) != payload.event.digest:
            yield Break(payload.event_id, "podrobnosti události se změnily")


def _hash_of(event: Event) -> str:
    return chain.link(
        event.number,
        event.at,
        event.actor_id,
        event.organisation_id,
        event.code,
        event.case_id,
        event.subjects,
        event.digest,
        event.previous,
    )


def looked_recently(actor_id: int, case_id: int, page: str, now: datetime) -> bool:
    """True when this look was written down within the last five minutes."""
    since = now - ONE_LOOK
    return links.is_there(case_id, actor_id, f"look.{page}", since)


def stands_lately(link: tuple[int, str], now: datetime) -> bool:
    """True when this link of the chain was forged within the last five minutes."""
    return links.stands(link, now - ONE_LOOK)


def recent_looks(actor_id: int, page: str, since: datetime) -> QuerySet[Event]:
    """The looks of that page by one worker since then, whatever the case."""
    return Event.objects.filter(actor_id=actor_id, code=f"look.{page}", at__gte=since)


def is_known(case_id: int) -> bool:
    """True when the chain speaks of the case: one opened and rolled back was never there."""
    return Event.objects.filter(case_id=case_id).exists()


def end() -> tuple[int, str]:
    """Number and hash of the last event, to be noted down outside this database."""
    head = Head.objects.filter(pk=1).first()
    return (head.number, head.hash) if head else (0, "")


def hash_at(number: int) -> str:
    """The hash of one event; empty where there is none."""
    return Event.objects.filter(number=number).values_list("hash", flat=True).first() or ""


@dataclass(frozen=True)
class Trace:
    """One event about a case, for those who watch over it."""

    number: int
    at: datetime
    actor_id: int | None
    code: str
    subjects: tuple[str, ...]


def trace_of(
    case_id: int, *, after: int, limit: int, looks: bool | None = None
) -> tuple[list[Trace], int]:
    """A page of what happened to a case, newest first, and how much there is in all.

    ``looks``: only who looked, or only what was done; None for both.
    """
    rows = Event.objects.filter(case_id=case_id)
    if looks is not None:
        looked = Q(code__startswith="look.")
        rows = rows.filter(looked if looks else ~looked)
    found = [
        Trace(row.number, row.at, row.actor_id, row.code, tuple(row.subjects))
        for row in rows.order_by("-number")[after : after + limit]
    ]
    return found, rows.count()


@dataclass(frozen=True)
class Deed:
    """One step that somebody took with a record; ``why`` as it was told, while that is kept."""

    code: str
    at: datetime
    actor_id: int | None
    why: str


def deeds_with(case_id: int, codes: Iterable[str], row_id: int) -> list[Deed]:
    """When a step of these codes was taken with a record of the case, the latest first.

    The record itself is the first of what such an event names.
    """
    rows = Event.objects.filter(case_id=case_id, code__in=list(codes)).select_related("payload")
    return [
        Deed(row.code, row.at, row.actor_id, _why(row))
        for row in rows.order_by("-number")
        if row.subjects and row.subjects[0].partition(":")[2] == str(row_id)
    ]


def _why(row: Event) -> str:
    payload: Payload | None = getattr(row, "payload", None)
    return str(payload.content.get("why", "")) if payload is not None else ""
