"""Everything that is wrong in a form is said at once, also what an action would find later."""

from datetime import date, timedelta

import pytest

from tests.features.acts.conftest import MakePlace, Place, opened, place

__all__ = ["opened", "place"]


@pytest.fixture
def here(place: MakePlace) -> Place:
    """An applicant without an agreement or a plan."""
    return place("nekam_patrit", agreement=False)


def sent(here: Place, tail: str, **typed: str) -> str:
    answer = here.browser.post(here.url(tail), typed)
    assert answer.status_code == 422
    return answer.content.decode().replace("\xa0", " ")


def test_an_act_of_tomorrow_and_its_minutes(here: Place, today: date) -> None:
    tomorrow = (today + timedelta(days=1)).isoformat()
    page = sent(here, "ukon/", kind="consultation", day=tomorrow, minutes="hodně")
    assert "Tento den teprve přijde. Co je naplánované, patří do schůzek." in page
    assert 'href="#id_minutes"' in page


def test_an_agreement_that_ends_before_it_begins(here: Place, today: date) -> None:
    first = today + timedelta(days=5)
    last = (first - timedelta(days=1)).isoformat()
    page = sent(here, "smlouva/uzavrit/", concluded_on=first.isoformat(), valid_until=last)
    assert "Konec by byl dřív než začátek. Napište pozdější den." in page
    assert 'href="#id_concluded_on"' in page


def test_a_plan_to_be_gone_through_before_it_is_made(here: Place, today: date) -> None:
    made = (today + timedelta(days=30)).isoformat()
    page = sent(here, "plan/upravit/", made_on=made, next_on=today.isoformat())
    assert "Napište den po dni, kdy jste se domluvili." in page
    assert 'href="#id_made_on"' in page
