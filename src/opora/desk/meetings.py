"""Today's meetings beside my day: which are over, which one is now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.appointments.models import Appointment
from opora.appointments.queries import AppointmentRow, day_of
from opora.appointments.words import kind_words
from opora.ui import words

# How long before a meeting it is shown as the next one.
SOON = timedelta(hours=1)


@dataclass(frozen=True)
class Meeting:
    """One meeting of the day, in words."""

    case_id: int
    at: str
    title: str
    url: str
    what: str
    note: str
    over: bool
    now: bool
    record_url: str


def meetings_today(viewer: Viewer, now: datetime) -> list[Meeting]:
    """The viewer's own meetings, the earliest first."""
    return [_meeting(row, now) for row in day_of(viewer, now.date())]


def _meeting(row: AppointmentRow, now: datetime) -> Meeting:
    starts = datetime.combine(row.day, row.at, now.tzinfo)
    ends = starts + timedelta(minutes=row.minutes)
    written = row.state != Appointment.State.PLANNED
    record = f"{reverse('act_new', args=[row.case_id])}?schuzka={row.id}"
    return Meeting(
        case_id=row.case_id,
        at=words.hour(row.at),
        title=row.case_title,
        url=reverse("case", args=[row.case_id]),
        what=kind_words(row),
        note=_note(now, starts, ends),
        over=ends <= now,
        now=starts - SOON <= now < ends,
        record_url=record if ends <= now and not written else "",
    )


def _note(now: datetime, starts: datetime, ends: datetime) -> str:
    if ends <= now:
        return words.voiced(_("skončilo v %(at)s") % {"at": words.hour(ends.time())})
    if starts <= now:
        return _("právě teď")
    if starts - SOON <= now:
        minutes = int((starts - now).total_seconds() // 60) + 1
        return _("za %(minutes)s") % {"minutes": words.minutes(minutes)}
    return ""
