"""Who is signed in: one query tells, and a session opens nothing that is not its own."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from opora.access.models import Account, Session
from opora.access.sessions import Backend
from tests.features.conftest import SignIn, Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker("rodinna_poradna")


def test_one_query_tells_who_is_signed_in(me: Account, client_of: SignIn) -> None:
    browser = client_of(me)
    assert Session.objects.get().account_id == me.pk
    with CaptureQueriesContext(connection) as asked:
        assert browser.get("/there-is-no-such-page/").status_code == 404
    assert len(asked) == 1


def test_an_account_read_with_another_session_signs_nobody_in(
    me: Account, worker: Worker, client_of: SignIn
) -> None:
    other = worker("dluhova_poradna")
    client_of(other).get("/")
    found = Backend().get_user(me.pk)
    assert found is not None
    assert found.pk == me.pk
    assert found.posts == [("social_worker", "rodinna_poradna", "")]


def test_a_session_of_an_account_that_is_closed_opens_nothing(
    me: Account, client_of: SignIn
) -> None:
    browser = client_of(me)
    Account.objects.filter(pk=me.pk).update(is_active=False)
    answer = browser.get("/")
    assert answer.status_code == 302
    assert isinstance(answer.wsgi_request.user, AnonymousUser)


def test_who_signs_out_leaves_no_session(me: Account, client_of: SignIn) -> None:
    browser: Client = client_of(me)
    browser.logout()
    assert not Session.objects.exists()
