"""What the rules keep: the field, the case, the page of the act."""

import pytest

from opora.acts.models import Act
from tests.features.acts.conftest import MakePlace, Place


def full(here: Place) -> str:
    return here.browser.get(here.url()).content.decode()


def act_page(here: Place) -> str:
    return here.browser.get(here.url(f"ukon/{here.acts[0].pk}/")).content.decode()


@pytest.mark.parametrize(
    ("service", "kind", "field", "value", "words"),
    [
        pytest.param(
            "nekam_patrit",
            "applicant_meeting",
            "channel",
            "video",
            "Přes video",
            marks=pytest.mark.rule("A7"),
        ),
        pytest.param(
            "nekam_patrit",
            "applicant_meeting",
            "support_form",
            "nacvik",
            "nácvik",
            marks=pytest.mark.rule("A14"),
        ),
        pytest.param(
            "kontaktni_centrum",
            "individual_counselling",
            "place",
            "teren",
            "V\xa0terénu",
            marks=pytest.mark.rule("C18"),
        ),
        pytest.param(
            "ohrozene_rodiny",
            "budget",
            "area",
            "finance",
            "Peníze rodiny",
            marks=pytest.mark.rule("D2"),
        ),
        pytest.param(
            "ohrozene_rodiny",
            "budget",
            "level",
            "nacvik",
            "Nácvik",
            marks=pytest.mark.rule("D3.levels"),
        ),
        pytest.param(
            "ohrozene_rodiny",
            "budget",
            "act_form",
            "rodinna",
            "s\xa0rodinou",
            marks=pytest.mark.rule("D3.forms"),
        ),
        pytest.param(
            "ohrozene_rodiny",
            "budget",
            "place",
            "teren",
            "V\xa0prostředí rodiny",
            marks=pytest.mark.rule("D5.place"),
        ),
        pytest.param(
            "dluhova_poradna",
            "counselling",
            "step_taken_by",
            "klient",
            "bez doprovodu",
            marks=pytest.mark.rule("E9.alone"),
        ),
    ],
)
def test_a_kept_field_is_asked_and_seen(
    place: MakePlace, service: str, kind: str, field: str, value: str, words: str
) -> None:
    here = place(service)
    assert f'name="{field}"' in full(here)
    typed = {"kind": kind, "at": "10:00", "client_present": "yes", field: value}
    assert here.record(**typed) == ""
    assert words in here.page()
    (act,) = here.acts
    page = here.browser.get(f"/pripady/{here.case.pk}/ukon/{act.pk}/").content.decode()
    assert words in page


@pytest.mark.rule("C4.catalogue")
def test_the_catalogue_is_offered_and_kept_under_its_heads(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    page = full(here)
    for words in ("Osobní hygiena", "Potravinový servis", "Práva a\xa0osobní záležitosti: rodina"):
        assert words in page.replace("Práva a osobní", "Práva a\xa0osobní")
    assert here.record(kind="information_service") == ""
    assert "Sociálně terapeutické činnosti: informace" in act_page(here)


@pytest.mark.rule("C4.laundry")
def test_laundry_goes_with_full_hygiene(place: MakePlace) -> None:
    here = place("kontaktni_centrum", asked={"uses_illegal_substances": True})
    question = "toho praní nebo výměna prádla?"
    assert question in full(here)
    assert here.record(kind="hygiene_full", laundry="yes") == ""
    assert here.acts[0].kept == {"laundry": True}
    assert question in act_page(here)
    assert here.record(kind="hygiene_basic", laundry="yes") == ""
    assert here.acts[1].kept == {}


@pytest.mark.rule("D13")
def test_every_area_offers_definite_help(place: MakePlace) -> None:
    here = place("ohrozene_rodiny")
    assert "Levnější jídelníček" in full(here)
    assert here.record(kind="cheaper_menu", at="9:00") == ""
    assert "Chod domácnosti" in act_page(here)


@pytest.mark.rule("D1.family")
def test_acts_go_to_members_alone_or_together(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", people=2)
    assert 'name="people"' in here.page()
    eva = str(here.people[0].pk)
    assert here.record(kind="budget", at="9:00", people=eva) == ""
    assert [one.person_id for one in here.acts[0].people.all()] == [here.people[0].pk]
    assert "S\xa0kým: Eva." in here.page()


@pytest.mark.rule("S8")
def test_every_decision_can_be_explained(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    here.record(kind="individual_counselling")
    act = Act.objects.get(case=here.case)
    url = f"/proc/{act.decision_id}/"
    assert url in here.page()
    assert here.browser.get(url).status_code == 200


@pytest.mark.rule("E5.risks")
def test_that_the_risks_were_explained_is_kept(place: MakePlace) -> None:
    here = place("dluhova_poradna")
    question = "Mluvili jste o tom, co rozhodnutí klienta přináší?"
    assert question in full(here).replace("\xa0", " ")
    typed = {"kind": "counselling", "at": "10:00", "client_present": "yes"}
    assert here.record(**typed, risks_explained="yes") == ""
    assert here.acts[0].kept["risks_explained"] is True
    assert question in act_page(here).replace("\xa0", " ")


@pytest.mark.rule("D9.given")
@pytest.mark.rule("D9.worth")
def test_what_was_given_and_its_worth_are_kept_and_added_up(place: MakePlace) -> None:
    here = place("ohrozene_rodiny")
    for name in ("aid_given", "aid_worth"):
        assert f'name="{name}"' in full(here)
    sent = {"kind": "food_aid", "at": "10:00", "aid_condition": "pred_davkami"}
    wrong = here.record(**sent, aid_given="Chléb.", aid_worth="hodně")
    assert "Napište částku" in wrong.replace("\xa0", " ")
    assert here.record(**sent, aid_given="Trvanlivé potraviny.", aid_worth="1 250") == ""
    assert here.record(**{**sent, "at": "14:00"}, aid_given="Mléko.", aid_worth="50") == ""
    assert here.record(kind="budget", at="16:00", aid_given="Nic.", aid_worth="7") == ""
    assert "aid_worth" not in here.acts[2].kept
    page = act_page(here).replace("\xa0", " ")
    assert "Trvanlivé potraviny." in page
    assert "1 250 Kč" in page
    year = here.browser.get("/prehledy/?service=ohrozene_rodiny").content.decode()
    assert "1 300 Kč" in year.replace("\xa0", " ")
