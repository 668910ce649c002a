"""Results of tests are kept apart from the act and read by those who work with them (C4)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.models import Account
from opora.access.roles import Role
from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.acts.mending.actions import void
from opora.acts.models import Act
from opora.audit.models import Event, Payload
from opora.cases.actions import assign_key_worker
from opora.catalog import current
from opora.findings.mending.actions import correct_finding, void_finding
from opora.findings.models import Finding
from opora.findings.testing.actions import write_test
from opora.reports.year import year_of
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, ViewerOf, Worker

SERVICE = "kontaktni_centrum"
SECRET = "Reaktivní, objednáno kontrolní vyšetření."
NBSP = "\xa0"


@dataclass
class Sampled:
    """A test that petr did, in a case where more people work."""

    here: Place
    act: Act

    def url(self, tail: str = "") -> str:
        return self.here.url(f"testy/{self.act.pk}/{tail}")


def made(here: Place, today: date, kind: str = "infection_testing") -> Act:
    return record(
        case_id=here.case.pk,
        what=Happened(kind=kind, day=today, minutes=20, people=(here.people[0].pk,), note="Odběr."),
        by=here.viewer,
        on=today,
    )


def text_of(answer: Any) -> str:
    return str(answer.content.decode()).replace(NBSP, " ")


@pytest.fixture
def tested(place: MakePlace, today: date) -> Sampled:
    here = place(SERVICE, anonymous=True, asked={"uses_illegal_substances": True, "age": 30})
    return Sampled(here, made(here, today))


def write(tested: Sampled, **typed: Any) -> Any:
    return tested.here.browser.post(
        tested.url("vysledek/"), {"day": "dnes", "text": SECRET, **typed}
    )


@pytest.mark.rule("C4.test_result")
def test_the_result_is_written_beside_the_act(tested: Sampled) -> None:
    page = text_of(tested.here.browser.get(tested.here.url("")))
    assert "výsledek zatím zapsaný není" in page
    assert write(tested).status_code == 302
    assert Finding.objects.get().act_id == tested.act.pk
    assert SECRET in text_of(tested.here.browser.get(tested.url()))
    assert "výsledek je zapsaný, chráněný" in text_of(tested.here.browser.get(tested.here.url("")))
    again = write(tested)
    assert again.status_code == 422
    assert "Výsledek už tu je." in text_of(again)
    assert Finding.objects.count() == 1


@pytest.mark.rule("C4.test_note")
def test_the_form_of_an_act_says_that_it_is_written_apart(tested: Sampled) -> None:
    page = text_of(tested.here.browser.get(tested.here.url("ukon/")))
    assert "Výsledek testu do poznámky k úkonu nepatří" in page


@pytest.mark.rule("C4.test_sight")
def test_who_sees_the_case_only_reads_it_nowhere(
    tested: Sampled, worker: Worker, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    write(tested)
    found = Finding.objects.get()
    colleague = worker(SERVICE, Role.SOCIAL_WORKER)
    looking, who = client_of(colleague), seen_by(colleague)
    page = text_of(looking.get(tested.url()))
    assert SECRET not in page
    assert "Výsledek testu čte jen ten, kdo test dělal" in page
    record_url = tested.here.url(f"zapis/finding/{found.pk}/")
    for tail in ("", "opravit/", "zneplatnit/"):
        assert looking.get(record_url + tail).status_code == 404
        assert looking.post(record_url + tail, {"text": "x", "why": "x"}).status_code in (404, 405)
    assert looking.get(tested.url("vysledek/")).status_code == 403
    assert looking.post(tested.url("vysledek/"), {"day": "dnes", "text": "x"}).status_code == 403
    case = tested.here.url("")
    pages = ("", "tisk/", "stopa/", f"ukon/{tested.act.pk}/")
    for browser in (looking, tested.here.browser):
        for path in pages:
            assert "Reaktivní" not in text_of(browser.get(case + path)), path
        listed = text_of(browser.post("/hledat/", {"words": "Reaktivní"}))
        assert case not in listed
    told: dict[str, Any] = {"case_id": tested.here.case.pk, "by": who, "on": today}
    with pytest.raises(NotAllowed):
        write_test(act_id=tested.act.pk, day=today, text="x", **told)
    with pytest.raises(NotFound):
        correct_finding(row_id=found.pk, day=today, text="x", why="x", **told)
    with pytest.raises(NotFound):
        void_finding(row_id=found.pk, why="x", **told)
    assert Finding.objects.get().text == SECRET


@pytest.mark.parametrize("who", ["did", "beside", "leads", "head"])
def test_who_works_with_it_reads_it(
    tested: Sampled, who: str, worker: Worker, client_of: SignIn, today: date
) -> None:
    write(tested)
    reader: Account = tested.here.worker
    if who == "head":
        reader = worker(SERVICE, Role.HEAD)
    elif who == "leads":
        reader = worker(SERVICE)
        assign_key_worker(
            case_id=tested.here.case.pk, worker_id=reader.pk, since=today, by=tested.here.viewer,
            on=today,
        )  # fmt: skip
    elif who == "beside":
        reader = worker(SERVICE)
        tested.act.more_workers.create(worker=reader)
    assert SECRET in text_of(client_of(reader).get(tested.url()))


def test_who_is_left_out_of_the_case_finds_nothing(
    tested: Sampled, worker: Worker, client_of: SignIn
) -> None:
    write(tested)
    for account in (worker("rodinna_poradna"), worker("rodinna_poradna", Role.HEAD)):
        assert client_of(account).get(tested.url()).status_code == 404
        assert client_of(account).get(tested.url("vysledek/")).status_code == 404


def test_a_look_names_the_result_and_the_chain_nothing_of_it(tested: Sampled) -> None:
    write(tested)
    event = Event.objects.get(code="findings.write_test")
    assert "Reaktivní" not in str(Payload.objects.filter(event=event).values_list("content"))
    tested.here.browser.get(tested.url())
    looked = Event.objects.filter(code="look.test").latest("number")
    assert f"finding:{Finding.objects.get().pk}" in looked.subjects


def test_it_is_put_right_and_made_void_by_who_reads_it(tested: Sampled, today: date) -> None:
    write(tested)
    found = Finding.objects.get()
    where = tested.here.url(f"zapis/finding/{found.pk}/")
    page = tested.here.browser.get(f"{where}opravit/")
    typed = {"day": "dnes", "text": "Nereaktivní.", "why": "Záměna vzorku."}
    typed["seen"] = page.context["form"]["seen"].value()
    assert "Jak test dopadl" in text_of(page)
    assert tested.here.browser.post(f"{where}opravit/", typed).status_code == 302
    assert "Záměna vzorku." in text_of(tested.here.browser.get(where))
    assert "Záměna" not in text_of(tested.here.browser.get(tested.here.url("")))
    page = tested.here.browser.get(f"{where}zneplatnit/")
    gone = {"why": "Cizí vzorek.", "seen": page.context["form"]["seen"].value()}
    assert tested.here.browser.post(f"{where}zneplatnit/", gone).status_code == 302
    assert write(tested).status_code == 302
    assert Finding.objects.filter(void_reason="").count() == 1


def test_bad_input_gets_a_sentence(tested: Sampled, today: date) -> None:
    for typed, sentence in (
        ({"text": " "}, "Napište, jak test dopadl."),
        ({"day": "včera"}, "do dneška"),
        ({"day": "31. 12. 2099"}, "teprve přijde"),
        ({"day": "kdykoli"}, "nerozumíme"),
    ):
        answer = write(tested, **typed)
        assert answer.status_code == 422
        assert sentence in text_of(answer), typed
    with pytest.raises(Invalid):
        write_test(
            case_id=tested.here.case.pk, act_id=tested.act.pk, day=today - timedelta(days=1),
            text="x", by=tested.here.viewer, on=today,
        )  # fmt: skip
    assert not Finding.objects.exists()


def test_only_a_test_that_stands_has_a_result(tested: Sampled, today: date) -> None:
    here = tested.here
    other = made(here, today, "individual_counselling")
    assert here.browser.get(here.url(f"testy/{other.pk}/")).status_code == 404
    assert here.browser.post(here.url(f"testy/{other.pk}/vysledek/"), {}).status_code == 404
    void(case_id=here.case.pk, row_id=tested.act.pk, why="Nebylo.", by=here.viewer, on=today)
    assert write(tested).status_code == 404
    with pytest.raises(NotFound):
        write_test(
            case_id=here.case.pk,
            act_id=tested.act.pk,
            day=today,
            text="x",
            by=here.viewer,
            on=today,
        )


def test_a_service_without_the_rule_has_no_such_page(place: MakePlace, today: date) -> None:
    here = place("ohrozene_rodiny")
    assert here.browser.get(here.url("testy/1/")).status_code == 404


def test_the_year_counts_tests_and_no_results(tested: Sampled, today: date) -> None:
    before = year_of(tested.here.viewer, current().service(SERVICE), today.year)
    write(tested)
    after = year_of(tested.here.viewer, current().service(SERVICE), today.year)
    assert before == after
    assert [row.acts for row in after.rows] == [1]
    assert "Reaktivní" not in repr(after)


def test_a_finding_is_of_one_thing(tested: Sampled, today: date) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.create(on=today, text="x", by=tested.here.worker)
