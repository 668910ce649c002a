"""An installation of other services than the five: workers, and nobody a client yet."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from opora.access.models import Account
from opora.access.queries import viewers_by_login
from opora.access.roles import Role
from opora.cases.models import Case
from opora.catalog import Catalog, folder, swapped
from opora.catalog.folders import SAMPLES
from opora.catalog.load import load as definitions
from opora.demo.load import load, logins
from opora.demo.staff import NAMES, staff

BACKEND = "opora.access.sessions.Backend"
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def samples() -> Iterator[Catalog]:
    """Only the invented services are offered."""
    with swapped(definitions(folder() / SAMPLES)) as catalog:
        yield catalog


@pytest.mark.django_db
def test_each_service_has_its_workers_and_its_screens_open(
    samples: Catalog, client: Client
) -> None:
    load(TODAY)
    names = [name for name, _password, _who in logins()]
    workers = viewers_by_login(names)
    assert set(workers) == set(names)
    assert len(set(names)) == len(names)
    with scope(organisation=workers["hana"].organisation_id):
        assert not Case.objects.exists()
    for name in names:
        client.force_login(Account.objects.get(username=name), backend=BACKEND)
        assert client.get("/").status_code == 200
    client.force_login(Account.objects.get(username="hana"), backend=BACKEND)
    for service in samples.services.values():
        page = client.get("/kontakt/", {"service": service.id})
        assert service.short.cs in page.content.decode()


def test_every_role_that_a_service_declares_is_held_by_somebody(samples: Catalog) -> None:
    held = {
        (role, service)
        for worker in staff(samples.services.values())
        for role, service, _site in worker.posts
    }
    for service in samples.services.values():
        assert {(Role(name), service.id) for name in service.roles} <= held


def test_however_many_services_no_two_workers_share_a_login(samples: Catalog) -> None:
    crowd = staff([*samples.services.values()] * len(NAMES))
    assert len({worker.login for worker in crowd}) == len(crowd)
