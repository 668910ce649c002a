"""What is typed right before a page is left is there on the next one."""

import pytest

from opora.access.actions import give_post
from opora.access.models import Draft
from opora.access.roles import Role
from opora.intake.models import Contact
from tests.journeys.conftest import Desk, Hire, SignIn

REQUEST = "Chce vědět, kam na testy."


@pytest.fixture
def desk(hire: Hire, sign_in: SignIn) -> Desk:
    """A worker of two services at the form of a new contact."""
    account = hire("petr", "Petr Malý", "kontaktni_centrum", Role.SOCIAL_SERVICES_WORKER)
    give_post(account_id=account.pk, role=Role.SOCIAL_WORKER, service="dluhova_poradna", site="")
    found = sign_in(account)
    found.go("/kontakt/?kde=kontaktni_centrum%3A")
    found.choose("Kdo se ozývá", "Bez jména")
    found.fill("S čím přichází", REQUEST)
    return found


def typed(desk: Desk) -> str:
    return desk.page.get_by_label("S čím přichází").input_value()


def test_a_link_takes_the_draft_along(desk: Desk) -> None:
    desk.page.locator(".o-places a:not([aria-current])").first.click()
    desk.page.wait_for_url("**/kontakt/?kde=dluhova_poradna*")
    assert typed(desk) == REQUEST


def test_the_draft_is_kept_when_the_page_is_left_without_a_link(desk: Desk) -> None:
    desk.page.evaluate("location.assign('/')")
    desk.page.wait_for_url(f"{desk.address}/")
    # The browser sends the draft while it is already on its way to the other page.
    for _try in range(50):
        if Draft.objects.exists():
            break
        desk.page.wait_for_timeout(100)
    desk.go("/kontakt/")
    assert typed(desk) == REQUEST


def test_a_long_draft_is_kept_too(desk: Desk) -> None:
    """More than a browser finishes once the page is gone: it has to arrive before."""
    long = "Žlutá žába žije. " * 5000
    desk.fill("S čím přichází", long)
    desk.page.locator(".o-places a:not([aria-current])").first.click()
    desk.page.wait_for_url("**/kontakt/?kde=dluhova_poradna*")
    assert typed(desk) == long


def test_what_was_saved_does_not_come_back_as_a_draft(desk: Desk) -> None:
    desk.choose("Jak se ozývá", "V terénu")
    desk.press("Uložit kontakt")
    assert Contact.objects.count() == 1
    assert not Draft.objects.exists()
    desk.go("/kontakt/")
    assert typed(desk) == ""
