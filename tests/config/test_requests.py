"""What leaves the server: strict headers for the browser, nothing personal for the log."""

import json
import logging
import logging.config
from collections.abc import Iterator
from io import StringIO

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from opora.config import logs


def show(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse("page")


def fail(request: HttpRequest) -> HttpResponse:
    raise ValueError("Jana Nováková")


urlpatterns = [path("kontakty/<int:number>/", show), path("chyba/", fail)]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def log() -> Iterator[StringIO]:
    """The log as the product writes it."""
    stream = StringIO()
    configuration = logs.configuration()
    configuration["handlers"]["stderr"]["stream"] = stream
    logging.config.dictConfig(configuration)
    yield stream
    logging.config.dictConfig(settings.LOGGING)


def test_headers_allow_nothing_from_elsewhere(client: Client) -> None:
    response = client.get("/kontakty/7/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in response.headers["Permissions-Policy"]


def test_a_request_is_logged_by_its_pattern(client: Client, log: StringIO) -> None:
    client.get("/kontakty/7/", {"jmeno": "Nováková"})
    line = log.getvalue()
    assert json.loads(line)["route"] == "kontakty/<int:number>/"
    assert "Nov" not in line
    assert "/7/" not in line


def test_an_error_is_logged_by_its_place(client: Client, log: StringIO) -> None:
    client.raise_request_exception = False
    assert client.get("/chyba/", {"jmeno": "Jana"}).status_code == 500
    text = log.getvalue()
    assert "Jana" not in text
    events = [json.loads(line) for line in text.splitlines()]
    failure = next(event for event in events if "error" in event)
    assert failure["error"] == "builtins.ValueError"
    assert failure["at"][-1].endswith(" fail")


def test_a_library_logs_its_words_without_their_values(log: StringIO) -> None:
    logging.getLogger("some.library").warning("No mail for %s", "Jana")
    event = json.loads(log.getvalue())
    assert (event["event"], event["logger"]) == ("No mail for %s", "some.library")


def test_an_error_without_a_traceback_is_named() -> None:
    event = logs.keep_place_of_error(None, "error", {"exc_info": KeyError("Jana")})
    assert event == {"error": "builtins.KeyError", "at": []}
