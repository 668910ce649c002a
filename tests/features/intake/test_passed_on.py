"""Whoever takes contacts and sees no clients opens no second case: it goes to the first."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.actions import give_post
from opora.access.models import Account, Exclusion, Narrowing
from opora.access.roles import Role
from opora.cases.models import Case, KeyWorker, Participant
from opora.intake.models import Contact, Outcome
from opora.people.models import Person
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import CONTACT, case_page, contact, step, text_of

SERVICE = "dluhova_poradna"
BORN = {"birth": "12. 3. 1990"}
TOLD = "Tento člověk už ve službě je veden"
Opened = Callable[..., int]


@pytest.fixture
def lead(worker: Worker) -> Account:
    return worker(SERVICE, name="Marta Vedoucí případu")


@pytest.fixture
def intake(worker: Worker) -> Account:
    return worker(SERVICE, Role.INTAKE, name="Iva Z příjmu")


@pytest.fixture
def running(lead: Account, client_of: SignIn, opened: Opened, today: date) -> int:
    """Jana Matoušková is a client, led by the worker."""
    case = opened(client_of(lead), SERVICE, **BORN)
    Case.objects.filter(pk=case).update(stage=Case.Stage.CLIENT)
    KeyWorker.objects.create(case_id=case, worker=lead, since=today)
    return case


def taken(browser: Client, service: str = SERVICE, **said: str) -> str:
    """What the worker reads after saving."""
    return text_of(browser.post(CONTACT, contact(service, **{**BORN, **said}), follow=True))


def test_the_contact_waits_with_the_key_worker(
    running: int, lead: Account, intake: Account, client_of: SignIn
) -> None:
    words = taken(client_of(intake), request="Přišla exekuce.", phone="602 000 111")
    assert TOLD in words
    assert not {"Marta", "Matoušková"} & set(words.split())
    assert Case.objects.count() == 1
    theirs = client_of(lead)
    day = text_of(theirs.get("/"))
    assert "Ozvat se zpátky: Jana Matoušková" in day
    assert "zápis: Iva Z příjmu." in day
    page = text_of(case_page(theirs, running))
    assert all(one in page for one in ("Kontakt z příjmu", "Přišla exekuce.", "602 000 111"))
    assert client_of(intake).get(f"/pripady/{running}/").status_code == 404
    step(theirs, running, "kontakt", kind="reached", way="phone", note="Domluveno na zítra.")
    assert "Ozvat se zpátky" not in text_of(theirs.get("/"))


@pytest.mark.parametrize("planned", [False, True])
def test_without_a_key_worker_it_waits_with_the_head(
    running: int, intake: Account, worker: Worker, client_of: SignIn, today: date, planned: bool
) -> None:
    if planned:  # who is to lead from tomorrow on doesn't look at it today
        KeyWorker.objects.update(since=today + timedelta(days=1))
    else:
        KeyWorker.objects.all().delete()
    Case.objects.update(opened_by=intake)
    taken(client_of(intake))
    Contact.objects.filter(kind=Contact.Kind.PASSED).update(on=today - timedelta(days=3))
    day = text_of(client_of(worker(SERVICE, Role.HEAD)).get("/"))
    assert "Ozvat se zpátky: Jana Matoušková" in day
    assert "Čeká 3 dny." in day


def test_a_contact_that_ends_at_once_ends_no_running_case(
    running: int, intake: Account, client_of: SignIn
) -> None:
    assert TOLD in taken(client_of(intake), next_step="one_off")
    assert Case.objects.get().stage == Case.Stage.CLIENT
    assert not Outcome.objects.exists()


@pytest.mark.parametrize(
    "other",
    [{"birth": "13. 3. 1990"}, {"birth": "1990"}, {"birth": ""}, {"given_name": "Jiřina"}],
)
def test_a_namesake_is_another_person(
    running: int, intake: Account, client_of: SignIn, other: dict[str, str]
) -> None:
    assert TOLD not in taken(client_of(intake), **other)
    assert Case.objects.count() == 2


def test_clients_of_another_service_are_not_betrayed(
    running: int, worker: Worker, client_of: SignIn
) -> None:
    theirs = client_of(worker("nekam_patrit", Role.INTAKE))
    assert TOLD not in taken(theirs, "nekam_patrit")
    assert Case.objects.count() == 2


def test_a_case_of_another_service_is_not_this_one(
    running: int, intake: Account, client_of: SignIn
) -> None:
    give_post(account_id=intake.pk, role=Role.INTAKE, service="nekam_patrit", site="")
    assert TOLD not in taken(client_of(intake), "nekam_patrit")
    assert Case.objects.filter(service="nekam_patrit").exists()


def test_a_year_is_nobodys_first_of_january(
    running: int, intake: Account, client_of: SignIn
) -> None:
    day = date(1990, 1, 1)
    Person.objects.update(born_from=day, born_to=day)
    assert TOLD not in taken(client_of(intake), birth="1990")
    assert TOLD in taken(client_of(intake), birth="1. 1. 1990")


def test_clients_of_another_site_are_not_betrayed(
    worker: Worker, client_of: SignIn, opened: Opened
) -> None:
    family = "ohrozene_rodiny"
    there = worker(family, site="litvinov")
    case = opened(client_of(there), family, post=f"{family}:litvinov", **BORN)
    Case.objects.filter(pk=case).update(stage=Case.Stage.CLIENT)
    here = client_of(worker(family, Role.INTAKE, site="most"))
    assert TOLD not in taken(here, family)
    assert Case.objects.count() == 2


def test_who_is_kept_apart_gets_no_hint(
    running: int, intake: Account, client_of: SignIn, today: date
) -> None:
    person = Participant.objects.get(case_id=running).person_id
    Exclusion.objects.create(account=intake, person_id=person, since=today)
    assert TOLD not in taken(client_of(intake))
    assert Case.objects.count() == 2


def test_a_narrowed_case_gives_no_hint(
    running: int, intake: Account, client_of: SignIn, today: date
) -> None:
    Narrowing.objects.create(case_id=running, since=today)
    assert TOLD not in taken(client_of(intake))


def test_a_code_is_the_same_person(worker: Worker, client_of: SignIn, opened: Opened) -> None:
    centre = "kontaktni_centrum"
    known = {"who": "anonymous", "code": "JAVOR 38", "given_name": "", "family_name": ""}
    case = opened(client_of(worker(centre)), centre, **known)
    Case.objects.update(stage=Case.Stage.CLIENT)
    words = taken(client_of(worker(centre, Role.INTAKE)), centre, birth="", **known)
    assert TOLD in words
    assert Contact.objects.filter(case_id=case, kind=Contact.Kind.PASSED).count() == 1


def test_whoever_sees_the_case_opens_what_they_mean_to(
    running: int, lead: Account, client_of: SignIn
) -> None:
    assert TOLD not in taken(client_of(lead))
    assert Case.objects.count() == 2
