"""A case is found by the telephone of who is in it, or by the one that was agreed (E12)."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from opora.access.actions import exclude
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.audit.models import Event
from opora.cases.actions import add_person, agree_way
from opora.cases.models import AgreedWay
from opora.people.actions import register_named
from opora.people.models import Person
from opora.people.phones import columns, looked_for
from tests.access.conftest import OpenCase
from tests.features.conftest import SignIn, Worker
from tests.features.desk.test_cases import SERVICE, SITE, found, me

__all__ = ["me"]


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("777 123 456", "777123456", ""),
        ("+420 777 123 456", "777123456", ""),
        ("00420777123456", "777123456", ""),
        ("+421 905 123 456", "421905123456", ""),
        ("412 000 111 linka 25, 777-123-456", "412000111", "777123456"),
        ("777 111 222 nebo 604 333 444", "777111222", "604333444"),
        ("eva@example.cz", "", ""),
        ("12345", "", ""),
        ("", "", ""),
    ],
)
def test_what_is_kept_of_a_number(typed: str, first: str, second: str) -> None:
    assert columns(typed) == {"phone_first": first, "phone_second": second}


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("777123", "777123"),
        ("777 123 456", "777123456"),
        ("+420 777 123 456", "777123456"),
        ("420777123456", "777123456"),
        ("+420 777 123", "777123"),
        ("77712", ""),
        ("+420 777", ""),
        ("Javor 777123", ""),
        ("", ""),
    ],
)
def test_what_of_the_typed_is_looked_for(typed: str, begins: str) -> None:
    assert looked_for(typed) == begins


def _called(client: Client, number: str) -> list[str]:
    return found(client.post("/hledat/", {"words": number}))


def test_a_case_is_found_by_a_telephone(
    me: Account, client_of: SignIn, file_of: OpenCase, today: date
) -> None:
    case = file_of(me, SERVICE, SITE, name="Jan Bílý", title="Bílých")
    by, client = viewer_of(me), client_of(me)
    phone = "+420 777 123 456, 604 111 222"
    mother = register_named(given_name="Eva", family_name="Bílá", phone=phone, by=by, on=today)
    add_person(case_id=case.pk, person=mother, relation="matka", client=False, by=by, on=today)
    agree_way(case_id=case.pk, channel="phone", contact="412 000 111 linka 25", by=by, on=today)
    for number in ("777123456", "777 123", "+420 777 123 456", "604111222", "412 000"):
        assert _called(client, number) == ["Bílých"], number
    for number in ("777 12", "123456", "777123457"):
        assert _called(client, number) == [], number
    with CaptureQueriesContext(connection) as asked:
        _called(client, "777123456")
    assert len([one for one in asked if "cases_case" in one["sql"]]) == 1


def test_whoever_may_not_see_the_case_finds_nothing(
    me: Account, worker: Worker, client_of: SignIn, file_of: OpenCase, today: date
) -> None:
    case = file_of(me, SERVICE, SITE, name="Jan Bílý")
    by = viewer_of(me)
    agree_way(case_id=case.pk, channel="phone", contact="777 123 456", by=by, on=today)
    elsewhere, out = worker("dluhova_poradna"), worker(SERVICE, Role.SOCIAL_WORKER)
    person = case.participants.get().person_id
    exclude(account_id=out.pk, person_id=person, reason="Zná se s ním.", by=by, on=today)
    assert _called(client_of(elsewhere), "777123456") == []
    assert _called(client_of(out), "777123456") == []
    assert _called(client_of(me), "777123456") == ["Jan Bílý"]


def test_the_number_is_not_in_the_trace_nor_read_from_an_address(
    me: Account, client_of: SignIn, file_of: OpenCase, today: date
) -> None:
    case = file_of(me, SERVICE, SITE, name="Jan Bílý")
    agree_way(case_id=case.pk, contact="777 123 456", by=viewer_of(me), on=today)
    client = client_of(me)
    assert found(client.get("/hledat/", {"words": "777123456"})) == []
    _called(client, "777123456")
    event = Event.objects.get(code="look.search")
    assert (event.subjects, event.digest) == ([f"case:{case.pk}"], "")


def test_numbers_written_down_before_are_found_too(
    me: Account, file_of: OpenCase, today: date
) -> None:
    """The migrations fill what stood there."""
    case, by = file_of(me, SERVICE, SITE, name="Jan Bílý"), viewer_of(me)
    agree_way(case_id=case.pk, contact="412 000 111", by=by, on=today)
    Person.objects.filter(kind=Person.Kind.NAMED).update(phone="777 123 456", phone_first="")
    AgreedWay.objects.update(phone_first="")
    for name in ("people.migrations.0004_telephones", "cases.migrations.0003_telephones"):
        import_module(f"opora.{name}").fill(apps, None)
    assert Person.objects.filter(phone_first="777123456").exists()
    assert AgreedWay.objects.filter(phone_first="412000111").exists()
