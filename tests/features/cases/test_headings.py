"""The line beside the name of a case: a family is no client."""

import pytest

from tests.features.acts.conftest import MakePlace


@pytest.mark.parametrize(
    ("service", "people", "told"),
    [
        ("ohrozene_rodiny", 2, "Rodina, 2 lidé."),
        ("rodinna_poradna", 3, "Rodina, 3 lidé."),
        ("ohrozene_rodiny", 1, "Klient."),
        ("kontaktni_centrum", 1, "Klient."),
    ],
)
def test_several_people_are_a_family(
    service: str, people: int, told: str, place: MakePlace
) -> None:
    here = place(service, people=people, site="most" if service == "ohrozene_rodiny" else "")
    assert told in here.page().replace("\xa0", " ")
    assert (told == "Klient.") or "Klient." not in here.page()


def test_before_the_agreement_a_family_says_where_it_stands(place: MakePlace) -> None:
    here = place("rodinna_poradna", people=2, agreement=False)
    page = here.page().replace("\xa0", " ")
    assert "Rodina, 2 lidé. " in page
    assert "Zájemce." not in page
