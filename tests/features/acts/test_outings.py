"""Streetwork and parties: many people on one screen; all lines are recorded, or none."""

import re
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.acts.models import Act, Outing
from opora.acts.outings.actions import RowsInvalid, RowsWrong, record_outing
from opora.acts.outings.queries import outings_of_year
from opora.acts.outings.told import Met, Outward, Uncounted
from opora.audit.models import Event
from opora.catalog import current
from opora.decisions.models import Decision
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, Worker

SERVICE = "kontaktni_centrum"
URL = "/teren/"
HEAD = {"day": "dnes", "place": "teren", "spot": "U nádraží"}
USES = {"uses_illegal_substances": True}
NBSP = "\xa0"
# What is said of people without a case: the rules are asked about them too.
GROWN = {"of_age": "aspoň 15", "of_uses_illegal_substances": "yes"}
KNOWN: dict[str, object] = {"age": {"low": 15, "high": 120}, "uses_illegal_substances": True}


@pytest.fixture
def met(place: MakePlace) -> Any:
    """Anonymous clients who use; all of one worker."""

    def make(by: Any = None, **asked: Any) -> Place:
        return place(SERVICE, anonymous=True, by=by, asked={**USES, "age": 30, **asked})

    return make


def line(number: int, **typed: object) -> dict[str, object]:
    return {f"row{number}-{name}": value for name, value in typed.items()}


def page_of(answer: Any) -> str:
    return str(answer.content.decode()).replace(NBSP, " ")


def outward(here: Place, day: date, **told: Any) -> Outward:
    return Outward(
        **{"service": SERVICE, "site": here.case.site, "day": day, "place": "teren", **told}
    )


def person(here: Place, row: int = 0, **told: Any) -> Met:
    told.setdefault("acts", ("contact_work",))
    return Met(row=row, case_id=here.case.pk, people=(here.people[0].pk,), **told)


@pytest.mark.rule("C18")
def test_many_people_at_once(met: Any, today: date) -> None:
    one = met()
    two = met(by=one.worker)
    sent = {
        **HEAD,
        "since": "0:00",
        **line(0, who=one.people[0].code, acts=["contact_work", "exchange"], note="Bylo chladno."),
        "row0-out_jehly": "10",
        "row0-back_jehly_pouzite": "8",
        **line(2, who=two.people[0].code, out_voda="3"),
        **line(4, count="7", out_jehly="4", **GROWN),
        **line(5, count="2", back_jehly_pouzite="5", picked_jehly_nalezene="3", **GROWN),
    }
    answer = one.browser.post(URL, sent)
    assert answer.status_code == 302, page_of(answer)
    outing = Outing.objects.get()
    assert [(act.kind, act.place, act.day) for act in one.acts] == [
        ("contact_work", "teren", today),
        ("exchange", "teren", today),
    ]
    [exchange] = [act for act in one.acts if act.kind == "exchange"]
    pieces = {row.kind: (row.given, row.returned) for row in exchange.materials.all()}
    assert pieces == {"jehly": (10, 0), "jehly_pouzite": (0, 8)}
    assert [act.kind for act in two.acts] == ["exchange"], "what was given out is an exchange"
    assert outing.uncounted == 9
    assert outing.material == {"jehly": [4, 0], "jehly_pouzite": [0, 5], "jehly_nalezene": [0, 3]}
    assert outing.done == {"exchange": 9}
    assert outing.since == time(0)
    page = page_of(one.browser.get(answer["Location"]))
    assert "V terénu, U nádraží" in page
    assert "9 lidí bez případu" in page
    assert one.people[0].code in page


@pytest.mark.rule("C2")
def test_a_refused_line_says_why_and_nothing_is_saved(met: Any, place: MakePlace) -> None:
    here = met()
    young = place(SERVICE, by=here.worker, age=14, asked=USES)
    sent = HEAD | line(0, who=here.people[0].code, acts=["contact_work"], note="Zůstane.")
    sent |= line(1, who="Eva Petrů", acts=["exchange"], out_jehly="5")
    answer = here.browser.post(URL, sent)
    page = page_of(answer)
    assert answer.status_code == 422
    assert "jen poradenství" in page
    assert "Zůstane." in page
    assert 'value="5"' in page
    assert "Proč přesto" in page
    assert not Act.objects.exists()
    assert not Outing.objects.exists()
    assert Event.objects.filter(code="step.refused").count() == 1
    assert Decision.objects.filter(taken=False).count() == 1
    assert here.browser.post(URL, sent | line(1, reason="Stalo se to.")).status_code == 302
    assert here.acts[0].departure is False
    assert young.acts[0].departure is True


@pytest.mark.rule("C2")
def test_the_action_refuses_each_line_on_its_own(met: Any, place: MakePlace, today: date) -> None:
    here = met()
    young = [place(SERVICE, by=here.worker, age=14, asked=USES) for _one in range(2)]
    lines = [person(here), *(person(one, 1 + n, acts=("food_service",)) for n, one in
                             enumerate(young))]  # fmt: skip
    with pytest.raises(RowsWrong) as told:
        record_outing(outward=outward(here, today), met=lines, by=here.viewer, on=today)
    assert set(told.value.refused) == {1, 2}
    assert not Act.objects.exists()


def test_a_name_begun_is_never_taken_for_a_person(met: Any, place: MakePlace) -> None:
    here = met()
    named = place(SERVICE, by=here.worker, asked=USES)
    sent = HEAD | line(0, who="Pet", acts=["individual_counselling"])
    page = page_of(here.browser.post(URL, sent))
    assert "Vyberte, kdo z nich to je." in page
    assert "Eva Petrů" in page
    assert not Act.objects.exists()
    key = f"{named.case.pk}:{named.people[0].pk}"
    assert here.browser.post(URL, sent | line(0, found=key)).status_code == 302
    assert len(named.acts) == 1


def test_bad_lines_get_sentences(met: Any) -> None:
    here = met()
    code = here.people[0].code
    empty = page_of(here.browser.post(URL, HEAD))
    assert "Vyplňte aspoň jeden řádek." in empty
    cases = {
        "Takového klienta tu nemáte": line(0, who="NIKDO 99", acts=["contact_work"]),
        "Stejný člověk už je na řádku 1": line(0, who=code, acts=["contact_work"])
        | line(1, who=code.lower(), acts=["contact_work"]),
        "Buď jeden člověk, nebo počet": line(0, who=code, count="3"),
        "Vyberte aspoň jeden úkon": line(0, who=code),
        "Chybí nám odpovědi: věk, zda užívá nelegální látky.": line(
            0, count="3", more_acts=["hygiene_basic"]
        ),
        "Napište kód nebo jméno, nebo počet": line(0, note="Kdosi."),
        "Napište celé číslo": line(0, count="několik"),
        "Bez materiálu to není výměna": line(0, who=code, acts=["exchange"]),
        "Vyberte jen z nabízených možností": line(0, who=code, acts=["nesmysl"]),
    }
    for sentence, typed in cases.items():
        answer = here.browser.post(URL, HEAD | typed)
        assert answer.status_code == 422, sentence
        assert sentence in page_of(answer), sentence
    assert "Vyberte, kde to bylo." in page_of(here.browser.post(URL, {"day": "dnes"}))
    future = HEAD | {"day": "31. 12. 2099"} | line(0, who=code, acts=["contact_work"])
    assert here.browser.post(URL, future).status_code == 422
    assert not Act.objects.exists()
    assert not Outing.objects.exists()


def test_only_who_is_seen_is_found(met: Any, worker: Worker, client_of: SignIn) -> None:
    here = met()
    there = client_of(worker(SERVICE, Role.ASSISTANT))
    sent = HEAD | line(0, who=here.people[0].code, acts=["contact_work"])
    assert "Takového klienta tu nemáte" in page_of(there.post(URL, sent))
    looked = there.post(f"{URL}radek/?radek=0", sent)
    assert here.case.title not in page_of(looked).replace(str(sent["row0-who"]), "", 1)
    assert not Act.objects.exists()


def test_services_that_stay_at_home_have_no_such_screen(
    worker: Worker, client_of: SignIn, met: Any
) -> None:
    client = client_of(worker("ohrozene_rodiny", Role.SOCIAL_WORKER))
    assert client.get(URL).status_code == 404
    assert client.post(URL, HEAD).status_code == 404
    assert URL not in page_of(client.get("/"))
    here = met()
    assert URL in page_of(here.browser.get("/"))
    assert here.browser.get(f"{URL}?service=ohrozene_rodiny").status_code == 404


def test_a_forged_head_is_refused(met: Any, worker: Worker, today: date) -> None:
    here = met()
    lines = [person(here)]
    wrong: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"place": "centrum"}, Invalid),
        ({"site": "jinde"}, NotAllowed),
        ({"service": "ohrozene_rodiny"}, NotFound),
        ({"service": "nic"}, NotFound),
        ({"workers": (10**9,)}, Invalid),
    ]
    for told, error in wrong:
        with pytest.raises(error):
            record_outing(outward=outward(here, today, **told), met=lines, by=here.viewer, on=today)
    other = viewer_of(worker("ohrozene_rodiny", Role.SOCIAL_WORKER))
    with pytest.raises(NotAllowed):
        record_outing(outward=outward(here, today), met=lines, by=other, on=today)
    for numbers in (Uncounted(-1), Uncounted(1, {"nic": (1, 0)}), Uncounted(0, {"jehly": (1, 0)}),
                    Uncounted(1, {"jehly": (10**6, 0)})):  # fmt: skip
        with pytest.raises(Invalid):
            record_outing(
                outward=outward(here, today), uncounted=[numbers], by=here.viewer, on=today
            )
    hidden = Met(row=0, case_id=10**9, people=(1,), acts=("contact_work",))
    with pytest.raises(RowsInvalid):
        record_outing(outward=outward(here, today), met=[hidden], by=here.viewer, on=today)
    assert not Act.objects.exists()
    assert not Outing.objects.exists()


def test_a_line_alone_offers_what_the_rules_allow(met: Any, place: MakePlace) -> None:
    here = met()
    place(SERVICE, by=here.worker, age=14, asked=USES)
    url = f"{URL}radek/?radek=0"
    grown = page_of(here.browser.post(url, HEAD | line(0, who=here.people[0].code)))
    young = page_of(here.browser.post(url, HEAD | line(0, who="Eva Petrů")))
    assert 'value="exchange"' in grown
    assert 'row0-acts" value="exchange"' not in young
    assert 'value="information_service"' in young
    assert here.browser.get(url).status_code == 405


def test_lines_are_added_with_scripts_and_without(met: Any) -> None:
    here = met()
    page = page_of(here.browser.get(URL))
    assert page.count('name="row') > 0
    assert "row5-who" in page
    assert "row6-who" not in page
    typed = HEAD | line(0, who="kdosi", note="Zůstane.") | {"more": "1"}
    more = here.browser.post(URL, typed)
    assert more.status_code == 200
    assert "row11-who" in page_of(more)
    assert "Zůstane." in page_of(more)
    assert "U nádraží" in page_of(more)
    added = page_of(here.browser.post(f"{URL}radek/", typed | line(6, who="")))
    assert re.findall(r'name="(row\d+)-who"', added) == ["row7"]


def test_a_double_press_writes_once(met: Any) -> None:
    here = met()
    sent = HEAD | {"once": str(uuid4())} | line(0, who=here.people[0].code, acts=["contact_work"])
    assert [here.browser.post(URL, sent).status_code for _press in range(2)] == [302, 302]
    assert len(here.acts) == 1
    again = here.browser.post(URL, sent | {"once": str(uuid4())})
    assert "Opravdu ještě jednou?" in page_of(again)


@pytest.mark.rule("C17.material")
def test_people_without_a_case_are_counted_apart(met: Any, today: date) -> None:
    here = met()
    numbers = [
        Uncounted(5, {"jehly": (4, 0)}, facts=KNOWN),
        Uncounted(2, {"jehly_pouzite": (0, 3)}, facts=KNOWN),
    ]
    record_outing(outward=outward(here, today), uncounted=numbers, by=here.viewer, on=today)
    told = outings_of_year(here.viewer, current().service(SERVICE), today.year)
    assert (told.outings, told.uncounted) == (1, 7)
    assert told.given["jehly"] == 4
    assert told.returned["jehly_pouzite"] == 3
    page = page_of(here.browser.get(f"/prehledy/?service={SERVICE}"))
    assert "Terén a akce: lidé bez případu" in page
    assert "Lidí bez případu</span> <strong>7" in page


def test_an_outing_is_put_right_and_made_void(met: Any, today: date) -> None:
    here = met()
    outing = record_outing(
        outward=outward(here, today),
        met=[person(here)],
        uncounted=[Uncounted(5)],
        by=here.viewer,
        on=today,
    )
    url = f"{URL}{outing.pk}/"
    sent = {"day": "dnes", "count": "6", "out_jehly": "2", "spot": "Park", "why": "Překlep."}
    assert here.browser.post(url + "opravit/", sent).status_code == 302
    page = page_of(here.browser.get(url))
    assert "6 lidí bez případu" in page
    assert "Překlep." in page
    assert "Vydáno: jehly 2." in page
    assert here.browser.post(url + "zneplatnit/", {"why": ""}).status_code == 422
    assert here.browser.post(url + "zneplatnit/", {"why": "Jiný den."}).status_code == 302
    assert here.acts[0].voided_on == today
    assert outings_of_year(here.viewer, current().service(SERVICE), today.year).uncounted == 0
    assert "Jiný den." in page_of(here.browser.get(url))
    assert here.browser.get(url + "opravit/").status_code == 404


def test_an_outing_is_not_made_void_through_cases_unseen(
    met: Any, worker: Worker, client_of: SignIn, today: date
) -> None:
    here = met()
    outing = record_outing(
        outward=outward(here, today), met=[person(here)], by=here.viewer, on=today
    )
    blind = client_of(worker(SERVICE, Role.ASSISTANT))
    url = f"{URL}{outing.pk}/"
    page = page_of(blind.get(url))
    assert here.people[0].code not in page
    assert "Další 1 úkon je v případu, který nevidíte." in page
    answer = blind.post(url + "zneplatnit/", {"why": "Jiný den."})
    assert answer.status_code == 422
    assert "Část úkonů je v případech" in page_of(answer)
    outing.refresh_from_db()
    assert outing.voided_on is None
    assert here.acts[0].voided_on is None


def test_thirty_lines_cost_no_more_than_thirty_acts(met: Any, today: date) -> None:
    """Counted in statements: a second is longer on a machine that has much to do."""
    here = met()
    places = [here, *(met(by=here.worker) for _one in range(29))]
    lines = [person(one, number) for number, one in enumerate(places)]
    with CaptureQueriesContext(connection) as apart:
        for one in places:
            what = Happened(
                kind="contact_work", day=today, people=(one.people[0].pk,), place="teren"
            )
            record(case_id=one.case.pk, what=what, by=here.viewer, on=today)
    with CaptureQueriesContext(connection) as together:
        record_outing(outward=outward(here, today), met=lines, by=here.viewer, on=today)
    assert len(together) <= len(apart)
    assert Act.objects.count() == 60
    sent: dict[str, object] = dict(HEAD)
    for number, one in enumerate(places):
        sent |= line(number, who=one.people[0].code, acts=["information_service"])
    assert here.browser.post(URL, sent).status_code == 302
    assert Act.objects.count() == 90
    assert here.browser.post(URL, sent | line(60, count="1")).status_code == 422
