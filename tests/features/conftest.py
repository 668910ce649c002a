"""An organisation with workers, on the real database, through the real screens."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from opora.access.actions import found_organisation, give_post, open_account
from opora.access.models import Account, Organisation
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.catalog import current
from tests.signed_in import signed_in

SERVICES = (
    "nekam_patrit",
    "rodinna_poradna",
    "kontaktni_centrum",
    "ohrozene_rodiny",
    "dluhova_poradna",
)
Worker = Callable[..., Account]
SignIn = Callable[[Account], Client]
ViewerOf = Callable[[Account], Viewer]


def seen_at(browser: Client, path: str) -> str:
    """What the form of the page says it saw."""
    found = re.search(r'name="seen" value="([^"]*)"', browser.get(path).content.decode())
    assert found is not None
    return found[1]


@pytest.fixture
def today() -> date:
    """The day on which the screens think they are."""
    return timezone.localdate()


def number_anew() -> None:
    """Numbers go on from those that are there, on PostgreSQL as well: it takes none back.

    Each test has the same viewers then, and what was prepared for one serves the next test, too.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in (Organisation._meta.db_table, Account._meta.db_table):
                following = f"SELECT coalesce(max(id), 0) + 1 FROM {table}"
                cursor.execute(f"SELECT setval('{table}_id_seq', ({following}), false)")


@pytest.fixture
def organisation(db: None) -> Iterator[Organisation]:
    """An invented organisation, in scope for the whole test."""
    number_anew()
    made = found_organisation(name="Dobrý soused, z. s.", services=SERVICES)
    with scope(organisation=made.pk):
        yield made


@pytest.fixture
def worker(organisation: Organisation) -> Worker:
    """Makes accounts: ``worker("rodinna_poradna", Role.SOCIAL_WORKER)``.

    They are called alike in every test, as their numbers are.
    """
    numbers = count(1)

    def make(
        service: str, role: Role = Role.SOCIAL_WORKER, *, site: str = "", name: str = ""
    ) -> Account:
        number = next(numbers)
        account = open_account(
            organisation_id=organisation.pk,
            username=f"worker{number}",
            full_name=name or f"Jana Zkušební{number}",
            password="dlouhé heslo pro zkoušku",
        )
        give_post(account_id=account.pk, role=role, service=service, site=site)
        return account

    return make


@pytest.fixture
def client_of() -> SignIn:
    """A browser's stand-in, signed in as the account."""
    return signed_in


@pytest.fixture
def seen_by() -> ViewerOf:
    """The viewer of an account, for calling actions and queries directly."""
    return viewer_of


@pytest.fixture
def site_of() -> Callable[[str], str]:
    """The first site of a service."""
    return lambda service: current().service(service).sites[0].id
