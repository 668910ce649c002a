"""A meeting planned from the calendar: first with whom, then the form with the day filled in."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed
from opora.access.middleware import viewer
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.appointments.calendar.asked import kept_on, typed_in_calendar
from opora.appointments.groups.queries import RUNNING
from opora.appointments.visits.actions import TAKES
from opora.cases.queries import CaseRow, cases, may
from opora.cases.search.queries import find
from opora.catalog import current
from opora.decisions.panels import said
from opora.ui import words

MOST = 100
"""So many of one's own cases are offered; others are found by a name or a code."""


class NewMeeting(LoginRequiredMixin, View):
    """One's own cases, any other by search, or somebody without a case."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """One's own cases."""
        who = self.viewer
        rows, _count = cases(who, stages=RUNNING, mine=True, limit=MOST)
        return self.page(rows, "")

    def post(self, request: HttpRequest) -> HttpResponse:
        """What was found; by POST, so that no name stands in an address."""
        typed = request.POST.get("words", "").strip()[:100]
        return self.page([one for one in find(self.viewer, typed) if not one.is_over], typed)

    @property
    def viewer(self) -> Viewer:
        """Who plans; NotAllowed for those who plan nothing."""
        who = viewer(self.request)
        if not who.services(TAKES):
            raise NotAllowed
        return who

    def page(self, rows: list[CaseRow], typed: str) -> HttpResponse:
        """The look is written down before the cases are shown."""
        who, now = self.viewer, timezone.localtime()
        listed = [one for one in rows if may(who, "appointments.book", one)]
        shown = [f"case:{one.id}" for one in listed]
        look(by=who, page="new_meeting", case_id=None, shown=shown, now=now)
        told = self.request.GET
        asked = typed_in_calendar(told, now.date())
        context: dict[str, Any] = {
            "rows": [
                (one, f"{path_of('appointment_new', one.id)}?{kept_on(told)}", _service(one))
                for one in listed
            ],
            "words": typed,
            "searched": self.request.method == "POST",
            "works": bool(who.services(CASEWORK)),
            "when": _when(asked),
            "visit_url": f"{path_of('visit_new')}?{kept_on(told)}",
            "home": f"{path_of('calendar')}?{kept_on({'den': told.get('den')})}",
            "area": "calendar",
        }
        return render(self.request, "appointments/new_meeting.html", context)


def _service(row: CaseRow) -> str:
    return said(current().service(row.service).short)


def _when(asked: dict[str, Any]) -> str:
    """'pátek 20. listopadu v 9:00'."""
    if asked["day"] is None:
        return ""
    day = words.long_day(asked["day"])
    if not asked["at"]:
        return day
    return words.voiced(_("%(day)s v %(hour)s") % {"day": day, "hour": asked["at"]})
