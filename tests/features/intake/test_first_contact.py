"""A first contact through the screen."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.features.intake.conftest import CONTACT, case_page, text_of

SERVICES = (
    "nekam_patrit",
    "rodinna_poradna",
    "kontaktni_centrum",
    "ohrozene_rodiny",
    "dluhova_poradna",
)
SignedIn = Callable[..., Client]
Opened = Callable[..., int]


@pytest.mark.parametrize("service", SERVICES)
def test_essential_fields_are_enough(service: str, signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(service)
    assert client.get(CONTACT).status_code == 200
    case_id = opened(client, service)
    page = text_of(case_page(client, case_id))
    assert "Jana Matoušková" in page
    assert "První kontakt" in page
    assert "Co dál" in page
