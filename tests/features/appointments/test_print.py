"""The print of a case tells what is planned in it."""

from datetime import date, time, timedelta

from opora.appointments.models import Appointment
from tests.features.acts.conftest import MakePlace, opened, place
from tests.features.intake.conftest import text_of

__all__ = ["opened", "place"]

C = "kontaktni_centrum"


def test_planned_meetings_are_printed_with_their_year(place: MakePlace, today: date) -> None:
    here = place(C)
    path = here.url("tisk/")
    assert "Schůzky" not in text_of(here.browser.get(path))
    day = today + timedelta(days=9)
    for state in ("planned", "cancelled"):
        Appointment.objects.create(
            organisation_id=here.viewer.organisation_id, case=here.case, service=C,
            site=here.case.site, kind="individual_counselling", day=day, minutes=60,
            at=time(9) if state == "planned" else time(11), state=state, worker=here.worker,
            booked_on=today, booked_by=here.worker, decision_id=1,
        )  # fmt: skip
    told = text_of(here.browser.get(path)).replace("\xa0", " ").partition("Schůzky")[2]
    assert f"{day.day}. {day.month}. {day.year} 9:00" in told
    assert here.worker.full_name in told
    assert "11:00" not in told.partition("Průběh")[0]
