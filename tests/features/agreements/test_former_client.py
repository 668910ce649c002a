"""Somebody whose agreement ended for breach asks again."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.agreements.actions import conclude
from opora.agreements.terms import Terms
from opora.cases.actions import open_case
from tests.features.agreements.conftest import MakeCase
from tests.features.agreements.noticed import ended_for_breach
from tests.features.conftest import SignIn


@pytest.fixture
def first_contact(today: date) -> date:
    """Long ago."""
    return today - timedelta(days=300)


@pytest.mark.parametrize(
    ("service", "days", "status"),
    [
        pytest.param("kontaktni_centrum", 150, 302, marks=pytest.mark.rule("S1.former_client")),
        ("kontaktni_centrum", 250, 422),
        pytest.param("ohrozene_rodiny", 150, 302, marks=pytest.mark.rule("D6.former_client")),
        ("ohrozene_rodiny", 250, 422),
    ],
)
def test_an_earlier_breach_is_a_ground_for_six_months(
    service: str,
    days: int,
    status: int,
    make_case: MakeCase,
    head: Callable[[str], Account],
    client_of: SignIn,
    first_contact: date,
    today: date,
) -> None:
    case, account = make_case(service), head(service)
    by, ended = viewer_of(account), today - timedelta(days=days)
    terms = Terms(
        form="spoken",
        concluded_on=first_contact,
        acts=("basic_counselling" if service == "ohrozene_rodiny" else "exchange",),
        goals="Bydlení.",
        when_broken="Promluvíme si.",
        ways_to_end="Kdykoli.",
    )
    conclude(case_id=case.pk, terms=terms, by=by, on=first_contact)
    ended_for_breach(case, by, ended, today)
    person = case.participants.get().person
    again = open_case(service=service, site=case.site, persons=[person], by=by, on=today)
    typed = {"on": "dnes", "ground": "former_client", "reason": "Vysvětlili jsme to."}
    here = client_of(account)
    page = here.get(f"/pripady/{again.pk}/odmitnuti/").content.decode()
    assert "breach_day_traceable" not in page, "what the record knows is not asked"
    refused = here.post(f"/pripady/{again.pk}/odmitnuti/", typed)
    assert refused.status_code == status
