"""Reading meetings: always through the cases that the viewer may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from django.db.models import F, Max, QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.appointments.meeting_rooms.queries import room_names
from opora.appointments.models import Appointment, AppointmentPerson, Review, Series, Visit
from opora.appointments.moments import Moment, Span, span_of
from opora.appointments.repeating.words import rule_words
from opora.cases.beside.queries import has, stands_beside, with_rows

State = Appointment.State
stands_beside(Appointment, in_lists=True)
stands_beside(Review)


@dataclass(frozen=True)
class AppointmentRow:
    """One meeting, as pages show it."""

    id: int
    case_id: int
    case_title: str
    service: str
    kind: str
    day: date
    at: time
    minutes: int
    worker_id: int
    worker: str
    place: str
    channel: str
    note: str
    kept: dict[str, Any]
    state: str
    cancelled_on: date | None
    cancelled_by: str
    serious: str
    cancel_note: str
    unplanned: bool
    void_reason: str
    decision_id: int | None
    people: tuple[tuple[int, str], ...]
    more_workers: tuple[tuple[int, str], ...]
    room_id: int | None
    room: str
    clash_reason: str
    series: str
    group_id: int | None
    case_ended_on: date | None
    """The last day of the case, where the meeting is planned after it."""


@prepared
def _expected(appointment_ids: Sequence[int]) -> QuerySet[AppointmentPerson, Any]:
    rows = AppointmentPerson.objects.filter(appointment_id__in=appointment_ids).order_by("pk")
    return rows.values_list("appointment_id", "person_id", "person__given_name", "person__code")


def _people(appointment_ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """Who is expected at each meeting."""
    found: dict[int, list[tuple[int, str]]] = {}
    for appointment_id, person_id, given_name, code in _expected(appointment_ids):
        found.setdefault(appointment_id, []).append((person_id, given_name or code))
    return found


def _series(series_ids: Iterable[int | None]) -> dict[int, str]:
    """Series in words by id; no query where no meeting is of one."""
    wanted = {one for one in series_ids if one is not None}
    rows = Series.objects.filter(pk__in=wanted) if wanted else ()
    return {row.pk: rule_words(row.rule, row.starts) for row in rows}


def rows_of(found: Iterable[Appointment]) -> list[AppointmentRow]:
    """Meetings found visible, as pages show them."""
    if not (listed := list(found)):
        return []
    called = names(key for row in listed for key in row.worker_ids)
    rooms, series = room_names(r.room_id for r in listed), _series(r.series_id for r in listed)
    people = _people([row.pk for row in listed])
    return [
        AppointmentRow(
            id=row.pk,
            **_of_case(row),
            service=row.service,
            kind=row.kind,
            day=row.day,
            at=row.at,
            minutes=row.minutes,
            worker_id=row.worker_id,
            worker=called.get(row.worker_id, ""),
            place=row.place,
            channel=row.channel,
            note=row.note,
            kept=row.kept,
            state=row.state,
            **_of_cancelling(row),
            decision_id=row.decision_id,
            people=tuple(people.get(row.pk, [])),
            more_workers=tuple((key, called.get(key, "")) for key in row.workers),
            room_id=row.room_id,
            room=rooms.get(row.room_id or 0, ""),
            clash_reason=row.clash_reason,
            group_id=row.group_id,
            series=series.get(row.series_id or 0, ""),
        )
        for row in listed
    ]


_CANCELLING = ("cancelled_on", "cancelled_by", "serious", "cancel_note", "unplanned", "void_reason")


def _of_cancelling(row: Appointment) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _CANCELLING}


def _of_case(row: Appointment) -> dict[str, Any]:
    last: date | None = row.case.closed_on
    after = row.state == State.PLANNED and last is not None and last < row.day
    ended = last if after else None
    return {"case_id": row.case_id, "case_title": row.case.title, "case_ended_on": ended}


def appointment(viewer: Viewer, case_id: int, appointment_id: int) -> AppointmentRow | None:
    """One meeting of a case; None when absent or unseen."""
    found = rows_of(_one(appointment_id, case_id, viewer=viewer))
    return found[0] if found else None


@prepared
def _one(appointment_id: int, case_id: int, *, viewer: Viewer) -> QuerySet[Appointment]:
    seen: QuerySet[Appointment] = Appointment.objects.visible_to(viewer).select_related("case")
    return seen.filter(pk=appointment_id, case_id=case_id)


def appointment_row(viewer: Viewer, case_id: int, appointment_id: int) -> AppointmentRow:
    """One meeting of a case; NotFound when absent or unseen."""
    found = appointment(viewer, case_id, appointment_id)
    if found is None:
        raise NotFound
    return found


def day_of(viewer: Viewer, day: date, *, whose: int = 0) -> list[AppointmentRow]:
    """The viewer's own meetings of a day, cancelled ones left out; or those of ``whose``."""
    return rows_of(_of_worker(day, whose or viewer.account_id, viewer=viewer))


@prepared
def _of_worker(day: date, whose: int, *, viewer: Viewer) -> QuerySet[Appointment]:
    seen = Appointment.objects.visible_to(viewer).filter(worker_id=whose, day=day)
    found: QuerySet[Appointment] = seen.exclude(state=State.CANCELLED).select_related("case")
    return found.order_by("at", "pk")


@prepared
def _planned(case_ids: Sequence[int]) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(case_id__in=case_ids, state=State.PLANNED)
    found: QuerySet[Appointment] = rows.select_related("case").order_by("day", "at", "pk")
    return found


@once_a_page
def open_of(case_ids: Sequence[int]) -> list[AppointmentRow]:
    """Meetings not yet held nor cancelled of cases found visible, the earliest first."""
    return rows_of(_planned(with_rows(case_ids, Appointment)))


def left_after_end(viewer: Viewer) -> "QuerySet[Appointment, tuple[int]]":
    """Cases that are over, with a meeting of the viewer planned after their last day."""
    mine = Appointment.objects.filter(worker_id=viewer.account_id, state=State.PLANNED)
    found: QuerySet[Appointment, tuple[int]] = mine.filter(
        case__closed_on__lt=F("day")
    ).values_list("case_id")
    return found


def waiting(case_ids: Sequence[int], before: date) -> list[AppointmentRow]:
    """Meetings whose day has passed and of which nothing is written yet."""
    if len(case_ids) == 1:  # the page of a case lists what is open anyhow
        rows = [row for row in open_of(case_ids) if row.day < before]
    else:
        rows = rows_of(_passed(with_rows(case_ids, Appointment), before))
    return [row for row in rows if row.case_ended_on is None]


@prepared
def _passed(case_ids: Sequence[int], before: date) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(case_id__in=case_ids, state=State.PLANNED, day__lt=before)
    found: QuerySet[Appointment] = rows.select_related("case").order_by("day", "at", "pk")
    return found


@prepared
def _cancelled(case_id: int, *, limit: int) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(case_id=case_id, state=State.CANCELLED, with_series=False)
    found: QuerySet[Appointment] = rows.select_related("case").order_by("-day", "-at", "-pk")
    return found[:limit]


def cancelled(case_id: int, limit: int) -> list[AppointmentRow]:
    """The latest cancelled meetings of a case found visible, void ones too."""
    return rows_of(_cancelled(case_id, limit=limit))


@dataclass(frozen=True)
class Reviewed:
    """A review of the cooperation."""

    id: int
    on: date
    outcome: str
    by: str
    void_reason: str


def reviews(case_id: int, limit: int) -> list[Reviewed]:
    """Reviews of a case found visible, the latest first."""
    if not has(case_id, Review):
        return []
    rows = list(Review.objects.filter(case_id=case_id).order_by("-on", "-pk")[:limit])
    called = names(row.by_id for row in rows)
    return [
        Reviewed(row.pk, row.on, row.outcome, called.get(row.by_id, ""), row.void_reason)
        for row in rows
    ]


class Settled(NamedTuple):
    """A meeting that took place or was cancelled; ``by`` and ``serious`` as it was cancelled."""

    state: str
    by: str
    serious: str
    worker_id: int
    day: date
    id: int


def past_meetings(case_ids: Sequence[int], on: date) -> dict[int, list[Settled]]:
    """Settled meetings after the last review, the latest first: for cancellations in a row."""
    reviewed = dict(
        Review.objects.filter(case_id__in=case_ids, on__lte=on, void_reason="")
        .values("case_id")
        .annotate(last=Max("on"))
        .values_list("case_id", "last")
    )
    found: dict[int, list[Settled]] = {one: [] for one in case_ids}
    rows = (
        Appointment.objects.filter(case_id__in=case_ids, with_series=False, void_reason="")
        .exclude(state=State.PLANNED)
        .order_by("-day", "-at", "-pk")
        .values_list(
            "case_id", "state", "cancelled_by", "serious", "worker_id", "day", "cancelled_on", "pk"
        )
    )
    for case_id, state, by, serious, worker, day, cancelled_on, key in rows:
        settled = cancelled_on or day
        last = reviewed.get(case_id)
        if settled <= on and (last is None or settled > last):
            found[case_id].append(Settled(state, by, serious, worker, settled, key))
    return found


def spans(moment: Moment) -> Iterator[Span]:
    """Meetings of the site around the moment; a cancelled one takes no room."""
    around = {
        "organisation_id": moment.organisation_id,
        "service": moment.service,
        "site": moment.site,
        "day__gte": moment.starts.date() - timedelta(days=1),
        "day__lte": moment.ends.date(),
        "state": State.PLANNED,
    }
    rows = Appointment.objects.filter(**around)
    for case_id, day, at, minutes in rows.values_list("case_id", "day", "at", "minutes"):
        yield span_of(case_id, day, at, minutes)
    for key, day, at, minutes in Visit.objects.filter(**around).values_list(
        "pk", "day", "at", "minutes"
    ):
        yield replace(span_of(0, day, at, minutes), visit_id=key)
