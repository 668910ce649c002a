"""No agreement ends before work that is written down after its last day."""

from datetime import date, timedelta

import pytest

from opora.access.models import Account
from opora.acts.models import Act
from opora.agreements.models import Ending
from opora.cases.models import Case
from opora.plans.models import Plan, Revision
from tests.features.acts.conftest import MakePlace, Place, opened, place

__all__ = ["opened", "place"]
ADVICE = "Opravte nejdřív den toho zápisu, nebo napište pozdější konec."


@pytest.fixture
def here(place: MakePlace, today: date) -> Place:
    """A client with an agreement, and an act of the day before yesterday."""
    found = place("kontaktni_centrum")
    sent = {"day": (today - timedelta(days=2)).isoformat(), "minutes": "60"}
    answer = found.browser.post(found.url(), sent | {"kind": "information_service"})
    assert answer.status_code == 302, answer.content.decode()
    return found


def leave(here: Place, last: date) -> str:
    answer = here.browser.post(here.url("smlouva/konec/"), {"ended_on": last.isoformat()})
    return "" if answer.status_code == 302 else answer.content.decode().replace("\xa0", " ")


def correct(here: Place, last: date) -> str:
    url = here.url(f"zapis/ending/{Ending.objects.get().pk}/opravit/")
    answer = here.browser.post(url, {"ended_on": last.isoformat(), "why": "Bylo to dřív."})
    return "" if answer.status_code == 302 else answer.content.decode().replace("\xa0", " ")


def test_the_end_is_not_recorded_before_an_act(here: Place, today: date) -> None:
    page = leave(here, today - timedelta(days=3))
    assert "Po tomto dni je tu zapsaný úkon z " in page
    assert ADVICE in page
    assert not Ending.objects.exists()
    assert leave(here, today - timedelta(days=2)) == ""


def test_the_end_is_not_corrected_to_before_an_act(here: Place, today: date) -> None:
    assert leave(here, today) == ""
    assert ADVICE in correct(here, today - timedelta(days=3))
    assert Ending.objects.get().ended_on == today
    assert correct(here, today - timedelta(days=2)) == ""
    here.case.refresh_from_db()
    assert here.case.closed_on == today - timedelta(days=2)


@pytest.mark.parametrize("column", ["voided_on", "departure"])
def test_what_does_not_count_stands_in_no_way(here: Place, today: date, column: str) -> None:
    Act.objects.update(**{column: today if column == "voided_on" else True})
    assert leave(here, today) == ""
    assert correct(here, today - timedelta(days=3)) == ""


def test_a_revision_of_the_plan_stands_in_the_way_too(here: Place, today: date) -> None:
    Act.objects.update(voided_on=today)
    _revise(here.case, here.worker, today)
    assert "Po tomto dni je tu zapsaná revize plánu z " in leave(here, today - timedelta(days=1))
    assert leave(here, today) == ""


def _revise(case: Case, worker: Account, on: date) -> None:
    plan = Plan.objects.create(
        case=case, form="written", made_on=case.opened_on, made_by=worker, decision_id=1
    )
    Revision.objects.create(plan=plan, on=on, changed="Nic.", by=worker)
