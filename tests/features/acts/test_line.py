"""The line of the case page: written in one go, weighed while typing, kept when refused."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from opora.acts.models import Act
from opora.audit.models import Event
from tests.features.acts.conftest import MakePlace


@pytest.mark.parametrize(
    ("service", "typed"),
    [
        ("kontaktni_centrum", {"kind": "individual_counselling"}),
        ("rodinna_poradna", {"kind": "counselling"}),
        ("ohrozene_rodiny", {"kind": "budget", "at": "10:00"}),
        ("dluhova_poradna", {"kind": "debt_list", "client_present": "yes"}),
    ],
)
def test_an_act_is_one_line(place: MakePlace, service: str, typed: dict[str, str]) -> None:
    here = place(service)
    assert here.record(note="Podaná žádost.", **typed) == ""
    page = here.page()
    assert "60\xa0minut" in page
    assert "Podaná žádost." in page
    assert "Zapsáno v" in page
    (act,) = here.acts
    assert act.decision_id
    assert f"/proc/{act.decision_id}/" in page
    assert Event.objects.filter(code="acts.record", case_id=here.case.pk).count() == 1


def test_the_line_offers_what_was_used_last(place: MakePlace) -> None:
    here = place("kontaktni_centrum", agreement=False)
    assert "Naposledy" not in here.page()
    here.record(kind="information_service")
    page = here.page()
    assert page.index("Naposledy") < page.index("Informační servis")


def test_the_line_answers_while_typing(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    url = here.url("ukon/posoudit/")
    said = here.browser.post(url, {"kind": "exchange", "day": "dnes"}).content.decode()
    assert "Nelze." in said
    assert "jen poradenství" in said
    said = here.browser.post(url, {"kind": "family_counselling", "day": "dnes"}).content.decode()
    assert "Lze zapsat." in said
    assert here.browser.post(url, {"day": "dnes"}).content == b""
    assert not here.acts


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("kind", "", "Vyberte úkon."),
        ("kind", "kouzlo", "Vyberte jednu z"),
        ("day", "zítra", "Tento den teprve přijde."),
        ("day", "3. 3. 1999", "Napište tento den nebo pozdější."),
        ("day", "někdy", "Tomuto dni nerozumíme."),
        ("minutes", "", "Napište, kolik minut to trvalo."),
        ("minutes", "0", "Napište číslo od"),
        ("minutes", "100000", "Napište číslo nejvýš"),
        ("minutes", "hodinu", "Napište délku v\xa0minutách"),
        ("note", "long", "Zkraťte to."),
    ],
)
def test_bad_input_gets_a_sentence_and_stays(
    place: MakePlace, field: str, typed: str, sentence: str
) -> None:
    here = place("kontaktni_centrum")
    sent = {
        "kind": "individual_counselling",
        "note": "Přišla s dopisem.",
        field: typed.replace("long", "x" * 4001),
    }
    page = here.record(**sent)
    assert sentence in page
    if field != "note":
        assert "Přišla s dopisem." in page
    assert not here.acts


def test_a_double_press_writes_once(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    once = str(uuid4())
    for _press in range(2):
        assert here.record(kind="individual_counselling", once=once) == ""
    assert len(here.acts) == 1


def test_in_a_family_one_says_with_whom(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", people=3)
    page = here.record(kind="budget", at="9:00")
    assert "Vyberte, s\xa0kým to bylo." in page
    stranger = place("ohrozene_rodiny").people[0]
    page = here.record(kind="budget", at="9:00", people=str(stranger.pk))
    assert "Vyberte někoho ze seznamu." in page
    assert here.record(kind="budget", at="9:00", people="all") == ""
    assert here.acts[0].people.count() == 3
    assert "Eva, Jakub, Ema" in here.page()


def test_a_closed_case_takes_what_happened_before(place: MakePlace, today: date) -> None:
    here = place("kontaktni_centrum")
    here.case.stage, here.case.closed_on = "closed", today - timedelta(days=3)
    here.case.save()
    assert "Případ skončil" in here.record(kind="individual_counselling")
    earlier = (today - timedelta(days=5)).isoformat()
    assert here.record(kind="individual_counselling", day=earlier) == ""


def test_a_stranger_finds_nothing(place: MakePlace) -> None:
    here, elsewhere = place("kontaktni_centrum"), place("ohrozene_rodiny")
    for tail in ("ukon/", "vymena/"):
        assert elsewhere.browser.get(here.url(tail)).status_code == 404
    sent = {"kind": "individual_counselling", "day": "dnes", "minutes": "5"}
    assert elsewhere.browser.post(here.url(), sent).status_code == 404
    assert not Act.objects.filter(case=here.case).exists()


def test_each_act_is_offered_once(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    here.record(kind="individual_counselling")
    page = here.browser.get(here.url()).content.decode()
    offered = re.findall(r'<option value="([^"]+)"', page)
    assert "individual_counselling" in offered
    assert len(offered) == len(set(offered))
