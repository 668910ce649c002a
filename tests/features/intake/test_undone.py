"""What comes before the agreement in time is not passed over in silence (B2, B6, B15)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.agreements.models import Agreement
from opora.intake.models import Outcome
from tests.features.acts.conftest import MakePlace, place
from tests.features.intake.conftest import contact, step, text_of

__all__ = ["place"]

B = "rodinna_poradna"
CONCLUDE = "/pripady/{}/smlouva/uzavrit/"


@pytest.fixture(name="opened")
def first_contact(today: date) -> date:
    """Long enough ago for all that the day allows."""
    return today - timedelta(days=40)


@pytest.mark.rule("B6.reminder")
def test_accepting_tells_what_has_not_been_done_yet(
    signed_in: Callable[..., Client], today: date
) -> None:
    client = signed_in(B)
    ago = (today - timedelta(days=14)).isoformat()
    led: Any = client.post("/kontakt/", contact(B, on=ago))
    case_id = int(led.url.split("/")[2])
    words = text_of(client.get(f"/pripady/{case_id}/prijeti/"))
    assert "Zatím není zapsané: Posoudit případ:" in words


@pytest.mark.rule("B15.personal_data")
def test_the_consent_is_asked_for_and_holds_from_the_acceptance_at_the_earliest(
    place: MakePlace, today: date
) -> None:
    here = place(B, agreement=False)
    case_id = here.case.pk
    accepted = today - timedelta(days=3)
    assert step(here.browser, case_id, "prijeti", on=accepted.isoformat()).status_code == 302
    assert Outcome.objects.get(case_id=case_id).on == accepted

    def sign(day: date, consent: str) -> str:
        typed = {
            "concluded_on": day.isoformat(),
            "goals": "Domluva o péči.",
            "data_consent": consent,
        }
        return text_of(here.browser.post(CONCLUDE.format(case_id), typed))

    assert "Přijetí je ze dne" in sign(accepted - timedelta(days=1), "yes")
    assert "Vyberte Ano, nebo Ne." in sign(accepted, "")
    assert not Agreement.objects.exists()
    sign(accepted, "yes")
    assert Agreement.objects.get().data_consent is True
