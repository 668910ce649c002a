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
