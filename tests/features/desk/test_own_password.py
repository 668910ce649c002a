"""A new password of one's own."""

import pytest
from django.test import Client

from opora.access.models import Account
from opora.audit.models import Event
from tests.features.conftest import Worker
from tests.features.desk.test_pages import PASSWORD, text_of

PATH = "/ja/heslo/"
NEW = " tři  slova navíc "


@pytest.fixture
def me(worker: Worker) -> Account:
    account = worker("rodinna_poradna")
    account.set_password(PASSWORD)
    account.save()
    return account


def signed_in(me: Account, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/prihlaseni/", {"username": me.username, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def typed(**other: str) -> dict[str, str]:
    return {"current": PASSWORD, "new": NEW, "again": NEW, **other}


def test_who_changes_it_stays_signed_in_and_others_are_signed_out(me: Account) -> None:
    here, elsewhere = signed_in(me), signed_in(me)
    assert is_in(here)
    assert is_in(elsewhere)
    assert here.post(PATH, typed()).headers["Location"] == "/ja/"
    assert is_in(here)
    assert not is_in(elsewhere)
    assert not is_in(signed_in(me))
    assert is_in(signed_in(me, NEW)), "letter by letter, spaces too"
    event = Event.objects.get(code="access.own_password")
    assert (event.actor_id, event.subjects) == (me.pk, [f"account:{me.pk}"])


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"current": "nevím"}, "Tohle vaše dosavadní heslo není."),
        ({"current": ""}, "Napište heslo, kterým se přihlašujete teď."),
        ({"again": "tři slova jinak"}, "Napsali jste něco jiného než poprvé."),
        ({"new": "qzqzq", "again": "qzqzq"}, "napište aspoň 12 znaků"),
        ({"new": "1q2w3e4r5t6y", "again": "1q2w3e4r5t6y"}, "zkouší každý"),
        ({"new": "", "again": ""}, "Napište nové heslo."),
        ({"new": "x" * 300, "again": "x" * 300}, "Vejde se sem 200 znaků"),
    ],
)
def test_what_is_wrong_is_said_and_no_password_comes_back(
    other: dict[str, str], says: str, me: Account
) -> None:
    here = signed_in(me)
    answer = here.post(PATH, typed(**other))
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert "tu zůstalo" not in text_of(answer)
    page = answer.content.decode()
    assert not [one for one in (PASSWORD, NEW, *filter(None, other.values())) if one in page]
    assert is_in(signed_in(me))
    assert not Event.objects.filter(code="access.own_password").exists()
