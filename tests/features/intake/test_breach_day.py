"""A former client whose breach the record does not know: its day is told at the refusal."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.cases.models import Case
from opora.decisions.models import AskedFact
from tests.features.conftest import SERVICES
from tests.features.intake.conftest import opened, signed_in, step, text_of

__all__ = ["opened", "signed_in"]

D = "ohrozene_rodiny"
DAY = {D: "agreement_broken_on"}
NOTICE = "terminated_for_breach_on"
SignedIn = Callable[..., Client]
Opened = Callable[..., int]


def refuse(client: Client, case_id: int, **told: str) -> Any:
    typed = {"ground": "former_client", "reason": "Smlouva skončila špatně.", **told}
    return step(client, case_id, "odmitnuti", **typed)


def leads_on(refused: Any, service: str, case_id: int) -> bool:
    """Whether the page offers the way that the service names instead of a refusal."""
    way = "predani" if service == "kontaktni_centrum" else "prijeti"
    return f"/pripady/{case_id}/{way}/" in refused.content.decode()


def stage(case_id: int) -> str:
    return str(Case.objects.get(pk=case_id).stage)


@pytest.mark.parametrize(
    "service",
    [pytest.param(D, marks=pytest.mark.rule("D6.former_client")), "dluhova_poradna"],
)
def test_the_day_is_told_on_the_spot(
    service: str, signed_in: SignedIn, opened: Opened, today: date
) -> None:
    client = signed_in(service)
    case_id = opened(client, service)
    name = DAY.get(service, NOTICE)
    asked = refuse(client, case_id)
    assert asked.status_code == 422
    assert f'name="{name}"' in asked.content.decode()
    assert 'name="breach_day_traceable"' in asked.content.decode()
    lately = (today - timedelta(days=100)).isoformat()
    assert refuse(client, case_id, **{name: lately}).status_code == 302
    assert stage(case_id) == Case.Stage.REFUSED
    assert AskedFact.objects.get(fact=name).value == lately


@pytest.mark.parametrize("service", SERVICES)
def test_a_day_long_ago_is_no_ground(
    service: str, signed_in: SignedIn, opened: Opened, today: date
) -> None:
    client = signed_in(service)
    case_id = opened(client, service)
    long_ago = (today - timedelta(days=300)).isoformat()
    refused = refuse(client, case_id, **{DAY.get(service, NOTICE): long_ago})
    assert refused.status_code == 422
    assert leads_on(refused, service, case_id)
    assert stage(case_id) == Case.Stage.APPLICANT


@pytest.mark.parametrize("service", SERVICES)
def test_what_nobody_can_find_out_is_no_ground_and_leads_on(
    service: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(service)
    case_id = opened(client, service)
    refused = refuse(client, case_id, breach_day_traceable="no")
    assert refused.status_code == 422
    words = text_of(refused)
    assert "Zatím nevíme" not in words
    assert "Tento důvod" in words
    assert leads_on(refused, service, case_id)
    assert stage(case_id) == Case.Stage.APPLICANT


def test_while_it_can_be_found_out_the_day_is_asked_for(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(D)
    case_id = opened(client, D)
    asked = refuse(client, case_id, breach_day_traceable="yes")
    assert asked.status_code == 422
    assert "Chybí nám jedna odpověď: den porušení dřívější smlouvy." in text_of(asked)
    assert 'name="agreement_broken_on"' in asked.content.decode()


def test_a_day_told_counts_for_more_than_that_it_can_t_be_found(
    signed_in: SignedIn, opened: Opened, today: date
) -> None:
    client = signed_in(D)
    case_id = opened(client, D)
    lately = (today - timedelta(days=100)).isoformat()
    told = {"agreement_broken_on": lately, "breach_day_traceable": "no"}
    assert refuse(client, case_id, **told).status_code == 302


def test_a_day_to_come_is_not_taken(signed_in: SignedIn, opened: Opened, today: date) -> None:
    client = signed_in(D)
    case_id = opened(client, D)
    day = (today + timedelta(days=3)).isoformat()
    refused = refuse(client, case_id, agreement_broken_on=day)
    assert refused.status_code == 422
    assert "Tento den teprve přijde." in text_of(refused)
    refused = refuse(client, case_id, agreement_broken_on="1. 1. 1026")
    assert "To je hodně dávno." in text_of(refused)
    assert not AskedFact.objects.filter(fact="agreement_broken_on").exists()
