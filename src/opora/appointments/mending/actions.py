"""Correcting planned meetings, cancellations and reviews, and making them void."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.appointments import guests
from opora.appointments.actions import appointment_of, check_missed, check_told, expect, planned
from opora.appointments.clashes.words import Clashing
from opora.appointments.meeting_rooms.actions import take_room
from opora.appointments.models import Appointment, Review
from opora.appointments.planning import Planned, ask_to_book, check, not_clashing, planned_of
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.decisions.actions import Refused
from opora.decisions.queries import decision_of_any
from opora.decisions.stopped import Stopped, refusal_words

State = Appointment.State


@action("appointments.correct", roles=CASEWORK, asks=("may_book", guests.ASK))
def correct(
    *,
    case_id: int,
    row_id: int,
    what: Planned,
    why: str,
    moved_by: str = "",
    with_group: bool = False,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Appointment:
    """A planned meeting as it is to be; the rules are asked again, for its new day.

    ``moved_by``: who asked for another time; nobody where the time stays. ``with_group``: all of
    its group move together, so it stays in it.
    """
    case = case_for(by, case_id, "appointments.correct")
    row = planned(case, row_id)
    if (row.day, row.at) != (what.day, what.at) and moved_by not in Appointment.MovedBy.values:
        raise Invalid(moved_by=_("Vyberte, kdo o jiný čas požádal."))
    what = replace(what, group_id=row.group_id if with_group or _stays(row, what) else None)
    people = check(case, what, by, on, earlier=row)
    decision = ask_to_book(case, what, people, by, justification=justification, decided=decided)
    if not row.with_whom:  # kept since later: what stands there now goes into its history first
        row.with_whom = sorted(row.people.values_list("person_id", flat=True))
        row.save()
    told = {"with_whom": sorted(people), "decision_id": decision.pk, "moved_by": moved_by}
    keep(row, why, **what.columns, **told)
    expect(row, people)
    tell(case_id=case.pk, subjects=[f"appointment:{row.pk}"], why=why)
    return row


def _stays(row: Appointment, what: Planned) -> bool:
    """Whether the meeting stays with its group: at another time it is one of its own."""
    now = (row.day, row.at, row.minutes, row.room_id)
    return now == (what.day, what.at, what.minutes, what.room_id)


def _cancelled(case: Case, row_id: int) -> Appointment:
    row = appointment_of(case, row_id)
    if row.state != State.CANCELLED or row.void_reason:
        raise NotFound
    return row


@action("appointments.correct_cancel", roles=CASEWORK)
def correct_cancel(
    *,
    case_id: int,
    row_id: int,
    cancelled_by: str,
    serious: bool | None = None,
    ahead: bool | None = None,
    told_on: date | None = None,
    note: str = "",
    why: str,
    by: Viewer,
    on: date,
) -> Appointment:
    """Who cancelled it, and whether for a serious reason, as it was; the count follows (A11)."""
    case = case_for(by, case_id, "appointments.correct_cancel")
    row = _cancelled(case, row_id)
    if cancelled_by not in Appointment.CancelledBy.values:
        raise Invalid(cancelled_by=_("Vyberte, kdo schůzku zrušil."))
    check_missed(row, cancelled_by, on)
    if told_on is not None:
        check_told(row, told_on, on)
    said = {True: Appointment.Serious.YES, False: Appointment.Serious.NO}
    kept = {name: value for name, value in row.kept.items() if name != "cancelled_ahead"}
    keep(
        row,
        why,
        cancelled_by=cancelled_by,
        cancelled_on=told_on or row.cancelled_on,
        serious=Appointment.Serious.UNASKED if serious is None else said[serious],
        cancel_note=note.strip(),
        kept=kept if ahead is None else {**kept, "cancelled_ahead": ahead},
    )
    tell(case_id=case.pk, subjects=[f"appointment:{row.pk}"], why=why)
    return row


OF_CANCELLING = {"cancelled_ahead", "cancelled_with"}
"""What a meeting keeps of how it was cancelled."""


@action("appointments.void_cancel", roles=CASEWORK, asks=("may_book", guests.ASK))
def void_cancel(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Appointment:
    """It was not cancelled: the meeting is planned again, and the cancellation counts no more.

    Of one that is still to come the rules are asked again, as if it were planned now. What never
    stood in the calendar does not come into it: that is void altogether.
    """
    case = case_for(by, case_id, "appointments.void_cancel")
    row = _cancelled(case, row_id)
    if row.unplanned:
        keep(row, why, void_reason=why.strip())
        tell(case_id=case.pk, subjects=[f"appointment:{row.pk}"], why=why)
        return row
    if row.day >= on:
        _still_free(row, by)
        row.decision_id = _asked_again(case, row, by)
    keep(
        row,
        why,
        decision_id=row.decision_id,
        state=State.PLANNED,
        cancelled_on=None,
        cancelled_by="",
        serious="",
        cancel_note="",
        kept={name: value for name, value in row.kept.items() if name not in OF_CANCELLING},
    )
    take_room(row)
    tell(case_id=case.pk, subjects=[f"appointment:{row.pk}"], why=why)
    return row


def _asked_again(case: Case, row: Appointment, by: Viewer) -> int:
    """Raises Stopped where the rules don't let it be planned any more.

    The reason with which it was planned holds again: nothing but the mistake is taken back.
    """
    people = tuple(row.people.values_list("person_id", flat=True))
    earlier = decision_of_any(row.decision_id) if row.decision_id else None
    reason = earlier[1].justification if earlier else ""
    try:
        return ask_to_book(case, planned_of(row), people, by, justification=reason).pk
    except Refused as refused:
        told = {"why": refusal_words(refused)}
        sentence = _("%(why)s Naplánujte novou schůzku.") % told
        raise Stopped(form=sentence).of(refused) from None


def _still_free(row: Appointment, by: Viewer) -> None:
    """Raises Invalid where somebody has been planned for the time meanwhile."""
    try:
        not_clashing(by, planned_of(row), tuple(row.people.values_list("person_id", flat=True)))
    except Clashing as clashing:
        raise Invalid(
            form=_("%(why)s Naplánujte novou schůzku na jiný čas.") % {"why": clashing.told}
        ) from None


@action("appointments.correct_review", roles=CASEWORK)
def correct_review(
    *, case_id: int, row_id: int, day: date, outcome: str, why: str, by: Viewer, on: date
) -> Review:
    """The review as it was; meetings cancelled after its day count (A11)."""
    case = case_for(by, case_id, "appointments.correct_review")
    row: Review = standing(case.cooperation_reviews, row_id)
    if not case.opened_on <= day <= on:
        raise Invalid(day=_("Napište den od otevření případu do dneška."))
    if not outcome.strip():
        raise Invalid(outcome=_("Napište, na čem jste se dohodli. Třeba že se nemění nic."))
    keep(row, why, on=day, outcome=outcome.strip())
    tell(case_id=case.pk, subjects=[f"review:{row.pk}"], why=why)
    return row


@action("appointments.void_review", roles=CASEWORK)
def void_review(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The cooperation was not reviewed: the cancellations before count again."""
    case = case_for(by, case_id, "appointments.void_review")
    keep(standing(case.cooperation_reviews, row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"review:{row_id}"], why=why)
