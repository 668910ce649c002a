"""A service with its head, and complaints taken in through the screen."""

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.roles import Role
from opora.catalog import current
from opora.complaints.models import Complaint
from opora.decisions.actions import set_parameter
from opora.ui.words import typed_day
from tests.features.conftest import SignIn, ViewerOf, Worker

CENTRE, ADVICE = "kontaktni_centrum", "dluhova_poradna"
NEW = "/stiznosti/nova/"
REGISTER = "/stiznosti/"
LONG_AGO = date(2020, 1, 1)
Take = Callable[..., Complaint]


def text_of(answer: Any, status: int = 200) -> str:
    """The page with plain spaces."""
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return unescape(answer.content.decode()).replace("\xa0", " ")


def typed(service: str, taker: Account, on: date, **more: object) -> dict[str, object]:
    """A complaint as it is typed: without a name, by the box, about the service."""
    sites = current().service(service).sites
    sent: dict[str, object] = {
        "kind": "complaint",
        "received_on": typed_day(on),
        "way": "box",
        "words": "Čekárna je v zimě zavřená.",
        "about": "service",
        "who": "anonymous",
        "taken_by": taker.pk,
    }
    return sent | ({"site": sites[0].id} if len(sites) > 1 else {}) | more


@pytest.fixture
def head(worker: Worker) -> Account:
    """The head of the contact centre."""
    return worker(CENTRE, Role.HEAD, name="Hana Vedoucí")


@pytest.fixture
def petr(worker: Worker) -> Account:
    """A worker of the contact centre."""
    return worker(CENTRE, name="Petr Pracovní")


@pytest.fixture
def hana(client_of: SignIn, head: Account) -> Client:
    """The head's browser."""
    return client_of(head)


@pytest.fixture
def numbers(seen_by: ViewerOf) -> Callable[..., None]:
    """Sets the organisation's number of days for an answer."""

    def put(head: Account, service: str, days: int, since: date = LONG_AGO) -> None:
        set_parameter(
            service=service,
            name="complaint_answer_days",
            value=days,
            by=seen_by(head),
            on=since,
        )

    return put


@pytest.fixture
def take(client_of: SignIn) -> Take:
    """Takes a complaint in through the screen and finds it."""

    def make(taker: Account, service: str, on: date, **more: object) -> Complaint:
        path = f"{NEW}?service={service}"
        answer = client_of(taker).post(path, typed(service, taker, on, **more))
        assert answer.status_code == 302, text_of(answer, answer.status_code)
        made: Complaint = Complaint.objects.latest("pk")
        return made

    return make
