"""Corrected or void with a reason; never overwritten unseen."""

from datetime import date

import pytest

from opora.acts.counting.queries import yearly
from opora.acts.models import Act
from opora.catalog import current
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import Worker, seen_at

FIRST = {"kind": "individual_counselling", "day": "dnes", "minutes": "90", "note": "První znění."}


@pytest.fixture
def here(place: MakePlace) -> Place:
    made = place("kontaktni_centrum")
    assert made.record(**FIRST) == ""
    return made


def url(here: Place, tail: str) -> str:
    where = f"zapis/act/{here.acts[0].pk}/{tail}" if tail else f"ukon/{here.acts[0].pk}/"
    return f"/pripady/{here.case.pk}/{where}"


def test_a_correction_leaves_its_trace(here: Place, today: date) -> None:
    page = here.browser.get(url(here, "opravit/")).content.decode()
    assert "První znění." in page
    assert 'value="90"' in page
    sent = FIRST | {"minutes": "60", "why": "Spletený čas."}
    assert here.browser.post(url(here, "opravit/"), sent).status_code == 302
    told = f"Opraveno {today.day}. {today.month}. {today.year}: místo 90 minut správně 60 minut."
    assert told in here.page().replace("\xa0", " ")
    kept = here.browser.get(url(here, "")).content.decode()
    assert "Spletený čas." in kept
    assert len(here.acts) == 1
    assert here.acts[0].minutes == 60


def test_a_correction_needs_its_reason_and_sound_input(here: Place) -> None:
    answer = here.browser.post(url(here, "opravit/"), FIRST | {"minutes": "60"})
    assert answer.status_code == 422
    assert "Napište proč. Důvod zůstane u zápisu." in answer.content.decode().replace("\xa0", " ")
    sent = FIRST | {"day": "zítra", "why": "Omyl."}
    assert here.browser.post(url(here, "opravit/"), sent).status_code == 422
    assert here.acts[0].minutes == 90


@pytest.mark.rule("C2")
def test_a_correction_is_asked_about_again(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    here.record(**FIRST)
    sent = FIRST | {"kind": "food_service", "why": "Špatný úkon."}
    answer = here.browser.post(url(here, "opravit/"), sent)
    assert answer.status_code == 422
    assert "jen poradenství" in answer.content.decode()
    assert here.acts[0].kind == "individual_counselling"


def test_two_tabs_do_not_overwrite_each_other(here: Place) -> None:
    seen = seen_at(here.browser, url(here, "opravit/"))
    sent = FIRST | {"minutes": "60", "why": "Spletený čas.", "seen": seen}
    assert here.browser.post(url(here, "opravit/"), sent).status_code == 302
    later = here.browser.post(url(here, "opravit/"), sent | {"minutes": "45"})
    assert later.status_code == 422
    assert "Mezitím se tu něco změnilo" in later.content.decode().replace("\xa0", " ")
    assert here.acts[0].minutes == 60


def test_void_stays_to_be_seen_and_does_not_count(here: Place, today: date) -> None:
    assert len(yearly(here.viewer, "kontaktni_centrum", today.year).counted) == 1
    page = here.browser.get(url(here, "zneplatnit/")).content.decode()
    assert "Nechat, jak je" in page
    assert here.browser.post(url(here, "zneplatnit/"), {"why": ""}).status_code == 422
    assert here.browser.post(url(here, "zneplatnit/"), {"why": "Jiný klient."}).status_code == 302
    case = here.page().replace("\xa0", " ")
    assert "<s>Individuální poradenství, 90 minut</s>" in case
    assert "Neplatí. Jiný klient." in case
    assert yearly(here.viewer, "kontaktni_centrum", today.year).counted == ()
    again = here.browser.post(url(here, "opravit/"), FIRST | {"why": "Ještě jednou."})
    assert again.status_code == 404


def test_an_act_of_another_case_is_not_there(here: Place, place: MakePlace) -> None:
    other = place("kontaktni_centrum")
    strange = f"/pripady/{other.case.pk}/zapis/act/{here.acts[0].pk}/opravit/"
    assert here.browser.get(strange).status_code == 404
    assert here.browser.post(strange, FIRST | {"why": "Omyl."}).status_code == 404
    assert Act.objects.get(pk=here.acts[0].pk).version == 1


def test_another_person_and_another_worker_leave_words(
    place: MakePlace, worker: Worker, today: date
) -> None:
    here = place("ohrozene_rodiny", people=2)
    second = worker("ohrozene_rodiny", name="Iva Malá")
    kind = current().service("ohrozene_rodiny").acts[0].id
    eva, jakub = (str(one.pk) for one in here.people)
    told = {"kind": kind, "day": "včera", "at": "9:00", "minutes": "30", "people": [eva]}
    assert here.record(**told) == ""
    before = yearly(here.viewer, "ohrozene_rodiny", today.year)
    sent = told | {"people": [eva, jakub], "workers": [str(second.pk)], "why": "Byli tam dva."}
    assert here.browser.post(url(here, "opravit/"), sent).status_code == 302
    case = here.page().replace("\xa0", " ")
    assert "s kým: místo Eva správně Eva, Jakub" in case
    assert "kdo ještě: místo nikdo správně Iva Malá" in case
    kept = here.browser.get(url(here, "")).content.decode().replace("\xa0", " ")
    assert "Správně: Eva, Jakub" in kept
    assert yearly(here.viewer, "ohrozene_rodiny", today.year) == before


def test_people_of_an_older_record_leave_words_too(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", people=2)
    kind = current().service("ohrozene_rodiny").acts[0].id
    eva, jakub = (str(one.pk) for one in here.people)
    told = {"kind": kind, "day": "včera", "at": "9:00", "minutes": "30", "people": [eva]}
    assert here.record(**told) == ""
    Act.objects.update(with_whom={})
    Act.history.update(with_whom={})
    sent = told | {"people": [jakub], "why": "Byl tam Jakub."}
    assert here.browser.post(url(here, "opravit/"), sent).status_code == 302
    assert "s kým: místo Eva správně Jakub" in here.page().replace("\xa0", " ")


@pytest.mark.rule("B10")
def test_the_reason_of_a_departure_holds_for_the_rule_it_was_said_to(place: MakePlace) -> None:
    here = place("rodinna_poradna", agreement=False, asked={"group_education_attended": False})
    early = {"kind": "counselling", "day": "dnes", "minutes": "60"}
    assert here.record(**early, departure="Souhlas podepíšou příště.") == ""
    sent = early | {"note": "Doplněno.", "why": "Chybí poznámka."}
    assert here.browser.post(url(here, "opravit/"), sent).status_code == 302
    kept = here.acts[0]
    assert (kept.departure, kept.reason) == (True, "Souhlas podepíšou příště.")
    assert kept.note == "Doplněno."
    answer = here.browser.post(url(here, "opravit/"), sent | {"kind": "mediation"})
    assert answer.status_code == 422
    assert "skupinová edukace" in answer.content.decode().replace("\xa0", " ")
    assert here.acts[0].kind == "counselling"
