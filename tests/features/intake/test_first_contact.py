"""A first contact through the screen, good and bad."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from opora.access.roles import Role
from opora.audit.models import Event
from opora.cases.models import AgreedWay, Case
from opora.intake.models import Contact
from opora.people.models import Person
from tests.features.conftest import SERVICES, SignIn, Worker
from tests.features.intake.conftest import CONTACT, case_page, contact, text_of

SignedIn = Callable[..., Client]
Opened = Callable[..., int]


@pytest.mark.parametrize("service", SERVICES)
def test_essential_fields_are_enough(service: str, signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(service)
    assert client.get(CONTACT).status_code == 200
    case_id = opened(client, service)
    page = text_of(case_page(client, case_id))
    assert "Jana Matoušková" in page
    assert "První kontakt" in page
    assert "Co dál" in page
    assert Event.objects.filter(code="intake.take_contact", case_id=case_id).count() == 1


def test_all_that_was_typed_stands_on_the_case(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("rodinna_poradna")
    case_id = opened(
        client,
        "rodinna_poradna",
        danger="yes",
        family_title="Matouškovi",
        birth="1990",
        request="Nemůžeme se domluvit, jak budou u nás kluci.",
        area="rozvod_a_pece",
        phone="702 555 014",
        when="dopoledne",
        message="no",
        caller_name="Petra",
        next_step="uvodni_konzultace",
        on="včera",
    )
    page = text_of(case_page(client, case_id))
    for words in (
        "Matouškovi",
        "Nemůžeme se domluvit, jak budou u nás kluci.",
        "Někdo byl v ohrožení",
        "rozvod a péče o děti",
        "Volat 702 555 014",
        "dopoledne",
        "Vzkaz nenechávat.",
        "Představit se: Petra.",
        "Co bude dál: úvodní konzultace",
        "až 36 let",
    ):
        assert words in page
    case = Case.objects.get(pk=case_id)
    assert case.family
    assert case.opened_on == Contact.objects.get(case=case).on


def test_a_client_without_a_name_is_only_a_code(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("kontaktni_centrum")
    page = client.get(CONTACT).content.decode()
    proposed = re.search(r'name="code"[^>]*value="([^"]+)"', page)
    assert proposed is not None
    assert re.fullmatch(r"[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]+ \d\d", proposed[1])
    case_id = opened(
        client,
        "kontaktni_centrum",
        way="field",
        who="anonymous",
        code=proposed[1],
        birth="15 let",
        given_name="Nesmí zůstat",
        phone="702 555 014",
    )
    person = Person.objects.get(participations__case_id=case_id)
    assert (person.code, person.given_name, person.phone) == (proposed[1], "", "")
    assert person.born_from is None
    assert not AgreedWay.objects.filter(contact__contains="702").exists()
    assert proposed[1] in text_of(case_page(client, case_id))


def test_a_code_is_given_once(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("kontaktni_centrum")
    opened(client, "kontaktni_centrum", who="anonymous", code="JAVOR 38")
    second = client.post(CONTACT, contact("kontaktni_centrum", who="anonymous", code="javor  38"))
    assert second.status_code == 422
    assert "Tento kód už někdo má." in text_of(second)


def test_a_namesake_gives_no_hint(signed_in: SignedIn, opened: Opened) -> None:
    first = opened(signed_in("rodinna_poradna"), "rodinna_poradna")
    client = signed_in("dluhova_poradna")
    second = opened(client, "dluhova_poradna")
    assert first != second
    assert Person.objects.filter(family_name="Matoušková").count() == 2
    assert client.get(f"/pripady/{first}/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"way": ""}, "Vyberte, jak se člověk ozývá."),
        ({"who": ""}, "Vyberte, jestli je to se jménem, nebo bez něj."),
        ({"given_name": "", "family_name": ""}, "Napište aspoň jméno"),
        ({"given_name": "x" * 101}, "Zkraťte to."),
        ({"request": "x" * 4001}, "Zkraťte to."),
        ({"on": ""}, "Napište den"),
        ({"on": "zítra"}, "Tento den teprve přijde."),
        ({"on": "32. 1. 2026"}, "Takový den v kalendáři není."),
        ({"birth": "brzy"}, "Tomu nerozumíme."),
        ({"birth": "200 let"}, "Podle toho by člověku bylo přes 120 let."),
        ({"birth": "1850"}, "Podle toho by člověku bylo přes 120 let."),
        ({"birth": "2090"}, "Datum narození je v budoucnosti."),
        ({"email": "jana"}, "Tohle není e-mailová adresa."),
        ({"area": "bydleni"}, "Vyberte jednu z nabízených možností."),
    ],
)
def test_bad_input_gets_a_sentence_and_stays(
    changed: dict[str, str], sentence: str, signed_in: SignedIn
) -> None:
    client = signed_in("rodinna_poradna")
    typed = contact("rodinna_poradna", when="jen po osmé") | changed
    response = client.post(CONTACT, typed)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "Kontakt ještě není uložený" in text_of(response)
    assert 'value="jen po osmé"' in response.content.decode()
    assert not Case.objects.exists()


def test_nobody_is_born_after_the_contact(signed_in: SignedIn, today: date) -> None:
    client = signed_in("rodinna_poradna")
    born = (today - timedelta(days=2)).isoformat()
    told = (today - timedelta(days=5)).isoformat()
    response = client.post(CONTACT, contact("rodinna_poradna", birth=born, on=told))
    assert response.status_code == 422
    assert "Narození by bylo až po dni zápisu" in text_of(response)


@pytest.mark.parametrize("post", ["", "kontaktni_centrum:centrum", "rodinna_poradna:jinde", "x"])
def test_a_forged_place_opens_nothing(post: str, signed_in: SignedIn) -> None:
    response = signed_in("rodinna_poradna").post(CONTACT, contact("rodinna_poradna", post=post))
    assert response.status_code == 422
    assert not Case.objects.exists()


def test_a_worker_of_one_town_opens_cases_there_only(worker: Worker, client_of: SignIn) -> None:
    client = client_of(worker("ohrozene_rodiny", site="litvinov"))
    elsewhere = contact("ohrozene_rodiny", post="ohrozene_rodiny:most")
    assert client.post(CONTACT, elsewhere).status_code == 422
    here = contact("ohrozene_rodiny", post="ohrozene_rodiny:litvinov")
    assert client.post(CONTACT, here).status_code == 302
    assert Case.objects.get().site == "litvinov"


def test_pressed_twice_it_is_saved_once(signed_in: SignedIn) -> None:
    client = signed_in("rodinna_poradna")
    typed = contact("rodinna_poradna", once=str(uuid4()))
    first, second = client.post(CONTACT, typed), client.post(CONTACT, typed)
    assert (first.status_code, second.status_code) == (302, 302)
    assert second["Location"].partition("?")[0] == first["Location"].partition("?")[0]
    assert Case.objects.count() == 1


def test_a_draft_waits_on_the_server(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("rodinna_poradna")
    kept = client.post("/kontakt/rozepsane/", {"family_name": "Rozepsaná", "message": "no"})
    assert "Rozepsané uloženo v" in text_of(kept)
    assert 'value="Rozepsaná"' in client.get(CONTACT).content.decode()
    assert client.post("/kontakt/zahodit/").status_code == 302
    assert "Rozepsaná" not in client.get(CONTACT).content.decode()
    client.post("/kontakt/rozepsane/", {"family_name": "Rozepsaná"})
    opened(client, "rodinna_poradna")
    assert "Rozepsaná" not in client.get(CONTACT).content.decode()


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.AUDITOR, Role.TECHNICAL_ADMIN])
def test_who_takes_no_contacts_has_no_such_page(role: Role, signed_in: SignedIn) -> None:
    client = signed_in("nekam_patrit", role)
    assert client.get(CONTACT).status_code == 403
    assert client.post(CONTACT, contact("nekam_patrit")).status_code == 403
    for part in ("rozepsane", "zahodit", "plyne"):
        assert client.post(f"/kontakt/{part}/").status_code == 403


def test_in_danger_the_crisis_comes_next(signed_in: SignedIn) -> None:
    client = signed_in("kontaktni_centrum")
    typed = contact("kontaktni_centrum", danger="yes", then="crisis")
    response = client.post(CONTACT, typed)
    assert response.status_code == 302
    assert response["Location"].startswith(f"/pripady/{Case.objects.get().pk}/")


def test_a_request_typed_in_quotes_is_quoted_once(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("rodinna_poradna")
    case_id = opened(client, "rodinna_poradna", request="„Hrozí nám vystěhování.“")
    for page in (case_page(client, case_id), client.get(f"/pripady/{case_id}/tisk/")):
        assert "„„" not in text_of(page)
    assert "„Hrozí nám vystěhování.“" in text_of(case_page(client, case_id))


def test_who_calls_says_who_in_the_family_they_are(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("ohrozene_rodiny")
    case = opened(client, "ohrozene_rodiny", relation="matka")
    assert "matka" in text_of(case_page(client, case))
    assert 'name="relation"' not in signed_in("dluhova_poradna").get(CONTACT).content.decode()
