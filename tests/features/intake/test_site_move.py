"""A family that waits at one site goes to the other; the day on which it applied stays."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.roles import Role
from opora.appointments.models import Appointment
from opora.audit.models import Event
from opora.cases.models import Case
from opora.intake.models import SiteMove
from tests.features.acts.conftest import Place, opened, place
from tests.features.conftest import SignIn, Worker, seen_at
from tests.features.intake.conftest import case_page, step, text_of

__all__ = ["opened", "place"]

D = "ohrozene_rodiny"
MakePlace = Callable[..., Place]


@pytest.fixture
def waiting(place: MakePlace) -> Place:
    """A family on the waiting list in Litvínov; its worker works at both sites."""
    here = place(D, site="litvinov", agreement=False)
    Case.objects.filter(pk=here.case.pk).update(stage=Case.Stage.WAITING)
    return here


def move(here: Place, **typed: Any) -> Any:
    sent = {"site": "most", "reason": "Budou dojíždět.", **typed}
    return step(here.browser, here.case.pk, "pracoviste", **sent)


def case_of(here: Place) -> Case:
    found: Case = Case.objects.get(pk=here.case.pk)
    return found


def row_url(here: Place, tail: str) -> str:
    return here.url(f"zapis/site_move/{SiteMove.objects.get().pk}/{tail}")


def test_it_waits_at_the_other_site_since_the_same_day(waiting: Place, opened: date) -> None:
    assert waiting.url("pracoviste/") in waiting.page()
    page = text_of(waiting.browser.get(waiting.url("pracoviste/")))
    assert "Most, 20 míst volných" in page
    assert "Den žádosti se nemění" in page
    assert move(waiting).status_code == 302
    case = case_of(waiting)
    assert (case.site, case.stage, case.opened_on) == ("most", Case.Stage.WAITING, opened)
    words = text_of(case_page(waiting.browser, case.pk))
    assert "Přesun žádosti na jiné pracoviště: Most, dřív Litvínov" in words
    assert "Budou dojíždět." in words
    assert Event.objects.filter(code="intake.move_to_site", case_id=case.pk).count() == 1


def test_a_reason_and_another_site_are_needed(waiting: Place) -> None:
    assert "Napište, proč se žádost přesouvá." in text_of(move(waiting, reason=" "))
    for site in ("", "litvinov", "praha"):
        assert move(waiting, site=site).status_code == 422
    assert case_of(waiting).site == "litvinov"


@pytest.mark.parametrize("stage", [Case.Stage.ACCEPTED, Case.Stage.CLIENT, Case.Stage.REFUSED])
def test_after_a_decision_it_stays_where_it_fell(waiting: Place, stage: str) -> None:
    Case.objects.filter(pk=waiting.case.pk).update(stage=stage)
    assert move(waiting).status_code == 422
    assert waiting.url("pracoviste/") not in waiting.page()
    assert case_of(waiting).site == "litvinov"


def test_a_planned_meeting_is_called_off_first(waiting: Place, today: date) -> None:
    day = today + timedelta(days=2)
    Appointment.objects.create(
        organisation_id=waiting.case.organisation_id, case=waiting.case, service=D,
        site="litvinov", kind="negotiation", day=day, at=time(10), minutes=60,
        worker=waiting.worker, booked_on=today, booked_by=waiting.worker,
    )  # fmt: skip
    refused = move(waiting)
    assert refused.status_code == 422
    assert "Nejdřív ji zrušte" in text_of(refused)
    assert case_of(waiting).site == "litvinov"


def test_who_works_elsewhere_only_sees_it_no_more_and_others_do(
    waiting: Place, worker: Worker, client_of: SignIn
) -> None:
    there, elsewhere = (client_of(worker(D, site=site)) for site in ("litvinov", "most"))
    home = waiting.url("")
    assert (there.get(home).status_code, elsewhere.get(home).status_code) == (200, 404)
    sent = step(there, waiting.case.pk, "pracoviste", site="most", reason="Stěhují se.")
    assert (sent.status_code, sent["Location"]) == (302, "/")
    assert (there.get(home).status_code, elsewhere.get(home).status_code) == (404, 200)


def test_made_void_it_is_back(waiting: Place) -> None:
    move(waiting)
    sent = waiting.browser.post(row_url(waiting, "zneplatnit/"), {"why": "Rozmysleli si to."})
    assert sent.status_code == 302
    assert case_of(waiting).site == "litvinov"
    assert "Neplatí. Rozmysleli si to." in text_of(waiting.browser.get(waiting.url("")))


def test_made_void_not_after_somebody_said_yes(waiting: Place) -> None:
    move(waiting)
    Case.objects.filter(pk=waiting.case.pk).update(stage=Case.Stage.ACCEPTED)
    sent = waiting.browser.post(row_url(waiting, "zneplatnit/"), {"why": "Omyl."})
    assert sent.status_code == 422
    assert case_of(waiting).site == "most"


def test_only_the_last_move_is_taken_back(waiting: Place) -> None:
    move(waiting)
    first = row_url(waiting, "zneplatnit/")
    assert move(waiting, site="litvinov").status_code == 302
    assert waiting.browser.post(first, {"why": "Omyl."}).status_code == 422
    assert case_of(waiting).site == "litvinov"


def test_the_reason_is_corrected_and_the_old_one_is_kept(waiting: Place) -> None:
    move(waiting)
    typed = {"on": "dnes", "reason": "Přestěhovali se.", "why": "Upřesnění."}
    assert waiting.browser.post(row_url(waiting, "opravit/"), typed).status_code == 302
    assert SiteMove.objects.get().reason == "Přestěhovali se."
    assert "Budou dojíždět." in text_of(waiting.browser.get(row_url(waiting, "")))
    assert case_of(waiting).site == "most"


@pytest.mark.rule("D8.agreements")
def test_where_it_is_full_the_other_site_is_a_way_on(
    place: MakePlace, waiting: Place, opened: date
) -> None:
    for _turn in range(8):  # those who came before
        place(D, site="litvinov", since=opened - timedelta(days=1))
    refused = step(waiting.browser, waiting.case.pk, "prijeti", in_target_group="yes")
    assert refused.status_code == 422
    ways = re.findall(r'href="([^"]+)"', refused.content.decode())
    assert waiting.url("pracoviste/") in ways
    listed = waiting.browser.get("/prehledy/obsazenost/").content.decode()
    assert waiting.url("pracoviste/") in listed


def test_a_service_with_one_site_has_no_such_page(
    signed_in: Callable[..., Client], place: MakePlace
) -> None:
    here = place("dluhova_poradna", agreement=False)
    assert here.url("pracoviste/") not in here.page()
    assert here.browser.get(here.url("pracoviste/")).status_code == 404


def test_an_older_page_is_told(waiting: Place, worker: Worker, client_of: SignIn) -> None:
    seen = seen_at(waiting.browser, waiting.url("pracoviste/"))
    other = client_of(worker(D))
    step(other, waiting.case.pk, "nepokracuje", happened="not_wanted")
    assert move(waiting, seen=seen).status_code == 422
    assert case_of(waiting).site == "litvinov"


def test_who_only_takes_contacts_moves_nobody(
    waiting: Place, worker: Worker, client_of: SignIn
) -> None:
    intake = client_of(worker(D, Role.INTAKE))
    sent = step(intake, waiting.case.pk, "pracoviste", site="most", reason="Chtějí to.")
    assert sent.status_code == 403
