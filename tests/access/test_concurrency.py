"""Several writers at once: no gap in the chain, no form taken twice, nothing lost."""

import threading
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django_scopes import scope

from opora.access.actions import change_profile
from opora.access.models import Submission
from opora.access.presses import AlreadySent, Sending, sent_once
from opora.access.queries import viewer_of
from opora.access.seen import Stale, not_stale, page_saw, version_of
from opora.access.viewer import Viewer
from opora.audit.actions import Happening, append
from opora.audit.models import Event
from opora.audit.queries import breaks, end
from opora.cases.actions import touch
from opora.cases.models import Case
from tests.access.conftest import OpenCase
from tests.access.test_chain import write_and_fail
from tests.features.conftest import Worker

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 4


def at_once(work: Callable[[int], None], threads: int = THREADS) -> list[BaseException]:
    """Runs the work in threads that start together; returns what they raised."""
    raised: list[BaseException] = []
    gate = threading.Barrier(threads)

    def one(number: int) -> None:
        try:
            gate.wait(10)
            work(number)
        except BaseException as error:  # noqa: BLE001  the test looks at what it was
            raised.append(error)
        finally:
            connection.close()

    started = [threading.Thread(target=one, args=(number,)) for number in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join(60)
    return raised


@pytest.fixture
def by(transactional_db: None, worker: Worker) -> Viewer:
    return viewer_of(worker("rodinna_poradna"))


def test_the_very_first_writers_of_all_make_one_chain(transactional_db: None) -> None:
    def write(number: int) -> None:
        with transaction.atomic():
            append([Happening(f"test.{number}", number, 1)])

    assert at_once(write) == []
    assert end()[0] == THREADS
    assert list(breaks()) == []


def test_writers_at_once_leave_no_gap(by: Viewer, today: date) -> None:
    def write(number: int) -> None:
        for turn in range(8):
            if turn % 4 == number % 4:  # some give up half way
                with pytest.raises(IntegrityError):
                    write_and_fail(by, today)
            else:
                change_profile(theme="light", language="cs", by=by, on=today)

    assert at_once(write) == []
    assert end()[0] == Event.objects.count() == THREADS * 6
    assert list(breaks()) == []


def test_a_form_sent_twice_at_once_is_taken_once(by: Viewer, today: date) -> None:
    token = uuid4()

    def send(_number: int) -> None:
        with sent_once(Sending(token, leads_to=lambda _case: "/ja/")):
            change_profile(theme="dark", language="cs", by=by, on=today)

    raised = at_once(send)
    assert [type(one) for one in raised] == [AlreadySent] * (THREADS - 1)
    assert Event.objects.filter(code="access.profile").count() == 1
    assert Submission.objects.count() == 1
    with pytest.raises(AlreadySent) as again:
        send(0)
    assert again.value.leads_to == "/ja/"


def test_of_two_who_saw_the_same_version_one_is_told(
    by: Viewer, worker: Worker, file_of: OpenCase
) -> None:
    case = file_of(worker("rodinna_poradna"), "rodinna_poradna", "poradna")

    def stands() -> object:
        return Case.objects.get(pk=case.pk).version

    def save(_number: int) -> None:
        seen = page_saw(version_of(1), stands)
        with scope(organisation=by.organisation_id), seen, transaction.atomic():
            row = Case.objects.select_for_update().get(pk=case.pk)
            not_stale()
            touch(row)

    raised = at_once(save, 2)
    assert [type(one) for one in raised] == [Stale]
    with scope(organisation=by.organisation_id):
        assert Case.objects.get(pk=case.pk).version == 2
