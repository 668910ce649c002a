"""Somebody in the street wants clean needles and won't say a name. No mouse is used."""

import re
from datetime import date

import pytest

from opora.access.models import Account
from opora.access.roles import Role
from opora.acts.models import Act
from opora.cases.models import Case
from tests.journeys.conftest import Hire, SignIn
from tests.journeys.keys import Keys

SERVICE = "kontaktni_centrum"


@pytest.fixture
def petr(hire: Hire) -> Account:
    """A worker of the centre."""
    return hire("petr", "Petr Malý", SERVICE, Role.SOCIAL_SERVICES_WORKER)


@pytest.fixture
def keys(petr: Account, sign_in: SignIn) -> Keys:
    """The worker's keyboard."""
    return Keys(sign_in(petr))


def meet(keys: Keys, *, says: str, age: str = "") -> str:
    """A first contact in the field, without a name; the code."""
    keys.press("Nový kontakt")
    keys.choose("Je někdo v ohrožení", "Ne")
    keys.choose("Jak se ozývá", "V terénu")
    keys.choose("Kdo se ozývá", "Bez jména")
    code = keys.desk.page.get_by_label("Kód pro příště")
    assert re.fullmatch(r"[A-ZÁ-Ž]+ \d\d", code.input_value())
    if age:
        keys.write("Narození nebo věk", age)
    keys.write("S čím přichází", says)
    said = code.input_value()
    keys.press("Uložit kontakt")
    keys.desk.sees(said, "Kontaktní centrum. Zájemce.", says)
    return said


def exchange(keys: Keys, given: str, returned: str) -> None:
    """Fills in the counters and sends them."""
    keys.press("Výměna")
    keys.write("Použité jehly", returned)
    keys.write("Jehly", given)
    keys.press("Zapsat výměnu")


def be_asked(keys: Keys) -> None:
    """The rules want to know two things; the numbers stay where they are meanwhile."""
    keys.desk.sees("Zatím nevíme", "Kolik je klientovi let?", "Užívá klient nelegální látky?")
    assert keys.desk.page.get_by_label("Použité jehly", exact=True).input_value() == "8"
    keys.write("Kolik je klientovi let?", "30")
    keys.choose("Užívá klient nelegální látky?", "Ano")
    keys.press("Odpovědět a pokračovat")
    keys.desk.sees("Výměna", "jehly 10", "použité jehly 8")


def tell_the_rules(keys: Keys) -> None:
    """The agreement waits until the rules were told, and whoever is to have it is taken on."""
    keys.press("Přijmout")
    keys.press("Přijmout")
    keys.press("Uzavřít smlouvu")
    keys.desk.sees("Podmínky a pravidla ještě probrané nejsou.")
    keys.press("Projít podmínky a pravidla")
    keys.desk.sees("Všechno začíná prvním kontaktem v centru nebo v terénu.")
    keys.press("Zapsat, že jsme to prošli")


def agree(keys: Keys) -> None:
    """A written agreement without a name is refused; a spoken one is concluded by the worker."""
    keys.press("Uzavřít smlouvu")
    keys.choose("Jak je domluvená", "Písemně")
    keys.write("Platí od", "dnes")
    keys.write("Na čem budete spolupracovat", "Čisté jehly a rada, kam k lékaři.")
    keys.unfold("Snižování rizik a škod")
    keys.tick("Výměna")
    keys.write("Co se stane, když se podmínky nedodrží", "Promluvíme si o tom.")
    keys.write("Kdy a jak lze službu změnit nebo ukončit", "Kdykoli, stačí říct.")
    keys.choose("Rozumí klient smlouvě", "Ano")
    keys.press("Uložit smlouvu")
    keys.desk.sees("Nelze", "Co můžete udělat hned")
    keys.choose("Jak je domluvená", "Ústně")
    keys.press("Uložit smlouvu")
    keys.desk.sees("Smlouva", "Ústní")


def plan(keys: Keys) -> None:
    """The plan is spoken, too; the goal stands in the client's words."""
    keys.press("Domluvit plán")
    keys.choose("Jak je plán domluvený", "Ústně")
    keys.write("Cíl slovy klienta", "Chci zase spát doma.")
    keys.press("Uložit plán")
    keys.desk.sees("Chci zase spát doma.")


def counsel(keys: Keys) -> None:
    """One line; the rules answer before it is saved."""
    keys.pick("Úkon", "Individuální poradenství")
    keys.write("Minuty", "20")
    keys.write("Poznámka", "Kam na testy.")
    keys.desk.page.get_by_text("Lze zapsat").wait_for()
    keys.press("Zapsat")
    keys.desk.sees("Zapsáno v", "Individuální poradenství, 20 minut", "Kam na testy.")


def correct(keys: Keys) -> None:
    """A wrong number leaves its trace."""
    keys.press("Opravit Individuální poradenství, 20 minut")
    keys.write("Minuty", "30")
    keys.write("Proč se zápis mění", "Bylo to déle.")
    keys.press("Uložit opravu")
    keys.desk.sees("Individuální poradenství, 30 minut", "Opraveno", "20 minut")


def void(keys: Keys) -> None:
    """A void entry stays, with its reason."""
    keys.press("Opravit Individuální poradenství, 30 minut")
    keys.press("Zneplatnit zápis")
    keys.press("Zneplatnit zápis")
    keys.desk.sees("Napište")
    keys.write("Proč zápis neplatí", "Zapsáno k jinému kódu.")
    keys.press("Zneplatnit zápis")
    keys.desk.sees("Neplatí. Zapsáno k jinému kódu.")
    assert keys.desk.page.locator("s", has_text="Individuální poradenství").count() == 1
    assert [act.kind for act in Act.objects.filter(voided_on=None)] == ["exchange"]


def ask_why(keys: Keys) -> None:
    """The facts and the rule of the exchange are kept with it."""
    keys.press("Proč? Výměna")
    keys.desk.sees("věk 30", "užívá nelegální látky", "Platí od 1. 1. 2020.")
    keys.unfold("Stopa rozhodnutí")
    keys.desk.sees("C2, znění od", "ve znění ze dne 21. 11. 2026")
    keys.desk.page.go_back()


def leave(keys: Keys) -> None:
    """A client goes when a client wants; no reason is asked."""
    keys.press("Klient končí")
    keys.desk.sees("Skončit můžete kdykoli a nemusíte říkat proč.")
    keys.write("Poslední den spolupráce", "dnes")
    keys.press("Zapsat, že klient končí")
    keys.desk.sees("Uzavřeno.", "Konec ústní smlouvy: z rozhodnutí klienta")


def test_an_exchange_in_the_street(keys: Keys) -> None:
    meet(keys, says="Chce čisté jehly, jméno neřekne.")
    exchange(keys, given="10", returned="8")
    be_asked(keys)
    tell_the_rules(keys)
    agree(keys)
    plan(keys)
    keys.desk.go(f"/pripady/{Case.objects.get().pk}/")
    counsel(keys)
    correct(keys)
    void(keys)
    ask_why(keys)
    leave(keys)


def test_a_person_of_fourteen_is_offered_counselling(keys: Keys, today: date) -> None:
    meet(keys, says="Chce jehly.", age="14 let")
    exchange(keys, given="5", returned="0")
    keys.desk.sees(
        "Nelze",
        "Lidem do 15 let",
        "Výjimku tu nemůže udělit nikdo, ani vedoucí.",
        "Zapsat poradenství",
    )
    assert keys.desk.page.get_by_label("Jehly", exact=True).input_value() == "5"
    assert not Act.objects.exists()
    keys.write("Co se stalo a proč", "Kolegyně vydala jehly dřív, než se zeptala na věk.")
    keys.press("Zapsat jako mimo pravidla")
    keys.desk.sees("Mimo pravidla.", "Nepočítá se jako úkon.")
    keys.desk.go(f"/pripady/{Case.objects.get().pk}/")
    counsel(keys)
    assert {act.kind: act.departure for act in Act.objects.all()} == {
        "exchange": True,
        "individual_counselling": False,
    }
