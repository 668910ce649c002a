"""A meeting as it stands in the calendar, made without asking the rules."""

from datetime import date, time

from opora.appointments.models import Appointment
from tests.features.acts.conftest import Place


def planned(here: Place, day: date, **columns: object) -> Appointment:
    """A consultation at ten for an hour, booked on its day, unless something else is said."""
    row: Appointment = Appointment.objects.create(
        organisation_id=here.viewer.organisation_id,
        case=here.case,
        service=here.case.service,
        site=here.case.site,
        kind="consultation",
        day=day,
        worker=here.worker,
        booked_by=here.worker,
        **{"at": time(10), "minutes": 60, "booked_on": day, **columns},
    )
    return row
