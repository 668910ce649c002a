"""A complaint from the box by the door to its answer, at the screens."""

from datetime import timedelta

from opora.access.roles import Role
from opora.complaints.models import Complaint
from tests.journeys.conftest import Desk, Hire, SignIn
from tests.journeys.told import pick, write

SERVICE = "kontaktni_centrum"


def take_in(desk: Desk) -> None:
    """What is forgotten is said; nothing written is lost."""
    desk.press("Stížnosti")
    desk.press("Zapsat stížnost")
    desk.choose("Co to je", "Stížnost")
    pick(desk, "Jak přišla", "Schránka důvěry")
    write(desk, "Co v ní stojí", "Na výměnu se čeká venku na dešti.")
    desk.choose("O čem je", "O službě")
    desk.press("Zapsat")
    desk.sees("Stížnost ještě není zapsaná", "Vyberte, od koho je.")
    desk.choose("Od koho je", "Beze jména")
    desk.press("Zapsat")
    desk.sees("Zapsáno v", "Odpověď má být u klienta nejpozději", "na nástěnce")


def test_from_the_box_to_the_notice_board(sign_in: SignIn, hire: Hire) -> None:
    head = hire("hana", "Hana Nová", SERVICE, Role.HEAD)
    desk = sign_in(head)
    take_in(desk)
    row = Complaint.objects.get()
    Complaint.objects.update(received_on=row.received_on - timedelta(days=40))
    desk.go("/")
    desk.sees("Odpovědět: Stížnost", "zveřejněno · Kontaktní centrum")
    desk.go(f"/stiznosti/{row.pk}/")
    desk.press("Odložit odpověď")
    write(desk, "Nový termín odpovědi", "za týden")
    desk.press("Odložit odpověď")
    desk.sees("Tomuto dni nerozumíme")
    write(desk, "Nový termín odpovědi", "31. 12. 2030")
    desk.press("Odložit odpověď")
    desk.sees("Nelze", "o prodloužení nepíše")
    desk.press("Zapsat odpověď")
    write(desk, "Text odpovědi", "Za deště výměnu uděláme uvnitř.")
    desk.choose("Jaká stížnost byla", "Oprávněná")
    desk.choose("Je v odpovědi, kam se jde obrátit dál?", "Ano")
    desk.press("Zapsat odpověď")
    desk.sees("zodpovězená pozdě", "Za deště výměnu uděláme uvnitř.")
    desk.press("Zapsat, že šla dál")
    pick(desk, "Na koho se stížnost obrací", "Veřejný ochránce práv")
    desk.press("Zapsat")
    desk.sees("veřejný ochránce práv", "zatím nevíme")
    desk.go("/stiznosti/tisk/")
    desk.sees("Na výměnu se čeká venku na dešti.")
    desk.go(f"/stiznosti/zastup/{SERVICE}/")
    desk.go(f"/stiznosti/{row.pk}/zneplatnit/")
