"""More time for an answer where the rules allow it; where somebody turned with a complaint."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.roles import Role
from opora.catalog import current
from opora.complaints.longer.actions import extend
from opora.complaints.models import Appeal, Complaint, Extension
from opora.decisions.actions import Refused
from opora.decisions.models import Decision
from opora.ui.words import typed_day
from tests.features.complaints.conftest import CENTRE, Take, text_of
from tests.features.complaints.test_answer import answered, page_of, received
from tests.features.conftest import SERVICES, SignIn, ViewerOf, Worker

SHARED = [one for one in SERVICES if one != CENTRE]
Numbers = Callable[..., None]
Stand = Callable[[str], tuple[Complaint, Client, Account]]


@pytest.fixture
def stand(take: Take, worker: Worker, client_of: SignIn, numbers: Numbers, today: date) -> Stand:
    """A complaint of 27 days ago with its term in a few days, and the head's browser."""

    def make(service: str) -> tuple[Complaint, Client, Account]:
        boss = worker(service, Role.HEAD)
        if service != CENTRE:
            numbers(boss, service, 30)
        row = take(boss, service, today)
        received(row, today - timedelta(days=27))
        return row, client_of(boss), boss

    return make


def later(today: date, **more: object) -> dict[str, object]:
    sent: dict[str, object] = {
        "until": typed_day(today + timedelta(days=40)),
        "reason": "Čekáme na vyjádření majitele domu.",
        "told_on": typed_day(today),
    }
    return sent | more


@pytest.mark.rule("S5.extension")
@pytest.mark.parametrize("service", SHARED)
def test_an_answer_is_put_off_only_with_a_reason(service: str, stand: Stand, today: date) -> None:
    row, browser, _boss = stand(service)
    path = f"{page_of(row)}odklad/"
    assert "odložit jen s napsaným důvodem" in text_of(browser.get(path))
    assert "Bez důvodu odpověď odložit nejde." in text_of(
        browser.post(path, later(today, reason="")), 422
    )
    assert not Extension.objects.exists()
    assert browser.post(path, later(today)).status_code == 302
    page = text_of(browser.get(page_of(row)))
    assert "Odpověď je odložená do" in page
    assert "Čekáme na vyjádření majitele domu." in page
    assert "Odpovědět: Stížnost" not in text_of(browser.get("/"))
    kept = Decision.objects.get(ask="may_extend_answer")
    assert kept.taken
    assert "S5.extension" in str(kept.verdict)
    assert kept.justification == "Čekáme na vyjádření majitele domu."
    received(row, today - timedelta(days=60))
    assert browser.post(f"{page_of(row)}odpoved/", answered(today)).status_code == 302
    assert "zodpovězená včas" in text_of(browser.get(page_of(row)))


@pytest.mark.rule("S5.extension")
def test_the_promised_month_is_not_extended(stand: Stand, seen_by: ViewerOf, today: date) -> None:
    row, browser, boss = stand(CENTRE)
    path = f"{page_of(row)}odklad/"
    assert "Slíbenou lhůtu neprodlužujeme." in text_of(browser.get(path))
    page = text_of(browser.post(path, later(today)), 422)
    assert "Nelze" in page
    assert "o prodloužení nepíše" in page
    assert f'href="{page_of(row)}odpoved/"' in page
    assert not Extension.objects.exists()
    assert Decision.objects.filter(ask="may_extend_answer", taken=False).count() == 1
    with pytest.raises(Refused):
        extend(
            complaint_id=row.pk, until=today + timedelta(days=40), reason="Nestíháme.",
            by=seen_by(boss), on=today,
        )  # fmt: skip
    assert not Extension.objects.exists()


def test_without_a_reason_the_action_itself_refuses(
    stand: Stand, seen_by: ViewerOf, today: date
) -> None:
    row, _browser, boss = stand(SHARED[0])
    with pytest.raises(Refused):
        extend(complaint_id=row.pk, until=today + timedelta(days=40), by=seen_by(boss), on=today)
    assert not Extension.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"until": ""}, "Napište den."),
        ({"until": "dnes"}, "Napište den, který přijde až po dosavadním termínu i po dnešku."),
        ({"until": "zítra"}, "Napište den, který přijde až po dosavadním termínu i po dnešku."),
        ({"until": "1. 1. 2034"}, "To je o víc než rok."),
        ({"told_on": "1. 1. 2020"}, "Napište den od přijetí stížnosti do dneška."),
    ],
)
def test_a_term_that_makes_no_sense_is_said(
    wrong: dict[str, object], sentence: str, stand: Stand, today: date
) -> None:
    row, browser, _boss = stand(SHARED[0])
    page = text_of(browser.post(f"{page_of(row)}odklad/", later(today) | wrong), 422)
    assert sentence in page
    assert "Čekáme na vyjádření majitele domu." in page


def test_an_extension_is_put_right_or_made_void(stand: Stand, today: date) -> None:
    row, browser, _boss = stand(SHARED[0])
    path = f"{page_of(row)}odklad/"
    assert browser.post(path, later(today)).status_code == 302
    one = Extension.objects.get()
    sent = later(today, until=typed_day(today + timedelta(days=50)), why="Překlep v datu.")
    assert browser.post(f"{path}{one.pk}/opravit/", sent).status_code == 302
    page = text_of(browser.get(page_of(row)))
    assert "Překlep v datu." in page
    one.refresh_from_db()
    assert one.until == today + timedelta(days=50)
    voided = browser.post(f"{path}{one.pk}/zneplatnit/", {"why": "Nic se neodkládá."})
    assert voided.status_code == 302
    assert "Odpovědět: Stížnost" in text_of(browser.get("/"))
    assert "Nic se neodkládá." in text_of(browser.get(page_of(row)))


def test_there_is_nothing_to_put_off_once_it_is_answered(stand: Stand, today: date) -> None:
    row, browser, _boss = stand(SHARED[0])
    assert browser.post(f"{page_of(row)}odpoved/", answered(today)).status_code == 302
    path = f"{page_of(row)}odklad/"
    assert "odkládat není co" in text_of(browser.get(path))
    assert "odkládat není co" in text_of(browser.post(path, later(today)), 422)


@pytest.mark.rule("S5.escalation")
@pytest.mark.parametrize("service", SERVICES)
def test_who_turned_elsewhere_is_kept_with_day_and_result(
    service: str, stand: Stand, today: date
) -> None:
    row, browser, _boss = stand(service)
    path = f"{page_of(row)}dal/"
    assert path in text_of(browser.get(page_of(row)))
    assert "zapíšeme kdy, kam a jak to dopadlo" in text_of(browser.get(path))
    for word in current().service(service).words("complaint_appeals"):
        assert word.text.cs.replace("\xa0", " ")[1:] in text_of(browser.get(path))
    sent = {"turned_on": typed_day(today), "body": "ombudsman", "note": "Dopisem."}
    assert browser.post(path, sent).status_code == 302
    page = text_of(browser.get(page_of(row)))
    assert "veřejný ochránce práv" in page
    assert "zatím nevíme" in page
    one = Appeal.objects.get()
    result = {"result": "Dal nám za pravdu.", "result_on": typed_day(today)}
    assert browser.post(f"{path}{one.pk}/vysledek/", result).status_code == 302
    assert "Dal nám za pravdu." in text_of(browser.get(page_of(row)))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"body": ""}, "Vyberte, na koho."),
        ({"body": "other", "note": ""}, "Napište, kdo to je."),
        ({"turned_on": "1. 1. 2020"}, "Napište den od přijetí stížnosti do dneška."),
        ({"turned_on": "1. 1. 2090"}, "Tento den teprve přijde."),
    ],
)
def test_where_somebody_turned_makes_sense(
    wrong: dict[str, object], sentence: str, stand: Stand, today: date
) -> None:
    row, browser, _boss = stand(CENTRE)
    sent = {"turned_on": typed_day(today), "body": "region", "note": "Dopisem."} | wrong
    assert sentence in text_of(browser.post(f"{page_of(row)}dal/", sent), 422)
    assert not Appeal.objects.exists()


def test_it_is_put_right_with_its_result_or_made_void(stand: Stand, today: date) -> None:
    row, browser, _boss = stand(CENTRE)
    path = f"{page_of(row)}dal/"
    browser.post(path, {"turned_on": typed_day(today), "body": "region", "note": "Dopisem."})
    one = Appeal.objects.get()
    early = {"result": "Nic.", "result_on": typed_day(today - timedelta(days=3))}
    assert "Napište den od toho, kdy to šlo dál" in text_of(
        browser.post(f"{path}{one.pk}/vysledek/", early), 422
    )
    sent = {
        "turned_on": typed_day(today), "body": "founder", "note": "Ústně.", "result": "Smír.",
        "result_on": typed_day(today), "why": "Spletli jsme si úřad.",
    }  # fmt: skip
    assert browser.post(f"{path}{one.pk}/opravit/", sent).status_code == 302
    page = text_of(browser.get(page_of(row)))
    for shown in ("zřizovatel", "Smír.", "Spletli jsme si úřad.", "krajský úřad"):
        assert shown in page
    voided = browser.post(f"{path}{one.pk}/zneplatnit/", {"why": "Nikam to nešlo."})
    assert voided.status_code == 302
    assert "Nikam to nešlo." in text_of(browser.get(page_of(row)))
