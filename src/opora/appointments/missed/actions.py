"""Writing down afterwards that a meeting did not take place, although none was planned here."""

from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.appointments.models import Appointment
from opora.cases.left_out.queries import who_may_work
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current

USUAL_MINUTES = 60
"""How long a meeting would have been whose act has no usual length. Ours; nothing counts it."""
_SERIOUS = {
    True: Appointment.Serious.YES,
    False: Appointment.Serious.NO,
    None: Appointment.Serious.UNASKED,
}


@dataclass(frozen=True)
class Missed:
    """The meeting as it was arranged, and why it was not: the facts of one that is cancelled.

    ``told_on``: when we learnt of it; without one on the day of the meeting.
    """

    kind: str
    day: date
    at: time
    worker_id: int
    cancelled_by: str
    serious: bool | None = None
    ahead: bool | None = None
    told_on: date | None = None
    note: str = ""

    @property
    def known_on(self) -> date:
        """The day on which we knew."""
        return self.told_on or self.day

    @property
    def columns(self) -> dict[str, object]:
        """The columns of the meeting that say so."""
        return {
            "kind": self.kind,
            "day": self.day,
            "at": self.at,
            "worker_id": self.worker_id,
            "cancelled_by": self.cancelled_by,
            "cancelled_on": self.known_on,
            "serious": _SERIOUS[self.serious],
            "cancel_note": self.note.strip(),
            "kept": {} if self.ahead is None else {"cancelled_ahead": self.ahead},
            "booked_on": min(self.known_on, self.day),
        }


@action("appointments.note_missed", roles=CASEWORK)
def note_missed(*, case_id: int, what: Missed, by: Viewer, on: date) -> Appointment:
    """Counts as a planned meeting that was cancelled (A11). No rule is asked: none is planned."""
    case = case_for(by, case_id, "appointments.note_missed")
    _check(case, what, by, on)
    act = current().service(case.service).act(what.kind)
    row: Appointment = Appointment.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        service=case.service,
        site=case.site,
        **what.columns,
        minutes=(act.minutes if act else None) or USUAL_MINUTES,
        state=Appointment.State.CANCELLED,
        unplanned=True,
        booked_by_id=by.account_id,
    )
    tell(
        case_id=case.pk,
        subjects=[f"appointment:{row.pk}"],
        cancelled_by=what.cancelled_by,
        day=what.day.isoformat(),
    )
    return row


def _check(case: Case, what: Missed, by: Viewer, on: date) -> None:
    """Raises Invalid for what can't have been."""
    wrong = {}
    if current().service(case.service).act(what.kind) is None:
        wrong["kind"] = _("Vyberte úkon ze seznamu.")
    if not case.opened_on <= what.day <= (case.closed_on or on):
        wrong["day"] = _("Napište den od otevření případu do dneška.")
    if not case.opened_on <= what.known_on <= on:
        wrong["told_on"] = _("Napište den od otevření případu do dneška.")
    if what.worker_id not in {one.id for one in who_may_work(by, case, on)}:
        wrong["worker"] = _("Vyberte, u koho schůzka měla být.")
    if what.cancelled_by not in Appointment.CancelledBy.values:
        wrong["cancelled_by"] = _("Vyberte, proč se schůzka nekonala.")
    there = Appointment.objects.filter(case=case, day=what.day, at=what.at, void_reason="")
    if there.exists():
        wrong["at"] = _(
            "Schůzka v tuto hodinu už u případu zapsaná je. Je-li naplánovaná, zrušte ji tam."
        )
    if wrong:
        raise Invalid(**wrong)
