"""What the rules refuse people without a case is told, and what was done all the same.

In the centre and at an outing (C2).
"""

from datetime import date
from typing import Any

import pytest

from opora.acts.models import Outing
from tests.features.acts.conftest import MakePlace, Place

SERVICE = "kontaktni_centrum"
URLS = ["/bez-pripadu/", "/teren/"]
ROW = {"/bez-pripadu/": "/bez-pripadu/radek/", "/teren/": "/teren/radek/?radek=0"}
HEAD = {"day": "dnes", "place": "teren"}
YOUNG = {"of_age": "14", "of_uses_illegal_substances": "yes"}


def page_of(answer: Any) -> str:
    return str(answer.content.decode()).replace("\xa0", " ")


def line(**typed: object) -> dict[str, object]:
    return {f"row0-{name}": value for name, value in {"count": "1", **typed}.items()}


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place(SERVICE, anonymous=True, asked={"uses_illegal_substances": True, "age": 30})


@pytest.mark.rule("C2")
@pytest.mark.parametrize("url", URLS)
def test_what_is_not_offered_is_told_with_why_and_what_instead(here: Place, url: str) -> None:
    page = page_of(here.browser.post(ROW[url], HEAD | line(**YOUNG)))
    assert "V nabídce není" in page
    assert "nabízíme jen poradenství" in page
    assert 'name="row0-acts" value="exchange"' not in page
    assert 'name="row0-acts" value="information_service"' in page
    assert "Zapsat, co se přesto stalo" in page
    assert 'name="row0-despite" value="exchange"' in page
    assert 'name="row0-out_jehly"' in page
    assert 'name="row0-reason"' in page


@pytest.mark.rule("C2")
@pytest.mark.parametrize("url", URLS)
def test_what_happened_all_the_same_is_written_down_as_a_departure(here: Place, url: str) -> None:
    typed = HEAD | line(despite=["exchange"], out_jehly="3", **YOUNG)
    asked = here.browser.post(url, typed)
    assert asked.status_code == 422
    assert "Proč přesto" in page_of(asked)
    assert page_of(asked).count('name="row0-reason"') == 1
    told = typed | line(despite=["exchange"], out_jehly="3", reason="Věk řekl potom.", **YOUNG)
    assert here.browser.post(url, told).status_code == 302
    row = Outing.objects.get()
    assert (row.done, row.against) == ({}, {"exchange": 1})


@pytest.mark.parametrize("url", URLS)
def test_where_all_is_offered_nothing_is_said(here: Place, url: str) -> None:
    grown = {"of_age": "20 až 30", "of_uses_illegal_substances": "yes"}
    page = page_of(here.browser.post(ROW[url], HEAD | line(**grown)))
    assert "V nabídce není" not in page
    assert "přesto" not in page


def test_of_a_client_met_the_same_is_told(place: MakePlace, today: date) -> None:
    asked: dict[str, object] = {"uses_illegal_substances": True, "age": 14}
    young = place(SERVICE, anonymous=True, asked=asked, since=today)
    typed = {"row0-who": str(young.people[0])}
    page = page_of(young.browser.post(ROW["/teren/"], HEAD | typed))
    assert "nabízíme jen poradenství" in page
    assert 'name="row0-despite" value="exchange"' in page
    told = typed | {
        "row0-despite": ["food_service"], "row0-reason": "Měl hlad.",
    }  # fmt: skip
    assert young.browser.post("/teren/", HEAD | told).status_code == 302
    assert [(one.kind, one.departure) for one in young.acts] == [("food_service", True)]
