"""Booking a meeting, cancelling it, closing it by its act; reviewing the cooperation."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.inserted import insert_all
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.appointments import guests
from opora.appointments.due import review_cooperation
from opora.appointments.meeting_rooms.actions import give_room_back, take_room
from opora.appointments.models import Appointment, AppointmentPerson, Review, Visit
from opora.appointments.planning import Planned, ask_to_book, check
from opora.appointments.words import NOTHING_TO_REVIEW
from opora.cases.models import Case
from opora.cases.queries import case_for, case_row


@action("appointments.book", roles=CASEWORK, asks=("may_book", guests.ASK))
def book(
    *,
    case_id: int,
    what: Planned,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Appointment:
    """A meeting, asked about on its own day. What is only planned can't be a departure."""
    case = case_for(by, case_id, "appointments.book")
    people = check(case, what, by, on)
    decision = ask_to_book(case, what, people, by, justification=justification, decided=decided)
    row: Appointment = Appointment.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        service=case.service,
        site=case.site,
        **what.columns,
        with_whom=sorted(people),
        decision_id=decision.pk,
        booked_on=on,
        booked_by_id=by.account_id,
    )
    expect(row, people)
    tell(case_id=case.pk, subjects=[f"appointment:{row.pk}", f"decision:{decision.pk}"])
    return row


def expect(row: Appointment, people: Iterable[int]) -> None:
    """These people are to come, and the room is taken: nobody and nothing else any more."""
    row.people.all().delete()
    insert_all([AppointmentPerson(appointment=row, person_id=one) for one in people])
    give_room_back(row)
    take_room(row)


@action("appointments.cancel", roles=CASEWORK)
def cancel(
    *,
    case_id: int,
    appointment_id: int,
    cancelled_by: str,
    serious: bool | None = None,
    ahead: bool | None = None,
    told_on: date | None = None,
    note: str = "",
    by: Viewer,
    on: date,
) -> Appointment:
    """The meeting does not take place: who cancelled it, and whether for a serious reason.

    ``told_on``: the day on which we learnt of it; without one today.
    """
    case = case_for(by, case_id, "appointments.cancel")
    row = planned(case, appointment_id)
    if cancelled_by not in Appointment.CancelledBy.values:
        raise Invalid(cancelled_by=_("Vyberte, proč se schůzka nekoná."))
    check_missed(row, cancelled_by, on)
    known = told_on or on
    check_told(row, known, on)
    of = Appointment.Serious
    said = {True: of.YES, False: of.NO, None: of.UNASKED}
    row.state, row.cancelled_on, row.cancelled_by = Appointment.State.CANCELLED, known, cancelled_by
    row.serious = said[serious]
    row.cancel_note = note.strip()
    if ahead is not None:
        row.kept = {**row.kept, "cancelled_ahead": ahead}
    row.save()
    give_room_back(row)
    tell(case_id=case.pk, subjects=[f"appointment:{row.pk}"], cancelled_by=cancelled_by)
    return row


def check_missed(row: Appointment | Visit, cancelled_by: str, on: date) -> None:
    """Raises Invalid where a meeting that is still to come would have been missed."""
    if cancelled_by == Appointment.CancelledBy.NO_SHOW and row.day > on:
        raise Invalid(
            cancelled_by=_(
                "Schůzka teprve bude, nikdo na ní zatím nechybí. Vyberte, jestli ji ruší klient,"
                " nebo vy."
            )
        )


def check_told(row: Appointment | Visit, told_on: date, on: date) -> None:
    """Raises Invalid where a meeting would have been cancelled before it was planned."""
    if not min(row.booked_on, on) <= told_on <= on:
        raise Invalid(told_on=_("Napište den od naplánování schůzky do dneška."))


@action("appointments.hold", roles=CASEWORK)
def hold(*, case_id: int, appointment_id: int, by: Viewer, on: date) -> Appointment:
    """The meeting took place; its act says what was done."""
    case = case_for(by, case_id, "appointments.hold")
    row = planned(case, appointment_id)
    row.state = Appointment.State.HELD
    row.save()
    tell(case_id=case.pk, subjects=[f"appointment:{row.pk}"])
    return row


@action("appointments.give_back", roles=CASEWORK)
def give_back(*, case_id: int, appointment_id: int, by: Viewer, on: date) -> Appointment:
    """What was written down of it does not hold: the meeting waits to be written down again."""
    case = case_for(by, case_id, "appointments.give_back")
    row = appointment_of(case, appointment_id)
    if row.state == Appointment.State.HELD:
        row.state = Appointment.State.PLANNED
        row.save()
    tell(case_id=case.pk, subjects=[f"appointment:{row.pk}"])
    return row


def appointment_of(case: Case, appointment_id: int) -> Appointment:
    """A meeting of the case, held until the action is over; NotFound otherwise."""
    row: Appointment | None = (
        Appointment.objects.select_for_update().filter(pk=appointment_id, case=case).first()
    )
    if row is None:
        raise NotFound
    return row


def planned(case: Case, appointment_id: int) -> Appointment:
    """The same, neither held nor cancelled; Invalid otherwise."""
    row = appointment_of(case, appointment_id)
    if row.state != Appointment.State.PLANNED:
        raise Invalid(form=_("Tato schůzka už je zrušená nebo zapsaná. Podívejte se na případ."))
    return row


@action("appointments.review", roles=CASEWORK)
def review(*, case_id: int, outcome: str, by: Viewer, on: date) -> Review:
    """What comes of meetings that kept being cancelled; the row of them is counted anew."""
    case = case_for(by, case_id, "appointments.review")
    if not review_cooperation(by, [case_row(by, case_id)], on):
        raise Invalid(form=str(NOTHING_TO_REVIEW))
    if not outcome.strip():
        raise Invalid(outcome=_("Napište, na čem jste se dohodli. Třeba že se nemění nic."))
    row = Review.objects.create(case=case, on=on, outcome=outcome.strip(), by_id=by.account_id)
    tell(case_id=case.pk, subjects=[f"review:{row.pk}"])
    return row
