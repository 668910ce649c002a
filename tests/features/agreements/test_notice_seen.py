"""How the case of a client with a notice looks: what comes next, what is told of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from opora.access.roles import Role
from opora.agreements.notices.running.actions import deliver_notice, withdraw_notice
from tests.features.agreements.conftest import MakeAgreed, MakeCase
from tests.features.agreements.noticed import Agreed, broke, noticed, warned, words
from tests.features.conftest import SignIn, Worker

CENTRE = "kontaktni_centrum"


@pytest.fixture
def first_contact() -> date:
    """Long enough before the notice."""
    return date(2025, 9, 1)


def given(here: Agreed, today: date) -> dict[str, Any]:
    """A notice of ten days ago, for the third breach; what the steps after it are told."""
    for ago in (40, 30):
        warned(here.case, here.by, today - timedelta(days=ago))
    breach = broke(here.case, here.by, today - timedelta(days=12), gross=True)
    row = noticed(here.case, here.by, today - timedelta(days=10), breach)
    return {"case_id": here.case.pk, "notice_id": row.pk, "by": here.by, "on": today}


def test_while_a_notice_stands_no_plan_is_offered_ahead(agreed: MakeAgreed, today: date) -> None:
    here = agreed(CENTRE)
    page = here.as_head.get(f"/pripady/{here.case.pk}/").content.decode()
    assert 'id="next"' in page
    told = given(here, today)
    page = here.as_head.get(f"/pripady/{here.case.pk}/").content.decode()
    assert 'id="next"' not in page
    withdraw_notice(withdrawn_on=today, reason="Dohodli jsme se.", **told)
    assert 'id="next"' in here.as_head.get(f"/pripady/{here.case.pk}/").content.decode()


def test_a_notice_taken_back_counts_no_days(agreed: MakeAgreed, today: date) -> None:
    here = agreed(CENTRE)
    told = given(here, today)
    deliver_notice(delivered_on=today - timedelta(days=1), way="in_hand", **told)
    address = f"/pripady/{here.case.pk}/"
    assert "Den po dni" in words(here.as_head.get(address))
    withdraw_notice(withdrawn_on=today, reason="Dohodli jsme se.", **told)
    page = words(here.as_head.get(address))
    assert "Vzali jsme ji zpět" in page
    assert "Den po dni" not in page
    assert "deset pracovních dnů" not in page


def test_the_timeline_leads_to_why_a_notice_was_given(agreed: MakeAgreed, today: date) -> None:
    here = agreed(CENTRE)
    given(here, today)
    row = here.case.agreements.get().notices.get()
    page = here.as_head.get(f"/pripady/{here.case.pk}/").content.decode()
    assert f"/proc/{row.decision_id}/" in page
    assert here.as_head.get(f"/proc/{row.decision_id}/").status_code == 200


def test_what_was_broken_ends_with_one_full_stop(agreed: MakeAgreed, today: date) -> None:
    here = agreed(CENTRE)
    given(here, today)
    page = words(here.as_head.get(f"/pripady/{here.case.pk}/"))
    assert "Nikomu se nevyhrožuje.." not in page
    assert "U toho: Nikdo další.." not in page


def test_silence_is_called_unpublished_before_it_is_saved_too(
    agreed: MakeAgreed, today: date
) -> None:
    here = agreed("ohrozene_rodiny")
    page = words(here.as_head.get(f"/pripady/{here.case.pk}/vypoved/"))
    assert "nezveřejněno" in page


def test_the_first_breach_is_one_press_away_from_the_case(
    agreed: MakeAgreed, make_case: MakeCase, today: date
) -> None:
    here = agreed(CENTRE)
    page = here.as_head.get(f"/pripady/{here.case.pk}/").content.decode()
    assert f'href="/pripady/{here.case.pk}/poruseni/"' in page
    assert 'href="#poruseni"' not in page  # nothing to jump to yet
    broke(here.case, here.by, today)
    page = here.as_head.get(f"/pripady/{here.case.pk}/").content.decode()
    assert 'href="#poruseni"' in page
    assert page.count(f'href="/pripady/{here.case.pk}/poruseni/"') == 1
    applicant = make_case(CENTRE)
    page = here.as_head.get(f"/pripady/{applicant.pk}/").content.decode()
    assert f"/pripady/{applicant.pk}/poruseni/" not in page


def test_who_only_reads_is_offered_no_breach(
    agreed: MakeAgreed, worker: Worker, client_of: SignIn
) -> None:
    here = agreed(CENTRE)
    page = client_of(worker(CENTRE, Role.AUDITOR)).get(f"/pripady/{here.case.pk}/")
    assert page.status_code == 200
    assert "/poruseni/" not in page.content.decode()


@pytest.mark.parametrize("typed", [{}, {"leans_on": ""}, {"form": "written", "text": "Proto."}])
def test_before_anything_is_chosen_nothing_is_said_of_it(
    agreed: MakeAgreed, typed: dict[str, str]
) -> None:
    here = agreed(CENTRE)
    address = f"/pripady/{here.case.pk}/vypoved/"
    page = words(here.as_head.get(address))
    assert "vypovědět nejde" not in page
    assert "Výpověď půjde dát, až bude všechno vyplněné." in page
    assert "Ještě se zeptáme" not in page
    ahead = f"{address}overit/"
    assert "vypovědět nejde" not in words(here.as_head.post(ahead, typed))
    chosen = words(here.as_head.post(ahead, typed | {"leans_on": "other"}))
    assert "vypovědět nejde" in chosen
