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
    made.add("uid", f"schuzka-{row.id}@opora")
    made.add("dtstamp", now)
    made.add("dtstart", begins)
    made.add("dtend", ends)
    number = _("případ č. %(n)s") % {"n": row.case_id}
    made.add("summary", f"{row.kind}, {number}")
    if row.place:
        made.add("location", row.place)
    made.add("status", "CANCELLED" if row.is_cancelled else "CONFIRMED")
    made.add("class", "PRIVATE")
    return made
