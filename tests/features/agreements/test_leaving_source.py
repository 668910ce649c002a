"""Where the promise that one may leave comes from, as the worker reads it at the end of a case."""

import pytest

from tests.features.acts.conftest import MakePlace, opened, place

__all__ = ["opened", "place"]


@pytest.mark.parametrize(
    ("service", "short"),
    [
        ("ohrozene_rodiny", "Ohrožené rodiny"),
        ("rodinna_poradna", "Poradna"),
        ("nekam_patrit", "Někam patřit"),
    ],
)
def test_the_source_names_the_document(place: MakePlace, service: str, short: str) -> None:
    here = place(service)
    page = here.browser.get(here.url("smlouva/konec/")).content.decode().replace("\xa0", " ")
    assert "Odejít lze kdykoli." in page
    assert "převzato z dokumentu Kontaktního centra „Popis realizace" in page
    assert short in page
    assert "mají zveřejněné" not in page


def test_it_is_said_whose_end_it_is_and_where_the_services_own_is_written(
    place: MakePlace,
) -> None:
    here = place("ohrozene_rodiny")
    page = here.browser.get(here.url("smlouva/konec/")).content.decode().replace("\xa0", " ")
    assert "<h1>Klient končí spolupráci" in page.replace("\n", "")
    assert "Zapsat, že klient končí" in page
    assert "Zapíše se konec z rozhodnutí klienta." in page
    notice = here.url("vypoved/")
    assert f'href="{notice}"' in page
    assert here.browser.get(notice).status_code == 200
    assert "Klient končí" in here.page()
    assert "Zapsat konec" not in here.page()
