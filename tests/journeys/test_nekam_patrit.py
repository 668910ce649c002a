"""Somebody who knows nobody in the town: from the first call to the last day of the programme."""

from datetime import date, timedelta

import pytest

from opora.access.models import Account
from opora.access.roles import Role
from opora.catalog.calendar_cz import CZECH_DAYS
from tests.journeys.conftest import Desk, Hire, SignIn
from tests.journeys.told import Told, file_of, pick, typed, write

SERVICE = "nekam_patrit"
SITE = "kancelar"
RADEK = {"name": "Radek Beneš", "born": date(1994, 3, 8)}


@pytest.fixture
def tomas(hire: Hire) -> Account:
    """A consultant."""
    return hire("tomas", "Tomáš Bílek", SERVICE, Role.CONSULTANT)


@pytest.fixture
def sona(hire: Hire) -> Account:
    """A social worker, who can't be key worker here."""
    return hire("sona", "Soňa Malá", SERVICE)


@pytest.fixture
def klara(hire: Hire) -> Account:
    """An assistant."""
    return hire("klara", "Klára Veselá", SERVICE, Role.ASSISTANT)


def agreed(days_ago: int) -> tuple[Told, ...]:
    """From an applicant to a programme that runs since that many days ago."""
    return (
        ("inform", days_ago + 3, {}),
        ("key", days_ago + 2, {}),
        ("answer", days_ago + 2, {"programme_fits": True}),
        ("accept", days_ago + 1, {}),
        ("agree", days_ago, {"form": "written", "goals": "Najít partu lidí."}),
        ("programme", days_ago, {}),
    )


def begun(
    tomas: Account, sona: Account, today: date, days_ago: int, *more: Told, **others: Account
) -> str:
    """A file with a running programme."""
    workers = {"sona": sona, "tomas": tomas, **others}
    about = {**RADEK, "contact": (days_ago + 4, "phone")}
    return file_of(SERVICE, SITE, workers, about, (*agreed(days_ago), *more), today)


def test_an_applicant_becomes_a_client(
    sign_in: SignIn, tomas: Account, sona: Account, today: date
) -> None:
    desk = sign_in(tomas)
    desk.press("Nový kontakt")
    desk.choose("Jak se ozývá", "Telefonem")
    write(desk, "Jméno", "Radek")
    write(desk, "Příjmení", "Beneš")
    write(desk, "S čím přichází", "Od přestěhování tu nikoho nezná.")
    desk.press("Uložit kontakt")
    desk.press("Určit klíčového pracovníka")
    # Only a consultant can be key worker here, so nobody else is offered.
    assert desk.page.get_by_text("Soňa Malá").count() == 0
    desk.choose("Kdo případ povede", "Tomáš Bílek")
    desk.press("Uložit")
    desk.sees("Případ vede: Tomáš Bílek")
    conclude_before_rules(desk)
    desk.press("Projít podmínky a pravidla")
    desk.press("Zapsat, že jsme to prošli")
    desk.press("Přijmout")
    desk.choose("Hodí se zájemci některý z programů?", "Ano")
    desk.press("Přijmout")
    desk.press("Uzavřít smlouvu")
    fill_agreement(desk)
    desk.sees("Klient.", "Písemná, od")
    desk.press("Zahájit program")
    pick_programme(desk, today)


def conclude_before_rules(desk: Desk) -> None:
    """The agreement waits until the rules were gone through; nothing typed is lost."""
    case = desk.page.url
    # The case does not lead there yet; the address is known from other cases.
    assert desk.page.get_by_role("link", name="Uzavřít smlouvu", exact=True).count() == 0
    desk.page.goto(f"{case.partition('?')[0]}smlouva/uzavrit/")
    fill_agreement(desk)
    # Nobody has accepted her yet, so whether a programme fits is asked here too.
    desk.choose("Hodí se zájemci některý z programů?", "Ano")
    desk.press("Odpovědět a pokračovat")
    desk.sees("Nelze", "klíčový pracovník s klientem ještě neprošel pravidla")
    desk.page.goto(case)


def fill_agreement(desk: Desk) -> None:
    """Writes the agreement down."""
    desk.choose("Jak je domluvená", "Písemně")
    write(desk, "Platí od", "dnes")
    write(desk, "Na čem budete spolupracovat", "Najít partu lidí a vydržet v ní.")
    desk.page.get_by_text("Individuální podpora").click()
    desk.page.get_by_role("checkbox", name="Konzultace").check()
    desk.press("Uložit smlouvu")


def pick_programme(desk: Desk, today: date) -> None:
    """The programme starts with the agreement."""
    desk.choose("Program", "Někam patřit")
    write(desk, "Začíná dne", typed(today))
    desk.press("Zahájit program")
    desk.sees("Začátek programu: Někam patřit")


def book(desk: Desk, act: str, day: date, at: str) -> None:
    """Fills the form of a meeting and sends it."""
    pick(desk, "Co se bude dít", act)
    write(desk, "Který den", typed(day))
    write(desk, "V kolik", at)
    write(desk, "Minuty", "60")


def test_meetings_have_hours_goals_and_reasons(
    sign_in: SignIn, tomas: Account, sona: Account, today: date
) -> None:
    case = begun(tomas, sona, today, 60)
    desk = sign_in(tomas)
    desk.go(case)
    desk.press("Naplánovat")
    monday = CZECH_DAYS.next_working(today + timedelta(days=1))
    book(desk, "Konzultace", monday, "16:30")
    pick(desk, "Kde", "V kanceláři konzultanta")
    desk.press("Naplánovat schůzku")
    desk.sees("Nelze", "se do hodin celý nevejde.", "Výjimku tu nemůže udělit nikdo")
    write(desk, "V kolik", "16:00")
    pick(desk, "Kde", "Doma u klienta")
    desk.press("Naplánovat schůzku")
    desk.choose("Je schůzka doma nutná ze zdravotních důvodů?", "Ano")
    desk.press("Odpovědět a pokračovat")
    desk.sees("Konzultace doma je výjimka. Napište zdravotní důvod")
    write(desk, "Rozhodnout můžete vy.", "Po operaci kolene zatím nechodí ven.")
    desk.press("Pokračovat s odůvodněním")
    desk.page.get_by_role("link", name="Proč? Konzultace").click()
    desk.look()
    desk.sees("Po operaci kolene zatím nechodí ven.")
    desk.go(case + "schuzka/")
    book(desk, "Asistence v terénu", monday, "18:00")
    pick(desk, "Kde", "Při zájmové nebo volnočasové činnosti")
    desk.press("Naplánovat schůzku")
    desk.sees("Asistence v terénu potřebuje domluvený cíl", "Domluvit cíl v plánu")


def test_an_assistant_joins_for_agreed_training_only(
    sign_in: SignIn, tomas: Account, sona: Account, klara: Account, today: date
) -> None:
    goal: Told = ("plan", 50, {"goal": "Chci s někým ven.", "step": "Oddíl.", "assistance": True})
    case = begun(tomas, sona, today, 60, goal, klara=klara)
    desk = sign_in(tomas)
    desk.go(case)
    desk.press("Naplánovat")
    book(desk, "Asistence v terénu", today + timedelta(days=2), "18:00")
    pick(desk, "Kdo z nás", "Klára Veselá")
    pick(desk, "Kde", "Při zájmové nebo volnočasové činnosti")
    desk.press("Naplánovat schůzku")
    desk.choose("Je s klientem domluvený nácvik v terénu", "Ne")
    desk.press("Odpovědět a pokračovat")
    desk.sees("Asistent se může přidat jen k nácviku v terénu")
    desk.press("Domluvit nácvik v terénu")
    desk.choose("Je s klientem domluvený nácvik v terénu", "Ano")
    desk.choose("Proč se odpověď mění", "Od té doby se to změnilo")
    desk.press("Uložit odpovědi")
    desk.go(case + "schuzka/")
    book(desk, "Asistence v terénu", today + timedelta(days=2), "18:00")
    pick(desk, "Kdo z nás", "Klára Veselá")
    pick(desk, "Kde", "Při zájmové nebo volnočasové činnosti")
    desk.press("Naplánovat schůzku")
    desk.sees("Asistence v terénu", "Klára Veselá")


def test_the_third_cancelled_meeting_opens_a_review(
    sign_in: SignIn, tomas: Account, sona: Account, today: date
) -> None:
    twice: tuple[Told, ...] = (
        ("cancel", 20, {"kind": "consultation"}),
        ("cancel", 12, {"kind": "consultation"}),
    )
    case = begun(tomas, sona, today, 60, *twice)
    desk = sign_in(tomas)
    desk.sees_not("Přehodnotit spolupráci")
    desk.go(case)
    desk.press("Naplánovat")
    book(desk, "Konzultace", CZECH_DAYS.next_working(today + timedelta(days=1)), "10:00")
    pick(desk, "Kde", "V kanceláři konzultanta")
    desk.press("Naplánovat schůzku")
    desk.page.get_by_role("link", name="Zrušit").first.click()
    desk.look()
    desk.choose("Proč se schůzka nekoná", "Ruší ji klient")
    desk.choose("Byl k tomu vážný důvod", "Ne")
    desk.press("Zrušit schůzku")
    desk.go("/")
    desk.sees("Přehodnotit spolupráci: Radek Beneš")
    desk.press("Přehodnotit spolupráci")
    write(desk, "Na čem jste se dohodli", "Schůzky budou dopoledne.")
    desk.press("Uložit přehodnocení")
    desk.sees("Klient.", "Schůzky budou dopoledne.")


def test_after_two_years_only_late_entries(
    sign_in: SignIn, tomas: Account, sona: Account, today: date
) -> None:
    case = begun(tomas, sona, today, 760)
    desk = sign_in(tomas)
    desk.go(case + "ukon/")
    last = CZECH_DAYS.last_working(today - timedelta(days=60))
    for day in (CZECH_DAYS.last_working(today - timedelta(days=1)), last):
        pick(desk, "Úkon", "Konzultace")
        write(desk, "Kdy", typed(day))
        write(desk, "Minuty", "60")
        write(desk, "V kolik", "10:00")
        pick(desk, "Kde", "V kanceláři konzultanta")
        desk.press("Zapsat úkon")
        if day != last:
            desk.sees("Program skončil", "Zapsat jako mimo pravidla")
    desk.sees("Zapsáno v", "Konzultace, 60 minut")
