"""The register of complaints, one complaint, and taking one in."""

from datetime import date
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.deputies.queries import deputies
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.access.queries import everybody
from opora.access.roles import HEADS, WATCHERS, Role
from opora.access.seen import version_of
from opora.access.viewer import Viewer
from opora.cases.lifting import Lifting
from opora.cases.queries import case_rows
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.complaints.actions import take_in
from opora.complaints.forms import ComplaintForm
from opora.complaints.heard import KEPT
from opora.complaints.letters.shown import letters_shown
from opora.complaints.models import TAKERS
from opora.complaints.queries import complaint_row, course_of, is_seen, last_taken_in
from opora.complaints.register import Register as Found
from opora.complaints.register import register_of
from opora.complaints.shown import shown
from opora.complaints.words import promises
from opora.decisions.panels import said
from opora.documents.forms import PrintForm
from opora.ui.forms import OporaForm
from opora.ui.number_fields import number_of
from opora.ui.words import on_paper

READERS = TAKERS | {Role.AUDITOR}


class Page(LoginRequiredMixin, View):
    """A page that only shows; reads the clock for what lies below."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The moment."""
        super().setup(request, *args, **kwargs)
        self.now = timezone.localtime()
        self.today: date = self.now.date()

    @property
    def viewer(self) -> Viewer:
        """Who looks."""
        return viewer(self.request)


class RegisterPage(Page):
    """Complaints of one service in one year, as far as the viewer sees them, with their counts."""

    def register(self) -> Found:
        """What was asked for: a service and a year; else all services and this year."""
        mine, asked = self.viewer.services(READERS), self.request.GET
        service = asked.get("service", "")
        if not mine or (service and service not in mine):
            raise NotFound
        year = number_of(asked.get("year")) or self.today.year
        return register_of(
            self.viewer,
            service=service,
            year=year if 2000 <= year <= self.today.year else self.today.year,
            kind=asked.get("kind", ""),
            state=asked.get("state", ""),
            on=self.today,
        )

    def context(self, found: Found) -> dict[str, Any]:
        """What both the page and its print need."""
        return {
            "register": found,
            "called": said(current().service(found.service).short) if found.service else "",
            "viewer": self.viewer,
            "now": self.now,
            "today": self.today,
            "area": "complaints",
        }


class Register(RegisterPage):
    """The list with its filters."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The look is written down before anything is shown."""
        found, mine = self.register(), self.viewer.services(READERS)
        seen = [f"complaint:{one.id}" for one in found.lines]
        look(by=self.viewer, page="complaints", case_id=None, shown=seen, now=self.now)
        context = self.context(found) | {
            "services": [(one, said(current().service(one).short)) for one in mine],
            "many": len(mine) > 1 and not found.service,
            "years": range(self.today.year, self.today.year - 3, -1),
            "may_take_in": bool(self.viewer.services(TAKERS)),
            "watches": bool(self.viewer.services(WATCHERS)),
            "stand_ins": self.stand_ins(),
        }
        return render(request, "complaints/register.html", context)

    def stand_ins(self) -> list[tuple[str, str, str]]:
        """Of the services that the viewer heads, who stands in there."""
        headed = self.viewer.services(HEADS)
        named = deputies(self.viewer, headed, self.today) if headed else {}
        return [
            (
                one,
                said(current().service(one).short),
                ", ".join(name for _number, name in named.get(one, [])),
            )
            for one in headed
        ]


class PrintRegister(RegisterPage):
    """The same on paper, with what stands in each."""

    @on_paper()
    def get(self, request: HttpRequest) -> HttpResponse:
        """That it was printed is written down before anything is shown."""
        found = self.register()
        seen = [f"complaint:{one.id}" for one in found.lines]
        look(by=self.viewer, page="complaints_print", case_id=None, shown=seen, now=self.now)
        return render(request, "complaints/print.html", self.context(found))


class ShowComplaint(Page):
    """One complaint with all that is known of it."""

    def get(self, request: HttpRequest, complaint_id: int) -> HttpResponse:
        """The look is written down before anything is shown."""
        row = complaint_row(self.viewer, complaint_id)
        seen = [f"complaint:{row.id}"]
        look(by=self.viewer, page="complaint", case_id=None, shown=seen, now=self.now)
        context = shown(row, self.viewer, self.today) | {"today": self.today, "area": "complaints"}
        replies = [one for one in course_of(row.id).replies if not one.void_reason]
        may_print = row.handles and not row.void_reason
        context |= {
            "letters": letters_shown(row),
            "print_url": path_of("print_reply", row.id, replies[0].id)
            if replies and may_print
            else "",
            "print_form": PrintForm(seen=version_of([row, replies[0]]), auto_id=False)
            if replies
            else None,
        }
        return render(request, "complaints/complaint.html", context)


class TakeIn(Step):
    """Writes a complaint down. Which fields there are says the service."""

    form_class = ComplaintForm
    template_name = "complaints/take_in.html"
    heading = _("Zapsat stížnost")
    submit = _("Zapsat")
    action = take_in

    def check_right(self) -> None:
        """The service that is named has to be one of the viewer's own."""
        super().check_right()
        if self.case is None and self.asked_for not in ("", *self.viewer.services(TAKERS)):
            raise NotFound

    @property
    def asked_for(self) -> str:
        """The service named in the address; nothing where none is."""
        return self.request.GET.get("service", "")

    @property
    def service(self) -> Service:
        """The service of the case, the one that is named, or the viewer's first."""
        if self.case is not None:
            return super().service
        return current().service(self.asked_for or self.viewer.services(TAKERS)[0])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who works in more services says first which one it came to."""
        mine = self.viewer.services(TAKERS)
        if self.case is None and not self.asked_for and len(mine) > 1:
            services = [(one, said(current().service(one).name)) for one in mine]
            context = {"services": services, "heading": self.heading, "area": "complaints"}
            return render(request, "complaints/which_service.html", context)
        return super().get(request, *args, **kwargs)

    @property
    def home(self) -> str:
        """The case it was written from, else the register."""
        return path_of("case", self.case.id) if self.case else path_of("complaints")

    def form_options(self) -> dict[str, Any]:
        """The service's own words, the viewer's sites, everybody who works here."""
        here = [one.id for one in self.service.sites]
        own = self.viewer.sites(TAKERS, self.service.id, here)
        return {
            "service": self.service,
            "sites": [self.case.site] if self.case else own,
            "people": [(one.id, one.name) for one in everybody(self.viewer)],
        }

    def initial(self) -> dict[str, Any]:
        """Taken in by who writes it down."""
        return {"taken_by": str(self.viewer.account_id)}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with what was heard."""
        assert isinstance(form, ComplaintForm)
        here = self.form_options()["sites"]
        take_in(
            service=self.service.id,
            site=form.answers.get("site") or here[0],
            heard=form.heard,
            taken_by_id=form.taker_id,
            case_id=self.case.id if self.case else None,
            by=self.viewer,
            on=self.today,
        )

    def leads_after(self, case_id: int | None) -> str:
        """To the complaint; whoever is complained of is led to the register."""
        return self._way_to(last_taken_in(self.viewer))

    def twin_url(self, made: str) -> str:
        """The complaint, for whoever sees it."""
        return self._way_to(int(made.partition(":")[2]))

    def _way_to(self, number: int) -> str:
        seen = is_seen(self.viewer, number)
        return path_of("complaint", number) if seen else path_of("complaints")

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What the service promises about complaints, beside the fields."""
        fields = ("complaint_way", "complainant", "answer_way", "answer_board")
        return {
            "step_layout": "ui/layout_form.html",
            "promises": promises(self.service, KEPT, fields, self.today),
            "service_name": said(self.service.short),
            "case_shown": case_rows(self.viewer, [self.case.id]) if self.case else [],
            "area": "cases" if self.case else "complaints",
        }
