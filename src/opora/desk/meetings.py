"""Today's meetings beside my day: which are over, which one is now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.appointments.models import Appointment
from opora.appointments.queries import AppointmentRow, day_of
from opora.appointments.visits.queries import VisitRow, visits_of_day
from opora.appointments.visits.words import kind_words as visit_kind
from opora.appointments.words import kind_words
from opora.ui import words

# How long before a meeting it is shown as the next one.
SOON = timedelta(hours=1)


@dataclass(frozen=True)
class Meeting:
    """One meeting of the day, in words."""

    shown: str
    at: str
    title: str
    url: str
    what: str
    note: str
    over: bool
    now: bool
    record_url: str
    cancel_url: str = ""


def meetings_today(viewer: Viewer, now: datetime, *, whose: int = 0) -> list[Meeting]:
    """The viewer's own meetings, the earliest first; or those of ``whose`` that the viewer sees."""
    today = now.date()
    own = [(row.at, _meeting(row, now)) for row in day_of(viewer, today, whose=whose)]
    own += [(row.at, _visit(row, now)) for row in visits_of_day(viewer, today, whose=whose)]
    return [one for _at, one in sorted(own, key=lambda pair: pair[0])]


def _meeting(row: AppointmentRow, now: datetime) -> Meeting:
    past_end = row.case_ended_on is not None
    written = row.state != Appointment.State.PLANNED
    record = f"{reverse('act_new', args=[row.case_id])}?schuzka={row.id}"
    return Meeting(
        shown=f"case:{row.case_id}",
        title=row.case_title,
        url=reverse("case", args=[row.case_id]),
        what=kind_words(row),
        cancel_url=path_of("appointment_cancel", row.case_id, row.id) if past_end else "",
        **_course(row, now, "" if written or past_end else record),
    )


def _visit(row: VisitRow, now: datetime) -> Meeting:
    """Somebody without a case: whether they came is said on the page of the meeting."""
    url = path_of("visit", row.id)
    return Meeting(
        shown=f"visit:{row.id}",
        title=row.called,
        url=url,
        what=_("%(what)s, bez případu") % {"what": visit_kind(row)},
        **_course(row, now, url if row.is_planned else ""),
    )


def _course(row: AppointmentRow | VisitRow, now: datetime, record: str) -> dict[str, Any]:
    starts = datetime.combine(row.day, row.at, now.tzinfo)
    ends = starts + timedelta(minutes=row.minutes)
    return {
        "at": words.hour(row.at),
        "note": _note(now, starts, ends),
        "over": ends <= now,
        "now": starts - SOON <= now < ends,
        "record_url": record if ends <= now else "",
    }


def _note(now: datetime, starts: datetime, ends: datetime) -> str:
    if ends <= now:
        return words.voiced(_("skončilo v %(at)s") % {"at": words.hour(ends.time())})
    if starts <= now:
        return _("právě teď")
    if starts - SOON <= now:
        minutes = int((starts - now).total_seconds() // 60) + 1
        return _("za %(minutes)s") % {"minutes": words.minutes(minutes)}
    return ""
