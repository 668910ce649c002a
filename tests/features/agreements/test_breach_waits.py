"""A breach that was recorded waits for the head until something follows, or nothing does."""

from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.agreements.models import Breach
from tests.features.acts.conftest import MakePlace, Place, opened, place
from tests.features.agreements.noticed import broke, warned
from tests.features.conftest import SignIn, Worker

__all__ = ["opened", "place"]
SERVICE = "kontaktni_centrum"
WAITS = "Posoudit porušení:"
USER = {"age": 30, "uses_illegal_substances": True}


def shown(browser: Client, path: str = "/") -> str:
    return browser.get(path).content.decode().replace("\xa0", " ")


@pytest.fixture
def head(worker: Worker) -> Account:
    return worker(SERVICE, Role.HEAD, name="Hana Horní")


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place(SERVICE, anonymous=True, asked=USER)


def test_an_assault_waits_for_every_head_of_the_service(
    here: Place, head: Account, client_of: SignIn, worker: Worker, today: date
) -> None:
    browser = client_of(head)
    assert WAITS not in shown(browser)
    row = broke(here.case, here.viewer, today - timedelta(days=4), ground="conduct")
    day = shown(browser)
    assert "4 dny po termínu" not in day, "nobody has published by when the head decides"
    assert WAITS in day
    assert f"/poruseni/{row.pk}/posouzeni/" in day
    assert "Chování k pracovníkovi" in day
    assert WAITS in shown(browser, "/tym/")
    assert WAITS in shown(browser, f"/pripady/{here.case.pk}/")
    assert WAITS not in shown(here.browser)
    assert WAITS not in shown(client_of(worker("rodinna_poradna", Role.HEAD)))
    team = browser.get("/tym/")
    assert "Na starosti: vedoucí" in team.content.decode().replace("\xa0", " ")


def test_the_heads_word_settles_it_and_stays_with_the_record(
    here: Place, head: Account, client_of: SignIn, today: date
) -> None:
    row, browser = broke(here.case, here.viewer, today, ground="conduct"), client_of(head)
    url = here.url(f"poruseni/{row.pk}/posouzeni/")
    page = shown(browser, url)
    assert "Opakované hrozby." in page
    assert f"/poruseni/{row.pk}/napomenuti/" in page
    assert browser.post(url, {"words": " "}).status_code == 422
    assert here.browser.post(url, {"words": "Nic."}).status_code == 403
    assert browser.post(url, {"words": "Promluvili jsme si, nic dalšího."}).status_code == 302
    assert Breach.objects.get().assessment == "Promluvili jsme si, nic dalšího."
    assert WAITS not in shown(browser)
    for tail in ("", "tisk/"):
        assert "Vedoucí: Promluvili jsme si, nic dalšího." in shown(here.browser, here.url(tail))


def test_a_warning_settles_it_and_a_void_one_does_not(
    here: Place, head: Account, client_of: SignIn, today: date
) -> None:
    row, browser = warned(here.case, viewer_of(head), today, ground="conduct"), client_of(head)
    assert WAITS not in shown(browser)
    given = row.warnings.get()
    url = here.url(f"zapis/warning/{given.pk}/zneplatnit/")
    assert browser.post(url, {"why": "Nezaznělo."}).status_code == 302
    assert WAITS in shown(browser)
    void = here.url(f"zapis/breach/{row.pk}/zneplatnit/")
    assert browser.post(void, {"why": "Nestalo se."}).status_code == 302
    assert WAITS not in shown(browser)
