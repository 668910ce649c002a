"""The ground that rows are tried on."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from opora.access.models import Account
from tests.features.acts.conftest import MakePlace, opened, place
from tests.features.agreements.conftest import (
    MakeAgreed,
    MakeCase,
    agreed,
    head,
    make_case,
)
from tests.features.agreements.test_room import filled
from tests.features.conftest import (
    SignIn,
    Worker,
    client_of,
    organisation,
    seen_by,
    site_of,
    today,
    worker,
)
from tests.forbidden.ground import Ground

__all__ = [
    "agreed",
    "client_of",
    "filled",
    "head",
    "make_case",
    "opened",
    "organisation",
    "place",
    "seen_by",
    "site_of",
    "today",
    "worker",
]


@pytest.fixture
def first_contact(today: date) -> date:
    """Long enough ago for breaches, and for half a year after one."""
    return today - timedelta(days=300)


@pytest.fixture
def ground(
    place: MakePlace,
    make_case: MakeCase,
    agreed: MakeAgreed,
    worker: Worker,
    client_of: SignIn,
    filled: Callable[[str, int], Account],
    today: date,
) -> Ground:
    """Cases, workers and browsers."""
    return Ground(place, make_case, agreed, worker, client_of, filled, today)
