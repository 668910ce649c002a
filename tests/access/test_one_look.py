"""A list is looked at once in five minutes, as long as it shows the same."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from opora.access.actions import look
from opora.access.queries import viewer_of
from opora.access.viewer import Viewer
from opora.audit.models import Event
from opora.audit.queries import ONE_LOOK
from tests.features.conftest import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(worker: Worker) -> Viewer:
    return viewer_of(worker("ohrozene_rodiny"))


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def looks(who: Viewer) -> int:
    return Event.objects.filter(code="look.cases", actor_id=who.account_id).count()


def at_list(who: Viewer, now: datetime, *shown: str) -> None:
    look(by=who, page="cases", case_id=None, shown=shown, now=now)


def test_the_same_list_again_is_the_same_look(me: Viewer, now: datetime) -> None:
    at_list(me, now, "case:1", "case:2")
    at_list(me, now + ONE_LOOK - timedelta(seconds=5), "case:1", "case:2")
    assert looks(me) == 1


def test_after_five_minutes_it_is_another(me: Viewer, now: datetime) -> None:
    at_list(me, now, "case:1")
    at_list(me, now + ONE_LOOK + timedelta(seconds=5), "case:1")
    assert looks(me) == 2


@pytest.mark.parametrize("shown", [(), ("case:1",), ("case:1", "case:2", "case:3")])
def test_a_list_that_shows_anything_else_is_another(
    me: Viewer, now: datetime, shown: tuple[str, ...]
) -> None:
    at_list(me, now, "case:1", "case:2")
    at_list(me, now, *shown)
    assert looks(me) == 2


def test_an_empty_list_is_looked_at_too(me: Viewer, now: datetime) -> None:
    at_list(me, now)
    at_list(me, now)
    assert looks(me) == 1


def test_another_worker_looks_for_themselves(me: Viewer, now: datetime, worker: Worker) -> None:
    other = viewer_of(worker("ohrozene_rodiny"))
    at_list(me, now, "case:1")
    at_list(other, now, "case:1")
    assert (looks(me), looks(other)) == (1, 1)


def test_a_look_that_was_taken_back_does_not_stand_for_the_next(me: Viewer, now: datetime) -> None:
    """The memory of the process is never believed without the chain."""
    with transaction.atomic():
        at_list(me, now, "case:1")
        transaction.set_rollback(True)
    assert looks(me) == 0
    at_list(me, now, "case:1")
    assert looks(me) == 1
