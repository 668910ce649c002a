"""A client looks into the documentation kept on them: promised, offered, and kept."""

from collections.abc import Callable
from datetime import date

import pytest

from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.cases.actions import open_case
from opora.people.actions import register_named
from tests.features.conftest import SignIn, Worker

WORDS = "Klientka viděla celý plán a zápisy za říjen."


@pytest.mark.rule("A9.kept")
@pytest.mark.rule("A9.look")
@pytest.mark.rule("A9.look")
@pytest.mark.rule("A9.kept")
def test_a_look_into_ones_own_file_is_promised_and_kept(
    worker: Worker, client_of: SignIn, site_of: Callable[[str], str], today: date
) -> None:
    account = worker("nekam_patrit", Role.CONSULTANT)
    by = viewer_of(account)
    person = register_named(given_name="Věra", family_name="Malá", by=by, on=today)
    case = open_case(
        service="nekam_patrit", site=site_of("nekam_patrit"), persons=[person], by=by, on=today
    )
    browser = client_of(account)
    address = f"/pripady/{case.pk}/kontakt/"
    page = browser.get(address).content.decode().replace("\xa0", " ")
    assert "Kdykoli se můžete podívat do dokumentace" in page
    typed = {"kind": "own_file", "note": "", "on": "dnes"}
    assert browser.post(address, typed).status_code == 422
    assert browser.post(address, typed | {"note": WORDS}).status_code == 302
    shown = browser.get(f"/pripady/{case.pk}/").content.decode().replace("\xa0", " ")
    assert "Nahlédnutí klienta do dokumentace" in shown
    assert WORDS in shown


def test_where_no_rule_keeps_it_nobody_offers_it(
    worker: Worker, client_of: SignIn, site_of: Callable[[str], str], today: date
) -> None:
    account = worker("rodinna_poradna")
    by = viewer_of(account)
    person = register_named(given_name="Věra", family_name="Malá", by=by, on=today)
    case = open_case(
        service="rodinna_poradna",
        site=site_of("rodinna_poradna"),
        persons=[person],
        by=by,
        on=today,
    )
    page = client_of(account).get(f"/pripady/{case.pk}/kontakt/").content.decode()
    assert "own_file" not in page
