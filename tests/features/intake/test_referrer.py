"""Who told people of the service: from the list of the definition, never needed."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from opora.catalog import current
from opora.intake.models import Contact
from tests.features.conftest import SERVICES
from tests.features.intake.conftest import CONTACT, case_page, text_of

SignedIn = Callable[..., Client]
Opened = Callable[..., int]
D = "ohrozene_rodiny"


@pytest.mark.parametrize("service", SERVICES)
def test_it_is_asked_where_the_definition_has_a_list(service: str, signed_in: SignedIn) -> None:
    page = signed_in(service).get(CONTACT).content.decode()
    asked = re.search(r'<select[^>]*name="referrer"', page) is not None
    assert asked == bool(current().service(service).words("referrers"))


def test_it_stands_on_the_case_and_at_the_contact(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(D)
    case_id = opened(client, D, referrer="ospod")
    page = case_page(client, case_id)
    assert text_of(page).count("Kdo službu doporučil: OSPOD") == 2, "beside and in the course"
    assert "Kdo službu doporučil: OSPOD" in text_of(client.get(f"/pripady/{case_id}/tisk/"))


def test_nobody_has_to_say(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(D)
    case_id = opened(client, D)
    assert Contact.objects.get().referrer == ""
    assert "Kdo službu doporučil" not in text_of(case_page(client, case_id))


def test_a_word_of_another_list_is_not_taken(signed_in: SignedIn) -> None:
    client = signed_in(D)
    typed = {"post": f"{D}:most", "way": "phone", "family_name": "Nová", "referrer": "employer"}
    assert client.post(CONTACT, typed | {"on": "dnes"}).status_code == 422
    assert not Contact.objects.exists()


def test_it_is_filled_in_later_and_corrected(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(D)
    case_id = opened(client, D, referrer="school")
    row = Contact.objects.get()
    where = f"/pripady/{case_id}/zapis/contact/{row.pk}/"
    page = client.get(f"{where}opravit/").content.decode()
    assert re.search(r'value="school" selected', page)
    typed = {"way": "phone", "referrer": "ospod", "on": "dnes", "why": "Byl to OSPOD."}
    assert client.post(f"{where}opravit/", typed).status_code == 302
    row.refresh_from_db()
    assert row.referrer == "ospod"
    assert "škola nebo školka" in text_of(client.get(where))
