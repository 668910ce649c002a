"""What the rules keep: the field, the case, the page of the act."""

import pytest

from opora.acts.models import Act
from tests.features.acts.conftest import MakePlace, Place


def full(here: Place) -> str:
    return here.browser.get(here.url()).content.decode()


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
            "ohrozene_rodiny", "budget", "level", "nacvik", "Nácvik", marks=pytest.mark.rule("D3")
        ),
        pytest.param(
            "ohrozene_rodiny",
            "budget",
            "act_form",
            "rodinna",
            "s\xa0rodinou",
            marks=pytest.mark.rule("D3"),
        ),
        pytest.param(
            "ohrozene_rodiny",
            "budget",
            "place",
            "teren",
            "V\xa0prostředí rodiny",
            marks=pytest.mark.rule("D5"),
        ),
        pytest.param(
            "dluhova_poradna",
            "counselling",
            "step_taken_by",
            "klient",
            "bez doprovodu",
            marks=pytest.mark.rule("E9"),
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


@pytest.mark.rule("C4")
def test_the_catalogue_is_offered_under_its_heads(place: MakePlace) -> None:
    page = full(place("kontaktni_centrum"))
    assert "Nabízíme tři druhy pomoci" in page
    for words in ("Osobní hygiena", "Potravinový servis", "Práva a\xa0osobní záležitosti: rodina"):
        assert words in page.replace("Práva a osobní", "Práva a\xa0osobní")


@pytest.mark.rule("D13")
def test_every_area_offers_definite_help(place: MakePlace) -> None:
    page = full(place("ohrozene_rodiny"))
    assert "V\xa0každé oblasti nabízíme konkrétní pomoc" in page
    assert "Levnější jídelníček" in page


@pytest.mark.rule("D1")
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
