"""First contacts made through the screen, and the pages they lead to."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from opora.access.roles import Role
from opora.catalog import current
from opora.rules.rule import Rule
from tests.features.conftest import SignIn, Worker

CONTACT = "/kontakt/"


def text_of(response: Any) -> str:
    """The words of a page: no tags, plain spaces."""
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    words = unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", words)


def contact(service: str, **changed: Any) -> dict[str, Any]:
    """What a worker types at a first contact: only what has to be there."""
    known = current().service(service)
    typed = {
        "post": f"{service}:{known.sites[0].id}",
        "way": "phone",
        "who": "named",
        "given_name": "Jana",
        "family_name": "Matoušková",
        "on": "dnes",
    }
    return typed | changed


def rule(service: str, rule_id: str) -> Rule:
    """A rule as the definition holds it."""
    return next(one for one in current().service(service).rulebook.rules if one.id == rule_id)


@pytest.fixture
def signed_in(worker: Worker, client_of: SignIn) -> Callable[..., Client]:
    """A worker of the service, signed in."""

    def make(service: str, role: Role = Role.SOCIAL_WORKER, **options: Any) -> Client:
        return client_of(worker(service, role, **options))

    return make


@pytest.fixture
def opened() -> Callable[..., int]:
    """Sends a first contact and returns the id of the case that it opened."""

    def send(client: Client, service: str, **changed: Any) -> int:
        response = client.post(CONTACT, contact(service, **changed))
        assert response.status_code == 302, text_of(response)
        found = re.search(r"/pripady/(\d+)/", response["Location"])
        assert found is not None, response["Location"]
        return int(found[1])

    return send


def case_page(client: Client, case_id: int) -> Any:
    """The case as its worker sees it."""
    response = client.get(f"/pripady/{case_id}/")
    assert response.status_code == 200
    return response


def step(sender: Client, case_id: int, where: str, **typed: Any) -> Any:
    """Sends a form of the case."""
    return sender.post(f"/pripady/{case_id}/{where}/", {"on": "dnes", **typed})
