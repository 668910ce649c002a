"""The end of an agreement that was written down wrongly: put right where it stands."""

from datetime import date, timedelta

from django.test import Client

from opora.agreements.models import Agreement, Ending
from opora.cases.models import Case
from tests.features.agreements.test_ends import running, text  # noqa: F401  a fixture


def ended(browser: Client, case: Case, day: date) -> str:
    """Writes the end down; where it is put right."""
    answer = browser.post(f"/pripady/{case.pk}/smlouva/konec/", {"ended_on": day.isoformat()})
    assert answer.status_code == 302, text(answer)
    return f"/pripady/{case.pk}/zapis/ending/{Ending.objects.get().pk}/"


def test_the_last_day_is_corrected_and_the_case_follows(
    running: tuple[Case, Client],  # noqa: F811  a fixture
    today: date,
) -> None:
    case, browser = running
    where = ended(browser, case, today)
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert f"{where}opravit/" in page
    assert f"{where}zneplatnit/" not in page
    right = today - timedelta(days=1)
    sent = {"ended_on": right.isoformat(), "note": "Stěhování.", "why": "Překlep v datu."}
    assert browser.post(f"{where}opravit/", sent | {"why": ""}).status_code == 422
    assert browser.post(f"{where}opravit/", sent | {"ended_on": "zítra"}).status_code == 422
    early = Agreement.objects.get().concluded_on - timedelta(days=1)
    before = browser.post(f"{where}opravit/", sent | {"ended_on": early.isoformat()})
    assert "Tehdy to ještě neplatilo." in text(before)
    assert browser.post(f"{where}opravit/", sent).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.closed_on) == (Case.Stage.CLOSED, right)
    assert Agreement.objects.get().ended_on == right
    assert "poslední den: místo" in text(browser.get(f"/pripady/{case.pk}/"))
    assert "Překlep v datu." in text(browser.get(where))
    assert f"{where}zneplatnit/" in text(browser.get(f"{where}opravit/"))


def test_an_agreement_that_ended_is_not_void_before_its_end(
    running: tuple[Case, Client],  # noqa: F811  a fixture
    today: date,
) -> None:
    case, browser = running
    where = ended(browser, case, today)
    row = Agreement.objects.get()
    own = f"/pripady/{case.pk}/zapis/agreement/{row.pk}/"
    assert "Nejdřív zneplatněte konec." in text(browser.get(f"{own}opravit/"))
    assert browser.post(f"{own}zneplatnit/", {"why": "Omyl."}).status_code == 422
    assert browser.post(f"{where}zneplatnit/", {"why": "Omyl."}).status_code == 302
    assert browser.post(f"{own}zneplatnit/", {"why": "Omyl."}).status_code == 302
    case.refresh_from_db()
    assert case.stage == Case.Stage.APPLICANT
