"""The calendar as RFC 5545 has it, in the time of Prague."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from opora.reminders.feed.queries import Planned

ZONE = ZoneInfo(settings.TIME_ZONE)


def calendar_of(rows: Iterable[Planned], now: datetime) -> bytes:
    """Each meeting is an event of its own, those of a series too: each can be moved by itself."""
    made = Calendar()
    made.add("prodid", "-//Opora//schuzky//CS")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Opora")
    for row in rows:
        made.add_component(_event(row, now))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(row: Planned, now: datetime) -> Event:
    begins = row.begins.replace(tzinfo=ZONE)
    # Minutes that pass, whatever the clocks do meanwhile.
    ends = (begins.astimezone(ZoneInfo("UTC")) + timedelta(minutes=row.minutes)).astimezone(ZONE)
    made = Event()
    made.add("uid", f"{row.uid}@opora")
    made.add("dtstamp", now)
    made.add("sequence", row.course.sequence)
    if row.course.changed is not None:
        made.add("last-modified", row.course.changed)
    made.add("dtstart", begins)
    made.add("dtend", ends)
    # Times and codes only: a kind of act or a place would tell a stranger what somebody comes for.
    made.add(
        "summary",
        _("Případ č. %(n)s") % {"n": row.case_id} if row.case_id else _("Bez případu"),
    )
    # It stays as cancelled: a calendar that goes by the UID would keep what is only left out. It
    # takes nobody's time any more (RFC 5545, 3.8.1.11 and 3.8.2.7).
    made.add("status", "CANCELLED" if row.is_cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if row.is_cancelled else "OPAQUE")
    made.add("class", "PRIVATE")
    return made
