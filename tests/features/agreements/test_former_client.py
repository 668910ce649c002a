"""Somebody whose agreement ended for breach asks again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.doors import Invalid
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
    assert told_by_acceptance(client_of(account), again.pk) == (status == 302)
    typed = {"on": "dnes", "ground": "former_client", "reason": "Vysvětlili jsme to."}
    here = client_of(account)
    page = here.get(f"/pripady/{again.pk}/odmitnuti/").content.decode()
    assert "breach_day_traceable" not in page, "what the record knows is not asked"
    refused = here.post(f"/pripady/{again.pk}/odmitnuti/", typed)
    assert refused.status_code == status


def told_by_acceptance(browser: Client, case_id: int) -> bool:
    """Whether whoever accepts is told that there is a ground to refuse."""
    page = browser.get(f"/pripady/{case_id}/prijeti/").content.decode().replace("\xa0", " ")
    return "Odmítnout by tu šlo. Od " in page


def test_after_our_notice_nothing_is_concluded_without_a_new_contact(
    make_case: MakeCase,
    head: Callable[[str], Account],
    client_of: SignIn,
    first_contact: date,
    today: date,
) -> None:
    service = "ohrozene_rodiny"
    case, account = make_case(service), head(service)
    by = viewer_of(account)
    terms = Terms(
        form="spoken", concluded_on=first_contact, acts=("basic_counselling",), goals="Bydlení.",
        when_broken="Promluvíme si.", ways_to_end="Kdykoli.",
    )  # fmt: skip
    conclude(case_id=case.pk, terms=terms, by=by, on=first_contact)
    ended_for_breach(case, by, today - timedelta(days=60), today)
    again = replace(terms, concluded_on=today)
    with pytest.raises(Invalid, match="Kdo se vrací, začíná novým kontaktem"):
        conclude(case_id=case.pk, terms=again, by=by, on=today)
    browser = client_of(account)
    assert "Uzavřít smlouvu znovu" not in browser.get(f"/pripady/{case.pk}/").content.decode()
    form = browser.get(f"/pripady/{case.pk}/smlouva/uzavrit/").content.decode()
    assert "Kdo se vrací, začíná novým kontaktem" in form.replace("\xa0", " ")
