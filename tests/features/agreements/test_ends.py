"""How an agreement ends, and entries that were wrong."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.models import Account, Organisation
from opora.access.queries import viewer_of
from opora.agreements.models import Agreement, Ending
from opora.cases.models import Case
from opora.catalog import current, swapped
from opora.catalog.service import Catalog
from opora.decisions.providers import Subject, gather
from opora.intake.models import Outcome
from tests.features.agreements.conftest import MakeCase, Terms
from tests.features.agreements.noticed import ended_for_breach

Conclude = Callable[..., Client]
SERVICE = "ohrozene_rodiny"


@pytest.fixture
def running(
    make_case: MakeCase, conclude: Conclude, terms: Terms, first_contact: date
) -> tuple[Case, Client]:
    """A family with an agreement, and the head's browser."""
    case = make_case(SERVICE, site="most")
    browser = conclude(case, terms | {"concluded_on": first_contact.isoformat()})
    return case, browser


def text(answer: Any) -> str:
    return str(answer.content.decode()).replace("\xa0", " ")


@pytest.mark.rule("S6")
def test_a_client_leaves_without_a_reason(running: tuple[Case, Client], today: date) -> None:
    case, browser = running
    address = f"/pripady/{case.pk}/smlouva/konec/"
    page = text(browser.get(address))
    assert "nikdo se neptá proč" in page
    assert "o-danger" not in page
    assert browser.post(address, {"ended_on": today.isoformat()}).status_code == 302
    case.refresh_from_db()
    assert case.stage == Case.Stage.CLOSED
    assert Ending.objects.get().kind == Ending.Kind.CLIENT
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "Konec písemné smlouvy: z rozhodnutí klienta" in page
    assert "Uzavřít smlouvu znovu" in page


def test_leaving_in_two_tabs_is_not_asked_about_twice(
    running: tuple[Case, Client], today: date
) -> None:
    case, browser = running
    address = f"/pripady/{case.pk}/smlouva/konec/"
    for token in ("1", "2"):
        once = f"00000000-0000-4000-8000-00000000000{token}"
        answer = browser.post(address, {"ended_on": today.isoformat(), "once": once})
    page = text(answer)
    assert "není co ukončit." in page
    assert "Opravdu ještě jednou?" not in page
    assert Ending.objects.count() == 1


@pytest.mark.parametrize(
    ("service", "sentence"),
    [
        pytest.param("kontaktni_centrum", "Skončit můžete kdykoli", marks=pytest.mark.rule("C16")),
        pytest.param(
            "dluhova_poradna", "Spolupráci můžete skončit kdykoli", marks=pytest.mark.rule("E6")
        ),
    ],
)
def test_what_the_service_itself_promises_is_said(
    make_case: MakeCase, conclude: Conclude, terms: Terms, service: str, sentence: str
) -> None:
    case = make_case(service)
    browser = conclude(case, terms | {"acts": [current().service(service).acts[0].id]})
    address = f"/pripady/{case.pk}/smlouva/konec/"
    assert sentence in text(browser.get(address))
    assert browser.post(address, {"ended_on": "dnes"}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Napište den"),
        ("1. 1. 2020", "Tehdy to ještě neplatilo."),
        ("1. 1. 2090", "Tento den teprve přijde."),
    ],
)
def test_the_last_day_makes_sense(running: tuple[Case, Client], typed: str, sentence: str) -> None:
    case, browser = running
    answer = browser.post(f"/pripady/{case.pk}/smlouva/konec/", {"ended_on": typed})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Ending.objects.exists()


def test_there_is_nothing_to_end_twice(running: tuple[Case, Client]) -> None:
    case, browser = running
    address = f"/pripady/{case.pk}/smlouva/konec/"
    assert browser.post(address, {"ended_on": "dnes"}).status_code == 302
    assert "není co ukončit" in text(browser.post(address, {"ended_on": "dnes"}))


def test_the_day_of_the_end_still_counts_and_the_next_does_not(
    organisation: Organisation, running: tuple[Case, Client], today: date
) -> None:
    case, browser = running
    browser.post(f"/pripady/{case.pk}/smlouva/konec/", {"ended_on": today.isoformat()})
    about = [Subject(organisation.pk, SERVICE, "most", case_id=case.pk)]
    days = [today, today + timedelta(days=1)]
    runs = [gather(["agreement_running"], about, day)[0]["agreement_running"] for day in days]
    assert runs == [True, False]


@pytest.mark.rule("S4")
def test_an_agreement_whose_time_passed_is_due_and_closed_by_one_press(
    organisation: Organisation, running: tuple[Case, Client], today: date
) -> None:
    case, browser = running
    row = Agreement.objects.get()
    row.valid_until = today - timedelta(days=1)
    row.save()
    about = [Subject(organisation.pk, SERVICE, "most", case_id=case.pk)]
    assert gather(["agreement_running"], about, today)[0]["agreement_running"] is False
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "Rozhodnout po konci smlouvy: " in page
    assert "po termínu" not in page, "not late on the first day on which it can be done"
    address = f"/pripady/{case.pk}/smlouva/{row.pk}/dobehla/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, {}).status_code == 302
    case.refresh_from_db()
    assert case.stage == Case.Stage.CLOSED
    assert case.closed_on == row.valid_until
    assert "Rozhodnout po konci smlouvy" not in text(browser.get(f"/pripady/{case.pk}/"))


def test_a_new_agreement_follows_the_old_one(
    running: tuple[Case, Client], terms: Terms, today: date
) -> None:
    case, browser = running
    browser.post(f"/pripady/{case.pk}/smlouva/konec/", {"ended_on": today.isoformat()})
    assert browser.post(f"/pripady/{case.pk}/smlouva/uzavrit/", terms).status_code == 302
    case.refresh_from_db()
    assert case.stage == Case.Stage.CLIENT
    assert case.closed_on is None


def test_a_correction_keeps_what_it_said_before(
    running: tuple[Case, Client], terms: Terms, first_contact: date
) -> None:
    case, browser = running
    row = Agreement.objects.get()
    address = f"/pripady/{case.pk}/zapis/agreement/{row.pk}/opravit/"
    assert "Pomoc s hledáním bytu" in text(browser.get(address))
    typed = terms | {"concluded_on": first_contact.isoformat(), "goals": "Jen bydlení."}
    assert "Napište proč. Důvod zůstane u zápisu." in text(browser.post(address, typed))
    refused = browser.post(address, typed | {"why": "Překlep.", "fee": "10"})
    assert "Žádnou úhradu nelze chtít" in text(refused)
    assert browser.post(address, typed | {"why": "Překlep."}).status_code == 302
    page = text(browser.get(f"/pripady/{case.pk}/smlouva/{row.pk}/"))
    assert "Jen bydlení." in page
    assert "Překlep." in page
    assert "Pomoc s hledáním bytu" in page


def test_a_void_agreement_stays_struck_through(
    organisation: Organisation, running: tuple[Case, Client], today: date
) -> None:
    case, browser = running
    row = Agreement.objects.get()
    address = f"/pripady/{case.pk}/zapis/agreement/{row.pk}/zneplatnit/"
    assert "Nechat, jak je" in text(browser.get(address))
    assert browser.post(address, {"why": " "}).status_code == 422
    assert browser.post(address, {"why": "Zapsáno k jiné rodině."}).status_code == 302
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "<s>Uzavření písemné smlouvy</s>" in page
    assert "Zapsáno k jiné rodině." in page
    case.refresh_from_db()
    assert case.stage == Case.Stage.APPLICANT  # nobody has accepted them
    about = [Subject(organisation.pk, SERVICE, "most", case_id=case.pk)]
    assert gather(["agreement_running"], about, today)[0]["agreement_running"] is False


@pytest.mark.parametrize("kind", ["accepted", "waiting", "referred"])
def test_a_void_agreement_takes_the_case_back_to_what_was_decided(
    running: tuple[Case, Client], today: date, kind: str
) -> None:
    case, browser = running
    by = Agreement.objects.get().concluded_by
    Outcome.objects.create(case=case, kind=kind, on=today, decision_id=1, by=by)
    address = f"/pripady/{case.pk}/zapis/agreement/{Agreement.objects.get().pk}/zneplatnit/"
    assert "tam, kde byl předtím" in text(browser.get(address))
    assert browser.post(address, {"why": "Jiná rodina."}).status_code == 302
    case.refresh_from_db()
    assert case.stage == ("applicant" if kind == "referred" else kind)


def test_an_ending_written_down_by_mistake_is_void(
    running: tuple[Case, Client],
) -> None:
    case, browser = running
    browser.post(f"/pripady/{case.pk}/smlouva/konec/", {"ended_on": "dnes"})
    address = f"/pripady/{case.pk}/zapis/ending/{Ending.objects.get().pk}/zneplatnit/"
    assert browser.post(address, {"why": "Jiný případ."}).status_code == 302
    case.refresh_from_db()
    assert case.stage == Case.Stage.CLIENT
    assert "<s>Konec písemné smlouvy" in text(browser.get(f"/pripady/{case.pk}/"))


def test_a_breach_is_known_when_the_family_asks_again(
    organisation: Organisation,
    make_case: MakeCase,
    head: Callable[[str], Account],
    terms: Terms,
    conclude: Conclude,
    first_contact: date,
    today: date,
) -> None:
    case, by = make_case(SERVICE, site="most"), viewer_of(head(SERVICE))
    conclude(case, terms | {"concluded_on": first_contact.isoformat()})
    day = today - timedelta(days=3)
    ended_for_breach(case, by, day, today)
    about = [
        Subject(organisation.pk, SERVICE, "most", person_ids=(case.participants.get().person_id,))
    ]
    facts = gather(["agreement_broken_on", "terminated_for_breach_on"], about, today)[0]
    assert facts == {"agreement_broken_on": day, "terminated_for_breach_on": day}


@pytest.mark.rule("S7")
def test_an_agreement_stays_by_the_rules_of_its_day(
    running: tuple[Case, Client], first_contact: date, today: date
) -> None:
    case, browser = running
    row = Agreement.objects.get()
    with swapped(_later_rules(today)):
        page = text(browser.get(f"/pripady/{case.pk}/smlouva/{row.pk}/"))
    assert "Podle pravidel, která platí od 1. ledna 2020." in page
    assert str(today.year) not in page.partition("která platí od")[2][:20]
    assert current().service(SERVICE).version not in page


def _later_rules(since: date) -> Catalog:
    """The same services, but no agreement is free any more from a day on."""
    service = current().service(SERVICE)
    book = service.rulebook
    later = tuple(replace(rule, effective_from=since) for rule in book.rules if rule.id == "D10")
    changed = replace(book, rules=(*book.rules, *later), version="2099-01-01")
    services = dict(current().services)
    services[SERVICE] = replace(service, rulebook=changed, version="2099-01-01")
    return Catalog(services)
