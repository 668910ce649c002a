"""The statements of the chain, written out: every look and every step runs them.

Put together by Django each time they took longer than the database takes to run them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from opora.audit.models import Event, Head, Payload

_HEAD, _PAYLOADS = Head._meta.db_table, Payload._meta.db_table
_APPEND = "audit_append"  # the view of migration 0003
_EVENT_FIELDS, _PAYLOAD_FIELDS = Event._meta.concrete_fields, Payload._meta.concrete_fields


def held_head() -> tuple[int, str] | None:
    """Number and hash of the last link, its row held to the end of the transaction."""
    held = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number, hash FROM {_HEAD} WHERE id = 1{held}")  # noqa: S608  no value
        row: tuple[int, str] | None = cursor.fetchone()
    return row


def add(rows: Sequence[Event | Payload]) -> None:
    """New rows of one kind in one statement; events through the view that moves the head along."""
    if not rows:
        return
    is_event = isinstance(rows[0], Event)
    table, fields = (_APPEND, _EVENT_FIELDS) if is_event else (_PAYLOADS, _PAYLOAD_FIELDS)
    names = ", ".join(f'"{one.column}"' for one in fields)
    places = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * len(rows))
    values: list[Any] = [
        one.get_db_prep_save(getattr(row, one.attname), connection)
        for row in rows
        for one in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES {places}", values)  # noqa: S608  names only


def is_there(case_id: int, actor_id: int, code: str, since: datetime) -> bool:
    """Whether such an event has been written down since then."""
    asked = (
        f"SELECT 1 FROM {Event._meta.db_table}"  # noqa: S608  the name of our own table
        " WHERE case_id = %s AND actor_id = %s AND code = %s AND at >= %s LIMIT 1"
    )
    at = connection.ops.adapt_datetimefield_value(since)
    with connection.cursor() as cursor:
        cursor.execute(asked, [case_id, actor_id, code, at])
        return cursor.fetchone() is not None


def stands(link: tuple[int, str], since: datetime) -> bool:
    """Whether the link of this number and hash is in the chain and not older."""
    asked = f"SELECT 1 FROM {Event._meta.db_table} WHERE number = %s AND hash = %s AND at >= %s"  # noqa: S608  the name of our own table
    at = connection.ops.adapt_datetimefield_value(since)
    with connection.cursor() as cursor:
        cursor.execute(asked, [*link, at])
        return cursor.fetchone() is not None
