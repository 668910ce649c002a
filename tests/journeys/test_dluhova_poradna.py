"""Debts and a flat that is about to be lost: from the first call to the client's leaving."""

from datetime import date, timedelta

import pytest

from opora.access.models import Account
from tests.journeys.conftest import Desk, Hire, SignIn
from tests.journeys.told import Told, file_of, pick, typed, write

SERVICE = "dluhova_poradna"
SITE = "poradna"
DEBTS = "Přivedly zájemce do potíží dluhy?"
MORE = "Co dalšího kromě dluhů"
LAID = "nevyhovující nebo nejisté bydlení"


@pytest.fixture
def martin(hire: Hire) -> Account:
    """A debt counsellor."""
    return hire("martin", "Martin Vaněk", SERVICE)


def call(desk: Desk, born: str) -> None:
    """Somebody with debts calls."""
    desk.press("Nový kontakt")
    desk.choose("Jak se ozývá", "Telefonem")
    write(desk, "Jméno", "Alena")
    write(desk, "Příjmení", "Vaňková")
    write(desk, "Narození nebo věk", born)
    write(desk, "S čím přichází", "Tři půjčky a do konce měsíce má odejít z bytu.")
    write(desk, "Telefon", "702 555 014")
    desk.choose("Smíme nechat vzkaz?", "Ne")
    desk.press("Uložit kontakt")
    desk.sees("Vzkaz nenechávat.")


def accept(desk: Desk) -> None:
    """The applicant has debts and lives in a flat that is about to be lost."""
    desk.press("Přijmout")
    desk.choose(DEBTS, "Ano")
    desk.choose(MORE, "Nevyhovující nebo nejisté bydlení")
    desk.choose("Prošli jsme celý seznam?", "Ano")
    desk.press("Přijmout")


def test_debts_and_another_kind_of_exclusion(sign_in: SignIn, martin: Account) -> None:
    desk = sign_in(martin)
    call(desk, "1. 2. 1979")
    desk.press("Přijmout")
    desk.choose(DEBTS, "Ano")
    desk.choose("Prošli jsme celý seznam?", "Ano")
    desk.press("Přijmout")
    desk.sees("Nelze", "nic takového zapsané není", "Co můžete udělat hned")
    desk.choose(MORE, "Nevyhovující nebo nejisté bydlení")
    desk.press("Přijmout")
    desk.sees("Čeká na smlouvu.")
    conclude(desk)


def conclude(desk: Desk) -> None:
    """The service is free of charge: nobody is asked for a fee."""
    desk.press("Uzavřít smlouvu")
    desk.choose("Jak je domluvená", "Ústně")
    write(desk, "Platí od", "dnes")
    write(desk, "Na čem budete spolupracovat", "Udržet byt a splácet, co jde.")
    desk.page.get_by_text("Práce s dluhy").click()
    desk.page.get_by_role("checkbox", name="Soupis dluhů").check()
    assert desk.page.get_by_label("Úhrada v korunách").count() == 0
    desk.press("Uložit smlouvu")
    desk.sees("Klient.", "Ústní, od")


def test_seventeen_years_are_too_few(sign_in: SignIn, martin: Account) -> None:
    desk = sign_in(martin)
    call(desk, "17 let")
    accept(desk)
    desk.sees("Nelze", "Poradna je pro dospělé od 18 let.", "Co můžete udělat hned")
    desk.press("Pomoci s cestou do jiné služby")
    write(desk, "Kam", "Občanská poradna, Dlouhá 4")
    desk.press("Zapsat předání")
    desk.sees("Občanská poradna")


def test_two_people_need_a_case_each(sign_in: SignIn, martin: Account) -> None:
    desk = sign_in(martin)
    call(desk, "1. 2. 1979")
    desk.press("Přidat člověka")
    write(desk, "Jméno", "Petr")
    write(desk, "Příjmení", "Vaněk")
    desk.choose("Proč je v případu", "Je klientem služby")
    desk.press("Přidat")
    accept(desk)
    desk.sees("Nelze", "Příjemcem je tu jen jednotlivec.", "Založit každému vlastní případ")


CLIENT: tuple[Told, ...] = (
    ("answer", 39, {"has_debts": True, "exclusion": ["rozpocet"]}),
    ("inform", 39, {}),
    ("key", 38, {}),
    ("accept", 38, {}),
    ("agree", 37, {"form": "written", "goals": "Splácet, co jde."}),
    ("plan", 36, {"goal": "Chci mít od dluhů klid.", "step": "Napsat věřiteli."}),
)


@pytest.fixture
def case(hire: Hire, martin: Account, today: date) -> str:
    """A client with a plan."""
    about = {"contact": (40, "phone"), "name": "Dana Petrů", "born": date(1979, 2, 1)}
    workers = {"intake": hire("dita", "Dita Nová", SERVICE), "martin": martin}
    return file_of(SERVICE, SITE, workers, about, CLIENT, today)


@pytest.mark.rule("E2")
def test_a_second_client_does_not_slip_in_after_the_agreement(
    sign_in: SignIn, martin: Account, case: str
) -> None:
    desk = sign_in(martin)
    desk.go(case + "lide/")
    write(desk, "Jméno", "Petr")
    write(desk, "Příjmení", "Vaněk")
    desk.choose("Proč je v případu", "Je klientem služby")
    desk.press("Přidat")
    desk.sees("Příjemcem je tu jen jednotlivec.", "Každému dalšímu založte vlastní případ.")
    desk.choose("Proč je v případu", "Jen o tom člověku víme")
    desk.press("Přidat")
    desk.sees("Petr Vaněk")


def test_nothing_is_done_without_the_client(sign_in: SignIn, martin: Account, case: str) -> None:
    desk = sign_in(martin)
    desk.go(case)
    pick(desk, "Úkon", "Jednání s věřitelem nebo exekutorem")
    write(desk, "Minuty", "30")
    pick(desk, "Klient u toho", "Ne")
    desk.press("Zapsat")
    desk.sees("Nelze", "Tento krok jde udělat jen s klientem.", "Zapsat krok do plánu klientovi")
    pick(desk, "Klient u toho", "Ano")
    desk.press("Zapsat úkon")
    desk.sees("Zapsáno v", "Jednání s věřitelem nebo exekutorem, 30 minut")


def test_going_along_ends_and_the_client_leaves(
    sign_in: SignIn, martin: Account, case: str, today: date
) -> None:
    desk = sign_in(martin)
    desk.go(case + "plan/")
    desk.press("Přidat krok")
    write(desk, "Co se má udělat", "Zajít na úřad práce.")
    desk.choose("Kdo krok udělá", "S doprovodem")
    write(desk, "Do kdy je domluvený doprovod", typed(today + timedelta(days=2)))
    desk.press("Přidat krok")
    desk.go("/")
    desk.sees("Domluvit, co po doprovodu: Dana Petrů", "zveřejněno · Dluhová poradna")
    desk.go(case)
    desk.press("Klient končí")
    desk.sees("Důvod psát nemusíte")
    write(desk, "Poslední den spolupráce", "dnes")
    desk.press("Zapsat, že klient končí")
    desk.sees("Dana Petrů")
    desk.go("/")
    desk.sees_not("Domluvit, co po doprovodu")
