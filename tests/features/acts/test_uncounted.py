"""Acts for people without a case: numbers only, and the rules are asked all the same (C2, C17)."""

from datetime import date, timedelta
from typing import Any

import pytest

from opora.access.doors import Invalid
from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.acts.models import Act, Outing
from opora.acts.outings.actions import RowsInvalid, RowsWrong, correct_outing, record_outing
from opora.acts.outings.queries import outings_of_year
from opora.acts.outings.told import Met, Outward, Uncounted
from opora.audit.models import Event
from opora.catalog import current
from opora.decisions.models import Decision
from tests.features.acts.conftest import MakePlace, Place

SERVICE = "kontaktni_centrum"
URL = "/teren/"
HEAD = {"day": "dnes", "place": "teren"}
GROWN: dict[str, object] = {"age": {"low": 15, "high": 120}, "uses_illegal_substances": True}


def page_of(answer: Any) -> str:
    return str(answer.content.decode()).replace("\xa0", " ")


def line(number: int, **typed: object) -> dict[str, object]:
    return {f"row{number}-{name}": value for name, value in typed.items()}


@pytest.fixture
def here(place: MakePlace) -> Place:
    asked = {"uses_illegal_substances": True, "age": 30}
    return place(SERVICE, anonymous=True, asked=asked)


def outward(here: Place, day: date) -> Outward:
    return Outward(service=SERVICE, site=here.case.site, day=day, place="teren")


@pytest.mark.rule("C2")
def test_whose_age_is_not_known_the_screen_asks(here: Place) -> None:
    sent = HEAD | line(0, count="4", out_jehly="10", note="Parta u mostu.")
    answer = here.browser.post(URL, sent)
    page = page_of(answer)
    assert answer.status_code == 422
    assert "Chybí nám odpovědi: věk, zda užívá nelegální látky." in page
    assert "Parta u mostu." in page
    assert not Outing.objects.exists()
    half = here.browser.post(URL, sent | line(0, of_age="20 až 30"))
    assert "Chybí nám jedna odpověď: zda užívá nelegální látky." in page_of(half)
    told = line(0, of_age="20 až 30", of_uses_illegal_substances="yes")
    assert here.browser.post(URL, sent | told).status_code == 302
    assert Outing.objects.get().done == {"exchange": 4}


@pytest.mark.rule("C2")
@pytest.mark.parametrize(
    "of", [{"of_age": "pod 15"}, {"of_age": "aspoň 15", "of_uses_illegal_substances": "no"}]
)
def test_children_and_those_who_do_not_use_get_no_exchange(here: Place, of: dict[str, str]) -> None:
    of = {"of_uses_illegal_substances": "yes", **of}
    sent = HEAD | line(0, count="3", out_jehly="5", **of)
    answer = here.browser.post(URL, sent)
    assert answer.status_code == 422
    assert "jen poradenství" in page_of(answer)
    assert not Outing.objects.exists()
    assert Event.objects.filter(code="step.refused").count() == 1
    offered = page_of(here.browser.post(f"{URL}radek/?radek=0", HEAD | line(0, count="3", **of)))
    assert 'row0-acts" value="exchange"' not in offered
    assert 'value="information_service"' in offered
    advice = HEAD | line(0, count="3", acts=["information_service"], **of)
    assert here.browser.post(URL, advice).status_code == 302
    assert Outing.objects.get().done == {"information_service": 3}


@pytest.mark.rule("C2")
def test_what_happened_all_the_same_does_not_count(here: Place, today: date) -> None:
    young = line(0, count="2", out_jehly="5", of_age="pod 15", reason="Nevěděli jsme to.")
    sent = HEAD | young | line(0, of_uses_illegal_substances="yes")
    answer = here.browser.post(URL, sent)
    assert answer.status_code == 302
    row = Outing.objects.get()
    assert (row.done, row.against) == ({}, {"exchange": 2})
    assert "Mimo pravidla:" in page_of(here.browser.get(answer["Location"]))
    assert outings_of_year(here.viewer, current().service(SERVICE), today.year).done == {}
    assert Decision.objects.filter(answer="no", taken=True, case_id=None).count() == 1


@pytest.mark.rule("C2")
def test_the_action_asks_as_the_screen_does(here: Place, today: date) -> None:
    def take(**told: Any) -> None:
        line = Uncounted(people=3, **told)
        record_outing(outward=outward(here, today), uncounted=[line], by=here.viewer, on=today)

    for facts in ({}, {**GROWN, "age": {"low": 10, "high": 14}}, {"age": {"low": 10, "high": 20}}):
        with pytest.raises(RowsWrong):
            take(materials={"jehly": (1, 0)}, facts=facts)
        with pytest.raises(RowsWrong):
            take(acts=("food_service",), facts=facts)
    for wrong in ({"acts": ("nic",)}, {"acts": ("exchange",), "facts": GROWN},
                  {"facts": {"nic": 1}, "acts": ("food_service",)}):  # fmt: skip
        with pytest.raises(RowsInvalid):
            take(**wrong)
    with pytest.raises(RowsInvalid):
        record_outing(
            outward=outward(here, today), by=here.viewer, on=today,
            uncounted=[Uncounted(0, acts=("food_service",), facts=GROWN)],
        )  # fmt: skip
    assert not Outing.objects.exists()


@pytest.mark.rule("C18")
def test_the_year_counts_their_acts_apart(here: Place, today: date) -> None:
    sent = HEAD | line(0, count="4", acts=["contact_work", "information_service"],
                       of_age="aspoň 15", of_uses_illegal_substances="yes")  # fmt: skip
    sent |= line(1, count="3", acts=["information_service"])
    answer = here.browser.post(URL, sent)
    assert answer.status_code == 302, page_of(answer)
    shown = page_of(here.browser.get(answer["Location"]))
    assert "Kontaktní práce 4, informační servis 7" in shown
    year = page_of(here.browser.get(f"/prehledy/?service={SERVICE}"))
    assert "Úkon: informační servis</span> <strong>7" in year
    assert not Act.objects.exists()


@pytest.mark.rule("C17.persons", "C17.material")
def test_an_exchange_says_for_how_many_people_and_what_was_found(here: Place) -> None:
    url = here.url("vymena/")
    typed = {"out_jehly": "10", "back_jehly_pouzite": "6", "picked_jehly_nalezene": "2"}
    typed |= {"exchange_for": "3"}
    assert here.browser.post(url, typed).status_code == 302
    [act] = here.acts
    assert act.kept == {"exchange_for": 3}
    told = ("Přineseno: použité jehly 6. Nalezeno: nalezené jehly 2. Vydáno: jehly 10.",)
    for path in ("", f"ukon/{act.pk}/", "tisk/"):
        page = page_of(here.browser.get(here.url(path)))
        assert told[0] in page, path
        assert "Pro kolik lidí" in page, path
    year = page_of(here.browser.get(f"/prehledy/?service={SERVICE}"))
    for text in ("Pro kolik lidí</span> <strong>3", "Nalezeno: nalezené jehly</span> <strong>2",
                 "Vydáno: jehly</span> <strong>10"):  # fmt: skip
        assert text in year
    form = page_of(here.browser.get(here.url(f"zapis/act/{act.pk}/opravit/")))
    assert 'name="picked_jehly_nalezene"' in form
    wrong = here.browser.post(url, typed | {"exchange_for": "0"})
    assert "Napište číslo od 1 výš." in page_of(wrong)


@pytest.mark.rule("C17.persons")
def test_in_the_field_too(here: Place) -> None:
    sent = HEAD | line(0, who=here.people[0].code, out_jehly="5", persons="2")
    assert here.browser.post(URL, sent).status_code == 302
    assert here.acts[0].kept == {"exchange_for": 2}


def test_a_wrong_day_is_put_right_with_its_acts(here: Place, today: date) -> None:
    met = Met(row=0, case_id=here.case.pk, people=(here.people[0].pk,), acts=("contact_work",))
    numbers = Uncounted(4, {"jehly": (1, 0)}, facts=GROWN)
    outing = record_outing(
        outward=outward(here, today), met=[met], uncounted=[numbers], by=here.viewer, on=today
    )
    url = f"{URL}{outing.pk}/"
    sent = {"day": "včera", "count": "4", "done_exchange": "3", "why": "Bylo to včera."}
    sent |= {"out_jehly": "1"}
    answer = here.browser.post(f"{url}opravit/", sent)
    assert answer.status_code == 302, page_of(answer)
    outing.refresh_from_db()
    yesterday = today - timedelta(days=1)
    assert (outing.day, outing.done) == (yesterday, {"exchange": 3})
    assert here.acts[0].day == yesterday
    page = page_of(here.browser.get(url))
    assert "Bylo to včera." in page
    assert "výměna 3" in page.replace("Výměna", "výměna")


def test_it_can_t_be_moved_where_an_act_can_t(here: Place, today: date) -> None:
    met = Met(row=0, case_id=here.case.pk, people=(here.people[0].pk,), acts=("contact_work",))
    outing = record_outing(outward=outward(here, today), met=[met], by=here.viewer, on=today)
    told: dict[str, Any] = {
        "outing_id": outing.pk, "since": None, "until": None, "spot": "", "why": "x",
        "uncounted": Uncounted(), "by": here.viewer, "on": today,
    }  # fmt: skip
    for day in (date(2019, 1, 1), today + timedelta(days=1)):
        with pytest.raises(Invalid):
            correct_outing(day=day, **told)
    outing.refresh_from_db()
    assert (outing.day, here.acts[0].day) == (today, today)


@pytest.mark.rule("C2")
def test_moved_to_a_day_of_other_rules_they_are_asked_again(here: Place, today: date) -> None:
    numbers = Uncounted(4, acts=("food_service",), facts=GROWN)
    outing = record_outing(
        outward=outward(here, today), uncounted=[numbers], by=here.viewer, on=today
    )
    with pytest.raises(Invalid) as said:
        correct_outing(
            outing_id=outing.pk, day=date(2019, 12, 31), since=None, until=None, spot="",
            uncounted=Uncounted(4), why="x", by=here.viewer, on=today,
        )  # fmt: skip
    assert "day" in said.value.sentences


def test_an_act_beside_says_for_how_many(here: Place, today: date) -> None:
    what = Happened(
        kind="exchange", day=today, people=(here.people[0].pk,), materials={"jehly": (2, 0)}
    )
    record(case_id=here.case.pk, what=what, by=here.viewer, on=today)
    year = page_of(here.browser.get(f"/prehledy/?service={SERVICE}"))
    assert "Pro kolik lidí</span> <strong>1" in year
