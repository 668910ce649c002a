"""What the rules of each service do at a first contact."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from opora.access.roles import Role
from opora.decisions.models import Decision
from opora.intake.models import Contact, Informed
from opora.people.models import Person
from opora.rules.shown import shown_day
from tests.features.conftest import SERVICES
from tests.features.intake.conftest import CONTACT, case_page, contact, text_of

SignedIn = Callable[..., Client]
Opened = Callable[..., int]
FOLLOWS = "/kontakt/plyne/"


@pytest.mark.rule("B1.listener")
def test_another_professional_listens_first_only_with_a_reason(signed_in: SignedIn) -> None:
    client = signed_in("rodinna_poradna", Role.PSYCHOLOGIST)
    assert "Na důvod se zeptáme při uložení." in text_of(
        client.post(FOLLOWS, contact("rodinna_poradna"))
    )
    refused = client.post(CONTACT, contact("rodinna_poradna"))
    assert refused.status_code == 422
    assert "První rozhovor patří sociální pracovnici" in text_of(refused)
    assert not Contact.objects.exists()
    [way] = re.findall(r'href="([^"]*)" ><span>Domluvit první', refused.content.decode())
    planned = text_of(client.get(unescape(way)))
    assert "Schůzka bez případu" in planned
    assert "Poradna" in planned
    reason = "Kolegyně jsou obě u soudu."
    taken = client.post(CONTACT, contact("rodinna_poradna", justification=reason))
    assert taken.status_code == 302
    kept = Decision.objects.get(ask="may_take_contact", taken=True)
    assert kept.justification == reason
    assert kept.case_id == Contact.objects.get().case_id
    why = f"/proc/{kept.pk}/"
    assert client.get(f"/pripady/{kept.case_id}/").content.decode().count(f'href="{why}"') == 1
    assert "S odůvodněním." in text_of(case_page(client, kept.case_id))
    assert reason in text_of(client.get(why))


def test_a_first_contact_that_needed_no_reason_leads_to_none(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in("rodinna_poradna")
    case_id = opened(client, "rodinna_poradna")
    page = case_page(client, case_id)
    assert "/proc/" not in page.content.decode()
    assert "S odůvodněním" not in text_of(page)


@pytest.mark.parametrize(
    "service",
    [
        pytest.param("rodinna_poradna", marks=pytest.mark.rule("B1.way")),
        pytest.param("ohrozene_rodiny", marks=pytest.mark.rule("D4.talk")),
    ],
)
def test_by_which_way_it_began_is_always_kept(
    service: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(service)
    left_out = client.post(CONTACT, contact(service, way=""))
    assert left_out.status_code == 422
    assert "Vyberte, jak se člověk ozývá." in text_of(left_out)
    case_id = opened(client, service, way="in_person")
    assert "Osobně" in text_of(case_page(client, case_id))


def test_elsewhere_the_way_may_be_left_out(signed_in: SignedIn, opened: Opened) -> None:
    opened(signed_in("nekam_patrit"), "nekam_patrit", way="")
    assert Contact.objects.get().way == ""


def test_a_social_worker_needs_no_reason(signed_in: SignedIn, opened: Opened) -> None:
    opened(signed_in("rodinna_poradna"), "rodinna_poradna")
    assert Contact.objects.get().way == "phone"


@pytest.mark.rule("B4")
def test_next_steps_are_those_of_the_service(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("rodinna_poradna")
    # D4 keeps the same field in another service; here it is B4 alone.
    assert "Pomoc s cestou do jiné služby" in text_of(client.get(CONTACT))
    case_id = opened(client, "rodinna_poradna", next_step="zakladni_poradenstvi")
    assert "Co bude dál: základní sociální poradenství" in text_of(case_page(client, case_id))
    wrong = client.post(CONTACT, contact("rodinna_poradna", next_step="cokoli"))
    assert wrong.status_code == 422


@pytest.mark.rule("B5")
def test_advice_may_be_given_without_a_name(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("rodinna_poradna")
    assert "Bez jména" in text_of(client.get(CONTACT))
    opened(client, "rodinna_poradna", who="anonymous")
    person = Person.objects.get()
    assert person.is_anonymous
    assert person.code, "drawn, as nobody has to come back by it"


@pytest.mark.parametrize("service", ["nekam_patrit", "ohrozene_rodiny", "dluhova_poradna"])
def test_elsewhere_a_name_is_needed(service: str, signed_in: SignedIn) -> None:
    client = signed_in(service)
    assert "Bez jména" not in text_of(client.get(CONTACT))
    typed = contact(service, who="anonymous", code="LÍPA 21", given_name="", family_name="")
    assert client.post(CONTACT, typed).status_code == 422
    assert not Person.objects.exists()


@pytest.mark.rule("C1.groups")
def test_the_target_group_is_kept(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("kontaktni_centrum")
    case_id = opened(client, "kontaktni_centrum", target_group="rodina_a_blizci")
    assert "Cílová skupina: rodina a blízcí" in text_of(case_page(client, case_id))


@pytest.mark.rule("C3.code")
@pytest.mark.rule("C3.free_and_anonymous")
def test_a_code_takes_the_place_of_a_name(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("kontaktni_centrum")
    case_id = opened(
        client, "kontaktni_centrum", who="anonymous", code="JAVOR 38", given_name="", family_name=""
    )
    assert "JAVOR 38" in text_of(case_page(client, case_id))
    found = client.post("/hledat/", {"words": "javor", "q": "javor"})
    assert "JAVOR 38" in text_of(found)


@pytest.mark.rule("C5.first_contact")
def test_rules_are_part_of_the_first_contact(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("kontaktni_centrum")
    assert "Prošli jste spolu podmínky a pravidla?" in text_of(client.get(CONTACT))
    case_id = opened(client, "kontaktni_centrum", informed="yes")
    told = Informed.objects.get(case_id=case_id)
    assert "C5.first_contact" in told.rules
    assert "Podmínky a pravidla jsou probrané" in text_of(case_page(client, case_id))
    opened(client, "kontaktni_centrum", informed="no")
    assert Informed.objects.count() == 1


@pytest.mark.rule("C1.birthday")
def test_from_which_day_one_is_fifteen_stands_where_age_is_asked(signed_in: SignedIn) -> None:
    told = "15 let je ode dne 15. narozenin."
    assert told in text_of(signed_in("kontaktni_centrum").get(CONTACT))
    assert told not in text_of(signed_in("ohrozene_rodiny").get(CONTACT))


@pytest.mark.rule("D9.no_claim")
def test_a_family_is_told_that_nobody_can_claim_aid(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("ohrozene_rodiny")
    case_id = opened(client, "ohrozene_rodiny")
    path = f"/pripady/{case_id}/informace/"
    assert "Na materiální pomoc není nárok." in text_of(client.get(path))
    assert client.post(path, {"told_on": "dnes", "on": "dnes"}).status_code == 302
    assert "D9.no_claim" in Informed.objects.get(case_id=case_id).rules


@pytest.mark.rule("D4.next_step")
def test_what_comes_next_is_one_of_the_familys_ways(signed_in: SignedIn) -> None:
    client = signed_in("ohrozene_rodiny")
    assert "Další schůzka" in text_of(client.get(CONTACT))
    wrong = client.post(CONTACT, contact("ohrozene_rodiny", next_step="cokoli"))
    assert wrong.status_code == 422


@pytest.mark.rule("D4.contact_card")
def test_the_next_step_is_agreed_at_once(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("ohrozene_rodiny")
    case_id = opened(client, "ohrozene_rodiny", next_step="dalsi_schuzka")
    assert "Co bude dál: další schůzka" in text_of(case_page(client, case_id))
    card = {"commission": "Bydlení", "area": "bydleni"}
    assert client.post(f"/pripady/{case_id}/karta/", card).status_code == 302
    page = text_of(case_page(client, case_id))
    assert "Oblast bydlení" in page
    assert "Zakázka Bydlení" in page


@pytest.mark.rule("E12.agreed")
@pytest.mark.rule("E12.way")
@pytest.mark.parametrize("service", SERVICES)
def test_how_to_get_in_touch_is_agreed_and_shown(
    service: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(service)
    asked = text_of(client.get(CONTACT))
    assert "Smíme nechat vzkaz?" in asked
    case_id = opened(
        client, service, phone="702 555 014", when="večer", message="no", caller_name="Petra"
    )
    page = text_of(case_page(client, case_id))
    assert "Jak se ozvat" in page
    assert "Volat 702 555 014 Kdy: večer. Vzkaz nenechávat. Představit se: Petra." in page
    changed = {"channel": "email", "contact": "jana@example.cz", "message": "yes"}
    assert client.post(f"/pripady/{case_id}/spojeni/", changed).status_code == 302
    page = text_of(case_page(client, case_id))
    assert "Psát jana@example.cz" in page
    note, _course, course = page.partition("Průběh")
    assert "702 555 014" not in note
    assert "702 555 014. Kdy" in course


@pytest.mark.rule("B6.deadline")
def test_the_assessment_falls_due_in_a_week(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("rodinna_poradna")
    week = shown_day(timezone.localdate() + timedelta(days=7)).cs.replace("\u00a0", " ")
    margin = client.post("/kontakt/plyne/", contact("rodinna_poradna"))
    assert f"Případ má být posouzen do {week}." in text_of(margin)
    case_id = opened(client, "rodinna_poradna")
    page = text_of(case_page(client, case_id))
    assert "Posoudit případ: Jana Matoušková" in page
    assert f"Případ má být posouzen do {week}." in page


def test_without_a_name_the_margin_says_what_that_means(signed_in: SignedIn) -> None:
    client = signed_in("kontaktni_centrum")
    typed = contact("kontaktni_centrum", who="anonymous", code="LÍPA 21")
    assert "plán jsou pak jen ústní" in text_of(client.post("/kontakt/plyne/", typed))


DIVORCE = {"divorce_or_custody": "yes", "joint_work_wanted": "yes"}


@pytest.mark.rule("B9")
def test_the_margin_invites_both_parents(signed_in: SignedIn) -> None:
    client = signed_in("rodinna_poradna")
    assert "Rozvádějí se rodiče nebo jednají o péči o děti?" in text_of(client.get(CONTACT))
    margin = text_of(client.post(FOLLOWS, contact("rodinna_poradna", **DIVORCE)))
    assert "Na první konzultaci zveme oba rodiče společně." in margin
    assert "zveřejněno · Poradna, rodiny v rozvodu" in margin
    for answer in ("no", "not_asked"):
        typed = contact("rodinna_poradna", **DIVORCE | {"divorce_or_custody": answer})
        assert "oba rodiče" not in text_of(client.post(FOLLOWS, typed))


@pytest.mark.rule("B10")
def test_the_margin_names_group_education(signed_in: SignedIn) -> None:
    client = signed_in("rodinna_poradna")
    typed = contact("rodinna_poradna", joint_work_wanted="yes")
    margin = text_of(client.post(FOLLOWS, typed))
    assert "předchází skupinová edukace. Bez ní to jde jen s napsaným důvodem." in margin
    assert "oba rodiče" not in margin
    plain = client.post(FOLLOWS, contact("rodinna_poradna"))
    assert "skupinová edukace" not in text_of(plain)


def test_what_a_draft_holds_speaks_in_the_margin_too(signed_in: SignedIn) -> None:
    client = signed_in("rodinna_poradna")
    client.post("/kontakt/rozepsane/", contact("rodinna_poradna", **DIVORCE))
    assert "zveme oba rodiče společně" in text_of(client.get(CONTACT))


def test_the_answers_stay_with_the_case(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("rodinna_poradna")
    case_id = opened(client, "rodinna_poradna", **DIVORCE)
    page = client.get(f"/pripady/{case_id}/prijeti/").content.decode()
    assert page.count('value="yes" id="id_joint_work_wanted_0" checked') == 1


@pytest.mark.rule("C2")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Zatím nevíme věk"),
        ({"birth": "16 let"}, "Zatím nevíme věk"),
        ({"birth": "14 let"}, "Lidem do 15 let"),
        ({"birth": "16 let", "uses_illegal_substances": "no"}, "Lidem do 15 let"),
    ],
)
def test_the_margin_says_for_whom_exchange_is(
    typed: dict[str, str], sentence: str, signed_in: SignedIn
) -> None:
    client = signed_in("kontaktni_centrum")
    margin = text_of(client.post(FOLLOWS, contact("kontaktni_centrum", **typed)))
    assert sentence in margin
    known = {"birth": "16 let", "uses_illegal_substances": "yes"}
    margin = text_of(client.post(FOLLOWS, contact("kontaktni_centrum", **known)))
    assert sentence not in margin


def test_where_a_name_is_needed_nothing_else_is_advised(signed_in: SignedIn) -> None:
    client = signed_in("nekam_patrit")
    page = text_of(client.post(CONTACT, contact("nekam_patrit", given_name="", family_name="")))
    assert "Napište aspoň jméno nebo příjmení." in page
    assert "Bez jména" not in page


def test_somebody_who_comes_back_is_pointed_out_while_writing(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in("nekam_patrit")
    case_id = opened(client, "nekam_patrit", given_name="Ondřej", family_name="Kolář")
    typed = contact("nekam_patrit", given_name="ondrej", family_name="Kolář")
    answer = client.post(FOLLOWS, typed)
    assert f'href="/pripady/{case_id}/"' in answer.content.decode()
    assert "Podobné jméno už tu je: Ondřej Kolář , Někam patřit, zájemce" in text_of(answer)
    half = client.post(FOLLOWS, typed | {"given_name": ""})
    assert "Podobné jméno" not in text_of(half)


def test_a_namesake_out_of_sight_gives_no_hint(signed_in: SignedIn, opened: Opened) -> None:
    opened(signed_in("nekam_patrit"), "nekam_patrit", given_name="Ondřej", family_name="Kolář")
    elsewhere = signed_in("dluhova_poradna")
    typed = contact("dluhova_poradna", given_name="Ondřej", family_name="Kolář")
    assert "Podobné jméno" not in text_of(elsewhere.post(FOLLOWS, typed))
