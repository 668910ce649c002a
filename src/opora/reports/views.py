"""The page Přehledy."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from opora.access.actions import look
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.access.roles import SEES_SERVICE, WATCHERS
from opora.access.viewer import Viewer
from opora.cases.kept import keeps
from opora.catalog import current
from opora.catalog.service import Service, Site
from opora.complaints.register import Register, register_of
from opora.decisions.panels import said
from opora.intake.places.limits import has_line
from opora.reports.occupancy import occupancy
from opora.reports.year import year_of
from opora.ui import words
from opora.ui.day_fields import past_day
from opora.ui.number_fields import number_of

TOWNS = keeps(__name__, "organisation", "site")


@dataclass(frozen=True)
class Chosen:
    """Whose numbers are asked for: a service, a year, and one of its towns or all of them."""

    who: Viewer
    now: datetime
    service: Service
    services: tuple[str, ...]
    year: int
    site: str
    towns: tuple[Site, ...]

    def shown(self) -> dict[str, Any]:
        """What the filters of a page need."""
        return {
            "towns": [(one.id, said(one.name)) for one in self.towns],
            "site": self.site,
            "service": self.service,
            "name": said(self.service.name),
            "services": [(one, said(current().service(one).short)) for one in self.services],
            "years": range(self.now.year, self.now.year - 3, -1),
        }


def chosen(request: HttpRequest) -> Chosen:
    """The year asked for, else this one; the service asked for, else the first."""
    who, now = viewer(request), timezone.localtime()
    mine = tuple(who.services(SEES_SERVICE))
    if not mine:
        raise NotFound
    asked_for = request.GET.get("service", mine[0])
    if asked_for not in mine:
        raise NotFound
    asked = number_of(request.GET.get("year")) or now.year
    service = current().service(asked_for)
    towns = tuple(service.sites) if len(service.sites) > 1 and TOWNS.of(service) else ()
    site = request.GET.get("site", "")
    if site and site not in {one.id for one in towns}:
        raise NotFound
    year = asked if 2000 <= asked <= now.year else now.year
    return Chosen(who, now, service, mine, year, site, towns)


class Reports(LoginRequiredMixin, View):
    """Acts and different clients by month and kind, of one service in one year."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What was chosen."""
        one = chosen(request)
        subject = [f"service:{one.service.id}"]
        look(by=one.who, page="reports", case_id=None, shown=subject, now=one.now)
        context: dict[str, Any] = one.shown() | {
            "year": year_of(one.who, one.service, one.year, one.site),
            "complaints": _complaints(one.who, one.service.id, one.year, one.now.date()),
            "limited": has_line(one.service),
        }
        return render(request, "reports/year.html", context)


def _complaints(who: Viewer, service: str, year: int, on: date) -> Register | None:
    """How many came and how they stand, for those who watch over the service."""
    if service not in who.services(WATCHERS):
        return None
    return register_of(who, service=service, year=year, kind="", state="", on=on)


class ShowOccupancy(LoginRequiredMixin, View):
    """Room at the sites of a service that has published its limits, and who waits (D7, D8)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The service asked for, else the first with limits; the day asked for, else this moment.

        Where no service has published limits, a sentence says so.
        """
        who, now = viewer(request), timezone.localtime()
        services = [current().service(one) for one in who.services(SEES_SERVICE)]
        limited = {one.id: one for one in services if has_line(one)}
        wanted = request.GET.get("service", next(iter(limited), ""))
        if not services or (wanted and wanted not in limited):
            raise NotFound
        chosen = limited.get(wanted)
        typed = request.GET.get("den", "").strip()
        read = past_day(typed, now.date())
        day = read or now.date()
        found = occupancy(who, chosen, now, day) if chosen else None
        shown = [f"case:{one.case.id}" for one in found.waiting] if found else []
        look(by=who, page="occupancy", case_id=None, shown=shown, now=now)
        context: dict[str, Any] = {
            "found": found,
            "service": chosen or services[0],
            "name": said((chosen or services[0]).short),
            "services": [(one.id, said(one.short)) for one in limited.values()],
            "now": now,
            "today": now.date(),
            "day": day,
            "typed": words.numeric_day(day) if read else typed,
            "not_a_day": bool(typed) and read is None,
            "before": day - timedelta(days=1),
            "after": day + timedelta(days=1) if day < now.date() else None,
        }
        return render(request, "reports/occupancy.html", context)
