"""Cases in which somebody consents, through the screens."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.roles import Role
from opora.cases.actions import assign_key_worker, open_case
from opora.cases.models import Case
from opora.people.actions import register_named
from opora.people.birth import Birth
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

    def make(service: str, *, born: date | None = None) -> tuple[Case, Client]:
        account = worker(service, ROLE.get(service, Role.SOCIAL_WORKER))
        by, began = seen_by(account), today - timedelta(days=400)
        person = register_named(
            given_name="Eva",
            family_name="Šimková",
            birth=Birth(born, born) if born else None,
            by=by,
            on=began,
        )
        case = open_case(service=service, site=site_of(service), persons=[person], by=by, on=began)
        assign_key_worker(case_id=case.pk, worker_id=account.pk, since=began, by=by, on=began)
        return case, client_of(account)

    return make


@pytest.fixture
def consent(today: date) -> Callable[..., Typed]:
    """A whole consent, as typed."""

    def typed(case: Case, **other: object) -> Typed:
        return {
            "person": case.participants.get().person_id,
            "text": "Smíte říct škole, jak se nám daří.",
            "scope": ["course", "plan"],
            "purpose": "close_people",
            "recipient": "ZŠ Na Stráni",
            "way": "spoken",
            "given_on": today.isoformat(),
            **other,
        }

    return typed


@pytest.fixture
def leaving(today: date) -> Typed:
    """What leaves, as typed; on what it does, a test says."""
    return {
        "scope": ["course"],
        "what": "Na schůzky Eva chodí.",
        "way": "phone",
        "left_on": today.isoformat(),
    }


def text(answer: Any) -> str:
    """The page without non-breaking spaces."""
    return str(answer.content.decode()).replace("\xa0", " ")
