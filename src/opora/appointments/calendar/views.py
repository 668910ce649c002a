"""The page Kalendář."""

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.middleware import viewer
from opora.access.reading import showing
from opora.access.roles import CASEWORK, HEADS
from opora.appointments.calendar.asked import PLACE, ROOM, WORKER, kept_on
from opora.appointments.calendar.openings import holiday, sentences
from opora.appointments.calendar.queries import Booked, away, of_room, of_site, of_worker
from opora.appointments.calendar.sheet import days_shown, lines_of, sheet_of
from opora.appointments.calendar.whose import Choices, Whose, choices
from opora.appointments.visits.actions import TAKES
from opora.ui import words
from opora.ui.day_fields import any_day
from opora.ui.widgets import List

ONE_DAY = "den"
WEEK = timedelta(days=7)


class Calendar(LoginRequiredMixin, View):
    """A week or a day; on a phone the same meetings stand one under the other."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The look is written down before the page is shown."""
        self.now: datetime = timezone.localtime()
        with showing():
            rows = self.rows
            cases = sorted({row.case_id for row in rows if row.seen and row.case_id})
            visits = [f"visit:{row.visit_id}" for row in rows if row.seen and row.visit_id]
            look(
                by=self.choices.viewer,
                page="calendar",
                case_id=None,
                shown=[*(f"case:{one}" for one in cases), *visits],
                now=self.now,
            )
            return render(request, "appointments/calendar.html", self.context(rows))

    @cached_property
    def choices(self) -> Choices:
        """What the viewer may open."""
        return choices(viewer(self.request))

    @cached_property
    def whose(self) -> Whose:
        """The calendar in the address."""
        return self.choices.chosen(self.request.GET.get("ci", ""))

    @cached_property
    def day(self) -> date:
        """The day in the address, else today; what is no day is today."""
        return any_day(self.request.GET.get("den"), self.now.date()) or self.now.date()

    @property
    def is_day(self) -> bool:
        """Whether one day is shown."""
        return self.request.GET.get("pohled") == ONE_DAY

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day."""
        if self.is_day:
            return self.day, self.day
        first = self.day - timedelta(days=self.day.weekday())
        return first, first + timedelta(days=6)

    @cached_property
    def rows(self) -> list[Booked]:
        """What stands in it."""
        whose, (first, last) = self.whose, self.span
        who = self.choices.viewer
        if whose.worker_id is not None:
            return of_worker(who, whose.worker_id, first, last)
        if whose.room_id is not None:
            return of_room(who, whose.room_id, first, last)
        return of_site(who, whose.service, whose.site, first, last)

    def context(self, rows: list[Booked]) -> dict[str, Any]:
        """What the page shows."""
        first, last = self.span
        days = days_shown(first, last, rows, self.now.date())
        services = self.choices.services_of(self.whose)
        beside = self.choices.at(self.whose) if self.whose.of_site else []
        own = self.whose.worker_id
        listed = [own] if own is not None else [one.id for one in beside]
        absent = away(listed, first, last) if listed else frozenset()
        found: dict[str, Any] = (
            {"lines": lines_of(rows, days, beside, absent, self.now)}
            if self.whose.of_site
            else {"sheet": sheet_of(rows, days, services, {day for _who, day in absent}, self.now)}
        )
        return found | {
            "whose": self.whose,
            "calendars": self.calendars,
            "is_day": self.is_day,
            "day": self.day,
            "days": [(one, holiday(one)) for one in days],
            "count": len(rows),
            "span": words.full_day(first) if self.is_day else _span(first, last),
            "today": self.now.date(),
            "ways": self.ways(),
            "promised": sentences(services, self.day),
            "new_url": self.new_url,
            "group_url": self.group_url,
            "rooms_url": path_of("meeting_rooms") if self.choices.viewer.services(HEADS) else "",
        }

    @property
    def calendars(self) -> SafeString:
        """The list to choose another calendar from."""
        heads = [
            (head, [(one.key, one.name) for one in listed])
            for head, listed in self.choices.groups()
        ]
        return List(choices=heads).render("ci", self.whose.key, {"id": "ci"})

    @property
    def new_url(self) -> str:
        """Where a meeting is planned for whom or what is shown; the day and hour are added."""
        whose = self.whose
        if not self.choices.viewer.services(TAKES):
            return ""
        told = {WORKER: str(whose.worker_id or ""), ROOM: str(whose.room_id or "")}
        told[PLACE] = f"{whose.service}:{whose.site}" if whose.service else ""
        return f"{path_of('new_meeting')}?{kept_on(told)}"

    @property
    def group_url(self) -> str:
        """Where a group is planned: at the site shown, else at the first one of the viewer."""
        who, whose = self.choices.viewer, self.whose
        here = [one for one in self.choices.sites if who.holds(CASEWORK, one.service, one.site)]
        shown = [one for one in here if (one.service, one.site) == (whose.service, whose.site)]
        if not here:
            return ""
        at = (shown or here)[0]
        told = urlencode({"kde": f"{at.service}:{at.site}", "den": self.day.isoformat()})
        return f"{path_of('gather')}?{told}"

    def ways(self) -> dict[str, str]:
        """Addresses of the same calendar at other times."""
        step = timedelta(days=1) if self.is_day else WEEK
        view = ONE_DAY if self.is_day else ""
        return {
            "back": self.address(self.day - step, view),
            "on": self.address(self.day + step, view),
            "now": self.address(self.now.date(), view),
            "week": self.address(self.day, ""),
            "one_day": self.address(self.day, ONE_DAY),
            "bare": f"{path_of('calendar')}?{urlencode({'ci': self.whose.key})}",
        }

    def address(self, day: date, view: str) -> str:
        """The calendar on another day."""
        told = {"ci": self.whose.key, "den": day.isoformat()} | ({"pohled": view} if view else {})
        return f"{path_of('calendar')}?{urlencode(told)}"


def _span(first: date, last: date) -> str:
    """'16. až 22. listopadu 2026'."""
    if first.month == last.month:
        return _("%(first)s. až %(last)s") % {"first": first.day, "last": words.full_day(last)}
    return _("%(first)s až %(last)s") % {
        "first": words.day_month(first),
        "last": words.full_day(last),
    }
