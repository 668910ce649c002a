"""Meetings planned after the last day of an agreement: given up with it, or left over."""

import re
from datetime import date, time, timedelta

import pytest

from opora.appointments.models import Appointment
from opora.cases.models import Case
from tests.features.acts.conftest import MakePlace, Place, opened, place
from tests.features.appointments.planned import planned

__all__ = ["opened", "place"]
LABEL = "Zrušit ty, které jsou po posledním dni"
RECORD, CANCEL = "Zapsat, co proběhlo", "Zrušit schůzku"


@pytest.fixture
def here(place: MakePlace) -> Place:
    """A client with an agreement."""
    return place("nekam_patrit")


def meet(here: Place, day: date, **columns: object) -> Appointment:
    """Early on the day, so that it has begun by now; booked long before."""
    early = {"at": time(0, 1), "minutes": 1, "booked_on": day - timedelta(days=20)}
    return planned(here, day, **{**early, **columns})


def leave(here: Place, last: date, **typed: str) -> None:
    sent = {"ended_on": last.isoformat(), **typed}
    assert here.browser.post(here.url("smlouva/konec/"), sent).status_code == 302
    here.case.refresh_from_db()
    assert here.case.stage == Case.Stage.CLOSED


def text(here: Place, path: str) -> str:
    return here.browser.get(path).content.decode().replace("\xa0", " ")


def test_meetings_after_the_last_day_are_given_up_with_it(here: Place, today: date) -> None:
    last = today - timedelta(days=2)
    before, after = meet(here, last), meet(here, today + timedelta(days=4))
    page = text(here, here.url("smlouva/konec/"))
    assert LABEL in page
    assert "Ještě je naplánováno: Konzultace, " in page
    assert re.search(r'name="give_up" value="yes" id="\w+" checked', page)
    leave(here, last, give_up="yes")
    before.refresh_from_db()
    after.refresh_from_db()
    assert before.state == Appointment.State.PLANNED
    assert (after.state, after.cancelled_by) == ("cancelled", "service")
    assert "Zrušeno z naší strany. Spolupráce skončila " in text(here, here.url(""))


def test_what_is_left_planned_is_to_be_cancelled_and_not_to_be_written(
    here: Place, today: date
) -> None:
    row = meet(here, today)
    leave(here, today - timedelta(days=1))
    row.refresh_from_db()
    assert row.state == Appointment.State.PLANNED
    cancel_url = here.url(f"schuzka/{row.pk}/zruseni/")
    for path in ("/", here.url(""), f"/kalendar/?den={today.isoformat()}"):
        page = text(here, path)
        assert f"?schuzka={row.pk}" not in page, path
    for path in ("/", here.url("")):
        assert "Zrušit schůzku po konci" in text(here, path)
        assert cancel_url in text(here, path)
    assert here.browser.post(cancel_url, {"cancelled_by": "service"}).status_code == 302
    assert "Zrušit schůzku po konci" not in text(here, "/")


def test_nothing_is_asked_where_nothing_is_planned(here: Place, today: date) -> None:
    assert LABEL not in text(here, here.url("smlouva/konec/"))
    leave(here, today)


def test_an_act_after_the_end_is_told_what_can_be_done(here: Place, today: date) -> None:
    leave(here, today - timedelta(days=3))
    page = here.record(kind="consultation").replace("\xa0", " ")
    assert "založte na případu nový kontakt" in page
    assert "Vrací se, zapsat nový kontakt" in text(here, here.url(""))
