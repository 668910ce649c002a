"""Booking a meeting, cancelling it, closing it by its act; reviewing the cooperation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.appointments import guests
from opora.appointments.due import review_cooperation
from opora.appointments.models import Appointment, AppointmentPerson, Review
from opora.appointments.moments import moment_facts
from opora.appointments.queries import is_taken
from opora.appointments.words import NOTHING_TO_REVIEW
from opora.cases.actions import NOBODY
from opora.cases.beside.queries import programmes
from opora.cases.left_out.queries import is_left_out, who_may_work
from opora.cases.models import Case
from opora.cases.queries import case_for, case_row, people_of, subject
from opora.catalog import current
from opora.decisions.actions import Refused, decide
from opora.decisions.models import Decision

LONGEST = 720


@dataclass(frozen=True)
class Planned:
    """A meeting as it is to be."""

    kind: str
    day: date
    at: time
    minutes: int
    worker_id: int
    people: tuple[int, ...] = ()
    place: str = ""
    channel: str = ""
    note: str = ""
    kept: Mapping[str, object] = field(default_factory=dict)


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
        kind=what.kind,
        day=what.day,
        at=what.at,
        minutes=what.minutes,
        worker_id=what.worker_id,
        place=what.place,
        channel=what.channel,
        note=what.note.strip(),
        kept=dict(what.kept),
        with_whom=sorted(people),
        decision_id=decision.pk,
        booked_on=on,
        booked_by_id=by.account_id,
    )
    AppointmentPerson.objects.bulk_create(
        [AppointmentPerson(appointment=row, person_id=one) for one in people]
    )
    tell(case_id=case.pk, subjects=[f"appointment:{row.pk}", f"decision:{decision.pk}"])
    return row


def ask_to_book(
    case: Case, what: Planned, people: tuple[int, ...], by: Viewer, **lifting: Any
) -> Decision:
    """The decision; a fact that the form itself can give is asked for at its field.

    Whom the service does not invite is refused first (B22), whatever else may be said.
    """
    about = subject(
        case, person_ids=people, worker_id=what.worker_id, organisation_id=by.organisation_id
    )
    guests.ask_to_invite(about, guests.named_in(what.kept), by, what.day)
    shut = is_left_out(case, [what.worker_id], by.today)
    try:
        decision = decide(
            ask="may_book",
            subject=about,
            given=_given(case, what, by) | {"worker_left_out": shut},
            by=by,
            on=what.day,
            **lifting,
        )
    except Refused as refused:
        unsaid = _unsaid(refused.verdict.missing)
        if unsaid:
            raise Invalid(**unsaid) from None
        raise
    if shut:
        raise Invalid(worker=str(NOBODY))
    return decision


def check(
    case: Case, what: Planned, by: Viewer, on: date, *, earlier: Appointment | None = None
) -> tuple[int, ...]:
    """Who is expected; ``earlier``: the meeting that is put right. Raises Invalid."""
    served = [one.id for one in people_of([case.pk], on)[case.pk] if one.client]
    # Whether the worker is left out is for the rules to say.
    workers = who_may_work(by, case, on, left_out_too=True)
    service = current().service(case.service)
    wrong = guests.wrong(what.kept, service)
    if service.act(what.kind) is None:
        wrong["kind"] = _("Vyberte úkon ze seznamu.")
    if what.day < on and (earlier is None or what.day != earlier.day):
        wrong["day"] = _("Tento den už byl. Co proběhlo, patří do zápisu úkonů.")
    if not 1 <= what.minutes <= LONGEST:
        wrong["minutes"] = _("Napište 1 až %(most)s minut.") % {"most": LONGEST}
    if what.worker_id not in {one.id for one in workers}:
        wrong["worker"] = str(NOBODY)
    elif not wrong and is_taken(
        what.worker_id, what.day, what.at, what.minutes, leaving_out=earlier.pk if earlier else None
    ):
        called = next(one.name for one in workers if one.id == what.worker_id)
        wrong["at"] = _("V tu dobu má %(name)s jinou schůzku. Vyberte jiný čas.") % {"name": called}
    people = tuple(dict.fromkeys(what.people)) or tuple(served if len(served) == 1 else ())
    if not people or not set(people) <= set(served):
        wrong["people"] = _("Vyberte, s kým schůzka bude.")
    if wrong:
        raise Invalid(**wrong)
    return people


def _given(case: Case, what: Planned, by: Viewer) -> dict[str, object]:
    running = {
        row.programme
        for row in programmes(case.pk)
        if row.started_on <= what.day and (row.ended_on is None or row.ended_on >= what.day)
    }
    return {
        "act": what.kind,
        "minutes": what.minutes,
        "place": what.place or None,
        "channel": what.channel or None,
        "programme": running.pop() if len(running) == 1 else None,
        **what.kept,
        **moment_facts(
            by,
            service=case.service,
            site=case.site,
            case_id=case.pk,
            day=what.day,
            at=what.at,
            minutes=what.minutes,
        ),
    }


def _unsaid(missing: Sequence[str]) -> dict[str, str]:
    sentences = {
        "client_present": _("Vyberte, jestli u toho klient bude."),
        "both_parents_invited": _("Vyberte, jestli zvete oba rodiče společně."),
        "place": _("Vyberte, kde schůzka bude."),
        "channel": _("Vyberte, jak schůzka proběhne."),
    }
    return {name: text for name, text in sentences.items() if name in missing}


@action("appointments.cancel", roles=CASEWORK)
def cancel(
    *,
    case_id: int,
    appointment_id: int,
    cancelled_by: str,
    serious: bool | None = None,
    ahead: bool | None = None,
    note: str = "",
    by: Viewer,
    on: date,
) -> Appointment:
    """The meeting does not take place: who cancelled it, and whether for a serious reason."""
    case = case_for(by, case_id, "appointments.cancel")
    row = planned(case, appointment_id)
    if cancelled_by not in Appointment.CancelledBy.values:
        raise Invalid(cancelled_by=_("Vyberte, proč se schůzka nekoná."))
    check_missed(row, cancelled_by, on)
    of = Appointment.Serious
    said = {True: of.YES, False: of.NO, None: of.UNASKED}
    row.state, row.cancelled_on, row.cancelled_by = Appointment.State.CANCELLED, on, cancelled_by
    row.serious = said[serious]
    row.cancel_note = note.strip()
    if ahead is not None:
        row.kept = {**row.kept, "cancelled_ahead": ahead}
    row.save()
    tell(case_id=case.pk, subjects=[f"appointment:{row.pk}"], cancelled_by=cancelled_by)
    return row


def check_missed(row: Appointment, cancelled_by: str, on: date) -> None:
    """Raises Invalid where a meeting that is still to come would have been missed."""
    if cancelled_by == Appointment.CancelledBy.NO_SHOW and row.day > on:
        raise Invalid(
            cancelled_by=_(
                "Schůzka teprve bude, nikdo na ní zatím nechybí. Vyberte, jestli ji ruší klient,"
                " nebo vy."
            )
        )


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
