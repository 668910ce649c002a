"""How the line of an act is set: nothing alone in a row, nothing wider than the sheet."""

import pytest
from django.conf import settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.conftest import OpenPage
from tests.features.acts.conftest import MakePlace, Place

pytestmark = pytest.mark.django_db(transaction=True)

# What stands in one row at 1280 px, by service; how many people there are to choose from.
ROWS = [
    ("ohrozene_rodiny", 3, [["kind", "day", "at", "minutes"], ["people", "note", "all"]]),
    ("ohrozene_rodiny", 1, [["kind", "day", "at", "minutes"], ["note", "all"]]),
    ("rodinna_poradna", 2, [["kind", "day", "minutes", "people"], ["note", "all"]]),
    ("rodinna_poradna", 1, [["kind", "day", "minutes"], ["note", "all"]]),
]
TOPS = """() => [...document.querySelectorAll(".o-act > *")].map((one) => {
  const box = one.getBoundingClientRect();
  const name = one.className.replace("o-act-", "");
  return [name, Math.round(box.bottom), Math.round(box.top), box.right];
})"""


def open_case_page(page: Page, server: LiveServer, here: Place) -> None:
    cookie = here.browser.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": server.url}]
    )
    page.goto(f"{server.url}/pripady/{here.case.pk}/")


@pytest.mark.parametrize(("service", "people", "rows"), ROWS)
def test_the_fields_stand_in_full_rows(
    service: str,
    people: int,
    rows: list[list[str]],
    place: MakePlace,
    live_server: LiveServer,
    page: Page,
) -> None:
    open_case_page(page, live_server, place(service, people=people))
    boxes = page.evaluate(TOPS)
    found: list[list[str]] = []
    ends: list[float] = []
    bottom = 0
    for name, low, top, right in boxes:
        if top >= bottom:
            found.append([])
            ends.append(0)
            bottom = low
        found[-1].append(name)
        ends[-1] = right
        bottom = max(bottom, low)
    assert found == rows
    assert max(ends) - min(ends) < 2, "every row reaches to the edge"


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_day_and_the_times_share_a_row(
    width: int, place: MakePlace, live_server: LiveServer, open_page: OpenPage
) -> None:
    page = open_page(width=width)
    open_case_page(page, live_server, place("ohrozene_rodiny", people=3))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    tops = {name: top for name, _bottom, top, _right in page.evaluate(TOPS)}
    assert tops["at"] == tops["minutes"]
    assert width < 390 or tops["day"] == tops["at"]
