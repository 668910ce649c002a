"""Somebody only calls to come by: a meeting without a case, from the call to the first contact."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.actions import give_post
from opora.access.models import Account
from opora.access.roles import Role
from opora.appointments.models import MeetingRoom, RoomTime, Visit
from opora.audit.models import Event
from opora.cases.models import Case, KeyWorker
from opora.catalog.calendar_cz import CZECH_DAYS
from tests.access.conftest import open_for
from tests.features.acts.conftest import MakePlace
from tests.features.appointments.test_book import soon
from tests.features.conftest import SignIn, Worker

__all__ = ["soon"]
URL = "/kalendar/bez-pripadu/"
CENTRE, COUNSEL, PROGRAMME = "kontaktni_centrum", "rodinna_poradna", "nekam_patrit"
KINDS = {CENTRE: "individual_counselling", COUNSEL: "basic_counselling"}
Plan = Callable[..., str]


def text(answer: Any) -> str:
    page: bytes = answer.content
    return page.decode().replace("\xa0", " ")


def planned(desk: Client, who: Account, when: date, **typed: object) -> str:
    """What the page says against it; nothing where it is planned."""
    sent = {
        "label": "Modrý deštník", "kind": KINDS[CENTRE], "day": when.isoformat(), "at": "10:00",
        "minutes": "30", "worker": str(who.pk), **typed,
    }  # fmt: skip
    answer = desk.post(URL, sent)
    assert answer.status_code in (302, 422), answer.content.decode()
    return "" if answer.status_code == 302 else text(answer)


@pytest.fixture
def who(worker: Worker) -> Account:
    return worker(CENTRE, name="Petr Vážný")


@pytest.fixture
def desk(who: Account, client_of: SignIn) -> Client:
    return client_of(who)


def test_from_the_calendar_one_chooses_with_whom(
    place: MakePlace, soon: date, client_of: SignIn, worker: Worker
) -> None:
    here = place(CENTRE)
    KeyWorker.objects.filter(case=here.case).delete()
    Case.objects.update(opened_by=here.worker)
    day = text(here.browser.get(f"/kalendar/?den={soon}&pohled=den"))
    assert f"/kalendar/nova/?kdo={here.worker.pk}&amp;den={soon}&amp;v=9:00" in day
    week = text(here.browser.get(f"/kalendar/?den={soon}"))
    assert f"/kalendar/nova/?kdo={here.worker.pk}&amp;den={soon}" in week
    asked = f"?kdo={here.worker.pk}&den={soon}&v=9:00"
    page = text(here.browser.get(f"/kalendar/nova/{asked}"))
    form = f"/pripady/{here.case.pk}/schuzka/?den={soon}&amp;v=9%3A00&amp;kdo={here.worker.pk}"
    assert form in page
    assert f"{URL}?den={soon}&amp;v=9%3A00" in page
    found = text(here.browser.post(f"/kalendar/nova/{asked}", {"words": here.case.title[:4]}))
    assert form in found
    filled = text(here.browser.get(form.replace("&amp;", "&")))
    assert 'value="9:00"' in filled
    stranger = client_of(worker("dluhova_poradna"))
    page = text(stranger.post(f"/kalendar/nova/{asked}", {"words": here.case.title[:4]}))
    assert "Takový běžící případ nevidíte." in page
    assert f"/pripady/{here.case.pk}/" not in page


@pytest.mark.parametrize("words", ["", "\x00", "%' OR 1", "ř" * 5000, "\u202e"])
def test_whatever_is_looked_for_gets_a_page(desk: Client, words: str) -> None:
    answer = desk.post("/kalendar/nova/?den=nevim&v=99&kdo=x&mistnost=-1", {"words": words})
    assert answer.status_code == 200
    assert "Někdo bez případu" in text(answer)


def test_somebody_is_expected_by_a_word_alone(desk: Client, who: Account, soon: date) -> None:
    assert planned(desk, who, soon) == ""
    row = Visit.objects.get()
    assert (row.label, row.day, row.at, row.opened_id) == ("Modrý deštník", soon, time(10), None)
    assert not Case.objects.exists()
    assert "Modrý deštník" in text(desk.get(f"/kalendar/?den={soon}"))
    page = text(desk.get(f"{URL}{row.pk}/"))
    assert f"/kontakt/?prichod={row.pk}" in page
    assert "Nikdo nedorazil" not in page, "it is still to come"


@pytest.mark.parametrize(
    "label", ["", "777 123 456", "jana@example.cz", "ten od 1. 2. 1990", "900101/1234"]
)
def test_what_would_tell_who_it_is_is_not_taken(
    desk: Client, who: Account, soon: date, label: str
) -> None:
    page = planned(desk, who, soon, label=label)
    assert "slovo" in page
    assert not Visit.objects.exists()
    if label:
        assert label in page, "what was typed stays"


def test_under_a_code_that_has_a_case_the_meeting_belongs_to_it(
    place: MakePlace, soon: date
) -> None:
    here = place(CENTRE)
    case = open_for(here.worker, CENTRE, here.case.site, soon, code="JAVOR 38")
    page = planned(here.browser, here.worker, soon, label="", code="javor 38")
    assert case.pk
    assert "Pod tímto kódem u nás případ je." in page
    assert planned(here.browser, here.worker, soon, label="", code="LÍPA 21") == ""


@pytest.mark.rule("A5.hours")
def test_the_hours_of_the_service_are_asked(worker: Worker, client_of: SignIn, today: date) -> None:
    who = worker(PROGRAMME, Role.CONSULTANT)
    desk = client_of(who)
    working = CZECH_DAYS.next_working(today + timedelta(days=1))
    saturday = working + timedelta(days=(5 - working.weekday()) % 7)
    page = planned(desk, who, saturday, kind="consultation")
    assert "Konzultace jsou" in page
    page = planned(desk, who, working, kind="consultation", at="18:00", justification="Musí.")
    assert "Konzultace jsou" in page
    assert not Visit.objects.exists()


@pytest.mark.rule("A3.service")
def test_what_needs_an_agreement_is_not_planned_without_a_case(
    worker: Worker, client_of: SignIn, today: date
) -> None:
    who = worker(PROGRAMME, Role.CONSULTANT)
    desk, working = client_of(who), CZECH_DAYS.next_working(today + timedelta(days=1))
    page = planned(desk, who, working, kind="consultation")
    assert "Smlouva v ten den neběží" in page
    assert planned(desk, who, working, kind="applicant_meeting") == ""
    assert Event.objects.filter(code="step.refused").exists()


@pytest.mark.rule("D7.at_once")
def test_whoever_is_expected_takes_a_place(place: MakePlace, soon: date) -> None:
    here = place("ohrozene_rodiny", site="most")
    others = [place("ohrozene_rodiny", site="most", by=here.worker) for _n in range(2)]
    url = "?kde=ohrozene_rodiny:most"
    sent = {
        "label": "Modrý deštník", "kind": "basic_counselling", "day": soon.isoformat(),
        "at": "10:00", "minutes": "60", "worker": str(here.worker.pk), "clash_reason": "Spolu.",
    }  # fmt: skip
    for one in (here, *others):
        typed = sent | {"kind": "budget"}
        del typed["label"]
        answer = one.browser.post(f"/pripady/{one.case.pk}/schuzka/", typed)
        assert answer.status_code == 302, answer.content.decode()
    assert "už věnujeme třem rodinám" in text(here.browser.post(f"{URL}{url}", sent))
    assert here.browser.post(f"{URL}{url}", sent | {"at": "13:00"}).status_code == 302


def test_the_worker_and_the_room_are_taken_for_everybody(place: MakePlace, soon: date) -> None:
    here = place(CENTRE)
    room = MeetingRoom.objects.create(
        organisation_id=here.case.organisation_id, service=CENTRE, site=here.case.site, name="Sál"
    )
    assert planned(here.browser, here.worker, soon, room=str(room.pk)) == ""
    assert RoomTime.objects.count() == 6
    sent = {
        "kind": KINDS[CENTRE], "day": soon.isoformat(), "at": "10:15", "minutes": "60",
        "worker": str(here.worker.pk), "room": str(room.pk),
    }  # fmt: skip
    page = text(here.browser.post(f"/pripady/{here.case.pk}/schuzka/", sent))
    assert "má 10:00–10:30 jinou schůzku (Modrý deštník)" in page
    assert "Místnost Sál je 10:00–10:30 obsazená" in page
    assert "volno je například od" in page
    sent |= {"at": "11:00"}
    assert here.browser.post(f"/pripady/{here.case.pk}/schuzka/", sent).status_code == 302
    page = planned(here.browser, here.worker, soon, at="11:30")
    assert f"jinou schůzku ({here.case.title})" in page
    assert planned(here.browser, here.worker, soon, at="11:30", clash_reason="Vejdou se.") == ""


def test_it_is_moved_by_somebody_and_for_a_reason(desk: Client, who: Account, soon: date) -> None:
    assert planned(desk, who, soon) == ""
    row = Visit.objects.get()
    path = f"{URL}{row.pk}/zmenit/"
    sent = {
        "label": "Modrý deštník", "kind": KINDS[CENTRE], "day": soon.isoformat(), "at": "14:00",
        "minutes": "30", "worker": str(who.pk), "why": "Nestíhá to.",
    }  # fmt: skip
    wrong = text(desk.post(path, sent))
    assert "Vyberte, kdo o jiný čas požádal." in wrong
    assert "Schůzka zatím zůstává, jak je" in wrong
    assert desk.post(path, sent | {"moved_by": "client"}).status_code == 302
    row.refresh_from_db()
    assert (row.at, row.moved_by) == (time(14), "client")
    page = text(desk.get(f"{URL}{row.pk}/"))
    assert "Nestíhá to." in page
    assert "10:00" in page


def test_nobody_came(desk: Client, who: Account, today: date) -> None:
    assert planned(desk, who, today, at="0:05") == ""
    row = Visit.objects.get()
    assert "Nikdo nedorazil" in text(desk.get(f"{URL}{row.pk}/"))
    sent = {"cancelled_by": "no_show", "told_on": "dnes", "note": "Telefon nebere."}
    assert desk.post(f"{URL}{row.pk}/zrusit/", sent).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.cancelled_by, row.cancelled_on) == ("cancelled", "no_show", today)
    assert "Nikdo nedorazil" in text(desk.get(f"{URL}{row.pk}/"))
    assert "Modrý deštník" not in text(desk.get("/kalendar/"))
    assert Event.objects.filter(code="appointments.cancel_visit", actor_id=who.pk).exists()
    assert desk.post(f"{URL}{row.pk}/zrusit/", sent).status_code == 422


def test_nobody_can_miss_what_is_still_to_come(desk: Client, who: Account, soon: date) -> None:
    assert planned(desk, who, soon) == ""
    sent = {"cancelled_by": "no_show", "told_on": "dnes"}
    path = f"{URL}{Visit.objects.get().pk}/zrusit/"
    assert desk.post(path, sent).status_code == 422
    assert desk.post(path, sent | {"cancelled_by": "client"}).status_code == 302


def test_whoever_came_opens_the_first_contact_filled_in(
    desk: Client, who: Account, today: date
) -> None:
    assert planned(desk, who, today, at="0:05", code="LÍPA 21") == ""
    row = Visit.objects.get()
    path = f"/kontakt/?prichod={row.pk}"
    form = desk.get(path).context["form"]
    told = {name: form.initial.get(name) for name in ("way", "who", "code", "on")}
    assert told == {"way": "in_person", "who": "anonymous", "code": "LÍPA 21", "on": today}
    sent = {
        "way": "in_person", "who": "anonymous", "code": "LÍPA 21", "on": today.isoformat(),
        "post": f"{CENTRE}:{row.site}", "danger": "",
    }  # fmt: skip
    answer = desk.post(path, sent)
    assert answer.status_code == 302, answer.content.decode()
    case, row = Case.objects.get(), Visit.objects.get()
    assert answer["Location"].startswith(f"/pripady/{case.pk}/")
    assert (row.state, row.opened_id) == ("held", case.pk)
    assert "LÍPA 21" in case.title
    page = text(desk.get(f"{URL}{row.pk}/"))
    assert f'href="/pripady/{case.pk}/"' in page
    assert "zapsáno" in text(desk.get("/kalendar/"))


def test_the_case_that_was_opened_is_named_only_to_those_who_see_it(
    desk: Client, who: Account, worker: Worker, client_of: SignIn, today: date
) -> None:
    assert planned(desk, who, today, at="0:05") == ""
    row = Visit.objects.get()
    sent = {
        "way": "in_person", "who": "anonymous", "code": "LÍPA 21", "on": today.isoformat(),
        "post": f"{CENTRE}:{row.site}",
    }  # fmt: skip
    assert desk.post(f"/kontakt/?prichod={row.pk}", sent).status_code == 302
    assistant = client_of(worker(CENTRE, Role.ASSISTANT))
    page = text(assistant.get(f"{URL}{row.pk}/"))
    assert "Proběhla" in page
    assert f"/pripady/{row.opened_id}" not in page
    assert "LÍPA" not in page


def test_elsewhere_it_is_only_busy(
    who: Account, desk: Client, worker: Worker, client_of: SignIn, soon: date
) -> None:
    assert planned(desk, who, soon) == ""
    row = Visit.objects.get()
    give_post(account_id=who.pk, role=Role.SOCIAL_WORKER, service=COUNSEL, site="")
    other = client_of(worker(COUNSEL))
    page = text(other.get(f"/kalendar/?ci=p{who.pk}&den={soon}"))
    assert "Obsazeno" in page
    assert "Modrý deštník" not in page
    for path in ("", "zmenit/", "zrusit/"):
        assert other.get(f"{URL}{row.pk}/{path}").status_code == 404
    assert other.get(f"/kontakt/?prichod={row.pk}").status_code == 404


def test_the_day_says_that_it_waits_to_be_written_down(
    desk: Client, who: Account, today: date
) -> None:
    assert planned(desk, who, today, at="23:00", minutes="15") == ""
    assert "Modrý deštník" in text(desk.get("/"))
    Visit.objects.update(day=today - timedelta(days=1))
    page = text(desk.get("/"))
    assert "Zapsat, jestli někdo přišel: Modrý deštník" in page
    assert f"{URL}{Visit.objects.get().pk}/" in page
