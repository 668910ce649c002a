"""One press makes the paper, keeps it and opens the dialogue of printing, in a real browser."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from opora.agreements.models import Agreement
from opora.documents.models import Document
from tests.conftest import CheckAccessibility
from tests.features.agreements.noticed import Agreed
from tests.features.documents.conftest import Signed, body

pytestmark = pytest.mark.django_db(transaction=True)
COUNTED = "window.print = () => window.heard(document.contentType);"


class Heard(list[tuple[str, str]]):
    """Calls of ``window.print``: the address of the frame and the kind of what it shows."""

    def call(self, source: Any, kind: str) -> None:
        self.append((source["frame"].url, kind))


def at_work(page: Page, browser: Client, server: LiveServer) -> Heard:
    """The worker's own session in a browser that writes printing down instead of asking."""
    heard = Heard()
    page.context.expose_binding("heard", heard.call)
    page.context.add_init_script(COUNTED)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": server.url}]
    )
    return heard


@pytest.fixture
def made(printable: Signed) -> Agreed:
    return printable(acts=["individual_counselling"])


def until_printed(page: Page, heard: Heard) -> None:
    for _turn in range(50):
        if heard:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(500)  # a second call would come by now


def test_one_press_keeps_the_paper_once_and_prints_its_pdf_once(
    made: Agreed, live_server: LiveServer, page: Page, check_accessibility: CheckAccessibility
) -> None:
    heard = at_work(page, made.as_worker, live_server)
    page.goto(f"{live_server.url}/pripady/{made.case.pk}/dokumenty/")
    check_accessibility(page)
    page.get_by_role("button", name=re.compile("^Vytisknout ?: Smlouva")).dblclick()
    until_printed(page, heard)
    row = Document.objects.get()
    pdf = f"{live_server.url}/pripady/{made.case.pk}/dokumenty/{row.pk}/soubor/"
    assert heard == [(pdf, "application/pdf")]
    assert page.url.endswith(f"/dokumenty/{row.pk}/"), "nothing is left in the address"
    expect(page.get_by_role("status").first).to_contain_text("Uloženo v")
    check_accessibility(page)
    page.reload()
    page.wait_for_timeout(700)
    assert len(heard) == 1, "the page alone prints nothing"
    page.get_by_role("link", name="Vytisknout", exact=True).click()
    page.wait_for_timeout(700)
    assert heard == [(pdf, "application/pdf")] * 2
    assert Document.objects.count() == 1


def test_several_are_printed_as_one(made: Agreed, live_server: LiveServer, page: Page) -> None:
    heard = at_work(page, made.as_worker, live_server)
    page.goto(f"{live_server.url}/pripady/{made.case.pk}/dokumenty/najednou/")
    for name in ("Smlouva", "Potvrzení"):
        page.get_by_label(name).first.check()
    page.get_by_role("button", name="Vytisknout vybrané").click()
    until_printed(page, heard)
    ids = "&".join(f"d={one.pk}" for one in Document.objects.order_by("pk"))
    assert Document.objects.count() == 2
    merged = f"{live_server.url}/pripady/{made.case.pk}/dokumenty/najednou/soubor/?{ids}"
    assert heard == [(merged, "application/pdf")]


def test_what_can_not_be_opened_is_not_printed(
    made: Agreed, live_server: LiveServer, page: Page
) -> None:
    number = Agreement.objects.get(case=made.case).pk
    made.as_worker.post(f"/pripady/{made.case.pk}/dokumenty/tisk/smlouva/{number}/")
    row = Document.objects.get()
    heard = at_work(page, made.as_worker, live_server)
    page.goto(f"{live_server.url}/pripady/{made.case.pk}/dokumenty/{row.pk}/")
    Document.objects.update(digest="0" * 64)
    page.get_by_role("link", name="Vytisknout", exact=True).click()
    expect(page.get_by_role("heading", name="Dokument nejde otevřít")).to_be_visible()
    assert heard == []


def test_where_no_script_runs_the_document_is_kept_and_opened_by_a_link(
    made: Agreed,
) -> None:
    page = body(made.as_worker.get(f"/pripady/{made.case.pk}/dokumenty/"))
    number = Agreement.objects.get(case=made.case).pk
    address = f"/pripady/{made.case.pk}/dokumenty/tisk/smlouva/{number}/"
    form = page.split(f'<form method="post" action="{address}"')[1].split("</form>")[0]
    answer = made.as_worker.post(address, {"once": form.split('name="once" value="')[1][:36]})
    row = Document.objects.get()
    assert answer["Location"] == f"/pripady/{made.case.pk}/dokumenty/{row.pk}/#tisk"
    shown = made.as_worker.get(answer["Location"].partition("#")[0])
    file = f"/pripady/{made.case.pk}/dokumenty/{row.pk}/soubor/"
    assert f'href="{file}" target="_blank"' in body(shown)
    assert made.as_worker.get(file)["Content-Type"] == "application/pdf"


def test_only_our_own_files_are_framed_and_only_there(made: Agreed) -> None:
    def policy(path: str) -> str:
        return str(made.as_worker.get(path)["Content-Security-Policy"])

    case = f"/pripady/{made.case.pk}/"
    assert "frame-src 'self';" in policy(case + "dokumenty/") + ";"
    assert "unsafe" not in policy(case + "dokumenty/")
    for path in (case, case + "dokumenty/najednou/"):
        assert "frame-src" not in policy(path)
        assert "default-src 'none'" in policy(path)
