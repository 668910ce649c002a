"""A page that a thread of the server makes sees what the test has written, and back."""

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


def count(request: HttpRequest) -> HttpResponse:
    Session.objects.create(session_key="server", expire_date=timezone.now())
    return HttpResponse(f"<h1>{Session.objects.count()}</h1>")


urlpatterns = [path("", count)]


@pytest.mark.urls(__name__)
def test_server_and_test_share_the_database(live_server: LiveServer, page: Page) -> None:
    Session.objects.create(session_key="test", expire_date=timezone.now())
    page.goto(live_server.url)
    assert page.inner_text("h1") == "2"
    assert Session.objects.filter(session_key="server").exists()
