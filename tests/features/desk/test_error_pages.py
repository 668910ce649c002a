"""What is shown when there is nothing, no right, or something broke; in both languages."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import translation

from opora.access.models import Account
from opora.access.roles import Role
from tests.features.conftest import SignIn, Worker

HEADINGS = {
    ("cs", 404): "Tady nic není",
    ("en", 404): "There is nothing here",
    ("cs", 403): "Tohle udělat nejde",
    ("en", 403): "This can't be done",
    ("cs", 500): "Něco se pokazilo",
    ("en", 500): "Something went wrong",
}


def check(answer: Any, language: str, status: int) -> None:
    page = answer.content.decode()
    assert answer.status_code == status
    assert f'<html lang="{language}"' in page
    headings = re.findall(r"<h1>(.*?)</h1>", page)
    assert headings == [HEADINGS[language, status]]
    assert f"<title>{HEADINGS[language, status]} – Opora</title>" in page
    for sheet in ("tokens", "base", "layout"):
        assert re.search(rf'rel="stylesheet" href="[^"]*{sheet}[^"]*\.css"', page)
    assert "{%" not in page
    assert 'href="/"' in page, "there is a way on"


@pytest.fixture(params=["cs", "en"])
def reader(request: pytest.FixtureRequest, worker: Worker) -> Account:
    account = worker("rodinna_poradna", Role.AUDITOR)
    Account.objects.filter(pk=account.pk).update(language=request.param)
    account.refresh_from_db()
    return account


@pytest.mark.parametrize("path", ["/nic-takoveho/", "/pripady/999999/", "/pravidla/jina_sluzba/"])
def test_nothing_here(path: str, reader: Account, client_of: SignIn) -> None:
    check(client_of(reader).get(path), reader.language, 404)


def test_no_right(reader: Account, client_of: SignIn) -> None:
    check(client_of(reader).get("/kontakt/"), reader.language, 403)


def test_a_page_that_stayed_open_too_long(reader: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader, backend="opora.access.sessions.Backend")
    check(client.post("/hledat/", {"words": "x"}), reader.language, 403)


def test_something_broke_for_somebody_signed_in(reader: Account, client_of: SignIn) -> None:
    client = client_of(reader)
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_head RENAME TO audit_head_gone")
    try:
        check(client.get("/pripady/"), reader.language, 500)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE audit_head_gone RENAME TO audit_head")


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_page_of_an_error_needs_no_database(language: str) -> None:
    """No fixture lets this test near a database: reading the session fails, and still…"""
    client = Client()
    client.raise_request_exception = False
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    with translation.override(language):
        check(client.get("/"), language, 500)
