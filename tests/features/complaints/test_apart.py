"""Whoever is complained of neither sees the complaint nor decides it; a deputy stands in."""

from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.deputies.actions import name_deputy
from opora.access.doors import Invalid, NotFound
from opora.access.models import Account, Deputy
from opora.access.roles import Role
from opora.audit.models import Event
from opora.audit.queries import trace_of
from opora.complaints.answering.actions import assign
from opora.complaints.models import Complaint
from opora.complaints.queries import complaint_for
from tests.access.conftest import open_for
from tests.features.complaints.conftest import CENTRE, NEW, REGISTER, Take, text_of, typed
from tests.features.complaints.test_answer import answered, page_of, received
from tests.features.conftest import SignIn, ViewerOf, Worker

STEPS = ("", "opravit/", "zneplatnit/", "odpoved/", "vyrizuje/")


def about(*accused: Account, **more: object) -> dict[str, object]:
    return {"about": "worker", "workers": [one.pk for one in accused], **more}


@pytest.fixture
def ondra(worker: Worker) -> Account:
    """A colleague who is complained of."""
    return worker(CENTRE, name="Ondra Obviněný")


@pytest.mark.rule("S5.apart")
def test_whoever_is_complained_of_finds_nothing_anywhere(
    take: Take, petr: Account, ondra: Account, hana: Client, client_of: SignIn, today: date
) -> None:
    case = open_for(ondra, CENTRE, "centrum", today, name="Eva Nová")
    row = take(petr, CENTRE, today, **about(ondra))
    Complaint.objects.update(about_case=case, responsible=ondra, taken_by=ondra, recorded_by=ondra)
    received(row, today - timedelta(days=40))
    browser = client_of(ondra)
    for step in STEPS:
        assert browser.get(page_of(row) + step).status_code == 404
        assert step == "" or browser.post(page_of(row) + step, {"why": "x"}).status_code == 404
    for page in ("/", "/tym/", REGISTER, f"/pripady/{case.pk}/", "/prehledy/"):
        shown = text_of(browser.get(page))
        assert page_of(row) not in shown, page
        assert "Odpovědět: " not in shown, page
    assert "celkem" not in text_of(browser.get(REGISTER))
    assert "Ondra Obviněný" in text_of(hana.get(page_of(row)))


def test_the_head_who_is_complained_of_finds_nothing_either(
    take: Take, petr: Account, head: Account, hana: Client, today: date
) -> None:
    case = open_for(petr, CENTRE, "centrum", today, name="Eva Nová")
    row = take(petr, CENTRE, today, **about(head))
    Complaint.objects.update(about_case=case)
    received(row, today - timedelta(days=40))
    for step in STEPS:
        assert hana.get(page_of(row) + step).status_code == 404
    for page in ("/", "/tym/", REGISTER, f"/pripady/{case.pk}/", f"/pripady/{case.pk}/stopa/"):
        assert "Odpovědět: " not in text_of(hana.get(page))
        assert page_of(row) not in text_of(hana.get(page))
    codes = {one.code for one in trace_of(case.pk, after=0, limit=100)[0]}
    assert not [one for one in codes if "complaint" in one]
    assert Event.objects.filter(code="complaints.take_in").count() == 1


def test_without_a_deputy_the_page_says_so_and_what_to_do(
    take: Take, petr: Account, head: Account, client_of: SignIn, today: date
) -> None:
    row = take(petr, CENTRE, today, **about(head))
    page = text_of(client_of(petr).get(page_of(row)))
    assert "Stížnost je o vedoucí a zástup, který ji může vyřídit, zatím určený není." in page
    assert "Požádejte vedoucí, ať zástup určí na stránce Stížnosti. Důvod říkat nemusíte." in page
    assert "zatím nikdo" in page


def test_the_named_deputy_decides_what_is_about_the_head_and_nothing_else(
    take: Take,
    petr: Account,
    head: Account,
    hana: Client,
    worker: Worker,
    client_of: SignIn,
    today: date,
) -> None:
    deputy = worker("dluhova_poradna", name="Zita Zástupná")
    own, other = take(petr, CENTRE, today, **about(head)), take(petr, CENTRE, today, words="Jiná.")
    received(own, today - timedelta(days=40))
    browser = client_of(deputy)
    assert browser.get(page_of(own)).status_code == 404
    path = f"{REGISTER}zastup/{CENTRE}/"
    assert f'href="{path}"' in text_of(hana.get(REGISTER))
    assert hana.post(path, {"deputy": deputy.pk}).status_code == 302
    assert "Zita Zástupná" in text_of(hana.get(REGISTER))
    assert "zástup vedoucí: Zita Zástupná" in text_of(client_of(petr).get(page_of(own)))
    assert "Odpovědět: Stížnost" in text_of(browser.get("/"))
    assert browser.get(page_of(other)).status_code == 404
    assert page_of(own) in text_of(browser.get(REGISTER))
    assert browser.post(f"{page_of(own)}odpoved/", answered(today)).status_code == 302
    assert "zodpovězená pozdě" in text_of(browser.get(page_of(own)))
    assert hana.get(page_of(own)).status_code == 404


def test_a_deputy_who_is_complained_of_too_is_shut_out(
    take: Take, petr: Account, ondra: Account, head: Account, hana: Client, client_of: SignIn,
    today: date,
) -> None:  # fmt: skip
    assert hana.post(f"{REGISTER}zastup/{CENTRE}/", {"deputy": ondra.pk}).status_code == 302
    row = take(petr, CENTRE, today, **about(head, ondra))
    assert client_of(ondra).get(page_of(row)).status_code == 404
    assert "zástup, který ji může vyřídit, zatím určený není" in text_of(
        client_of(petr).get(page_of(row))
    )


def test_a_deputy_is_changed_and_ended_and_only_by_the_head(
    petr: Account, ondra: Account, head: Account, hana: Client, client_of: SignIn,
    seen_by: ViewerOf, today: date,
) -> None:  # fmt: skip
    path = f"{REGISTER}zastup/{CENTRE}/"
    assert client_of(petr).get(path).status_code == 403
    name_deputy(service=CENTRE, account_id=petr.pk, by=seen_by(head), on=today - timedelta(days=3))
    assert hana.post(path, {"deputy": ondra.pk}).status_code == 302
    former = Deputy.objects.get(account=petr)
    assert former.until == today - timedelta(days=1)
    assert hana.post(path, {"deputy": "nobody"}).status_code == 302
    assert "zatím nikdo" in text_of(hana.get(REGISTER))
    assert "Vyberte" in text_of(hana.post(path, {"deputy": head.pk}), 422)
    with pytest.raises(Invalid):
        name_deputy(service=CENTRE, account_id=head.pk, by=seen_by(head), on=today)


def test_a_second_head_decides_before_any_deputy(
    take: Take, petr: Account, head: Account, worker: Worker, client_of: SignIn, today: date
) -> None:
    other = worker(CENTRE, Role.HEAD, name="Dana Druhá")
    row = take(petr, CENTRE, today, **about(head))
    page = text_of(client_of(other).get(page_of(row)))
    assert "Zapsat odpověď" in page
    assert "<dd>Dana Druhá</dd>" in page


def test_one_who_is_complained_of_is_never_given_it_to_decide(
    take: Take, petr: Account, ondra: Account, head: Account, hana: Client, seen_by: ViewerOf,
    today: date,
) -> None:  # fmt: skip
    row = take(petr, CENTRE, today, **about(ondra))
    path = f"{page_of(row)}vyrizuje/"
    assert "Ondra Obviněný" not in text_of(hana.get(path))
    assert "Vyberte jednu z nabízených" in text_of(hana.post(path, {"responsible": ondra.pk}), 422)
    with pytest.raises(Invalid):
        assign(complaint_id=row.pk, responsible_id=ondra.pk, by=seen_by(head), on=today)
    with pytest.raises(NotFound):
        complaint_for(seen_by(ondra), row.pk, "complaints.reply")


def test_a_correction_takes_it_out_of_the_hands_of_whom_it_turns_out_to_be_about(
    take: Take, petr: Account, ondra: Account, hana: Client, client_of: SignIn, today: date
) -> None:
    row = take(petr, CENTRE, today)
    assert hana.post(f"{page_of(row)}vyrizuje/", {"responsible": ondra.pk}).status_code == 302
    assert client_of(ondra).get(page_of(row)).status_code == 200
    sent = typed(CENTRE, petr, today, **about(ondra), why="Jde v ní o Ondru.")
    assert hana.post(f"{page_of(row)}opravit/", sent).status_code == 302
    assert client_of(ondra).get(page_of(row)).status_code == 404
    row.refresh_from_db()
    assert row.responsible_id is None


def test_who_takes_in_what_is_about_themselves_is_led_to_the_register(
    petr: Account, client_of: SignIn, today: date
) -> None:
    browser = client_of(petr)
    sent = typed(CENTRE, petr, today, **about(petr))
    answer = browser.post(NEW, sent, follow=True)
    assert answer.redirect_chain == [(REGISTER, 302)]
    assert "Zapsáno v" in text_of(answer)
    assert browser.get(page_of(Complaint.objects.get())).status_code == 404


def test_whoever_does_not_meet_the_client_does_not_meet_the_complaint(
    take: Take, petr: Account, worker: Worker, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    from opora.access.actions import exclude

    case = open_for(petr, CENTRE, "centrum", today, name="Eva Nová")
    row = take(petr, CENTRE, today)
    Complaint.objects.update(about_case=case)
    other = worker(CENTRE, Role.HEAD)
    assert client_of(other).get(page_of(row)).status_code == 200
    person = case.participants.get().person_id
    exclude(account_id=other.pk, person_id=person, reason="x", by=seen_by(petr), on=today)
    assert client_of(other).get(page_of(row)).status_code == 404
