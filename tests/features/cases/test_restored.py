"""What was made void by mistake counts again: with a reason, and the rules are asked anew."""

from datetime import date, time, timedelta

import pytest

from opora.acts.counting.queries import yearly
from opora.acts.models import Act
from opora.agreements.models import Agreement
from opora.appointments.models import Appointment
from opora.audit.models import Event
from opora.cases.actions import agree_way, start_programme
from opora.cases.beside.queries import ways
from opora.cases.mending.actions import void_programme, void_way
from opora.cases.models import Programme
from tests.features.acts.conftest import MakePlace, Place, opened, place
from tests.features.acts.test_rules_time import lately
from tests.features.intake.conftest import text_of

__all__ = ["opened", "place"]

A, C, KIND, WHY = "nekam_patrit", "kontaktni_centrum", "individual_counselling", "Přece jen byl."


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place(C)


def _record(here: Place, kind: str, row_id: int) -> str:
    return here.url(f"zapis/{kind}/{row_id}/")


def _void_act(here: Place, **typed: object) -> Act:
    assert here.record(**{"kind": KIND, **typed}) == ""
    (act,) = here.acts
    void = _record(here, "act", act.pk) + "zneplatnit/"
    assert here.browser.post(void, {"why": "Jiný klient."}).status_code == 302
    return act


def _said(here: Place, path: str) -> str:
    return text_of(here.browser.get(path)).replace("\xa0", " ")


def test_an_act_counts_again(here: Place, today: date) -> None:
    act = _void_act(here)
    assert yearly(here.viewer, C, today.year).clients == 0
    page, back = here.url(f"ukon/{act.pk}/"), _record(here, "act", act.pk) + "vratit/"
    assert back in here.browser.get(page).content.decode()
    assert "není zapsaný ještě jednou" in _said(here, back)
    assert here.browser.post(back, {"why": ""}).status_code == 422
    assert here.browser.post(back, {"why": WHY}).status_code == 302
    act.refresh_from_db()
    assert (act.voided_on, act.void_reason, act.departure) == (None, "", False)
    assert yearly(here.viewer, C, today.year).clients == 1
    told = _said(here, page)
    assert told.index("Vráceno v") < told.index("Zneplatněno v"), "both stay, the latest first"
    assert WHY in told
    assert back not in here.browser.get(page).content.decode()
    assert here.browser.get(back).status_code == 404
    assert Event.objects.filter(code="acts.restore", case_id=here.case.pk).count() == 1


def test_the_rules_are_asked_again(place: MakePlace, today: date) -> None:
    """The agreement was made void meanwhile: then the act is refused, and stays as it is."""
    here = place(A)
    typed = {"at": "10:00", "day": lately(today).isoformat(), "place": "urad"}
    act = _void_act(here, kind="consultation", **typed)
    back = _record(here, "act", act.pk) + "vratit/"
    Agreement.objects.filter(case=here.case).update(voided_on=today, void_reason="Omyl.")
    answer = here.browser.post(back, {"why": WHY})
    assert answer.status_code == 422
    assert "Tento zápis tak vrátit nejde." in text_of(answer)
    act.refresh_from_db()
    assert act.voided_on == today


def test_its_meeting_took_place_again(here: Place, today: date) -> None:
    meeting = Appointment.objects.create(
        organisation_id=here.viewer.organisation_id, case=here.case, service=C,
        site=here.case.site, kind=KIND, at=time(9), day=today - timedelta(days=1), minutes=60,
        worker=here.worker, booked_on=today - timedelta(days=2), booked_by=here.worker,
        decision_id=1,
    )  # fmt: skip
    act = _void_act(here, appointment=str(meeting.pk))
    meeting.refresh_from_db()
    assert meeting.state == "planned"
    back = _record(here, "act", act.pk) + "vratit/"
    assert here.browser.post(back, {"why": WHY}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.state == "held"


def test_what_was_agreed_holds_again(here: Place, today: date) -> None:
    by, case_id = here.viewer, here.case.pk
    way = agree_way(case_id=case_id, contact="412 000 111", by=by, on=today)
    void_way(case_id=case_id, row_id=way.pk, why="Omyl.", by=by, on=today)
    assert ways([case_id]).get(case_id) is None
    page = _record(here, "way", way.pk)
    assert "Vrátit zneplatněný zápis" in _said(here, page)
    assert here.browser.post(page + "vratit/", {"why": WHY}).status_code == 302
    held = ways([case_id]).get(case_id)
    assert held is not None
    assert held.contact == "412 000 111"


def test_a_programme_runs_again_unless_it_does_already(place: MakePlace, today: date) -> None:
    here = place(A)
    row = Programme.objects.get(case=here.case)
    by, case_id = here.viewer, here.case.pk
    void_programme(case_id=case_id, row_id=row.pk, why="Omyl.", by=by, on=today)
    back = _record(here, "programme", row.pk) + "vratit/"
    other = start_programme(
        case_id=case_id, programme=row.programme, priority=1, started_on=today, by=by, on=today
    )
    assert "mezitím běží podle jiného zápisu" in text_of(here.browser.post(back, {"why": WHY}))
    void_programme(case_id=case_id, row_id=other.pk, why="Omyl.", by=by, on=today)
    assert here.browser.post(back, {"why": WHY}).status_code == 302
    row.refresh_from_db()
    assert row.void_reason == ""
