"""Codes of people without a name: their shape, those that are alike, finding them (C3)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from opora.access.doors import Invalid
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.cases.actions import open_case
from opora.catalog import current
from opora.decisions.models import AskedFact
from opora.intake.actions import take_contact
from opora.intake.codes.queries import free_code
from opora.intake.codes.spelling import spelled
from opora.intake.given import Reach, Talk, Who
from opora.people.actions import register_anonymous
from opora.people.codes import alike, near
from opora.people.models import Person
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import CONTACT, contact, text_of

SERVICE = "kontaktni_centrum"
Opened = Callable[..., int]


@pytest.fixture
def petr(worker: Worker) -> Account:
    return worker(SERVICE)


@pytest.fixture
def desk(petr: Account, client_of: SignIn) -> Client:
    return client_of(petr)


def nameless(code: str, **more: Any) -> dict[str, Any]:
    return contact(SERVICE, who="anonymous", code=code, given_name="", family_name="", **more)


@pytest.mark.rule("C3.code")
@pytest.mark.parametrize("typed", ["javor38", "Javor-38", " JAVOR  38 ", "javor_38"])
def test_a_code_is_kept_as_the_service_spells_it(typed: str, desk: Client, opened: Opened) -> None:
    opened(desk, SERVICE, **nameless(typed))
    assert Person.objects.get().code == "JAVOR 38"


@pytest.mark.rule("C3.code")
def test_a_code_of_another_shape_is_explained(desk: Client) -> None:
    cases = {
        "38": "jedno slovo a za ním dvě číslice. Třeba JAVOR 38.",
        "Jana Nováková": "Takto kódy tu nevypadají.",
        "JAVOR 385": "Takto kódy tu nevypadají.",
        "JAVOR 38?": "Takto kódy tu nevypadají.",
        "LÍPA 1O": "Nemá to být LÍPA 10?",
        "JAV0R 38": "Nemá to být JAVOR 38?",
        "BUK l2": "Nemá to být BUK 12?",
    }
    for typed, sentence in cases.items():
        answer = desk.post(CONTACT, nameless(typed, request="Zůstane to tu."))
        assert answer.status_code == 422, typed
        assert sentence in text_of(answer), typed
        assert "Zůstane to tu." in text_of(answer)
    assert not Person.objects.exists()


@pytest.mark.rule("C3.code")
def test_the_form_says_of_what_a_code_is_made(desk: Client) -> None:
    page = text_of(desk.get(CONTACT))
    assert "Kód je jedno slovo a za ním dvě číslice. Třeba JAVOR 38." in page


def test_without_a_pattern_any_code_will_do() -> None:
    service = current().service(SERVICE)
    assert spelled(replace(service, code=None), "RK-07 1998") == "RK-07 1998"
    with pytest.raises(Invalid):
        spelled(service, "RK-07 1998")


@pytest.mark.rule("C3.code")
@pytest.mark.parametrize("typed", ["JAVOR 83", "JAVOR 39", "JAVAR 38", "AJVOR 38", "JAVORA 38"])
def test_a_code_that_is_nearly_taken_is_asked_about(
    typed: str, desk: Client, opened: Opened
) -> None:
    case_id = opened(desk, SERVICE, **nameless("JAVOR 38"))
    assert "Velmi podobný kód už má: JAVOR 38" in text_of(
        desk.post(f"{CONTACT}plyne/", nameless(typed))
    )
    answer = desk.post(CONTACT, nameless(typed, request="Přišel znovu."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Není to někdo, koho už znáte?" in page
    assert f'href="/pripady/{case_id}/"' in page
    assert "Přišel znovu." in page
    assert Person.objects.count() == 1
    opened(desk, SERVICE, **nameless(typed, someone_new=typed))
    assert Person.objects.count() == 2


@pytest.mark.rule("C3.code")
def test_saying_that_it_is_somebody_new_holds_for_that_code_alone(
    desk: Client, opened: Opened
) -> None:
    opened(desk, SERVICE, **nameless("JAVOR 38"))
    assert desk.post(CONTACT, nameless("JAVOR 39", someone_new="JAVOR 83")).status_code == 422
    assert desk.post(CONTACT, nameless("JAVOR 38", someone_new="JAVOR 38")).status_code == 422
    assert Person.objects.count() == 1


@pytest.mark.rule("C3.code")
def test_whose_case_is_over_begins_again_from_it(desk: Client, opened: Opened) -> None:
    case_id = opened(desk, SERVICE, **nameless("JAVOR 38", next_step="one_off"))
    page = desk.post(CONTACT, nameless("JAVOR 83")).content.decode()
    assert f'name="begins" value="{case_id}"' in page


def test_the_action_asks_as_the_screen_does(petr: Account, today: date, organisation: Any) -> None:
    by = viewer_of(petr)

    def take(**who: Any) -> None:
        take_contact(
            service=SERVICE,
            site="centrum",
            who=Who(anonymous=True, **who),
            reach=Reach(),
            talk=Talk(way="in_person"),
            by=by,
            on=today,
        )

    take(code="javor38")
    for code in ("JAVOR 39", "JAVOR", "JAVOR 38"):
        with pytest.raises(Invalid):
            take(code=code)
    take(code="JAVOR 39", someone_new=True)
    with pytest.raises(Invalid):
        take(code="JAVOR-39", someone_new=True)
    assert sorted(Person.objects.values_list("code", flat=True)) == ["JAVOR 38", "JAVOR 39"]


@pytest.mark.rule("C3.code")
@pytest.mark.parametrize("typed", ["sipek12", "ŠÍPEK-12", "Sípek 12", "šípek 1", "12", "sipek i2"])
def test_found_again_however_it_is_spelled(typed: str, desk: Client, opened: Opened) -> None:
    case_id = opened(desk, SERVICE, **nameless("ŠÍPEK 12"))
    page = desk.post("/hledat/", {"words": typed}).content.decode()
    assert f"/pripady/{case_id}/" in page


def test_codes_from_before_stay_and_are_asked_about(
    desk: Client, petr: Account, today: date
) -> None:
    by = viewer_of(petr)
    old = register_anonymous(code="RK-07", by=by, on=today)
    open_case(service=SERVICE, site="centrum", persons=[old], by=by, on=today)
    assert old.code == "RK-07"
    assert "Tento kód už má: RK-07" in text_of(desk.post(f"{CONTACT}plyne/", nameless("rk07")))
    assert desk.post(CONTACT, nameless("rk08")).status_code == 422


def test_codes_of_a_case_out_of_sight_are_not_told(
    desk: Client, opened: Opened, worker: Worker, client_of: SignIn
) -> None:
    opened(desk, SERVICE, **nameless("JAVOR 38"))
    other = client_of(worker("rodinna_poradna"))
    typed = contact("rodinna_poradna", who="anonymous", code="JAVOR 39", given_name="")
    assert "JAVOR 38" not in text_of(other.post(f"{CONTACT}plyne/", typed))
    assert other.post(CONTACT, typed).status_code == 302


@pytest.mark.usefixtures("organisation")
def test_a_proposed_code_is_like_no_other(
    petr: Account, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = iter(["JAVOR 38", "JAVOR 39", *["LÍPA 12"] * 90])
    monkeypatch.setattr("opora.intake.codes.queries.any_code", lambda: next(proposed))
    register_anonymous(code="JAVOR 38", by=viewer_of(petr), on=today)
    assert free_code() == "LÍPA 12"


def test_what_is_near() -> None:
    found = near("Jáv-1")
    for code in ("jáv1", "JAVI", "java", "jvá1", "já1", "jáv12", "ajv1", "jav l"):
        assert alike(code) in found, code
    for code in ("jáv34", "les1", "vaj1"):
        assert alike(code) not in found, code
    assert near("?!") == set()


@pytest.mark.parametrize(
    ("said", "band"),
    [
        ("20 až 25", (20, 25)),
        ("20-25 let", (20, 25)),
        ("aspoň 15", (15, 120)),
        ("30+", (30, 120)),
        ("pod 15", (0, 14)),
    ],
)
def test_an_age_may_be_said_as_a_band(
    said: str, band: tuple[int, int], desk: Client, opened: Opened
) -> None:
    opened(desk, SERVICE, **nameless("JAVOR 38", birth=said))
    value = AskedFact.objects.get(fact="age").value
    assert value == {"low": band[0], "high": band[1]}
    assert Person.objects.get().born_from is None
