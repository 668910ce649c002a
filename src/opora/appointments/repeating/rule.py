"""On which days a meeting repeats: an RRULE (RFC 5545), made of a few choices.

Ours: at most a year ahead and at most 53 meetings, so that a series always ends and everything that
it takes can be looked at before it is saved.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr

from opora.catalog.calendar_cz import CZECH_DAYS

MOST = 53
HORIZON = timedelta(days=366)
WEEK, TWO_WEEKS, MONTH = "week", "two_weeks", "month"
SKIP, TELL = "skip", "tell"
_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIFTH = 5


@dataclass(frozen=True)
class Repeat:
    """How a meeting repeats: until a day or so many times; what becomes of public holidays."""

    every: str
    until: date | None = None
    times: int | None = None
    holidays: str = SKIP

    def rrule(self, first: date) -> str:
        """The rule as it is kept; a month repeats the weekday: each third Tuesday, or the last."""
        ends = f";UNTIL={self.until:%Y%m%d}" if self.until else f";COUNT={self.times or 1}"
        if self.every == MONTH:
            number = (first.day - 1) // 7 + 1
            which = -1 if number == _FIFTH else number
            return f"FREQ=MONTHLY;BYDAY={which:+d}{_BYDAY[first.weekday()]}{ends}"
        step = 2 if self.every == TWO_WEEKS else 1
        return f"FREQ=WEEKLY;INTERVAL={step};BYDAY={_BYDAY[first.weekday()]}{ends}"

    def days(self, first: date) -> list[date]:
        """The days, skipped holidays left out; at most so many as a series may have, and one more.

        Whoever asks sees from the one too many that the series does not fit.
        """
        found = days_of(self.rrule(first), first)
        if self.holidays == SKIP:
            found = [day for day in found if not CZECH_DAYS.is_holiday(day)]
        return found

    def skipped(self, first: date) -> list[date]:
        """Public holidays on which nothing is planned."""
        found = days_of(self.rrule(first), first) if self.holidays == SKIP else []
        return [day for day in found if CZECH_DAYS.is_holiday(day)]


def days_of(rrule: str, first: date) -> list[date]:
    """The days of a rule from the first on; one more than a series may have at most."""
    rule = rrulestr(rrule, dtstart=datetime.combine(first, datetime.min.time()))
    found: list[date] = []
    for moment in rule:
        found.append(moment.date())
        if len(found) > MOST or moment.date() - first > HORIZON:
            break
    return found
