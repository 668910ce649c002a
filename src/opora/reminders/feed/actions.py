"""Making and revoking the secret of a calendar address; counting wrong ones."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from opora.access.actions import look
from opora.access.doors import action, tell
from opora.access.models import Account
from opora.access.roles import Role
from opora.access.seen import not_stale
from opora.access.viewer import Viewer
from opora.reminders.feed.queries import FORGOTTEN, digest_of
from opora.reminders.models import FeedKey, FeedMiss

LENGTH = 32
"""Bytes of a secret."""


@action("reminders.make_feed", roles=frozenset(Role))
def make_feed(*, by: Viewer, on: date) -> str:
    """A new secret, shown once; the address before it opens nothing any more."""
    _hold(by)
    secret = secrets.token_urlsafe(LENGTH)
    FeedKey.objects.filter(account_id=by.account_id).delete()
    FeedKey.objects.create(
        account_id=by.account_id, digest=digest_of(secret), made_at=timezone.now()
    )
    tell(subjects=[f"account:{by.account_id}"])
    return secret


@action("reminders.revoke_feed", roles=frozenset(Role))
def revoke_feed(*, by: Viewer, on: date) -> None:
    """The address opens nothing any more."""
    _hold(by)
    FeedKey.objects.filter(account_id=by.account_id).delete()
    tell(subjects=[f"account:{by.account_id}"])


def _hold(by: Viewer) -> None:
    Account.objects.select_for_update().get(pk=by.account_id)
    not_stale()


def look_by_feed(key: FeedKey, by: Viewer, shown: Sequence[str], now: datetime) -> None:
    """Writes down a look before it is shown: once a day, and whenever there is another case in it.

    Calendars ask several times an hour; the same answer said again tells nobody anything new.
    """
    what, on = digest_of(" ".join(shown)), now.date()
    if key.read_on == on and key.shown == what:
        return
    with transaction.atomic():
        look(by=by, page="calendar_feed", case_id=None, shown=shown, now=now)
        FeedKey.objects.filter(pk=key.pk).update(read_on=on, shown=what)


def count_miss(whence: str, now: datetime) -> None:
    """One more wrong secret from there; older ones are forgotten."""
    FeedMiss.objects.filter(since__lte=now - FORGOTTEN).delete()
    if not FeedMiss.objects.filter(pk=whence).update(count=F("count") + 1):
        FeedMiss.objects.update_or_create(pk=whence, defaults={"since": now, "count": 1})
