"""The trace of a case: who looked and who changed what, for those who watch over it (S2)."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.access.middleware import viewer
from opora.access.queries import names
from opora.access.roles import WATCHERS
from opora.access.viewer import Viewer
from opora.audit.queries import Trace, trace_of
from opora.cases.kept import keeps
from opora.cases.mending.actions import restore_case
from opora.cases.mending.own_kinds import CASE
from opora.cases.mending.queries import VoidCase, void_case_row, void_cases
from opora.cases.queries import CaseRow, case_row
from opora.catalog import current
from opora.decisions.panels import said
from opora.desk.event_words import event_words
from opora.ui.number_fields import number_of

PAGE = 100
ONLY = (
    ("", gettext_lazy("Všechno")),
    ("zmeny", gettext_lazy("Jen změny")),
    ("nahledy", gettext_lazy("Jen nahlédnutí")),
)
KEPT = keeps(__name__, "open_case", "audit")


@dataclass(frozen=True)
class TraceLine:
    """One event in words."""

    at: datetime
    who: str
    what: str
    why_url: str


def trace_address(who: Viewer, case: CaseRow | VoidCase) -> str:
    """Where the trace is read; empty for others, and where no service promises one."""
    promised = bool(KEPT.of(current().service(case.service)))
    allowed = who.holds(WATCHERS, case.service, case.site, case.id)
    return path_of("case_trace", case.id) if promised and allowed else ""


class VoidCases(LoginRequiredMixin, View):
    """Cases that were opened by mistake: nothing is lost, and there is a way to their trace."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """For those who watch over a service."""
        who = viewer(request)
        if not who.services(WATCHERS):
            raise NotFound
        rows = void_cases(who)
        shown = [f"case:{one.id}" for one in rows]
        look(by=who, page="void_cases", case_id=None, shown=shown, now=timezone.localtime())
        services = {one.id: said(one.short) for one in current().services.values()}
        listed = [
            (one, services.get(one.service, ""), trace_address(who, one), _back(who, one))
            for one in rows
        ]
        return render(request, "desk/void_cases.html", {"rows": listed, "area": "cases"})


def _back(who: Viewer, one: VoidCase) -> str:
    """Where the head brings the case back; nothing for those who only watch."""
    right = who.holds(restore_case.roles, one.service, one.site)
    return path_of("restore_case", one.id) if right else ""


class CaseTrace(LoginRequiredMixin, View):
    """Every look and every change, the latest first."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """A page of the trace; reading it leaves a trace too."""
        who = viewer(request)
        try:
            case: CaseRow | VoidCase = case_row(who, case_id)
        except NotFound:
            case = void_case_row(who, case_id)
        if not who.holds(WATCHERS, case.service, case.site, case.id):
            raise NotAllowed
        if not trace_address(who, case):
            raise NotFound
        look(by=who, page="trace", case_id=case.id, shown=[], now=timezone.localtime())
        start = min(number_of(request.GET.get("from")) or 0, 1_000_000)
        asked = request.GET.get("co", "")
        only = asked if asked in dict(ONLY) else ""
        looks = only == "nahledy" if only else None
        rows, in_all = trace_of(case.id, after=start, limit=PAGE, looks=looks)
        context = {
            "case": case,
            "void": case.why if isinstance(case, VoidCase) else "",
            "void_url": CASE.void_url(who, case, case.id) if isinstance(case, CaseRow) else "",
            "lines": _lines(rows),
            "only": [(name, label, name == only) for name, label in ONLY],
            "filter": f"&co={only}" if only else "",
            "in_all": in_all,
            "first": start + 1,
            "last": start + len(rows),
            "previous": max(start - PAGE, 0) if start else None,
            "next": start + len(rows) if start + len(rows) < in_all else None,
        }
        return render(request, "desk/case_trace.html", context)


def _lines(rows: list[Trace]) -> list[TraceLine]:
    known = names(row.actor_id for row in rows if row.actor_id is not None)
    return [
        TraceLine(
            at=timezone.localtime(row.at),
            who=_("příkazová řádka") if row.actor_id is None else known.get(row.actor_id, ""),
            what=event_words(row.code),
            why_url=_why(row),
        )
        for row in rows
    ]


def _why(row: Trace) -> str:
    about = next((one for one in row.subjects if one.startswith("decision:")), "")
    number = about.partition(":")[2]
    return path_of("why", int(number)) if number.isdecimal() else ""
