"""A meeting that was in no calendar and did not take place: it counts as any other (A11)."""

from datetime import date, timedelta

import pytest

from opora.appointments.due import review_cooperation, unwritten
from opora.appointments.facts import cancellations
from opora.appointments.models import Appointment
from opora.appointments.queries import open_of
from opora.audit.models import Event
from opora.cases.queries import case_row, subject
from opora.decisions.models import Decision
from opora.ui.words import typed_day
from tests.features.acts.conftest import MakePlace, Place
from tests.features.appointments.planned import planned
from tests.features.appointments.test_cancel import NAME


@pytest.fixture
def here(place: MakePlace) -> Place:
    """A client of the service that counts cancellations."""
    return place("nekam_patrit")


def note(here: Place, on: date, **typed: str) -> tuple[int, str]:
    sent = {
        "kind": "consultation", "day": typed_day(on), "at": "14:00", "serious": "no",
        "worker": str(here.worker.pk), "cancelled_by": "client", "told_on": "", **typed,
    }  # fmt: skip
    answer = here.browser.post(here.url("nekonala-se/"), sent)
    return answer.status_code, answer.content.decode().replace("\xa0", " ")


def in_a_row(here: Place, today: date) -> object:
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    return cancellations([about], today)[0].get(NAME)


def reviews_due(here: Place, today: date) -> int:
    return len(review_cooperation(here.viewer, [case_row(here.viewer, here.case.pk)], today))


@pytest.mark.rule("A11")
def test_three_in_a_row_bring_the_review_though_none_was_planned(here: Place, today: date) -> None:
    link = here.url("nekonala-se/")
    assert link in here.page()
    assert "Co se mělo dít" in here.browser.get(link).content.decode()
    for days, typed in ((9, {}), (6, {"cancelled_by": "no_show"})):
        assert note(here, today - timedelta(days=days), **typed)[0] == 302
    assert (in_a_row(here, today), reviews_due(here, today)) == (2, 0)
    assert note(here, today - timedelta(days=2))[0] == 302
    assert (in_a_row(here, today), reviews_due(here, today)) == (3, 1)
    row = Appointment.objects.latest("pk")
    assert (row.cancelled_on, row.day) == (today - timedelta(days=2),) * 2
    assert Event.objects.filter(code="appointments.note_missed").count() == 3
    assert not Decision.objects.filter(ask="may_book").exists()
    assert "Zrušená schůzka: Konzultace" in here.page().replace("\xa0", " ")
    assert not open_of([here.case.pk])
    assert not unwritten(here.viewer, [case_row(here.viewer, here.case.pk)], today)


def test_it_is_put_right_and_void_and_the_count_follows(here: Place, today: date) -> None:
    assert note(here, today - timedelta(days=3))[0] == 302
    row = Appointment.objects.get()
    at = here.url(f"zapis/cancellation/{row.pk}/")
    typed = {"cancelled_by": "client", "serious": "yes", "why": "Byla nemocná.", "told_on": ""}
    assert here.browser.post(f"{at}opravit/", typed).status_code == 302
    assert in_a_row(here, today) == 0
    assert here.browser.post(f"{at}opravit/", {**typed, "serious": "no"}).status_code == 302
    assert in_a_row(here, today) == 1
    asked = here.browser.get(f"{at}zneplatnit/").content.decode().replace("\xa0", " ")
    assert "V kalendáři tato schůzka nebyla" in asked
    assert here.browser.post(f"{at}zneplatnit/", {"why": "Byl to jiný klient."}).status_code == 302
    assert in_a_row(here, today) == 0
    page = here.page()
    assert "Neplatí. Byl to jiný klient." in page.replace("\xa0", " ")
    assert not open_of([here.case.pk]), "it does not come into the calendar"
    assert here.browser.get(f"{at}opravit/").status_code == 404
    assert note(here, today - timedelta(days=3))[0] == 302, "the hour is free again"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"day": "zítra"}, "Tento den teprve přijde."),
        ({"day": "1. 1. 2001"}, "Napište den od otevření případu do dneška."),
        ({"told_on": "1. 1. 2001"}, "Napište den od otevření případu do dneška."),
        ({"kind": ""}, "Vyberte úkon."),
        ({"at": ""}, "Napište čas, třeba 9:30."),
        ({"cancelled_by": ""}, "Vyberte, proč se schůzka nekonala."),
        ({"worker": ""}, "Vyberte, u koho schůzka měla být."),
    ],
)
def test_what_is_wrong_is_said_and_stays(
    typed: dict[str, str], says: str, here: Place, today: date
) -> None:
    status, page = note(here, today, note="Volala až večer.", **typed)
    assert (status, says in page) == (422, True)
    assert f'href="#id_{next(iter(typed))}' in page
    assert "Volala až večer." in page
    assert not Appointment.objects.exists()


def test_one_that_is_in_the_calendar_is_cancelled_there(here: Place, today: date) -> None:
    planned(here, today - timedelta(days=1))
    status, page = note(here, today - timedelta(days=1), at="10:00")
    assert status == 422
    assert "Je-li naplánovaná, zrušte ji tam." in page
