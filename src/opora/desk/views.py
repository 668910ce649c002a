"""My day, the cases, one case. Every look is written down before anything is read."""

from datetime import date
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.access.roles import CASEWORK, CONTACT_TAKERS, WATCHERS, Role
from opora.access.viewer import Viewer
from opora.acts.outings.queries import going_out
from opora.cases.boards import Panel, Place, panels_of
from opora.cases.looking import looked_at
from opora.cases.mending.course import course_of
from opora.cases.models import Case
from opora.cases.queries import CaseRow, cases
from opora.cases.steps import Step
from opora.cases.walk_ins import taking_walk_ins
from opora.catalog import current
from opora.decisions.actions import postpone
from opora.decisions.panels import said
from opora.desk.case_lines import case_lines
from opora.desk.day import RUNNING, compose, my_day, standing
from opora.desk.forms import PostponeForm
from opora.desk.headings import code_of, how_it_stands
from opora.desk.meetings import meetings_today
from opora.desk.narrowed import Narrowed
from opora.desk.standing_in import days_instead, with_meetings
from opora.desk.team import team_day
from opora.desk.trace_views import trace_address
from opora.prevention.queries import holding, works_where_held
from opora.ui.forms import OporaForm
from opora.ui.frame import address
from opora.ui.number_fields import number_of
from opora.ui.words import on_paper

PAGE = 50
TEAM = CASEWORK | {Role.AUDITOR}
ENTRIES = 20
MOST_PRINTED = 2000


class Page(LoginRequiredMixin, View):
    """A page that only shows; reads the clock for what lies below."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The viewer and the moment."""
        super().setup(request, *args, **kwargs)
        self.now = timezone.localtime()
        self.today: date = self.now.date()

    @property
    def viewer(self) -> Viewer:
        """Who looks."""
        return viewer(self.request)

    @property
    def contact_url(self) -> str:
        """Where a first contact is written down; empty for those who take none."""
        return address("contact_new") if self.viewer.services(CONTACT_TAKERS) else ""


class MyDay(Page):
    """What is due, today's appointments, my cases."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The first page of the day."""
        day = my_day(self.viewer, self.today, far="pozdeji" in request.GET)
        meetings = meetings_today(self.viewer, self.now)
        instead = days_instead(self.viewer, self.today)
        instead = with_meetings(self.viewer, instead, self.now)
        named = {f"case:{case}" for case in day.shown} | {one.shown for one in meetings}
        named |= {*day.shown_beside, *(key for one in instead for key in one.shown)}
        look(by=self.viewer, page="my_day", case_id=None, shown=sorted(named), now=self.now)
        context = {
            "day": day,
            "instead": instead,
            "meetings": meetings,
            "today": self.today,
            "viewer": self.viewer,
            "contact_url": self.contact_url,
            "team_url": path_of("team_day") if self.viewer.services(TEAM) else "",
            "prevention_url": path_of("preventions") if holding(self.viewer) else "",
            "prevention_writes": works_where_held(self.viewer, CASEWORK),
            "walk_in_url": path_of("walk_in_new") if taking_walk_ins(self.viewer) else "",
            "outing_url": path_of("outing_new") if going_out(self.viewer) else "",
        }
        return render(request, "desk/my_day.html", context)


class TeamDay(Page):
    """What waits in the team, in all visible running cases, page by page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """One page of the team's dues, the oldest first whosever they are."""
        if not self.viewer.services(TEAM):
            raise NotFound
        start, wanted = _start(request), Narrowed.of(request, self.viewer)
        part = slice(start, start + PAGE)
        team = team_day(self.viewer, self.today, part=part, **wanted.words)
        day = team.day
        look(by=self.viewer, page="team", case_id=None, shown=team.shown, now=self.now)
        lines = sum(len(group.lines) for group in day.groups)
        context = {"day": day, "today": self.today, **_paging(start, lines, day.near)}
        context |= {"loads": team.loads, "handovers": team.handovers}
        context |= {"narrowed": wanted.shown(team.workers)}
        return render(request, "desk/team_day.html", context)


class Cases(Page):
    """Visible cases in Czech order."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A page of the list, mine or all, perhaps of one stage."""
        start, stage = _start(request), request.GET.get("stage", "")
        wanted = Narrowed.of(request, self.viewer)
        whose = request.GET.get("whose", "")
        # The running ones are those that My day counts.
        mine, running = whose in {"mine", "running"}, whose == "running"
        stages = (stage,) if stage in Case.Stage.values else RUNNING if running else ()
        rows, in_all = cases(
            self.viewer,
            stages=stages,
            service=wanted.service,
            mine=mine,
            whose=wanted.worker_id,
            after=start,
            limit=PAGE,
        )
        shown = [f"case:{row.id}" for row in rows]
        look(by=self.viewer, page="cases", case_id=None, shown=shown, now=self.now)
        context = {
            "rows": case_lines(rows, self.today, whose=wanted.others),
            "narrowed": wanted.shown(wanted.colleagues()),
            "today": self.today,
            "stages": Case.Stage.choices,
            "stage": stage,
            "void_url": path_of("void_cases") if self.viewer.services(WATCHERS) else "",
            "mine": mine and not running,
            "running": running,
            "contact_url": self.contact_url,
            "sees_cases": bool(self.viewer.services(TEAM | CASEWORK | CONTACT_TAKERS)),
            **_paging(start, len(rows), in_all),
        }
        own = f"&whose={whose}" if mine else f"&stage={stage}" if stages else ""
        context["kept"] = own + context["narrowed"].query
        return render(request, "desk/cases.html", context)


class CaseShown(Page):
    """What the page of a case and its print share."""

    def places(self, case: CaseRow, *names: Place) -> dict[str, list[dict[str, Any]]]:
        """The parts that features show in these places."""
        return {
            name: [_drawn(one) for one in panels_of(name, self.viewer, case, self.today)]
            for name in names
        }


class PrintCase(CaseShown):
    """The whole case on paper: everything agreed and everything recorded."""

    @on_paper()
    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """That it was printed is written down before anything is read."""
        case = looked_at(self.viewer, case_id, page="print", now=self.now)
        context = {
            "case": case,
            "code": code_of(case, self.today),
            "service": said(current().service(case.service).name),
            "stands": how_it_stands(case, self.today),
            "day": compose(self.viewer, [case], 1, self.today, shown=0),
            "today": self.today,
            "now": self.now,
            "viewer": self.viewer,
            "timeline": course_of(self.viewer, case, MOST_PRINTED),
            **self.places(case, "band", "print"),
        }
        return render(request, "desk/case_print.html", context)


class CasePage(CaseShown):
    """One page: who, how to get in touch, what is due, what happened."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """The case with all that features show on it."""
        case = looked_at(self.viewer, case_id, page="case", now=self.now)
        entries = _entries(request)
        service = current().service(case.service)
        site = service.site(case.site)
        day = compose(self.viewer, [case], 1, self.today, shown=0)
        timeline = course_of(self.viewer, case, entries + 1)
        places = self.places(case, "band", "sheet", "margin")
        context = {
            "case": case,
            "code": code_of(case, self.today),
            "service": said(service.short),
            "stands": how_it_stands(case, self.today),
            "site": said(site.name) if site and len(service.sites) > 1 else "",
            "day": day,
            "today": self.today,
            "now": self.now,
            "viewer": self.viewer,
            "timeline": timeline[:entries],
            "more": entries + ENTRIES if len(timeline) > entries else 0,
            "trace_url": trace_address(self.viewer, case),
            "empty_parts": [
                one["empty"] for one in (*places["margin"], *places["sheet"]) if one["empty"]
            ],
            **places,
        }
        return render(request, "desk/case.html", context)


class PostponeDue(Step):
    """Puts a due thing off, with a day and a reason."""

    form_class = PostponeForm
    action = postpone
    heading = gettext_lazy("Odložit")
    submit = gettext_lazy("Odložit")

    def stands(self) -> object:
        """Whether it is due, and until when it was put off."""
        return self.request.GET.get("co", "") in self._due()

    def _due(self) -> set[str]:
        assert self.case is not None
        return {one.key for one in standing(self.viewer, [self.case], self.today)}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Only what is really due in this case can be put off."""
        key = self.request.GET.get("co", "")
        if key not in self._due():
            raise NotFound
        return super().answers(form) | {"due": key}


def _drawn(panel: Panel) -> dict[str, Any]:
    return {
        "template": panel.template,
        "context": panel.context,
        "jump": panel.jump,
        "empty": panel.empty,
    }


def _start(request: HttpRequest) -> int:
    return min(number_of(request.GET.get("from")) or 0, 1_000_000)


def _entries(request: HttpRequest) -> int:
    return min(max(number_of(request.GET.get("entries")) or 0, ENTRIES), 2000)


def _paging(start: int, shown: int, in_all: int) -> dict[str, Any]:
    return {
        "in_all": in_all,
        "first": start + 1,
        "last": start + shown,
        "previous": max(start - PAGE, 0) if start else None,
        "next": start + shown if start + shown < in_all else None,
    }
