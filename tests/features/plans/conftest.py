"""Cases with a plan, through the screens."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.roles import Role
from opora.cases.actions import assign_key_worker, open_case
from opora.cases.models import Case
from opora.people.actions import register_anonymous, register_named
from tests.features.conftest import SignIn, ViewerOf, Worker

InCase = Callable[..., tuple[Case, Client]]
Typed = dict[str, object]
ROLE = {"nekam_patrit": Role.CONSULTANT}


@pytest.fixture
def in_case(
    worker: Worker,
    seen_by: ViewerOf,
    client_of: SignIn,
    site_of: Callable[[str], str],
    today: date,
) -> InCase:
    """A case with its key worker, and the key worker's browser."""

    def make(service: str, *, anonymous: bool = False) -> tuple[Case, Client]:
        account = worker(service, ROLE.get(service, Role.SOCIAL_WORKER))
        by, began = seen_by(account), today - timedelta(days=400)
        if anonymous:
            person = register_anonymous(code="JAVOR 38", by=by, on=began)
        else:
            person = register_named(given_name="Eva", family_name="Šimková", by=by, on=began)
        case = open_case(service=service, site=site_of(service), persons=[person], by=by, on=began)
        assign_key_worker(case_id=case.pk, worker_id=account.pk, since=began, by=by, on=began)
        return case, client_of(account)

    return make


@pytest.fixture
def typed(today: date) -> Typed:
    """A whole plan, as typed."""
    return {
        "form": "written",
        "made_on": today.isoformat(),
        "words": "Abychom měli kde bydlet.",
        "way_of_work": "Jednou týdně v kanceláři.",
    }


def text(answer: Any) -> str:
    """The page without non-breaking spaces."""
    return str(answer.content.decode()).replace("\xa0", " ")
