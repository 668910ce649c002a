"""Whoever leaves at the end of the month is prepared for today: nothing is led by them after it."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from opora.access.actions import exclude
from opora.access.models import Account, Assignment
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.audit.models import Event
from opora.cases.actions import assign_key_worker
from opora.cases.models import Case, KeyWorker
from opora.ui.words import full_day, typed_day
from tests.access.conftest import OpenCase, file_of  # noqa: F401  a fixture
from tests.features.absences.test_leaving import meeting
from tests.features.absences.test_stand_in import SERVICE, SITE, away, sent, text_of
from tests.features.conftest import SignIn, Worker

LED, UNLED = "Případy, které tu vede", "Případy, které nikdo nevede"


@pytest.fixture
def head(worker: Worker) -> Account:
    return worker(SERVICE, Role.HEAD, name="Hana Vedoucí")


@pytest.fixture
def eva(worker: Worker) -> Account:
    return worker(SERVICE, name="Eva Odcházející")


@pytest.fixture
def lucie(worker: Worker) -> Account:
    return worker(SERVICE, name="Lucie Nastupující")


@pytest.fixture
def last(today: date) -> date:
    return today + timedelta(days=7)


@pytest.fixture
def hana(head: Account, client_of: SignIn) -> Client:
    return client_of(head)


@pytest.fixture
def case(head: Account, eva: Account, file_of: OpenCase, today: date) -> Case:  # noqa: F811  a fixture
    """Led by Eva, taken down by somebody else."""
    made = file_of(head, SERVICE, SITE, name="Nora Předávaná")
    lead(made, eva, today, head)
    return made


def lead(case: Case, who: Account, since: date, by: Account) -> KeyWorker:
    told: dict[str, Any] = {"worker_id": who.pk, "since": since, "by": viewer_of(by)}
    return assign_key_worker(case_id=case.pk, **told, on=viewer_of(by).today)


def ends(who: Account) -> str:
    return f"/ucty/{who.pk}/role/{Assignment.objects.get(account=who).pk}/konec/"


def until(day: date) -> dict[str, object]:
    return {"until": typed_day(day)}


def said(day: date) -> str:
    return full_day(day).replace("\xa0", " ")


@pytest.mark.parametrize("leaving", ["role", "account"])
def test_the_end_is_taken_once_the_cases_go_over_on_the_next_day(
    leaving: str, head: Account, eva: Account, lucie: Account, case: Case, hana: Client, last: date
) -> None:
    path = ends(eva) if leaving == "role" else f"/pracovnici/{eva.pk}/konec/"
    typed: dict[str, object] = until(last) if leaving == "role" else {"last_day": typed_day(last)}
    refused = text_of(sent(hana, path, typed), 422)
    next_day = last + timedelta(days=1)
    assert LED in refused
    assert UNLED not in refused
    assert f"/pripady/{case.pk}/klicovy-pracovnik/?od={next_day.isoformat()}" in refused
    offered = text_of(hana.get(f"/pripady/{case.pk}/klicovy-pracovnik/?od={next_day}"))
    assert typed_day(next_day).replace("\xa0", " ") in offered

    late = lead(case, lucie, next_day + timedelta(days=1), head)
    assert LED in text_of(sent(hana, path, typed), 422), "a day without anybody"
    KeyWorker.objects.filter(pk=late.pk).update(since=next_day)
    assert sent(hana, path, typed).status_code == 302


def test_a_role_ends_no_sooner_than_a_case_to_come_has_somebody_else(
    head: Account, lucie: Account, case: Case, hana: Client, last: date, today: date
) -> None:
    first = last + timedelta(days=1)
    lead(case, lucie, first, head)
    refused = text_of(sent(hana, ends(lucie), until(today)), 422)
    assert "Nora Předávaná" in refused
    assert f"Má ho vést od {said(first)}." in refused
    assert Assignment.objects.get(account=lucie).until is None


def test_a_case_that_was_only_taken_down_is_named_as_such(
    eva: Account, head: Account, lucie: Account, hana: Client, last: date, today: date,
    file_of: OpenCase,  # noqa: F811  a fixture
) -> None:  # fmt: skip
    case = file_of(eva, SERVICE, SITE, name="Jan Zapsaný")
    shown = text_of(hana.get(ends(eva)))
    assert UNLED in shown
    assert LED not in shown
    refused = text_of(sent(hana, ends(eva), until(last)), 422)
    assert "Některé případy by pak neměl kdo vést" in refused
    lead(case, lucie, last + timedelta(days=1), head)
    assert UNLED in text_of(sent(hana, ends(eva), until(today)), 422)
    assert sent(hana, ends(eva), until(last)).status_code == 302


def test_of_meetings_those_are_told_that_come_after_the_day(
    head: Account, eva: Account, lucie: Account, case: Case, hana: Client, last: date
) -> None:
    before, after = (meeting(case, eva, last + timedelta(days=days)) for days in (-1, 2))
    links = [f"/pripady/{case.pk}/zapis/meeting/{one.pk}/opravit/" for one in (before, after)]
    path = f"/pripady/{case.pk}/klicovy-pracovnik/"
    assert [one in text_of(hana.get(path)) for one in links] == [True, True]
    ahead = f"{path}?od={(last + timedelta(days=1)).isoformat()}"
    assert [one in text_of(hana.get(ahead)) for one in links] == [False, True]
    lead(case, lucie, last + timedelta(days=1), head)
    assert [one in text_of(hana.get(path)) for one in links] == [False, True]


def test_who_stands_in_gets_what_is_still_led_when_the_absence_begins(
    head: Account, eva: Account, lucie: Account, worker: Worker, case: Case, hana: Client,
    last: date, today: date,
) -> None:  # fmt: skip
    """A case handed over by then is nobody's to lend."""
    other = worker(SERVICE, name="Iva Zastupující")
    person = case.participants.get().person_id
    told: dict[str, Any] = {"reason": "x", "by": viewer_of(head), "on": today}
    exclude(account_id=other.pk, person_id=person, **told)
    row = away(eva, other, last, last + timedelta(days=3))
    assert case.title in text_of(hana.get(f"/nepritomnosti/{row.pk}/pripady/"))
    lead(case, lucie, last, head)
    page = hana.get(f"/nepritomnosti/{row.pk}/pripady/").content.decode()
    assert case.title not in page


def test_the_teams_page_says_who_will_lead_and_asks_nothing_more_for_it(
    head: Account, lucie: Account, case: Case, hana: Client, last: date
) -> None:
    hana.get("/tym/")
    with CaptureQueriesContext(connection) as before:
        assert "Domluvená předání" not in text_of(hana.get("/tym/"))
    lead(case, lucie, last, head)
    Assignment.objects.filter(account=lucie).update(since=last)
    with CaptureQueriesContext(connection) as after:
        shown = text_of(hana.get("/tym/"))
    assert len(after) <= len(before)
    assert "Domluvená předání případů: 1" in shown
    assert f"Od {said(last)} povede Lucie Nastupující, do té doby vede Eva Odcházející." in shown
    looked = Event.objects.filter(code="look.team").latest("pk")
    assert f"case:{case.pk}" in looked.subjects


def test_whoever_is_to_lead_is_not_left_out_before_the_handover_is_put_right(
    head: Account, lucie: Account, case: Case, hana: Client, last: date
) -> None:
    lead(case, lucie, last, head)
    person = case.participants.get().person_id
    path = f"/pripady/{case.pk}/lide/{person}/bez-koho/"
    grounds = hana.get(path).content.decode().split('name="ground" value="')[1:]
    ground = {"ground": grounds[0].split('"')[0]} if grounds else {}
    typed = {"worker": str(lucie.pk), "reason": "Sousedka.", **ground}
    assert f"má případ vést od {said(last)}" in text_of(hana.post(path, typed), 422)


def test_the_page_shows_what_is_left_after_the_day_that_is_typed(
    head: Account, eva: Account, lucie: Account, case: Case, hana: Client, last: date, today: date
) -> None:
    path = f"/pracovnici/{eva.pk}/konec/"
    lead(case, lucie, last + timedelta(days=1), head)
    at_first = text_of(hana.get(path))
    assert at_first.index("Poslední den") < at_first.index(LED), "first the day is asked for"
    assert f"Co zbývá po {said(today)}" in at_first
    assert "Zpět na" not in at_first

    typed: dict[str, object] = {"last_day": typed_day(last), "ukazat": "1"}
    led_to = sent(hana, path, typed)
    assert led_to.headers["Location"] == f"{path}?posledni={last.isoformat()}"
    shown = text_of(hana.get(led_to.headers["Location"]))
    assert LED not in shown
    assert "Všechno je předané" in shown
    assert f'<a href="{path}">Zpět na {said(today)}</a>' in shown
    assert typed_day(last).replace("\xa0", " ") in shown
    assert Account.objects.get(pk=eva.pk).last_day is None, "nothing was closed by looking"
    assert "Účet zůstává otevřený" in text_of(sent(hana, path, typed | {"last_day": "?"}), 422)
    for mangled in ("zitra", "9999-12-31", "0001-01-01"):
        assert LED in text_of(hana.get(f"{path}?posledni={mangled}"))


def test_an_older_page_is_told_which_day_stands_now(eva: Account, hana: Client, last: date) -> None:
    path = f"/pracovnici/{eva.pk}/konec/?posledni={last.isoformat()}"
    of_page = re.compile(r'name="seen"[^>]*value="([^"]*)"')
    found = of_page.search(hana.get(path).content.decode())
    assert found is not None
    old = {"last_day": typed_day(last), "seen": found[1]}
    for stands, words in (
        (last + timedelta(days=3), f"teď tu stojí „{typed_day(last + timedelta(days=3))}“"),
        (last - timedelta(days=1), f"teď tu stojí „{typed_day(last - timedelta(days=1))}“"),
    ):
        Account.objects.filter(pk=eva.pk).update(last_day=stands)
        assert words.replace("\xa0", " ") in text_of(hana.post(path, old), 422)
        assert Account.objects.get(pk=eva.pk).last_day == stands

    set_before = of_page.search(hana.get(path).content.decode())
    assert set_before is not None
    Account.objects.filter(pk=eva.pk).update(last_day=None)
    told = text_of(hana.post(path, old | {"seen": set_before[1]}), 422)
    assert "Poslední den: teď tu není nic" in told
