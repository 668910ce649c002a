"""What a page asks the database does not grow with the data."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from opora.access.models import Account
from opora.cases.models import Case
from opora.desk.day import my_day
from tests.access.conftest import open_for
from tests.features.conftest import SignIn, ViewerOf, Worker

CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
SERVICE, SITE = "rodinna_poradna", "poradna"


def asked(client: Client, path: str) -> int:
    client.get(path)  # the first time a look is written
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


# What each asks today, with what begins and ends the transaction; one more is to be noticed.
MOST = {"/": 15, "/tym/": 14, "/pripady/": 7, "/pripady/?whose=mine": 7, "one": 15}


@pytest.mark.parametrize("path", sorted(MOST))
def test_pages_ask_as_much_with_thirty_cases_as_with_three(
    path: str, worker: Worker, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    me: Account = worker(SERVICE)
    client = client_of(me)

    def more(number: int) -> Case:
        made = [open_for(me, SERVICE, SITE, today, name=f"Jan Novák {n}") for n in range(number)]
        return made[0]

    case = more(3)
    address = f"/pripady/{case.pk}/" if path == "one" else path
    few = asked(client, address)
    more(27)
    assert my_day(seen_by(me), today).in_all == 30
    assert asked(client, address) == few
    assert few <= MOST[path]


# Beside what begins and ends the transaction: an act, a first contact with and without its reach.
SAVING = {"act": 14, "contact": 15, "bare contact": 13}


@pytest.mark.parametrize("what", sorted(SAVING))
def test_saving_asks_no_more_than_today(
    what: str, worker: Worker, client_of: SignIn, today: date
) -> None:
    me: Account = worker("dluhova_poradna")
    client = client_of(me)
    case = open_for(me, "dluhova_poradna", "poradna", today)
    typed = {"on": "dnes", "who": "named", "post": "dluhova_poradna:poradna", "way": "phone"}
    forms = {
        "act": {"kind": "counselling", "minutes": "60", "day": "dnes", "client_present": "yes"},
        "contact": {**typed, "phone": "601 000 999"},
        "bare contact": typed,
    }
    path = f"/pripady/{case.pk}/ukon/" if what == "act" else "/kontakt/"
    for turn in "ab":  # the first time puts its SQL together
        named = {"once": str(uuid4()), "given_name": "Jana", "family_name": f"Nová{turn}"}
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(path, {**forms[what], **named, "note": turn})
        assert answer.status_code == 302
    asked = [one["sql"] for one in queries if not one["sql"].startswith(CONTROL)]
    assert len(asked) <= SAVING[what], "\n".join(asked)
