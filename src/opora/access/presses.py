"""One press of a button: its token, its twins, and what is kept of it with the step.

The statements are written out, because every step runs them: put together by Django each time
they took longer than the database takes to run them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from opora.access.models import Submission
from opora.access.queries import already_sent, twins_of
from opora.access.viewer import Viewer

_SENT, _FIELDS = Submission._meta.db_table, Submission._meta.concrete_fields
_INTO = f"INSERT INTO {_SENT} ({', '.join(str(one.column) for one in _FIELDS)})"
_VALUES = ", ".join(["%s"] * len(_FIELDS))
_SAME = f"SELECT 1 FROM {_SENT} WHERE account_id = %s AND digest = %s AND at >= %s"  # noqa: S608  names only
# Of two presses at once the second waits here for the first.
_TAKE = f"{_INTO} VALUES ({_VALUES}) ON CONFLICT DO NOTHING"
_TAKE_UNLESS = f"{_INTO} SELECT {_VALUES} WHERE NOT EXISTS ({_SAME}) ON CONFLICT DO NOTHING"
_MADE = f"UPDATE {_SENT} SET made = %s, leads_to = %s WHERE token = %s"  # noqa: S608  names only


class AlreadySent(Exception):
    """The same form came a second time; ``leads_to`` is where the first one led."""

    def __init__(self, leads_to: str) -> None:
        super().__init__(leads_to)
        self.leads_to = leads_to


class Twin(Exception):
    """The same person saved the same thing a while ago: when, where it led, what it made."""

    def __init__(self, at: datetime, leads_to: str, made: str) -> None:
        super().__init__(made)
        self.at = at
        self.leads_to = leads_to
        self.made = made


def _nowhere(_case_id: int | None) -> str:
    return ""


@dataclass
class Sending:
    """One press of a button: the form's token, and what it is known by.

    ``digest`` stands for where it was sent and what it said, ``pressed`` for what came letter by
    letter. ``twins_since``: a form of the same digest, sent by the same person since then, is its
    twin; None where a twin is wanted. ``leads_to``: where the page goes on, by the case that the
    action tells of; what it says is kept for a second press and stands in ``led``. ``draft``: the
    page whose draft the form was; the database drops it when it takes the press. What comes without
    a token is a press of its own, as often as it comes.
    """

    token: UUID | None
    digest: str = ""
    pressed: str = ""
    twins_since: datetime | None = None
    leads_to: Callable[[int | None], str] = _nowhere
    draft: str = ""
    led: str = ""


_sending: ContextVar[Sending | None] = ContextVar("sending", default=None)


@contextmanager
def sent_once(sending: Sending | None) -> Iterator[None]:
    """The next outermost action takes this form's token in its own transaction.

    A second press of the button then raises AlreadySent and writes nothing; the
    same form filled in once more raises Twin.
    """
    mark = _sending.set(sending)
    try:
        yield
    finally:
        _sending.reset(mark)


def claim(by: Viewer) -> None:
    """Takes the form's token within the action's transaction; raises AlreadySent or Twin."""
    sending = _sending.get()
    if sending is None:
        return
    if sending.token is None:
        _take(uuid4(), replace(sending, digest=""), by.account_id)
        return
    while not _take(sending.token, sending, by.account_id):
        earlier = already_sent(sending.token)
        if earlier is None:
            _find_twin(sending, by.account_id)
        elif earlier.is_the_same(sending.digest, sending.pressed):
            raise AlreadySent(earlier.leads_to)
        else:
            # The page came from the browser's memory and something else was written into it.
            sending.token = uuid4()


def _find_twin(sending: Sending, account_id: int) -> None:
    """Raises Twin; nothing where it was made void in this very moment, then the press is new."""
    if sending.twins_since is None:
        return
    for twin in twins_of(account_id, sending.digest, sending.twins_since)[:1]:
        raise Twin(twin.at, twin.leads_to, twin.made)


def keep_made(subjects: Iterable[str], case_id: int | None) -> None:
    """Keeps what the form made and where it led, for whoever sends the same once more."""
    sending = _sending.get()
    if sending is None:
        return
    sending.led = sending.leads_to(case_id)
    if sending.token is not None:
        made = next(iter(subjects), "")
        _run(_MADE, made, sending.led, _prepared_value("token", sending.token))


def release_twins(subjects: Iterable[str]) -> None:
    """What is void or was corrected may be written down again without a question."""
    for one in subjects:
        _run(f"UPDATE {_SENT} SET digest = '' WHERE made = %s", one)  # noqa: S608  names only


def _take(token: UUID, sending: Sending, account_id: int) -> bool:
    """Keeps the press; False where it came before or has a twin."""
    row = Submission(
        token=token,
        account_id=account_id,
        digest=sending.digest,
        pressed=sending.pressed,
        draft=sending.draft,
        at=timezone.now(),
    )
    values = [_prepared_value(one.attname, getattr(row, one.attname)) for one in _FIELDS]
    if not sending.digest or sending.twins_since is None:
        return _run(_TAKE, *values) == 1
    since = _prepared_value("at", sending.twins_since)
    return _run(_TAKE_UNLESS, *values, account_id, sending.digest, since) == 1


def _prepared_value(name: str, value: object) -> Any:
    field: Any = Submission._meta.get_field(name)
    return field.get_db_prep_value(value, connection)


def _run(statement: str, *values: Any) -> int:
    """How many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
