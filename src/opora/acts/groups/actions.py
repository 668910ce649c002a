"""Writing up a group: an act for each case that was there, a cancellation for the others."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.appointments import guests
from opora.appointments.actions import cancel
from opora.appointments.groups.actions import each_case, group_for
from opora.appointments.groups.queries import GroupRow
from opora.appointments.models import Appointment
from opora.appointments.queries import AppointmentRow

THERE, LATER = "there", "later"
EXCUSED = Appointment.CancelledBy.CLIENT.value
MISSED = Appointment.CancelledBy.NO_SHOW.value


@action("acts.record_group", roles=CASEWORK, asks=("may_record_act", guests.ASK))
def record_group(
    *,
    group_id: int,
    came: Mapping[int, str],
    minutes: int,
    note: str = "",
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> None:
    """``came``: by the meeting whether they were there, excused, missed, or it is written later.

    All of it is kept, or nothing; an act is asked about and recorded as any other.
    """
    row = group_for(by, group_id)
    if row.day > on:
        raise Invalid(form=_("Tato schůzka teprve bude. Zapsat ji půjde v její den."))
    told = {key: said for key, said in came.items() if said != LATER}
    by_case = _told_of(row, told)

    def write(case_id: int) -> None:
        one, said = by_case[case_id]
        if said != THERE:
            cancel(case_id=case_id, appointment_id=one.id, cancelled_by=said, by=by, on=on)
            return
        record(
            case_id=case_id,
            what=_happened(one, minutes, note),
            justification=justification,
            departure=departure,
            decided=decided,
            by=by,
            on=on,
        )

    each_case([(one.case_id, one.case_title) for one, _said in by_case.values()], write)
    tell(subjects=[f"group:{group_id}", *(f"appointment:{key}" for key in told)])


def _told_of(row: GroupRow, told: Mapping[int, str]) -> dict[int, tuple[AppointmentRow, str]]:
    """By case: its meeting and what is said of it. Of those alone that wait to be written up."""
    waiting = {one.id: one for one in row.waiting}
    if not told or not set(told) <= set(waiting):
        raise Invalid(form=_("Vyberte aspoň u jednoho, jak to bylo."))
    return {waiting[key].case_id: (waiting[key], said) for key, said in told.items()}


def _happened(one: AppointmentRow, minutes: int, note: str) -> Happened:
    """The meeting as its act: what was planned, for as long as it took."""
    carried = {name: one.kept[name] for name in ("child_prepared",) if name in one.kept}
    return Happened(
        kind=one.kind,
        day=one.day,
        at=one.at,
        minutes=minutes,
        people=tuple(key for key, _name in one.people),
        workers=tuple(key for key, _name in one.more_workers),
        note=note,
        place=one.place,
        channel=one.channel,
        kept={"client_present": True, **carried},
        appointment_id=one.id,
    )
