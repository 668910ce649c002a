"""What follows from a first contact is told as it is: by its day, and whom it is for."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.ui.words import numeric_day
from tests.features.intake.conftest import contact, text_of

FOLLOWS = "/kontakt/plyne/"
SignedIn = Callable[..., Client]


@pytest.mark.rule("B6.deadline")
def test_days_are_counted_from_the_day_that_was_typed(signed_in: SignedIn, today: date) -> None:
    client = signed_in("rodinna_poradna")
    here = contact("rodinna_poradna")
    at_once = text_of(client.post(FOLLOWS, here))
    assert "Připomeneme vám to." in at_once
    assert "po termínu" not in at_once
    ago = today - timedelta(days=14)
    earlier = here | {"on": numeric_day(ago)}
    words = text_of(client.post(FOLLOWS, earlier))
    due = ago + timedelta(days=7)
    assert f"do {due.day}. {due.month}." in words
    assert "To už je po termínu." in words
    # The page that comes back with an error counts from the same day.
    again = text_of(client.post("/kontakt/", earlier | {"way": ""}))
    assert "To už je po termínu." in again


@pytest.mark.rule("E1.age")
def test_whom_the_service_is_not_for_is_told_at_the_first_contact(signed_in: SignedIn) -> None:
    client = signed_in("dluhova_poradna")
    here = contact("dluhova_poradna")
    young = text_of(client.post(FOLLOWS, here | {"birth": "17"}))
    assert "Poradna je pro dospělé od 18 let. Zapsaný věk je 17" in young
    assert "Poradna je pro dospělé" not in text_of(client.post(FOLLOWS, here | {"birth": "18"}))
    assert "Poradna je pro dospělé" not in text_of(client.post(FOLLOWS, here))
