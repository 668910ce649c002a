"""The public page of a service: without an account, the same text as the command prints."""

import pytest
from django.test import Client
from django.utils import timezone

from opora.catalog import current
from opora.catalog.publication import publication
from opora.ui import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("service", ["nekam_patrit", "kontaktni_centrum", "ohrozene_rodiny"])
def test_the_page_says_what_the_definition_says(service: str) -> None:
    answer = Client().get(f"/sluzby/{service}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    found = publication(current().service(service), timezone.localdate())
    assert found is not None
    for one in found.sentences:
        assert words.nbsp(one.text.cs) in page, one.rule
    assert 'id="zdroj-1"' in page
    for rule in current().service(service).rulebook.rules:
        if not rule.published:
            assert words.nbsp(rule.text.cs) not in page, rule.id
    assert "pravidlo C" not in page


def test_as_of_a_day() -> None:
    client = Client()
    page = client.get("/sluzby/dluhova_poradna/?ke=2025-02-01").content.decode()
    assert "Popis platí k 1. 2. 2025" in page.replace("\xa0", " ")
    for wrong in ("2019-01-01", "nikdy", "2026-13-01", "9999999-01-01"):
        assert client.get("/sluzby/dluhova_poradna/", {"ke": wrong}).status_code == 404
    assert client.get("/sluzby/neni/").status_code == 404


def test_it_is_found_from_the_rules() -> None:
    assert 'href="/sluzby/nekam_patrit/"' in Client().get("/pravidla/").content.decode()
    assert (
        'href="/sluzby/nekam_patrit/"' in Client().get("/pravidla/nekam_patrit/").content.decode()
    )
