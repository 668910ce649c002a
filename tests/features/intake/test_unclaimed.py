"""What somebody who leads no cases has taken waits for the head until somebody takes it over."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.roles import Role
from opora.cases.models import Case, KeyWorker
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import text_of

SERVICE = "nekam_patrit"
TITLE = "Určit, kdo se ujme: Jana Matoušková"
Opened = Callable[..., int]


@pytest.fixture
def waiting(worker: Worker, client_of: SignIn, opened: Opened, today: date) -> int:
    """Taken by the reception three days ago."""
    case = opened(client_of(worker(SERVICE, Role.INTAKE)), SERVICE)
    Case.objects.update(opened_on=today - timedelta(days=3))
    return case


@pytest.fixture
def head(worker: Worker, client_of: SignIn) -> Client:
    return client_of(worker(SERVICE, Role.HEAD))


def test_it_stands_in_the_day_of_the_head_with_its_age(waiting: int, head: Client) -> None:
    day = text_of(head.get("/"))
    assert TITLE in day
    assert "Čeká 3 dny, nikdo se neujal." in day
    assert f'href="/pripady/{waiting}/klicovy-pracovnik/"' in head.get("/").content.decode()


def test_who_may_take_it_over_finds_it_with_the_team(
    waiting: int, worker: Worker, client_of: SignIn
) -> None:
    colleague = client_of(worker(SERVICE, Role.CONSULTANT))
    assert TITLE in text_of(colleague.get("/tym/"))
    assert TITLE not in text_of(colleague.get("/"))


def test_who_only_takes_contacts_is_not_asked_to(waiting: int, client_of: SignIn) -> None:
    reception = Account.objects.get(assignments__role=Role.INTAKE)
    assert TITLE not in text_of(client_of(reception).get("/"))


def test_once_somebody_leads_it_nothing_waits(
    waiting: int, head: Client, worker: Worker, today: date
) -> None:
    KeyWorker.objects.create(case_id=waiting, worker=worker(SERVICE), since=today)
    assert TITLE not in text_of(head.get("/"))


@pytest.mark.parametrize("stage", [Case.Stage.WAITING, Case.Stage.WITHDRAWN])
def test_who_waits_for_a_place_or_for_nothing_does_not_wait_for_us(
    waiting: int, head: Client, stage: str
) -> None:
    Case.objects.update(stage=stage)
    assert TITLE not in text_of(head.get("/"))


def test_whoever_leads_cases_keeps_what_they_opened(
    worker: Worker, client_of: SignIn, opened: Opened, head: Client
) -> None:
    opened(client_of(worker(SERVICE)), SERVICE)
    assert TITLE not in text_of(head.get("/"))


def test_whoever_took_it_reads_on_the_case_that_the_head_is_waited_for(
    waiting: int, head: Client, worker: Worker, client_of: SignIn, today: date
) -> None:
    words = "Čeká, až vedoucí určí, kdo se ujme"
    reception = client_of(Account.objects.get(assignments__role=Role.INTAKE))
    page = f"/pripady/{waiting}/"
    assert f"{words}." in text_of(reception.get(page))
    assert f"{words}." not in text_of(head.get(page)), "the head is not told to wait for the head"
    KeyWorker.objects.create(case_id=waiting, worker=worker(SERVICE), since=today)
    assert words not in text_of(reception.get(page))
