"""A mother in Litvínov calls: the flat is lost at the end of the month."""

from datetime import date, timedelta

import pytest

from opora.access.models import Account
from opora.cases.models import Case
from tests.journeys.conftest import Desk, Hire, SignIn
from tests.journeys.told import file_of, pick, typed, write

SERVICE, SITE = "ohrozene_rodiny", "litvinov"
WISH = "Na konci měsíce přijdou o byt. Má dvě děti a bojí se, že o ně přijde."


@pytest.fixture
def alena(hire: Hire) -> Account:
    """The only social worker in Litvínov."""
    return hire("alena", "Alena Pokorná", SERVICE, site=SITE)


@pytest.fixture
def desk(alena: Account, sign_in: SignIn) -> Desk:
    """The worker's browser."""
    return sign_in(alena)


def call(desk: Desk) -> None:
    """The call is taken down."""
    desk.press("Nový kontakt")
    desk.choose("Je někdo v ohrožení", "Ne")
    desk.choose("Jak se ozývá", "Telefonem")
    desk.page.get_by_role("textbox", name="Jméno", exact=True).fill("Iveta")
    write(desk, "Příjmení", "Horváthová")
    write(desk, "Jak se rodině říká", "Horváthovi")
    write(desk, "S čím přichází", WISH)
    pick(desk, "O co jde (nepovinné)", "Bydlení")
    write(desk, "Telefon", "702 555 200")
    write(desk, "Kdy se ozvat", "dopoledne")
    desk.press("Uložit kontakt")
    desk.sees(
        "Horváthovi", "Ohrožené rodiny, Litvínov. Rodina. Zájem o službu.", "702 555 200", WISH
    )


def add_child(desk: Desk, name: str, year: str, relation: str) -> None:
    """The children are clients, too."""
    desk.press("Přidat člověka")
    desk.page.get_by_role("textbox", name="Jméno").fill(name)
    write(desk, "Příjmení", "Horváth")
    write(desk, "Narození nebo věk", year)
    write(desk, "Kdo to je", relation)
    desk.choose("Proč je v případu", "Je klientem služby")
    desk.press("Přidat")
    desk.sees(f"{name} Horváth", relation)


def fill_card(desk: Desk) -> None:
    """The contact card holds the commission and the answer about the target group."""
    desk.press("Vyplnit kontaktní kartu")
    write(desk, "Zakázka", "Udržet byt, nebo do konce měsíce najít jiný.")
    write(desk, "Stav a situace", "Dluh za dva nájmy, výpověď přišla ve středu.")
    desk.press("Uložit kartu")
    desk.sees("Udržet byt, nebo do konce měsíce najít jiný.")


def accept(desk: Desk) -> None:
    """There is room; only the target group has to be answered."""
    desk.press("Přijmout")
    desk.sees("V Litvínově je volné místo. Obsazeno je 1 z 8 míst.")
    desk.press("Přijmout")
    desk.sees("Zatím nevíme", "Patří rodina do cílové skupiny služby?")
    desk.choose("Patří rodina do cílové skupiny", "Ano")
    desk.press("Přijmout")
    desk.sees("Čeká na smlouvu")


def name_key_worker(desk: Desk, hires: str) -> None:
    """One key worker at a time; a second one takes over only with a reason."""
    desk.press("Určit klíčového pracovníka")
    pick_one(desk, hires)
    desk.press("Uložit")
    desk.sees("Případ vede", hires)


def pick_one(desk: Desk, worker: str) -> None:
    """Whoever leads the case, from segments or a list."""
    group = desk.page.get_by_role("group", name="Kdo případ povede")
    if group.count():
        desk.choose("Kdo případ povede", worker)
    else:
        pick(desk, "Kdo případ povede", worker)


def agree(desk: Desk) -> None:
    """A written agreement is concluded."""
    desk.press("Uzavřít smlouvu")
    for one in ("Iveta Horváthová", "Jakub Horváth", "Ema Horváth"):
        desk.page.get_by_role("checkbox", name=one).check()
    desk.choose("Jak je domluvená", "Písemně")
    write(desk, "Platí od", "dnes")
    write(desk, "Na čem budete spolupracovat", "Bydlení a dluh na nájmu.")
    desk.page.locator("summary", has_text="ydlení").first.click()
    acts = desk.page.get_by_role("group", name="Na jakých úkonech")
    acts.get_by_role("checkbox").filter(visible=True).first.check()
    desk.press("Uložit smlouvu")
    for child in ("Jakub Horváth", "Ema Horváth"):
        desk.sees(f"Není zapsáno, kdo podepíše za: {child}")
        desk.choose(f"Kdo podepíše za: {child}", "Iveta Horváthová")
    desk.press("Uložit smlouvu")
    desk.sees("Písemná", "Rodina, ")


def plan(desk: Desk) -> None:
    """A goal in the mother's words, and a step to it."""
    desk.press("Domluvit plán")
    desk.choose("Jak je plán domluvený", "Písemně")
    write(desk, "Cíl slovy klienta", "Abychom měli kde bydlet.")
    desk.press("Uložit plán")
    desk.sees("Abychom měli kde bydlet.")
    desk.press("Přidat krok")
    write(desk, "Co se má udělat", "Promluvit s majitelem o splátkách")
    desk.page.get_by_role("group", name="Kdo krok udělá").get_by_role("radio").last.check()
    desk.press(desk.page.locator(".o-save button").inner_text())
    desk.sees("Promluvit s majitelem o splátkách")


def book(desk: Desk, day: date) -> None:
    """The worker is with the other family at that hour; another hour is free."""
    desk.press("Naplánovat")
    pick(desk, "Co se bude dít", "Splátkový kalendář")
    write(desk, "Který den", typed(day))
    write(desk, "V kolik", "10:30")
    write(desk, "Minuty", "60")
    desk.choose("S kým", "Všichni společně")
    desk.press("Naplánovat schůzku")
    desk.sees("Nelze", "V Litvínově se v tu chvíli už věnujeme jiné rodině.")
    assert desk.page.get_by_label("Minuty").input_value() == "60"
    write(desk, "V kolik", "13:00")
    desk.press("Naplánovat schůzku")
    desk.sees("Splátkový kalendář", "13:00")


def record(desk: Desk, case: str, at: str, *people: str) -> None:
    """One act on the whole form; with several people of the case.

    It is short: just after midnight no longer one has been over today.
    """
    desk.go(f"{case}ukon/")
    pick(desk, "Úkon", "Splátkový kalendář")
    write(desk, "Minuty", "5")
    write(desk, "V kolik", at)
    for one in people:
        desk.choose("S kým", one)
    desk.press("Zapsat úkon")


def depart(desk: Desk) -> None:
    """It has happened; it is written down outside the rules."""
    desk.sees("Nelze", "V Litvínově se v tu chvíli už věnujeme jiné rodině.")
    write(desk, "Co se stalo a proč", "Matka volala v slzách, kolegyně byla v Mostě.")
    desk.press("Zapsat jako mimo pravidla")
    desk.sees("Mimo pravidla.", "Matka volala v slzách", "Nepočítá se jako úkon.")


def refuse_second_key_worker(desk: Desk, case: str) -> None:
    """Nobody becomes a second one on the same day."""
    desk.go(f"{case}klicovy-pracovnik/")
    pick_one(desk, "Hana Hlavní")
    desk.press("Uložit")
    desk.sees("Alena Pokorná")
    desk.sees_not("Zapsáno v")


def end(desk: Desk, case: str) -> None:
    """The family goes; nothing that is written down may come after the last day."""
    desk.go(case)
    desk.press("Klient končí")
    write(desk, "Poslední den spolupráce", "včera")
    desk.press("Zapsat, že klient končí")
    desk.sees("Po tomto dni je tu zapsaný úkon", "Ještě je naplánováno: Záškoláctví")
    write(desk, "Poslední den spolupráce", "dnes")
    desk.press("Zapsat, že klient končí")
    desk.sees("Uzavřeno.", "Konec ústní smlouvy: z rozhodnutí klienta")
    desk.sees("Zrušeno z naší strany")


def test_a_family_that_loses_its_flat(
    desk: Desk, alena: Account, head: Account, today: date
) -> None:
    other = file_of(
        SERVICE,
        SITE,
        {"alena": alena, "hlava": head},
        {"name": "Monika Lacková", "family": "Lackovi", "born": date(1991, 5, 4)},
        [
            ("answer", 80, {"in_target_group": True}),
            ("accept", 79, {}),
            ("agree", 78, {"form": "spoken", "goals": "Škola."}),
            ("book", 7, {"kind": "truancy", "at": "10:00"}),
        ],
        today,
    )
    call(desk)
    add_child(desk, "Jakub", "2014", "syn")
    add_child(desk, "Ema", "2019", "dcera")
    fill_card(desk)
    accept(desk)
    agree(desk)
    name_key_worker(desk, "Alena Pokorná")
    plan(desk)
    case = f"/pripady/{Case.objects.latest('pk').pk}/"
    desk.go(case)
    book(desk, today + timedelta(days=7))
    record(desk, other, "0:00")
    desk.sees("Splátkový kalendář, 5 minut")
    record(desk, case, "0:00", "Iveta", "Jakub")
    depart(desk)
    record(desk, case, "0:05", "Iveta", "Jakub")
    desk.sees("Splátkový kalendář, 5 minut", "S kým: Iveta, Jakub")
    refuse_second_key_worker(desk, case)
    end(desk, other)
    desk.go("/prehledy/obsazenost/")
    desk.sees("Litvínov: 7 míst volných.", "Nikdo nečeká.")
