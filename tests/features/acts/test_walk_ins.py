"""Who comes to the centre and stays without a case: numbers only, through the same rules (C2)."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.acts.models import Act, Outing
from opora.acts.outings.actions import (
    RowsInvalid,
    RowsWrong,
    assess_outing,
    record_walk_in,
)
from opora.acts.outings.queries import OUT, WALK_IN, outings_of_year
from opora.acts.outings.told import Outward, Uncounted
from opora.audit.models import Event
from opora.cases.models import Case
from opora.catalog import current
from opora.decisions.models import Decision
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, Worker

SERVICE = "kontaktni_centrum"
URL = "/bez-pripadu/"
HEAD = {"day": "dnes"}
GROWN: dict[str, object] = {"age": {"low": 15, "high": 120}, "uses_illegal_substances": True}
OF_AGE = {"of_age": "20 až 30", "of_uses_illegal_substances": "yes"}


def page_of(answer: Any) -> str:
    return str(answer.content.decode()).replace("\xa0", " ")


def line(**typed: object) -> dict[str, object]:
    return {f"row0-{name}": value for name, value in {"count": "1", **typed}.items()}


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place(SERVICE, anonymous=True, asked={"uses_illegal_substances": True, "age": 30})


def outward(here: Place, today: date, **told: Any) -> Outward:
    head = {"service": SERVICE, "site": here.case.site, "day": today, "place": "centrum"}
    return Outward(**{**head, **told})


@pytest.mark.rule("C17.material", "C17.persons")
def test_who_came_once_leaves_only_numbers(here: Place, today: date) -> None:
    cases = Case.objects.count()
    typed = line(
        acts=["contact_work"], out_jehly="10", back_jehly_pouzite="6", picked_jehly_nalezene="1",
        persons="3", **OF_AGE,
    )  # fmt: skip
    answer = here.browser.post(URL, HEAD | typed)
    assert answer.status_code == 302, page_of(answer)
    row = Outing.objects.get()
    assert (row.place, row.uncounted, row.exchange_for) == ("centrum", 1, 3)
    assert row.done == {"contact_work": 1, "exchange": 1}
    assert row.material == {"jehly": [10, 0], "jehly_pouzite": [0, 6], "jehly_nalezene": [0, 1]}
    assert (Case.objects.count(), Act.objects.count()) == (cases, 0)
    again = page_of(here.browser.get(answer["Location"]))
    assert "Zapsáno v" in again
    assert "1 člověk: kontaktní práce, výměna" in again
    assert f'href="/teren/{row.pk}/"' in again
    shown = page_of(here.browser.get(f"/teren/{row.pk}/"))
    for text in ("V kontaktním centru", "20 až 30 let", "Nalezeno: nalezené jehly 1.",
                 "Pro kolik lidí: 3."):  # fmt: skip
        assert text in shown
    assert "Zapsané úkony" not in shown
    year = page_of(here.browser.get(f"/prehledy/?service={SERVICE}"))
    assert "Bez případu: kdo přišel k nám" in year
    for text in ("Úkon: výměna</span> <strong>1", "Výměna: pro kolik lidí</span> <strong>3",
                 "Vydáno: jehly</span> <strong>10"):  # fmt: skip
        assert text in year
    assert outings_of_year(here.viewer, current().service(SERVICE), today.year, where=OUT) == (
        outings_of_year(here.viewer, current().service(SERVICE), today.year - 1, where=OUT)
    ), "nobody went out"


@pytest.mark.rule("C2")
@pytest.mark.parametrize(
    "of", [{"of_age": "pod 15"}, {"of_age": "aspoň 15", "of_uses_illegal_substances": "no"}]
)
def test_children_and_those_who_do_not_use_get_advice_only(
    here: Place, of: dict[str, str], today: date
) -> None:
    of = {"of_uses_illegal_substances": "yes", **of}
    answer = here.browser.post(URL, HEAD | line(out_jehly="5", note="Zůstane.", **of))
    page = page_of(answer)
    assert answer.status_code == 422
    assert "jen poradenství" in page
    assert "Zůstane." in page
    assert "Proč přesto" in page
    assert not Outing.objects.exists()
    assert Event.objects.filter(code="step.refused").count() == 1
    offered = page_of(here.browser.post(f"{URL}radek/", HEAD | line(**of)))
    assert 'row0-acts" value="exchange"' not in offered
    assert "Co se přineslo a vydalo" not in offered
    assert 'value="information_service"' in offered
    advice = HEAD | line(acts=["information_service"], **of)
    assert here.browser.post(URL, advice).status_code == 302
    assert Outing.objects.get().done == {"information_service": 1}


def test_at_fifteen_all_is_offered(here: Place) -> None:
    of = {"of_age": "15", "of_uses_illegal_substances": "yes"}
    assert 'value="exchange"' in page_of(here.browser.post(f"{URL}radek/", HEAD | line(**of)))
    assert here.browser.post(URL, HEAD | line(acts=["food_service"], **of)).status_code == 302


@pytest.mark.rule("C2")
def test_what_is_not_known_is_asked_for(here: Place) -> None:
    answer = here.browser.post(URL, HEAD | line(acts=["food_service"]))
    assert answer.status_code == 422
    assert "Chybí nám odpovědi: věk, zda užívá nelegální látky." in page_of(answer)


@pytest.mark.rule("C2")
def test_what_happened_all_the_same_does_not_count(here: Place, today: date) -> None:
    young = {"of_age": "pod 15", "of_uses_illegal_substances": "yes"}
    typed = HEAD | line(count="2", out_jehly="5", reason="Nevěděli jsme to.", **young)
    assert here.browser.post(URL, typed).status_code == 302
    row = Outing.objects.get()
    assert (row.done, row.against) == ({}, {"exchange": 2})
    shown = page_of(here.browser.get(f"/teren/{row.pk}/"))
    assert "Mimo pravidla:" in shown
    assert "Nevěděli jsme to." in shown
    told = outings_of_year(here.viewer, current().service(SERVICE), today.year, where=WALK_IN)
    assert (told.done, told.uncounted) == ({}, 2)
    assert Decision.objects.filter(answer="no", taken=True, case_id=None).count() == 1


@pytest.mark.rule("C2")
def test_what_the_texts_leave_open_wants_a_reason(here: Place) -> None:
    young = {"of_age": "pod 15", "of_uses_illegal_substances": "no"}
    typed = HEAD | line(acts=["contact_work"], **young)
    assert here.browser.post(URL, typed).status_code == 422
    assert not Outing.objects.exists()
    told = typed | line(acts=["contact_work"], reason="Jen jsme si povídali.", **young)
    assert here.browser.post(URL, told).status_code == 302
    assert Outing.objects.get().done == {"contact_work": 1}


@pytest.mark.rule("C2")
def test_the_action_asks_as_the_screen_does(here: Place, today: date) -> None:
    def take(people: Any = 1, **told: Any) -> None:
        record_walk_in(
            outward=outward(here, today), uncounted=Uncounted(people, **told), by=here.viewer,
            on=today,
        )  # fmt: skip

    for facts in ({}, {**GROWN, "age": {"low": 10, "high": 14}}, {"age": {"low": 10, "high": 20}}):
        with pytest.raises(RowsWrong):
            take(materials={"jehly": (1, 0)}, facts=facts)
    told: tuple[dict[str, Any], ...] = (
        {"people": 0, "acts": ("food_service",)}, {}, {"acts": ("nic",)}, {"acts": ("exchange",)},
        {"acts": ("food_service",), "persons": 2},
        {"people": 3, "materials": {"jehly": (1, 0)}, "persons": 2},
    )  # fmt: skip
    for wrong in told:
        with pytest.raises(RowsInvalid):
            take(**{"facts": GROWN, **wrong})
    told = ({"people": 10**6}, {"persons": 10**6}, {"materials": {"jehly": (10**9, 0)}})
    for wrong in told:
        with pytest.raises(Invalid):
            take(**{"facts": GROWN, "materials": {"jehly": (1, 0)}, **wrong})
    assert not Outing.objects.exists()


def test_a_forged_head_is_refused(here: Place, worker: Worker, today: date) -> None:
    numbers = Uncounted(1, acts=("food_service",), facts=GROWN)
    wrong: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"place": "teren"}, Invalid),
        ({"site": "jinde"}, NotAllowed),
        ({"service": "rodinna_poradna"}, NotFound),
        ({"day": date(2999, 1, 1)}, Invalid),
    ]
    for told, error in wrong:
        with pytest.raises(error):
            record_walk_in(
                outward=outward(here, today, **told), uncounted=numbers, by=here.viewer, on=today
            )
    other = viewer_of(worker("ohrozene_rodiny", Role.SOCIAL_WORKER))
    with pytest.raises(NotAllowed):
        record_walk_in(outward=outward(here, today), uncounted=numbers, by=other, on=today)
    assert not Outing.objects.exists()


def test_two_in_a_row_may_come_for_the_same(here: Place) -> None:
    typed = HEAD | line(acts=["food_service"], **OF_AGE)
    token = str(uuid4())
    for press in (token, token, str(uuid4())):
        assert here.browser.post(URL, typed | {"once": press}).status_code == 302
    assert Outing.objects.count() == 2


def test_bad_numbers_get_sentences(here: Place) -> None:
    cases = {
        "Napište, kolik lidí to bylo.": line(count="", acts=["food_service"]),
        "Napište celé číslo": line(count="pár", acts=["food_service"]),
        "Vyberte aspoň jeden úkon": line(**OF_AGE),
        "Bez materiálu to není výměna": line(acts=["exchange"], **OF_AGE),
        "Napište i to, co se přineslo": line(acts=["food_service"], persons="2", **OF_AGE),
        "aspoň pro tolik lidí": line(count="3", out_jehly="1", persons="2", **OF_AGE),
    }
    for sentence, typed in cases.items():
        answer = here.browser.post(URL, HEAD | typed)
        assert answer.status_code == 422, sentence
        assert sentence in page_of(answer), sentence
        assert "Řádek 1" not in page_of(answer)
    assert not Outing.objects.exists()


def test_it_is_put_right_and_made_void(here: Place, today: date) -> None:
    numbers = Uncounted(1, {"jehly": (5, 0)}, facts=GROWN)
    row = record_walk_in(outward=outward(here, today), uncounted=numbers, by=here.viewer, on=today)
    assert row.exchange_for == 1
    url = f"/teren/{row.pk}/"
    sent = {"day": "dnes", "count": "2", "done_exchange": "2", "out_jehly": "7", "persons": "4"}
    assert here.browser.post(f"{url}opravit/", sent).status_code == 422
    assert here.browser.post(f"{url}opravit/", sent | {"why": "Přišli dva."}).status_code == 302
    row.refresh_from_db()
    assert (row.uncounted, row.done, row.exchange_for) == (2, {"exchange": 2}, 4)
    assert "Přišli dva." in page_of(here.browser.get(url))
    assert here.browser.post(f"{url}zneplatnit/", {"why": "Jiný den."}).status_code == 302
    told = outings_of_year(here.viewer, current().service(SERVICE), today.year, where=WALK_IN)
    assert (told.outings, told.uncounted, told.exchange_for) == (0, 0, 0)
    assert f'href="{url}"' not in page_of(here.browser.get(URL))


def test_one_link_leads_there(here: Place, worker: Worker, client_of: SignIn) -> None:
    assert f'href="{URL}"' in page_of(here.browser.get("/"))
    contact = page_of(here.browser.get("/kontakt/"))
    assert "Přijde někdo jen jednou nebo nechce být veden?" in contact
    assert f'href="{URL}?service={SERVICE}"' in contact
    other = client_of(worker("ohrozene_rodiny", Role.SOCIAL_WORKER))
    assert URL not in page_of(other.get("/"))
    assert URL not in page_of(other.get("/kontakt/"))
    assert other.get(URL).status_code == 404
    assert here.browser.get(f"{URL}?service=ohrozene_rodiny").status_code == 404


@pytest.mark.rule("C17.persons")
def test_an_outing_keeps_for_how_many_people_too(here: Place) -> None:
    typed = {"day": "dnes", "place": "teren"} | line(
        count="2", out_jehly="9", persons="5", **OF_AGE
    )
    assert here.browser.post("/teren/", typed).status_code == 302
    assert Outing.objects.get().exchange_for == 5
    assert "Pro kolik lidí: 5." in page_of(here.browser.get(f"/teren/{Outing.objects.get().pk}/"))


@pytest.mark.rule("C2")
@pytest.mark.parametrize("url", [URL, "/teren/"])
def test_the_head_says_what_comes_of_a_departure(
    here: Place, url: str, worker: Worker, client_of: SignIn
) -> None:
    young = {"of_age": "pod 15", "of_uses_illegal_substances": "yes"}
    typed = HEAD | {"place": "teren"} | line(out_jehly="5", reason="Nevěděli jsme to.", **young)
    assert here.browser.post(url, typed).status_code == 302
    row = Outing.objects.get()
    head = client_of(worker(SERVICE, Role.HEAD))
    waits = "Posoudit zápis mimo pravidla: lidé bez případu"
    day = page_of(head.get("/"))
    assert waits in day
    assert "Důvod: Nevěděli jsme to." in day
    assert waits not in page_of(here.browser.get("/"))
    path = f"/teren/{row.pk}/posouzeni/"
    assert here.browser.post(path, {"words": "Samo sobě."}).status_code == 403
    assert head.post(path, {"words": " "}).status_code == 422
    assert "Výměna 1" in page_of(head.get(path))
    assert head.post(path, {"words": "Ptáme se na věk dřív."}).status_code == 302
    assert waits not in page_of(head.get("/"))
    assert "Ptáme se na věk dřív." in page_of(here.browser.get(f"/teren/{row.pk}/"))
    assert Event.objects.filter(code="acts.assess_outing").count() == 1


def test_where_nothing_was_against_a_rule_there_is_nothing_to_say(
    here: Place, worker: Worker, today: date
) -> None:
    numbers = Uncounted(1, acts=("food_service",), facts=GROWN)
    row = record_walk_in(outward=outward(here, today), uncounted=numbers, by=here.viewer, on=today)
    head = viewer_of(worker(SERVICE, Role.HEAD))
    with pytest.raises(NotFound):
        assess_outing(outing_id=row.pk, words="Nic.", by=head, on=today)
    with pytest.raises(NotAllowed):
        assess_outing(outing_id=row.pk, words="Nic.", by=here.viewer, on=today)


def test_all_that_was_written_down_is_one_press_away(here: Place) -> None:
    for number in range(6):
        typed = line(acts=["contact_work"], note=str(number), **OF_AGE)
        assert here.browser.post(URL, HEAD | typed).status_code == 302
    numbers = [str(one) for one in Outing.objects.values_list("pk", flat=True)]
    first = page_of(here.browser.get(URL))
    assert sum(f'href="/teren/{one}/"' in first for one in numbers) == 5
    assert "vse=ano#last" in first
    every = page_of(here.browser.get(f"{URL}?vse=ano"))
    assert all(f'href="/teren/{one}/"' in every for one in numbers)
