"""Kinds of records that meetings are: planned ones, cancellations, reviews of the cooperation."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.appointments.actions import book, cancel, review
from opora.appointments.mending import actions
from opora.appointments.mending.queries import review_of
from opora.appointments.mending.words import MEETINGS, REVIEWS
from opora.appointments.missed.actions import note_missed
from opora.appointments.models import Appointment
from opora.appointments.panels import entry_of_meeting, entry_of_review
from opora.appointments.queries import AppointmentRow, appointment_row, open_of
from opora.appointments.repeating.actions import book_series, cancel_following
from opora.appointments.words import meeting
from opora.cases.mending.holding import holds_case
from opora.cases.mending.kinds import Instead, Kind, Record, mendable
from opora.cases.queries import CaseRow


def _in_state(viewer: Viewer, case: CaseRow, row_id: int, state: str) -> AppointmentRow:
    row = appointment_row(viewer, case.id, row_id)
    if row.state != state:
        raise NotFound
    return row


def _meeting(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = _in_state(viewer, case, row_id, Appointment.State.PLANNED)
    where = path_of("appointment_cancel", case.id, row_id)
    off = Instead(_("Schůzka nebude?"), _("Zrušte ji."), where)
    return Record(row, entry_of_meeting(row), instead=off)


def _cancellation(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = _in_state(viewer, case, row_id, Appointment.State.CANCELLED)
    if row.unplanned:
        gone = _("V kalendáři tato schůzka nebyla a nebude. Zápis zůstane v průběhu přeškrtnutý"
                 " a s důvodem, ale přestane se počítat.")  # fmt: skip
        return Record(row, entry_of_meeting(row), [gone])
    planned = _("Schůzka bude znovu naplánovaná. Zrušení zůstane v průběhu přeškrtnuté a s důvodem,"
                " ale přestane se počítat.")  # fmt: skip
    return Record(row, entry_of_meeting(row), [planned])


def _review(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = review_of(case.id, row_id)
    counts = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Zrušené schůzky před ním se budou"
               " znovu počítat, takže přehodnocení může být znovu k vyřízení.")  # fmt: skip
    return Record(row, entry_of_review(row), [counts])


@holds_case
def planned_in(case: CaseRow) -> list[str]:
    """A planned meeting is not in the timeline yet."""
    return [_("schůzka %(what)s") % {"what": meeting(one)} for one in open_of([case.id])]


MEETING = mendable(
    Kind(
        "meeting",
        find=_meeting,
        made_by=(book, book_series),
        correct=actions.correct,
        past=MEETINGS,
        part="#schuzky",
    )
)
CANCELLATION = mendable(
    Kind(
        "cancellation",
        find=_cancellation,
        made_by=(cancel, cancel_following, note_missed),
        correct=actions.correct_cancel,
        void=actions.void_cancel,
        past=MEETINGS,
    )
)
REVIEW = mendable(
    Kind(
        "review",
        find=_review,
        made_by=(review,),
        correct=actions.correct_review,
        void=actions.void_review,
        past=REVIEWS,
    )
)
