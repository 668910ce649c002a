"""The page Přehledy."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from opora.access.actions import look
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.access.roles import SEES_SERVICE
from opora.catalog import current
from opora.decisions.panels import said
from opora.reports.year import year_of
from opora.ui.number_fields import number_of


class Reports(LoginRequiredMixin, View):
    """Acts and different clients by month and kind, of one service in one year."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The year asked for, else this one; the service asked for, else the first."""
        who, now = viewer(request), timezone.localtime()
        mine = who.services(SEES_SERVICE)
        if not mine:
            raise NotFound
        chosen = request.GET.get("service", mine[0])
        if chosen not in mine:
            raise NotFound
        asked = number_of(request.GET.get("year")) or now.year
        year = asked if 2000 <= asked <= now.year else now.year
        look(by=who, page="reports", case_id=None, shown=[f"service:{chosen}"], now=now)
        service = current().service(chosen)
        context: dict[str, Any] = {
            "year": year_of(who, service, year),
            "service": service,
            "name": said(service.name),
            "services": [(one, said(current().service(one).short)) for one in mine],
            "years": range(now.year, now.year - 3, -1),
        }
        return render(request, "reports/year.html", context)
