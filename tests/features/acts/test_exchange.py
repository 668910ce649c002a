"""Exchange: counters, the last numbers, one button; and a person of 14."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from opora.acts.models import Material
from opora.intake.applicant.actions import close_one_off
from opora.ui.words import numeric_day
from tests.features.acts.conftest import MakePlace, Place

USER = {"age": 30, "uses_illegal_substances": True}


def at(here: Place) -> str:
    return f"/pripady/{here.case.pk}/vymena/"


@pytest.mark.rule("C17.material")
def test_every_kind_is_counted(place: MakePlace) -> None:
    here = place("kontaktni_centrum", anonymous=True, asked=USER)
    page = here.browser.get(at(here)).content.decode()
    assert "Bez jména. První návštěva." in page.replace("\xa0", " ")
    assert "Výměna je možná." in page.replace("\xa0", " ")
    sent = {"back_jehly_pouzite": "8", "out_jehly": "10", "out_voda": "", "note": "Test příště."}
    assert here.browser.post(at(here), sent).status_code == 302
    kept = {(row.kind, row.given, row.returned) for row in Material.objects.all()}
    assert kept == {("jehly_pouzite", 0, 8), ("jehly", 10, 0)}
    case = here.page().replace("\xa0", " ")
    assert "Přineseno: použité jehly 8. Vydáno: jehly 10." in case
    again = here.browser.get(at(here)).content.decode()
    assert 'data-last="10"' in again
    assert "minule 8" in again
    assert "celkem 1 návštěva" in again.replace("\xa0", " ")
    assert 'value="10"' not in again


def test_nothing_exchanged_is_no_exchange(place: MakePlace) -> None:
    here = place("kontaktni_centrum", asked=USER)
    answer = here.browser.post(at(here), {"out_jehly": "0"})
    assert answer.status_code == 422
    assert "Bez materiálu to není výměna." in answer.content.decode()


@pytest.mark.parametrize("typed", ["mnoho", "-3", "100000"])
def test_odd_numbers(place: MakePlace, typed: str) -> None:
    here = place("kontaktni_centrum", asked=USER)
    answer = here.browser.post(at(here), {"out_jehly": typed, "note": "Zůstane."})
    assert answer.status_code == 422
    assert "Zůstane." in answer.content.decode()
    assert not here.acts


def test_a_double_press(place: MakePlace) -> None:
    here = place("kontaktni_centrum", asked=USER)
    sent = {"out_jehly": "5", "once": str(uuid4())}
    assert [here.browser.post(at(here), sent).status_code for _press in range(2)] == [302, 302]
    assert len(here.acts) == 1


@pytest.mark.rule("C2")
def test_a_person_of_14_is_offered_counselling(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    first = here.browser.get(at(here)).content.decode()
    assert "Nelze." in first
    assert f'href="{here.url()}?ukon=individual_counselling"' in first
    answer = here.browser.post(at(here), {"out_jehly": "5"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Zapsat poradenství" in page
    assert "Zapsat jako mimo pravidla" in page
    assert 'value="5"' in page
    sent = {"out_jehly": "5", "departure": "Věk vyšel najevo až potom."}
    assert here.browser.post(at(here), sent).status_code == 302
    assert here.acts[0].departure


def test_other_services_exchange_nothing(place: MakePlace) -> None:
    here = place("dluhova_poradna")
    assert here.browser.get(at(here)).status_code == 404


def test_an_exchange_is_corrected_without_inventing_minutes(place: MakePlace) -> None:
    here = place("kontaktni_centrum", asked=USER)
    here.browser.post(at(here), {"out_jehly": "5"})
    url = here.url(f"zapis/act/{here.acts[0].pk}/opravit/")
    assert here.browser.get(url).status_code == 200
    sent = {"kind": "exchange", "day": "dnes", "out_jehly": "50", "why": "Překlep."}
    assert here.browser.post(url, sent).status_code == 302
    assert {row.given for row in Material.objects.all()} == {50}
    assert here.acts[0].minutes is None


def test_the_line_asks_an_exchange_for_material_and_other_acts_for_minutes(
    place: MakePlace,
) -> None:
    here = place("kontaktni_centrum", asked=USER)
    exchange = here.record(kind="exchange", minutes="")
    assert "Bez materiálu to není výměna." in exchange
    assert "kolik minut to trvalo" not in exchange
    assert "kolik minut to trvalo" in here.record(kind="information_service", minutes="")
    assert not here.acts


@pytest.fixture
def over(place: MakePlace, today: date) -> Place:
    """A case that ended a week ago, on the day it began."""
    week_ago = today - timedelta(days=7)
    here = place("kontaktni_centrum", anonymous=True, agreement=False, since=week_ago, asked=USER)
    close_one_off(case_id=here.case.pk, by=here.viewer, on=week_ago)
    return here


def test_in_a_case_that_is_over_the_last_day_it_can_have_been_is_offered(
    over: Place, today: date
) -> None:
    page = over.page()
    assert f'href="{over.url()}"' in page
    assert over.url("vymena/") not in page
    day = over.browser.get(over.url()).context["form"]["day"].value()
    assert day == today - timedelta(days=7)
    typed = {"kind": "contact_work", "day": numeric_day(day), "minutes": "20"}
    assert over.browser.post(over.url(), typed).status_code == 302


def test_an_exchange_before_the_end_is_told_with_its_day(over: Place, today: date) -> None:
    led = over.browser.get(over.url("vymena/"))
    assert led["Location"] == f"{over.url()}?ukon=exchange"
    form = over.browser.get(led["Location"]).context["form"]
    assert form["kind"].value() == "exchange"
    day = numeric_day(form["day"].value())
    typed = {"kind": "exchange", "day": day, "out_jehly": "5"}
    assert over.browser.post(over.url(), typed).status_code == 302
    assert over.acts[0].day == today - timedelta(days=7)


def test_where_nothing_has_ended_the_form_begins_with_today(place: MakePlace) -> None:
    here = place("kontaktni_centrum", anonymous=True, asked=USER)
    assert here.browser.get(here.url()).context["form"]["day"].value() == "dnes"
