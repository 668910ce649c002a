"""A mother calls the family counselling: she wants mediation before a divorce."""

from datetime import date, timedelta

import pytest

from opora.access.models import Account
from opora.access.roles import Role
from tests.journeys.conftest import Desk, Hire, SignIn
from tests.journeys.told import Told, file_of, pick, typed, write

SERVICE = "rodinna_poradna"
WISH = "Rozvádíme se a nemůžeme se domluvit, jak budou u nás kluci. Chtěla by mediaci."


@pytest.fixture
def eva(hire: Hire) -> Account:
    """The social worker who answers the phone."""
    return hire("eva", "Eva Krátká", SERVICE)


@pytest.fixture
def lucie(hire: Hire) -> Account:
    """The psychologist."""
    return hire("lucie", "Lucie Zemanová", SERVICE, Role.PSYCHOLOGIST)


def call(desk: Desk) -> None:
    """The mother calls; she is the first person of the case."""
    desk.press("Nový kontakt")
    desk.choose("Je někdo v ohrožení", "Ne")
    desk.choose("Jak se ozývá", "Telefonem")
    desk.choose("Kdo se ozývá", "Se jménem")
    write(desk, "Jméno", "Jana")
    write(desk, "Příjmení", "Matoušková")
    write(desk, "Jak se rodině říká", "Matouškovi")
    write(desk, "S čím přichází", WISH)
    desk.choose("O co jde", "Rozvod a péče o děti")
    write(desk, "Telefon", "702 555 014")
    desk.choose("Smíme nechat vzkaz?", "Ne")
    write(desk, "Když to zvedne někdo jiný, představit se jako", "Petra")
    desk.choose("Co bude dál", "Úvodní konzultace")
    desk.press("Uložit kontakt")
    desk.sees("Matouškovi", "702 555 014", "Vzkaz nenechávat.", "Představit se: Petra.")
    desk.sees("Posoudit případ", "zveřejněno · Poradna, posouzení případu")


def talk_by_phone(desk: Desk) -> None:
    """The introductory consultation by phone needs the spoken consent."""
    desk.press("Zapsat konzultaci")
    desk.choose("Jak probíhá", "Telefonem")
    write(desk, "Situace zájemce", "Rozvod po deseti letech, dva synové.")
    desk.press("Zapsat konzultaci")
    desk.sees("Zatím nevíme")
    assert desk.page.get_by_label("Situace zájemce").input_value().startswith("Rozvod po deseti")
    consent = desk.page.get_by_role("group", name="Souhlasí zájemce po telefonu")
    assert consent.filter(visible=True).count() == 1
    desk.choose("Souhlasí zájemce po telefonu", "Ne")
    desk.press("Odpovědět a pokračovat")
    desk.sees("chybí vyslovený souhlas se zpracováním osobních údajů", "Co můžete udělat hned")
    desk.choose("Souhlasí zájemce po telefonu", "Ano")
    desk.choose("Prošli jste spolu podmínky a pravidla?", "Ano")
    desk.press("Zapsat konzultaci")
    desk.sees("Matouškovi", "Úvodní konzultace")


def assess(desk: Desk) -> None:
    """One professional is too few; two name the key worker."""
    desk.press("Zapsat posouzení")
    desk.choose("Kdo případ posoudil", "Eva Krátká")
    desk.choose("Kdo bude klíčovým pracovníkem", "Lucie Zemanová")
    desk.press("Zapsat posouzení")
    desk.sees("Nelze", "Posouzení potřebuje nejméně dva odborníky.")
    desk.choose("Kdo případ posoudil", "Lucie Zemanová")
    desk.press("Zapsat posouzení")
    desk.sees("Případ vede", "Lucie Zemanová")


def add_father(desk: Desk) -> None:
    """The other parent belongs to the case."""
    desk.press("Přidat člověka")
    write(desk, "Jméno", "Petr")
    write(desk, "Příjmení", "Matoušek")
    write(desk, "Kdo to je", "otec")
    desk.choose("Proč je v případu", "Je klientem služby")
    desk.press("Přidat")
    desk.sees("Petr Matoušek", "otec")


def accept(desk: Desk) -> None:
    """The request is analysed with the questions of the service."""
    desk.press("Přijmout")
    desk.choose("Rozvádějí se rodiče", "Ano")
    desk.choose("Žádají o mediaci", "Ano")
    desk.press("Přijmout")
    desk.sees("Čeká na informovaný souhlas", "Přijetí")


def invite_both(desk: Desk, day: date) -> None:
    """Both parents are invited together to the first consultation."""
    desk.press("Naplánovat")
    book(desk, "První konzultace u odborníka", day, "10:00")
    desk.choose("Zvete oba rodiče společně?", "Ne")
    desk.press("Naplánovat schůzku")
    desk.sees("Nelze bez odůvodnění", "K první konzultaci máme zvát oba rodiče společně.")
    desk.choose("Zvete oba rodiče společně?", "Ano")
    desk.press("Naplánovat schůzku")
    desk.sees("První konzultace u odborníka", "10:00")


def book(desk: Desk, act: str, day: date, at: str) -> None:
    """Fills the form of a meeting."""
    pick(desk, "Co se bude dít", act)
    write(desk, "Který den", typed(day))
    write(desk, "V kolik", at)
    write(desk, "Minuty", "60")
    desk.choose("S kým", "Všichni společně")


def sign(desk: Desk) -> None:
    """The informed consent makes the applicant a client."""
    desk.press("Podepsat informovaný souhlas")
    for one in desk.page.get_by_role("group", name="S kým to").get_by_role("checkbox").all():
        one.check()
    write(desk, "Platí od", "dnes")
    write(desk, "Na čem budete spolupracovat", "Domluvit se, jak budou kluci u mámy a u táty.")
    desk.page.get_by_text("Společná práce rodičů").click()
    desk.page.get_by_role("checkbox", name="Mediace").check()
    desk.choose("Je tu písemný souhlas", "Ano")
    desk.press("Uložit informovaný souhlas")
    desk.sees("Podpis informovaného souhlasu", "Rodina, ")


def mediate(desk: Desk, day: date) -> None:
    """Without group education mediation needs a reason; it is read later under Proč."""
    desk.press("Naplánovat")
    book(desk, "Mediace", day, "13:00")
    desk.press("Naplánovat schůzku")
    desk.choose("Prošli rodiče skupinovou edukací?", "Ne")
    desk.press("Odpovědět a pokračovat")
    desk.sees("Nelze bez odůvodnění", "skupinová edukace", "Objednat skupinovou edukaci")
    write(desk, "Rozhodnout můžete vy.", "Edukaci prošli loni v Brně.")
    desk.press("Pokračovat s odůvodněním")
    desk.page.get_by_role("link", name="Proč? Mediace").click()
    desk.look()
    desk.sees("Naplánovat schůzku", "Edukaci prošli loni v Brně.", "Nelze bez odůvodnění")


def test_a_mother_calls(sign_in: SignIn, eva: Account, lucie: Account, today: date) -> None:
    desk = sign_in(eva)
    call(desk)
    case = desk.page.url
    talk_by_phone(desk)
    assess(desk)
    add_father(desk)
    accept(desk)
    desk.page.goto(case)
    invite_both(desk, today + timedelta(days=3))
    sign(desk)
    mediate(desk, today + timedelta(days=4))


FIVE_VISITS: tuple[Told, ...] = (
    ("intro", 58, {"way": "in_person", "note": "Popsala, co ji trápí."}),
    ("inform", 58, {}),
    ("assess", 57, {"with": "eva", "note": "Odborné poradenství."}),
    ("accept", 56, {}),
    ("agree", 55, {"form": "informed_consent", "goals": "Zvládnout rozchod."}),
    ("acts", 54, {"kind": "counselling", "every": 7, "count": 5}),
)


@pytest.fixture
def case(eva: Account, lucie: Account, today: date) -> str:
    """A file with five visits, led by Lucie."""
    about = {"contact": (60, "phone"), "name": "Karolína Žáčková", "born": date(1986, 4, 2)}
    workers = {"eva": eva, "lucie": lucie}
    return file_of(SERVICE, "poradna", workers, about, FIVE_VISITS, today)


def test_at_the_sixth_visit_the_plan_is_decided(sign_in: SignIn, lucie: Account, case: str) -> None:
    desk = sign_in(lucie)
    desk.sees_not("Rozhodnout o plánu")
    desk.go(case)
    pick(desk, "Úkon", "Odborné poradenství")
    write(desk, "Minuty", "60")
    desk.press("Zapsat")
    desk.sees("Zapsáno v", "Rozhodnout o plánu")
    desk.go("/")
    desk.sees("Rozhodnout o plánu: Karolína Žáčková", "naše · Poradna, individuální plán")
    desk.press("Rozhodnout o plánu")
    write(desk, "Proč", "Zbývají dvě setkání, plán by už nepomohl.")
    desk.press("Plán zatím nepsat")
    desk.go("/")
    desk.sees_not("Rozhodnout o plánu")


def test_the_key_worker_changes_without_a_gap(
    sign_in: SignIn, eva: Account, lucie: Account, case: str, today: date
) -> None:
    desk = sign_in(lucie)
    desk.go(case)
    desk.press("Předat")
    desk.choose("Kdo případ povede", "Eva Krátká")
    write(desk, "Ode dne", typed(today - timedelta(days=200)))
    desk.press("Uložit")
    desk.sees("Klíčový pracovník ještě není uložený", "Případ tehdy ještě nebyl otevřený.")
    write(desk, "Ode dne", typed(today))
    write(desk, "Proč se to mění", "Převažuje sociální poradenství.")
    desk.press("Uložit")
    desk.sees("Eva Krátká", "Případ vede: Eva Krátká", "Případ vede: Lucie Zemanová")
    desk.go("/pripady/")
    eva_desk = sign_in(eva)
    eva_desk.sees("Karolína Žáčková")


def test_back_after_saving_begins_anew(sign_in: SignIn, eva: Account) -> None:
    desk = sign_in(eva)
    call(desk)
    desk.page.go_back()
    desk.page.wait_for_load_state()
    assert desk.page.get_by_role("textbox", name="S čím přichází").input_value() == ""
    desk.press("Uložit kontakt")
    desk.sees("Kontakt ještě není uložený")
    desk.go("/pripady/")
    assert desk.page.get_by_role("link", name="Matouškovi").count() == 1
