"""What a worker changes of their own in another tab."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.reminders.feed.actions import make_feed
from opora.reminders.models import Choice

Ids = Mapping[str, Any]


def profile(_ids: Ids, who: Account, _day: date) -> object:
    return Account.objects.filter(pk=who.pk).update(theme="dark")


def chosen(_ids: Ids, who: Account, _day: date) -> object:
    return Choice.objects.create(account=who, mode="daily", email="x@example.cz", hour=9)


def feed(_ids: Ids, who: Account, day: date) -> object:
    return make_feed(by=viewer_of(who), on=day)
