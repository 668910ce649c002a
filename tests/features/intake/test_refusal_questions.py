"""What is asked at a refusal: only what the chosen ground leans on (S1, D6)."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from opora.intake.models import Outcome
from tests.features.intake.conftest import opened, signed_in, step

__all__ = ["opened", "signed_in"]

SignedIn = Callable[..., Client]
Opened = Callable[..., int]


def questions(client: Client, case_id: int) -> dict[str, str]:
    """The questions of the page, and under which ground each is shown."""
    page = client.get(f"/pripady/{case_id}/odmitnuti/").content.decode()
    found = re.findall(r'data-shown-by="(ground=[^"]+)".*?name="(\w+)"', page, flags=re.S)
    return {name: shown for shown, name in found}


@pytest.mark.parametrize(
    ("service", "asked"),
    [
        (
            "ohrozene_rodiny",
            {
                "in_target_group": "ground=not_provided",
                "other_service_wanted": "ground=other_service",
                "agreement_broken_on": "ground=former_client",
                "breach_day_traceable": "ground=former_client",
            },
        ),
        (
            "rodinna_poradna",
            {
                "capacity_full": "ground=capacity",
                "other_service_wanted": "ground=not_provided|other_service",
                "terminated_for_breach_on": "ground=former_client",
                "breach_day_traceable": "ground=former_client",
            },
        ),
    ],
)
def test_a_question_stands_under_its_ground(
    service: str, asked: dict[str, str], signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(service)
    found = questions(client, opened(client, service))
    assert {name: shown for name, shown in found.items() if name != "act"} == asked


def test_what_is_not_asked_under_the_ground_is_not_kept(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in("ohrozene_rodiny")
    case_id = opened(client, "ohrozene_rodiny")
    typed = {"reason": "Potřebuje azylový dům.", "on": "dnes", "in_target_group": "no"}
    refused = step(client, case_id, "odmitnuti", ground="other_service", **typed)
    assert refused.status_code == 422
    typed |= {"other_service_wanted": "yes"}
    assert step(client, case_id, "odmitnuti", ground="other_service", **typed).status_code == 302
    assert Outcome.objects.get().ground == "other_service"
    page = client.get(f"/pripady/{case_id}/karta/").content.decode()
    assert re.search(r'name="in_target_group" value="not_asked"[^>]*checked', page)
