"""Where the promise that one may leave comes from, as the worker reads it at the end of a case."""

import pytest

from tests.features.acts.conftest import MakePlace, opened, place
from tests.features.intake.conftest import text_of

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


def test_the_way_to_the_services_own_end_stands_in_its_sentence(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    page = text_of(here.browser.get(here.url("smlouva/konec/")))
    assert "Když spolupráci ukončuje služba, zapište výpověď ." in page
    assert "Porušení a výpovědi. Výpověď" not in page


def test_a_promise_to_clients_is_told_to_the_worker_as_one(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    page = text_of(here.browser.get(here.url("smlouva/konec/")))
    assert "Klientům slibujeme: „Skončit můžete kdykoli a nemusíte říkat proč.“" in page
    for service in ("ohrozene_rodiny", "rodinna_poradna"):
        other = place(service)
        page = text_of(other.browser.get(other.url("smlouva/konec/")))
        assert "slibujeme: „Odejít lze kdykoli." not in page
