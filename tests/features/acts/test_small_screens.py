"""Screens of acts on a phone: nothing lies over what is filled in, nothing runs together."""

import pytest
from django.conf import settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.conftest import OpenPage
from tests.features.acts.conftest import MakePlace, Place

pytestmark = pytest.mark.django_db(transaction=True)

# By how many pixels the bar lies over the last field once the page is scrolled to its end.
COVERED = """() => {
  window.scrollTo(0, document.body.scrollHeight);
  const field = document.querySelector("[name=note]").getBoundingClientRect();
  return field.bottom - document.querySelector(".o-save").getBoundingClientRect().top;
}"""
STANDS = 'getComputedStyle(document.querySelector(".o-save")).position'
GAPS = """() => [...document.querySelectorAll(".o-why > .o-source + p")].map((one) =>
  one.getBoundingClientRect().top - one.previousElementSibling.getBoundingClientRect().bottom)"""


def opened_at(page: Page, server: LiveServer, here: Place, tail: str) -> None:
    cookie = here.browser.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": server.url}]
    )
    page.goto(f"{server.url}{here.url(tail)}")


@pytest.mark.parametrize(("height", "stands"), [(780, "sticky"), (480, "static")])
def test_the_bar_lies_over_no_field(
    height: int, stands: str, place: MakePlace, open_page: OpenPage, live_server: LiveServer
) -> None:
    page = open_page(width=390, height=height)
    opened_at(page, live_server, place("kontaktni_centrum"), "vymena/")
    assert page.evaluate(STANDS) == stands
    assert page.evaluate(COVERED) <= 0


def test_what_is_promised_stands_apart(
    place: MakePlace, open_page: OpenPage, live_server: LiveServer
) -> None:
    page = open_page(width=390)
    opened_at(page, live_server, place("kontaktni_centrum"), "ukon/")
    page.locator("main details.o-why > summary").click()
    gaps = page.evaluate(GAPS)
    assert gaps
    assert min(gaps) >= 8
