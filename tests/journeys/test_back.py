"""Back in the browser after saving, and the same form sent once more: nothing is written twice."""

import re

import pytest

from opora.access.roles import Role
from opora.acts.models import Act
from opora.cases.models import Case
from opora.intake.models import Contact
from tests.journeys.conftest import Desk, Hire, SignIn

SERVICE = "kontaktni_centrum"


@pytest.fixture
def desk(hire: Hire, sign_in: SignIn) -> Desk:
    """A worker at the case of somebody who has just been in touch."""
    found = sign_in(hire("petr", "Petr Malý", SERVICE, Role.SOCIAL_SERVICES_WORKER))
    found.press("Nový kontakt")
    found.choose("Jak se ozývá", "V terénu")
    found.choose("Kdo se ozývá", "Bez jména")
    found.fill("S čím přichází", "Chce vědět, kam na testy.")
    found.press("Uložit kontakt")
    return found


def go_back(desk: Desk) -> None:
    desk.page.go_back()
    desk.page.wait_for_load_state()


def write_line(desk: Desk) -> None:
    line = desk.page.locator("#zapsat")
    line.get_by_label("Úkon").select_option(label="Individuální poradenství")
    line.get_by_label("Minuty").fill("20")
    line.get_by_label("Poznámka").fill("Kam na testy.")


def test_the_act_line_after_going_back(desk: Desk) -> None:
    write_line(desk)
    desk.press("Zapsat")
    desk.sees("Zapsáno v")
    go_back(desk)
    write_line(desk)
    desk.press("Zapsat")
    assert Act.objects.count() == 1
    go_back(desk)
    write_line(desk)
    desk.page.locator("#zapsat").get_by_label("Minuty").fill("45")
    desk.press("Zapsat")
    assert [act.minutes for act in Act.objects.order_by("pk")] == [20, 45]


def test_the_act_line_of_a_page_drawn_anew(desk: Desk) -> None:
    write_line(desk)
    desk.press("Zapsat")
    go_back(desk)
    desk.page.reload()
    write_line(desk)
    desk.press("Zapsat")
    desk.sees("Stejný úkon už je zapsaný v", "Opravdu ještě jednou?")
    note = desk.page.get_by_role("textbox", name="Poznámka").first
    assert note.input_value() == "Kam na testy."
    assert Act.objects.count() == 1
    desk.press("Podívat se na uložené")
    desk.sees("Zápis úkonu", "Individuální poradenství, 20 minut")


def test_a_form_page_after_going_back(desk: Desk) -> None:
    where = f"/pripady/{Case.objects.get().pk}/kontakt/?jak=note"
    for reload in (False, True):
        desk.go(where) if not reload else go_back(desk)
        if reload:
            desk.page.reload()
        desk.page.get_by_role("textbox", name="Poznámka").fill("Přinese papíry z\u00a0úřadu.")
        desk.press("Zapsat")
    desk.sees("Totéž už je uložené v", "Opravdu ještě jednou?")
    assert Contact.objects.filter(kind="note").count() == 1
    desk.press("Uložit ještě jednou")
    desk.page.wait_for_url(re.compile(r"/pripady/\d+/$"))
    assert Contact.objects.filter(kind="note").count() == 2


def test_back_to_a_form_that_had_an_error(desk: Desk) -> None:
    write_line(desk)
    desk.page.locator("#zapsat").get_by_label("Minuty").fill("hodně")
    desk.press("Zapsat")
    desk.sees("Úkon ještě není zapsaný")
    desk.page.get_by_label("Minuty").first.fill("20")
    desk.press("Zapsat úkon")
    desk.sees("Zapsáno v")
    go_back(desk)
    desk.look()
    desk.sees("Zapsat, co proběhlo", "Zapsat úkon")
    desk.sees_not("Úkon ještě není zapsaný")
    assert Act.objects.count() == 1
