"""The last day of an agreement comes up ahead of it, until it is settled what comes next."""

from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.agreements.models import Agreement, Ending
from opora.cases.models import Case
from opora.decisions.actions import set_parameter
from tests.features.agreements.conftest import Terms
from tests.features.agreements.test_ends import SERVICE, running, text
from tests.features.conftest import Worker

__all__ = ["running"]
TITLE = "Domluvit, co po konci smlouvy: "


def runs_until(last: date) -> Agreement:
    row = Agreement.objects.get()
    row.valid_until = last
    row.save()
    return row


@pytest.fixture
def ahead(worker: Worker, today: date) -> None:
    """The organisation wants it agreed thirty days before."""
    head = viewer_of(worker(SERVICE, Role.HEAD))
    set_parameter(service=SERVICE, name="agreement_days_before", value=30, by=head, on=today)


@pytest.mark.rule("S10")
@pytest.mark.usefixtures("ahead")
def test_the_last_day_comes_up_as_long_ahead_as_the_organisation_says(
    running: tuple[Case, Client], today: date
) -> None:
    case, browser = running
    runs_until(today + timedelta(days=28))
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert TITLE in page
    assert "2 dny po termínu" in page
    assert f"/pripady/{case.pk}/smlouva/uzavrit/" in page
    runs_until(today + timedelta(days=120))
    assert TITLE not in text(browser.get(f"/pripady/{case.pk}/"))
    Agreement.objects.update(valid_until=None)
    assert TITLE not in text(browser.get(f"/pripady/{case.pk}/"))


def test_without_the_organisations_number_nothing_comes_up(
    running: tuple[Case, Client], today: date
) -> None:
    case, browser = running
    runs_until(today + timedelta(days=1))
    assert TITLE not in text(browser.get(f"/pripady/{case.pk}/"))


@pytest.mark.usefixtures("ahead")
def test_a_new_agreement_before_the_last_day_goes_on_from_the_old_one(
    running: tuple[Case, Client], terms: Terms, today: date
) -> None:
    case, browser = running
    last = today + timedelta(days=5)
    old = runs_until(last)
    address = f"/pripady/{case.pk}/smlouva/uzavrit/"
    assert "Nová domluva na to naváže dnem uzavření." in text(browser.get(address))
    sent = terms | {"concluded_on": today.isoformat()}
    assert browser.post(address, sent).status_code == 302
    ending = Ending.objects.get()
    assert (ending.kind, ending.ended_on) == (Ending.Kind.REPLACED, today)
    old.refresh_from_db()
    case.refresh_from_db()
    assert old.ended_on == today
    assert (case.stage, case.closed_on) == (Case.Stage.CLIENT, None)
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "uzavřením nové domluvy" in page
    assert TITLE not in page


def test_an_agreement_without_a_last_day_is_not_replaced(
    running: tuple[Case, Client], terms: Terms, today: date
) -> None:
    case, browser = running
    sent = terms | {"concluded_on": today.isoformat()}
    answer = browser.post(f"/pripady/{case.pk}/smlouva/uzavrit/", sent)
    assert answer.status_code == 422
    assert "Nejdřív zapište konec" in text(answer)
    assert not Ending.objects.exists()


def test_a_new_agreement_that_is_refused_leaves_the_old_one(
    running: tuple[Case, Client], terms: Terms, today: date
) -> None:
    case, browser = running
    runs_until(today + timedelta(days=5))
    sent = terms | {"concluded_on": today.isoformat(), "valid_until": "1. 1. 2021"}
    assert browser.post(f"/pripady/{case.pk}/smlouva/uzavrit/", sent).status_code == 422
    assert not Ending.objects.exists()
    assert Agreement.objects.get().ended_on is None
