"""The lists narrowed to a service or a worker, and who carries how much."""

from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.actions import found_organisation, give_post, open_account
from opora.access.models import Account
from opora.access.roles import Role
from opora.cases.actions import assign_key_worker
from tests.access.conftest import OpenCase
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.desk.conftest import SetDue

SERVICE, SITE = "rodinna_poradna", "poradna"
OTHER = ("dluhova_poradna", "poradna")


@pytest.fixture
def head(worker: Worker) -> Account:
    hana = worker(SERVICE, Role.HEAD, name="Hana Horní")
    give_post(account_id=hana.pk, role=Role.HEAD, service=OTHER[0], site="")
    return hana


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode().replace("\xa0", " ")


@pytest.fixture
def two(worker: Worker, file_of: OpenCase) -> tuple[Account, Account]:
    """Ema answers for two cases of one service, Iva for one of another."""
    ema, iva = worker(SERVICE, name="Ema Druhá"), worker(OTHER[0], name="Iva Třetí")
    for name in ("Jan Adam", "Jan Cah"):
        file_of(ema, SERVICE, SITE, name=name)
    file_of(iva, *OTHER, name="Jan Žák")
    return ema, iva


def test_the_list_says_whose_each_case_is_and_is_narrowed(
    head: Account, two: tuple[Account, Account], client_of: SignIn
) -> None:
    ema, iva = two
    client = client_of(head)
    everything = page(client, "/pripady/")
    assert "na starosti: Ema Druhá" in everything
    assert "na starosti: Iva Třetí" in everything
    for query in (f"service={SERVICE}", f"worker={ema.pk}", f"service={SERVICE}&worker={ema.pk}"):
        shown = page(client, f"/pripady/?{query}")
        assert ("Jan Adam" in shown, "Jan Cah" in shown, "Jan Žák" in shown) == (True, True, False)
        assert f"?whose=mine&amp;{query.replace('&', '&amp;')}" in shown
    shown = page(client, f"/pripady/?worker={iva.pk}&service={SERVICE}")
    assert "Vyberte jinou službu nebo jiného člověka" in shown
    for odd in ("service=neni", "worker=x", f"worker={'9' * 40}"):
        assert "Jan Žák" in page(client, f"/pripady/?{odd}")


def test_somebody_elses_service_can_not_be_asked_for(
    two: tuple[Account, Account], client_of: SignIn
) -> None:
    shown = page(client_of(two[0]), f"/pripady/?service={OTHER[0]}")
    assert "Jan Adam" in shown
    assert "Jan Žák" not in shown
    assert 'name="service"' not in shown, "one service is no choice"


def test_nobody_of_another_organisation_is_named(
    head: Account, two: tuple[Account, Account], client_of: SignIn
) -> None:
    elsewhere = found_organisation(name="Jinde, z. s.", services=[SERVICE]).pk
    other = open_account(
        organisation_id=elsewhere, username="o", full_name="Olga Cizí", password="dlouhé heslo tady"
    )
    client = client_of(head)
    for path in ("/pripady/", "/tym/"):
        assert "Olga Cizí" not in page(client, f"{path}?worker={other.pk}")
    assert "Jan Žák" in page(client, f"/pripady/?worker={other.pk}"), "as if nobody was asked for"


def test_whoever_leads_the_case_now_has_it(
    head: Account, two: tuple[Account, Account], client_of: SignIn, seen_by: ViewerOf,
    worker: Worker, file_of: OpenCase, today: date,
) -> None:  # fmt: skip
    ema, third = two[0], worker(SERVICE, name="Uma Čtvrtá")
    case = file_of(ema, SERVICE, SITE, name="Jan Nový")
    assign_key_worker(case_id=case.pk, worker_id=third.pk, since=today, by=seen_by(head), on=today)
    client = client_of(head)
    assert "Jan Nový" in page(client, f"/pripady/?worker={third.pk}")
    assert "Jan Nový" not in page(client, f"/pripady/?worker={ema.pk}")


def test_the_team_says_whose_each_thing_is_and_who_carries_how_much(
    head: Account, two: tuple[Account, Account], client_of: SignIn, file_of: OpenCase,
    set_due: SetDue, today: date,
) -> None:  # fmt: skip
    ema, iva = two
    first, last = file_of(ema, SERVICE, SITE, name="Jan Bílý"), file_of(iva, *OTHER, name="Jan Ž")
    late = today - timedelta(days=3)
    set_due({first.pk: [late, late, today], last.pk: [today]})
    client = client_of(head)
    answer = client.get("/tym/")
    loads = {one.name: (one.running, one.late) for one in answer.context["loads"]}
    assert loads["Ema Druhá"] == (3, 2)
    assert loads["Iva Třetí"] == (2, 0)
    assert loads["Hana Horní"] == (0, 0), "whoever has room is there, too"
    shown = answer.content.decode().replace("\xa0", " ")
    assert shown.count("Na starosti: Ema Druhá") == 3
    assert shown.count("Na starosti: Iva Třetí") == 1
    own = page(client, f"/tym/?worker={iva.pk}")
    assert ("Jan Bílý" in own, "Jan Ž" in own) == (False, True)
    of_service = page(client, f"/tym/?service={SERVICE}")
    assert ("Jan Bílý" in of_service, "Jan Ž" in of_service) == (True, False)
    assert "Kdo kolik nese" not in page(client_of(ema), "/tym/")
