"""A list of debts, a household budget, instalments within the means: kept, summed, put right."""

from datetime import date, timedelta

import pytest
from django.test import Client

from opora.cases.models import Case
from opora.debts.models import Budget, Debt, Instalments
from tests.features.consents.conftest import InCase, Typed, in_case, text

__all__ = ["in_case"]

E = "dluhova_poradna"


def at(case: Case, more: str = "") -> str:
    return f"/pripady/{case.pk}/dluhy/{more}"


def owed(case: Case, browser: Client, today: date, **other: object) -> Debt:
    typed: Typed = {
        "creditor": "Banka Lípa",
        "kind": "pujcka",
        "amount": "12 000",
        "state": "nesplaci_se",
        "known_on": today.isoformat(),
        **other,
    }
    assert browser.post(at(case, "novy/"), typed).status_code == 302
    return Debt.objects.latest("pk")


def month(today: date, **other: object) -> Typed:
    return {
        "income": "20000",
        "housing": "9000",
        "living": "7000",
        "other": "2500",
        "made_on": today.isoformat(),
        **other,
    }


def paid(row: Debt, today: date, **other: object) -> Typed:
    first = (today + timedelta(days=10)).isoformat()
    return {"debt": row.pk, "monthly": "1000", "times": "12", "first_on": first, **other}


@pytest.mark.rule("E11.list")
def test_debts_are_listed_with_whom_how_much_and_how_they_stand(
    in_case: InCase,
    today: date,
) -> None:
    case, browser = in_case(E)
    owed(case, browser, today)
    owed(case, browser, today, creditor="Dopravní podnik", kind="pokuta", amount="1500")
    page = text(browser.get(at(case)))
    assert "Banka Lípa, 12 000 Kč" in page
    assert "půjčka nebo úvěr, nesplácí se" in page
    assert "<strong>13 500 Kč</strong>" in page
    assert "13 500 Kč" in text(browser.get(f"/pripady/{case.pk}/"))
    assert "Dopravní podnik" in text(browser.get(f"/pripady/{case.pk}/tisk/"))


@pytest.mark.rule("E11.budget")
def test_a_budget_shows_what_is_left_and_the_latest_counts(
    in_case: InCase,
    today: date,
) -> None:
    case, browser = in_case(E)
    assert browser.post(at(case, "rozpocet/"), month(today)).status_code == 302
    assert "1 500 Kč" in text(browser.get(at(case)))
    poorer = month(today, income="18000")
    assert browser.post(at(case, "rozpocet/"), poorer).status_code == 302
    assert "-500 Kč" in text(browser.get(at(case)))
    row = Budget.objects.latest("pk")
    void = f"/pripady/{case.pk}/zapis/budget/{row.pk}/zneplatnit/"
    assert browser.post(void, {"why": "Jiný měsíc."}).status_code == 302
    assert "<strong>1 500 Kč</strong>" in text(browser.get(at(case)))


@pytest.mark.rule("E11.instalments")
def test_instalments_are_weighed_against_the_budget(
    in_case: InCase,
    today: date,
) -> None:
    case, browser = in_case(E)
    address = at(case, "splatky/")
    assert "Nejdřív zapište dluh" in text(browser.get(address))
    row = owed(case, browser, today)
    browser.post(at(case, "rozpocet/"), month(today))
    assert browser.post(address, paid(row, today)).status_code == 302
    shown = text(browser.get(f"/pripady/{case.pk}/"))
    assert "Splátky: Banka Lípa, 12 × 1 000 Kč" in shown
    told = "Rozpočet na splátky stačí: zbývá 1 500 Kč, splátky jsou 1 000 Kč."
    assert told in text(browser.get(at(case)))
    other = owed(case, browser, today, creditor="Energie", amount="6000")
    assert browser.post(address, paid(other, today, monthly="501")).status_code == 302
    told = "Rozpočet na splátky nestačí: zbývá 1 500 Kč, splátky jsou 1 501 Kč."
    assert told in text(browser.get(f"/pripady/{case.pk}/"))
    assert told in text(browser.get(f"/pripady/{case.pk}/tisk/"))
    too_many = browser.post(address, paid(other, today, monthly="1000", times="7"))
    assert "Tolik splátek by bylo víc, než kolik se dluží." in text(too_many)
    assert browser.post(address, paid(other, today, debt="999999")).status_code == 422
    assert Instalments.objects.count() == 2
    void = f"/pripady/{case.pk}/zapis/debt/{row.pk}/zneplatnit/"
    assert "Dluh má splátkový kalendář." in text(browser.post(void, {"why": "Omyl."}))


@pytest.mark.rule("E11.list")
def test_a_debt_is_put_right(
    in_case: InCase,
    today: date,
) -> None:
    case, browser = in_case(E)
    row = owed(case, browser, today)
    where = f"/pripady/{case.pk}/zapis/debt/{row.pk}/"
    again = {
        "creditor": "Banka Lípa",
        "kind": "pujcka",
        "amount": "11000",
        "state": "splaci_se",
        "known_on": today.isoformat(),
        "why": "Přišel dopis.",
    }
    assert browser.get(where + "opravit/").status_code == 200
    assert browser.post(where + "opravit/", again).status_code == 302
    assert "nesplácí se" in text(browser.get(where))
    assert browser.post(where + "zneplatnit/", {"why": "Není jeho."}).status_code == 302
    assert "Žádný dluh tu zapsaný není." in text(browser.get(at(case)))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"creditor": ""}, "Napište, komu se dluží."),
        ({"amount": "hodně"}, "Napište částku v celých korunách, třeba 1 250."),
        ({"amount": "-1"}, "Napište číslo od 0 výš."),
        ({"kind": "nic"}, "Vyberte jednu z nabízených možností."),
        ({"known_on": "1. 1. 2031"}, "Tento den teprve přijde."),
    ],
)
def test_what_is_no_debt_is_not_kept(
    in_case: InCase,
    today: date,
    wrong: Typed,
    sentence: str,
) -> None:
    case, browser = in_case(E)
    typed = {
        "creditor": "Banka Lípa",
        "kind": "pujcka",
        "amount": "100",
        "state": "splaci_se",
        "known_on": today.isoformat(),
    }
    answer = browser.post(at(case, "novy/"), typed | wrong)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Debt.objects.exists()


def test_other_services_keep_no_debts(
    in_case: InCase,
    today: date,
) -> None:
    case, browser = in_case("nekam_patrit")
    assert browser.get(at(case, "novy/")).status_code == 404
    assert "Dluhy a rozpočet" not in text(browser.get(f"/pripady/{case.pk}/"))
