"""No field is called optional that a rule of the step then asks for."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from tests.features.conftest import SERVICES

SignedIn = Callable[..., Client]
Opened = Callable[..., int]
LABEL = re.compile(r'<(?:label|legend) class="o-label"[^>]*>(.*?)</(?:label|legend)>', re.S)


def optional(client: Client, where: str) -> dict[str, bool]:
    """The labels of a page: whether they say (nepovinné)."""
    page = client.get(where).content.decode()
    found = {}
    for label in LABEL.findall(page):
        words = unescape(re.sub(r"<[^>]+>", "", label)).replace("\u00a0", " ").strip()
        found[words.replace("(nepovinné)", "").strip()] = "(nepovinné)" in words
    return found


@pytest.mark.rule("E8.present")
def test_whether_the_client_is_there_is_not_by_the_way(
    signed_in: SignedIn,
    opened: Opened,
) -> None:
    client = signed_in("dluhova_poradna")
    case_id = opened(client, "dluhova_poradna")
    for where in (f"/pripady/{case_id}/", f"/pripady/{case_id}/ukon/", "/den/"):
        assert optional(client, where)["Klient u toho"] is False, where


def test_the_place_is_not_by_the_way(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("nekam_patrit")
    case_id = opened(client, "nekam_patrit")
    assert optional(client, f"/pripady/{case_id}/schuzka/")["Kde"] is False
    assert optional(client, f"/pripady/{case_id}/ukon/")["Kde"] is False


@pytest.mark.rule("C8.contents")
def test_contents_are_not_by_the_way(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("kontaktni_centrum")
    labels = optional(client, f"/pripady/{opened(client, 'kontaktni_centrum')}/smlouva/uzavrit/")
    assert labels["Co se stane, když se podmínky nedodrží"] is False
    assert labels["Kdy a jak lze službu změnit nebo ukončit"] is False
    assert labels["Kde, kdy a v jakém rozsahu"] is True


@pytest.mark.parametrize("service", SERVICES)
def test_one_name_of_two_is_enough(
    service: str,
    signed_in: SignedIn,
    opened: Opened,
) -> None:
    client = signed_in(service)
    labels = optional(client, f"/pripady/{opened(client, service)}/lide/")
    assert (labels["Jméno"], labels["Příjmení"]) == (False, False)
    assert labels["Kdo to je"] is True


@pytest.mark.parametrize("service", ["ohrozene_rodiny", "dluhova_poradna"])
def test_where_the_service_is_free_nobody_asks_for_a_fee(
    service: str,
    signed_in: SignedIn,
    opened: Opened,
) -> None:
    client = signed_in(service)
    labels = optional(client, f"/pripady/{opened(client, service)}/smlouva/uzavrit/")
    assert "Úhrada v korunách" not in labels
