"""A family's case in counselling, its head and another worker."""

from html import unescape
from typing import Any

import pytest

from opora.access.models import Account
from opora.access.roles import Role
from tests.features.acts.conftest import MakePlace, Place, opened, place  # noqa: F401  fixtures
from tests.features.conftest import Worker

SERVICE = "rodinna_poradna"


def text_of(answer: Any, status: int = 200) -> str:
    """The page with plain spaces."""
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return unescape(answer.content.decode()).replace("\xa0", " ")


@pytest.fixture
def here(place: MakePlace) -> Place:  # noqa: F811  a fixture of that name
    """A case with one person; its browser is a social worker's."""
    return place(SERVICE)


@pytest.fixture
def head(worker: Worker) -> Account:
    """The head of the service."""
    return worker(SERVICE, Role.HEAD, name="Hana Vedoucí")


@pytest.fixture
def other(worker: Worker) -> Account:
    """Another worker of the service."""
    return worker(SERVICE, name="Lucie Druhá")
