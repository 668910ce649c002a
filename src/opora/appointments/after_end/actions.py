"""Cancelling what was planned after the last day, together with the end itself."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.appointments.actions import cancel
from opora.appointments.models import Appointment
from opora.appointments.repeating.actions import cancel_following
from opora.cases.models import Case
from opora.ui.words import full_day


def give_up_after(case: Case, last: date, by: Viewer, on: date) -> None:
    """We cancel every meeting after the day, within the action by which the case ends.

    Of a series what follows goes together, so the course of the case tells of it once.
    """
    note = _("Spolupráce skončila %(day)s.") % {"day": full_day(last)}
    rows = Appointment.objects.filter(case=case, state=Appointment.State.PLANNED, day__gt=last)
    gone: set[int] = set()
    for row in rows.order_by("day", "at", "pk"):
        if row.series_id in gone:
            continue
        gone |= {row.series_id} - {None}
        does = cancel_following if row.series_id else cancel
        does(
            case_id=case.pk,
            appointment_id=row.pk,
            cancelled_by=Appointment.CancelledBy.SERVICE,
            note=note,
            by=by,
            on=on,
        )
