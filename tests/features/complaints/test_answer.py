"""By when a complaint is answered, where that is shown, and the answer itself."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.actions import give_post
from opora.access.models import Account
from opora.access.roles import Role
from opora.complaints.models import Complaint, Reply
from opora.rules.days import add_months
from opora.ui.words import typed_day
from tests.features.complaints.conftest import CENTRE, LONG_AGO, REGISTER, Take, text_of
from tests.features.conftest import SERVICES, SignIn, ViewerOf, Worker

SHARED = [one for one in SERVICES if one != CENTRE]
Numbers = Callable[..., None]


def answered(on: date, **more: object) -> dict[str, object]:
    """An answer as it is typed."""
    sent: dict[str, object] = {
        "on": typed_day(on),
        "way": "notice_board",
        "text": "Čekárnu teď topíme od sedmi.",
        "result": "justified",
        "appeal_told": "yes",
    }
    return sent | more


def page_of(row: Complaint) -> str:
    return f"{REGISTER}{row.pk}/"


def received(row: Complaint, on: date) -> None:
    """As if it had come on another day."""
    Complaint.objects.filter(pk=row.pk).update(received_on=on)


@pytest.mark.rule("C11.deadline")
@pytest.mark.parametrize(
    ("came", "due", "note"),
    [
        (date(2025, 12, 15), "15. 1. 2026", ""),
        (date(2026, 1, 31), "28. 2. 2026", "Termín je v sobotu 28. 2."),
        (date(2026, 3, 6), "6. 4. 2026", "Termín je v pondělí 6. 4., na svátek"),
        (date(2024, 1, 31), "29. 2. 2024", ""),
    ],
)
def test_the_centre_answers_within_a_month_of_the_receipt(
    came: date, due: str, note: str, take: Take, petr: Account, hana: Client, today: date
) -> None:
    row = take(petr, CENTRE, today)
    received(row, came)
    page = text_of(hana.get(page_of(row)))
    assert f"Odpověď má být u klienta nejpozději {due}." in page
    assert note in page
    assert ("poslední pracovní den před ním je" in page) == bool(note)
    assert "zveřejněno" in page


@pytest.mark.rule("C11.reminder")
def test_the_answer_stands_in_the_day_until_it_is_given(
    take: Take, petr: Account, hana: Client, client_of: SignIn, today: date
) -> None:
    row = take(petr, CENTRE, today)
    received(row, today - timedelta(days=40))
    due = add_months(today - timedelta(days=40), 1)
    day = text_of(hana.get("/"))
    assert "Odpovědět: Stížnost" in day
    assert "po termínu" in day
    assert f'href="{page_of(row)}"' in day
    assert "Odpovědět: Stížnost" in text_of(hana.get("/tym/"))
    assert "Odpovědět: Stížnost" not in text_of(client_of(petr).get("/"))
    assert hana.post(f"{page_of(row)}odpoved/", answered(today)).status_code == 302
    assert "Odpovědět: Stížnost" not in text_of(hana.get("/"))
    page = text_of(hana.get(page_of(row)))
    late = (today - due).days
    assert f"zodpovězená pozdě o {late} " in page
    assert "Odpověď, po termínu" in page


@pytest.mark.rule("S5.deadline")
@pytest.mark.parametrize("service", SHARED)
def test_elsewhere_the_organisation_says_how_long(
    service: str,
    take: Take,
    worker: Worker,
    client_of: SignIn,
    numbers: Numbers,
    today: date,
) -> None:
    boss = worker(service, Role.HEAD)
    browser = client_of(boss)
    row = take(boss, service, today)
    assert "organizace zatím neurčila" in text_of(browser.get(page_of(row)))
    assert "Odpovědět" not in text_of(browser.get("/"))
    numbers(boss, service, 5)
    assert typed_day(today + timedelta(days=5)) in text_of(browser.get(page_of(row)))
    assert "Odpovědět: Stížnost" in text_of(browser.get("/"))


def test_a_later_number_changes_nothing_for_what_came_before(
    take: Take, worker: Worker, client_of: SignIn, numbers: Numbers, today: date
) -> None:
    boss = worker(SHARED[0], Role.HEAD)
    numbers(boss, SHARED[0], 30, LONG_AGO)
    row, later = take(boss, SHARED[0], today), take(boss, SHARED[0], today, words="Druhá.")
    received(row, today - timedelta(days=20))
    numbers(boss, SHARED[0], 5, today)
    browser = client_of(boss)
    first, second = text_of(browser.get(page_of(row))), text_of(browser.get(page_of(later)))
    assert typed_day(today + timedelta(days=10)) in first
    assert typed_day(today + timedelta(days=5)) in second


@pytest.mark.parametrize(
    ("service", "kind", "waits"),
    [
        (CENTRE, "wish", True),
        (CENTRE, "comment", True),
        (CENTRE, "praise", False),
        ("dluhova_poradna", "wish", False),
        ("dluhova_poradna", "comment", True),
        ("dluhova_poradna", "praise", False),
    ],
)
def test_praise_needs_no_answer_and_wishes_where_it_is_promised(
    service: str,
    kind: str,
    waits: bool,
    take: Take,
    worker: Worker,
    client_of: SignIn,
    numbers: Numbers,
    today: date,
) -> None:
    boss = worker(service, Role.HEAD)
    if service != CENTRE:
        numbers(boss, service, 28)
    row = take(boss, service, today, kind=kind)
    received(row, today - timedelta(days=27))
    browser = client_of(boss)
    assert ("Odpovědět: " in text_of(browser.get("/"))) == waits
    assert ("odpověď není potřeba" in text_of(browser.get(REGISTER))) != waits
    sent = answered(today, text="Děkujeme.")
    assert browser.post(f"{page_of(row)}odpoved/", sent).status_code == 302
    assert "zodpovězená" in text_of(browser.get(REGISTER))


def test_in_the_hands_of_a_worker_it_is_that_worker_s(
    take: Take, petr: Account, hana: Client, client_of: SignIn, today: date
) -> None:
    row = take(petr, CENTRE, today)
    received(row, today - timedelta(days=27))
    sent = {"responsible": petr.pk}
    assert hana.post(f"{page_of(row)}vyrizuje/", sent).status_code == 302
    browser = client_of(petr)
    assert "Odpovědět: Stížnost" in text_of(browser.get("/"))
    assert "Odpovědět: Stížnost" not in text_of(hana.get("/"))
    assert "Odpovědět: Stížnost" in text_of(hana.get("/tym/"))
    assert browser.post(f"{page_of(row)}odpoved/", answered(today)).status_code == 302
    page = text_of(hana.get(page_of(row)))
    assert "Čekárnu teď topíme od sedmi." in page
    assert "oprávněná" in page
    assert hana.post(f"{page_of(row)}vyrizuje/", {"responsible": "head"}).status_code == 302
    assert browser.get(f"{page_of(row)}opravit/").status_code == 403


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": " "}, "Napište, jak zněla odpověď."),
        ({"way": ""}, "Vyberte jednu z možností."),
        ({"way": "spoken"}, "Domluvený byl jiný způsob. Napište, proč to bylo jinak."),
        ({"on": "1. 1. 2090"}, "Tento den teprve přijde."),
        ({"on": "1. 1. 2020"}, "Napište den od přijetí stížnosti do dneška."),
        ({"result": ""}, "Vyberte, jaká."),
        ({"appeal_told": ""}, "Vyberte Ano, nebo Ne."),
    ],
)
def test_what_is_no_answer_is_said_and_nothing_is_lost(
    wrong: dict[str, object], sentence: str, take: Take, petr: Account, hana: Client, today: date
) -> None:
    row = take(petr, CENTRE, today)
    sent = answered(today, measures="Tohle jsem napsal.") | wrong
    page = text_of(hana.post(f"{page_of(row)}odpoved/", sent), 422)
    assert sentence in page
    assert "Tohle jsem napsal." in page
    assert not Reply.objects.exists()


def test_one_answer_stands_and_is_put_right_or_made_void(
    take: Take, petr: Account, hana: Client, today: date
) -> None:
    row = take(petr, CENTRE, today)
    received(row, today - timedelta(days=27))
    path = f"{page_of(row)}odpoved/"
    assert hana.post(path, answered(today)).status_code == 302
    assert "Odpověď už je zapsaná." in text_of(hana.get(path))
    again = hana.post(path, answered(today, text="Druhá."))
    assert "Odpověď už je zapsaná." in text_of(again, 422)
    one = Reply.objects.get()
    sent = answered(today, text="Čekárnu topíme od šesti.")
    assert "Důvod zůstane" in text_of(hana.post(f"{path}{one.pk}/opravit/", sent), 422)
    sent |= {"why": "Jiná hodina."}
    assert hana.post(f"{path}{one.pk}/opravit/", sent).status_code == 302
    page = text_of(hana.get(page_of(row)))
    for shown in ("Čekárnu topíme od šesti.", "Jiná hodina.", "Čekárnu teď topíme od sedmi."):
        assert shown in page
    assert hana.post(f"{path}{one.pk}/zneplatnit/", {"why": "Nikam neodešla."}).status_code == 302
    assert "Nikam neodešla." in text_of(hana.get(page_of(row)))
    assert "Odpovědět: Stížnost" in text_of(hana.get("/"))
    assert hana.get(f"{path}{one.pk}/opravit/").status_code == 404
    assert hana.post(path, answered(today, text="Doopravdy.")).status_code == 302


def test_the_answer_by_another_way_says_why(
    take: Take, petr: Account, hana: Client, today: date
) -> None:
    row = take(petr, CENTRE, today, answer_way="email", contact="jan@example.cz")
    sent = answered(today, way="spoken", way_reason="E-mail se vrátil.")
    assert hana.post(f"{page_of(row)}odpoved/", sent).status_code == 302
    assert "E-mail se vrátil." in text_of(hana.get(page_of(row)))


@pytest.mark.rule("S5.appeal")
@pytest.mark.parametrize("service", SERVICES)
def test_with_the_answer_it_is_said_where_one_can_turn(
    service: str, take: Take, worker: Worker, client_of: SignIn, today: date
) -> None:
    boss = worker(service, Role.HEAD)
    browser = client_of(boss)
    row = take(boss, service, today)
    page = text_of(browser.get(f"{page_of(row)}odpoved/"))
    assert "veřejný ochránce práv" in page
    assert "S odpovědí dostane i to, kam." in page
    assert browser.post(f"{page_of(row)}odpoved/", answered(today)).status_code == 302
    assert "v odpovědi to je" in text_of(browser.get(page_of(row)))


def test_counts_of_the_register_follow_the_answers(
    take: Take, petr: Account, hana: Client, today: date
) -> None:
    late, open_one = take(petr, CENTRE, today), take(petr, CENTRE, today, words="Druhá.")
    received(late, today - timedelta(days=60))
    assert hana.post(f"{page_of(late)}odpoved/", answered(today)).status_code == 302
    page = text_of(hana.get(f"{REGISTER}?year={(today - timedelta(days=60)).year}"))
    assert "<span>zodpovězené pozdě</span> <strong>1</strong>" in page
    shown = text_of(hana.get(f"{REGISTER}?state=open"))
    assert page_of(open_one) in shown
    assert page_of(late) not in shown


def test_a_head_of_another_site_has_it_not_in_hand(
    take: Take, worker: Worker, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    service = "ohrozene_rodiny"
    most, litvinov = worker(service, Role.HEAD, site="most"), worker(service, Role.HEAD)
    give_post(account_id=litvinov.pk, role=Role.SOCIAL_WORKER, service=service, site="litvinov")
    row = take(most, service, today, site="most")
    other = worker(service, Role.HEAD, site="litvinov")
    assert client_of(other).get(page_of(row)).status_code == 404
    assert client_of(litvinov).get(page_of(row)).status_code == 200
