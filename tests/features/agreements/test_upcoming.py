"""An agreement is offered where it is what comes next, and nowhere else."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.models import Account
from opora.agreements.panels import to_conclude
from opora.cases.models import Case
from opora.cases.queries import subject
from tests.features.agreements.conftest import MakeCase, Terms
from tests.features.conftest import SignIn

WHERE = "smlouva/uzavrit/"
SERVICE = "dluhova_poradna"
Conclude = Callable[..., Client]
Stage = Case.Stage


def leads(case: Case) -> bool:
    """Whether a refusal leads to concluding an agreement."""
    return bool(to_conclude(subject(case, organisation_id=case.organisation_id)))


@pytest.mark.parametrize(
    ("stage", "offered"),
    [
        (Stage.APPLICANT, False),
        (Stage.WAITING, False),
        (Stage.ACCEPTED, True),
        (Stage.WITHDRAWN, False),
        (Stage.REFUSED, False),
    ],
)
def test_before_it_somebody_is_accepted(
    stage: str, offered: bool, make_case: MakeCase, client_of: SignIn
) -> None:
    case = make_case(SERVICE)
    Case.objects.update(stage=stage)
    browser = client_of(Account.objects.get())
    page = browser.get(f"/pripady/{case.pk}/").content.decode()
    assert (WHERE in page) == offered
    assert leads(case) == offered


def test_no_act_before_the_one_that_runs_leads_to_another(
    make_case: MakeCase, conclude: Conclude, terms: Terms, today: date
) -> None:
    case = make_case(SERVICE)
    conclude(case, terms | {"concluded_on": today.isoformat()})
    case.refresh_from_db()
    assert case.stage == Stage.CLIENT
    assert not leads(case)


def test_one_with_a_last_day_may_be_followed_by_another(
    make_case: MakeCase, conclude: Conclude, terms: Terms, today: date
) -> None:
    case, last = make_case(SERVICE), today + timedelta(days=5)
    conclude(case, terms | {"concluded_on": today.isoformat(), "valid_until": last.isoformat()})
    case.refresh_from_db()
    assert leads(case)
