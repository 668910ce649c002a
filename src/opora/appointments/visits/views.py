"""Planning a meeting without a case, its page, changing and cancelling it."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import Invalid, NotAllowed
from opora.access.middleware import viewer
from opora.access.queries import colleagues
from opora.access.roles import CONTACT_TAKERS
from opora.appointments.calendar.asked import typed_in_calendar
from opora.appointments.clashes.words import Clashing
from opora.appointments.forms import CLASH_REASON, BookForm
from opora.appointments.meeting_rooms.queries import rooms_at
from opora.appointments.meeting_rooms.views import site_name
from opora.appointments.models import Appointment
from opora.appointments.moments import has_begun
from opora.appointments.places import Place, place_asked, places_of
from opora.appointments.visits.actions import TAKES, cancel_visit, change_visit, plan_visit
from opora.appointments.visits.forms import CancelVisitForm, VisitForm
from opora.appointments.visits.queries import VisitRow, visit_row
from opora.appointments.visits.words import (
    VISITS,
    cancellation,
    kind_words,
    visit_words,
    when_words,
    where_words,
)
from opora.cases.mending.forms import why_field
from opora.cases.mending.queries import corrections
from opora.cases.mending.words import differences
from opora.cases.queries import case_rows
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.providers import Subject
from opora.ui import fields, words
from opora.ui.forms import OporaForm


class OfPlace(Step):
    """A step about a meeting at a place where one works; of no case."""

    form_class: ClassVar[type[OporaForm]] = VisitForm
    template_name = "appointments/visit_step.html"
    panel_title = _("Tuto schůzku tak naplánovat nejde.")

    @property
    def place(self) -> Place:
        """Service and site."""
        raise NotImplementedError

    @property
    def service(self) -> Service:
        """The service of the place."""
        return current().service(self.place[0])

    def subject(self) -> Subject | None:
        """Nobody is asked for missing facts here."""
        return None

    def form_options(self) -> dict[str, Any]:
        """Workers of the place, and its rooms."""
        service, site = self.place
        workers = colleagues(self.viewer, service=service, site=site, roles=TAKES, person_ids=())
        rooms = [one for one in rooms_at(service, site) if one.is_open(self.today)]
        return {
            "service": self.service,
            "workers": [(one.id, one.name) for one in workers],
            "rooms": [(one.id, one.name) for one in rooms],
        }

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """By what they are known, and the meeting."""
        assert isinstance(form, VisitForm)
        return {**self.kwargs, "known": form.known, "what": form.planned}

    def _wrong(self, form: OporaForm, wrong: Invalid) -> HttpResponse:
        """Where a reason lets it through, it is asked for at once."""
        if isinstance(wrong, Clashing) and wrong.liftable and isinstance(form, BookForm):
            form.ask_clash_reason()
        return super()._wrong(form, wrong)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Of which place."""
        return {"place": site_name(*self.place), "area": "calendar"}


class PlanVisit(OfPlace):
    """Somebody calls to come by: no name, no case."""

    action = plan_visit
    heading = _("Schůzka bez případu")
    submit = _("Naplánovat schůzku")

    def check_right(self) -> None:
        """Who works with people at the place; a place that there is not is absent."""
        if not self.viewer.services(TAKES):
            raise NotAllowed
        assert self.place

    @cached_property
    def place(self) -> Place:
        """That of the address, else the first of the viewer."""
        return place_asked(self.viewer, TAKES, self.request.GET.get("kde", ""))

    @property
    def home(self) -> str:
        """The calendar on that day."""
        asked = typed_in_calendar(self.request.GET, self.today)
        day = f"?den={asked['day']}" if asked["day"] else ""
        return f"{path_of('calendar')}{day}"

    @property
    def leads_to(self) -> str:
        """The calendar."""
        return path_of("calendar")

    def leads_after(self, case_id: int | None) -> str:
        """The calendar of the one who leads it, on its day."""
        told = self.request.POST
        asked = typed_in_calendar({"den": told.get("day", "")}, self.today)
        worker = told.get("worker", "")
        whose = f"p{worker}" if worker.isdecimal() else ""
        return f"{path_of('calendar')}?ci={whose}&den={asked['day'] or self.today}"

    def initial(self) -> dict[str, Any]:
        """Oneself, and what was chosen in the calendar."""
        asked = typed_in_calendar(self.request.GET, self.today)
        return {**asked, "worker": asked["worker"] or str(self.viewer.account_id)}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Where, too."""
        service, site = self.place
        return super().answers(form) | {"service": service, "site": site}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The other places of the viewer."""
        listed = places_of(self.viewer, TAKES)
        told = self.request.GET.copy()
        places = []
        for one in listed if len(listed) > 1 else ():
            told["kde"] = ":".join(one)
            places.append((told.urlencode(), site_name(*one), one == self.place))
        return super().more_context(form) | {"places": places}


class OfVisit(OfPlace):
    """A step about the meeting in the address."""

    @property
    def row(self) -> VisitRow:
        """The meeting, read anew; NotFound away from the viewer's places."""
        return visit_row(self.viewer, self.kwargs["visit_id"])

    @property
    def place(self) -> Place:
        """Its place."""
        row = self.row
        return row.service, row.site

    def check_right(self) -> None:
        """Who works with people at its place."""
        if not self.viewer.holds(TAKES, *self.place):
            raise NotAllowed

    def stands(self) -> object:
        """The meeting."""
        return self.row

    @property
    def home(self) -> str:
        """Its page."""
        return path_of("visit", self.kwargs["visit_id"])

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which meeting."""
        return super().more_context(form) | {"place": visit_words(self.row)}


class ChangeVisit(OfVisit):
    """As it is to be."""

    action = change_visit
    heading = _("Změnit schůzku")
    submit = _("Uložit změnu")

    def initial(self) -> dict[str, Any]:
        """As it stands."""
        row = self.row
        ids = {"worker": str(row.worker_id), "room": str(row.room_id or "")}
        return vars(row) | ids

    def make_form(self, data: Any = None) -> OporaForm:
        """Who asks for another time, and why."""
        form = super().make_form(data)
        form.not_saved = _("Schůzka zatím zůstává, jak je")
        form.fields["moved_by"] = fields.ChoiceField(
            label=_("Kdo žádá o jiný čas"),
            help_text=_("Jen když se mění den nebo hodina."),
            choices=list(Appointment.MovedBy.choices),
            required=False,
            may_say_optional=False,
        )
        form.fields["why"] = why_field(_("Proč se schůzka mění"))
        if self.row.clash_reason and data is None and isinstance(form, BookForm):
            form.ask_clash_reason()
            form.fields[CLASH_REASON].initial = self.row.clash_reason
        return form

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The meeting, why it changes, and who asked for it."""
        told = form.cleaned_data
        return super().answers(form) | {"why": told["why"], "moved_by": told["moved_by"] or ""}


class CancelVisit(OfVisit):
    """It does not take place, or nobody came."""

    form_class = CancelVisitForm
    action = cancel_visit
    heading = _("Zrušit schůzku")
    submit = _("Zrušit schůzku")

    def form_options(self) -> dict[str, Any]:
        """Nobody misses what is still to come."""
        return {"is_to_come": not has_begun(self.row.day, self.row.at, self._moment)}

    @property
    def _moment(self) -> datetime:
        return datetime.combine(self.today, self.now)

    def initial(self) -> dict[str, Any]:
        """Told today; nobody came, where the page of the meeting says so."""
        missed = Appointment.CancelledBy.NO_SHOW.value
        came = {"cancelled_by": missed} if "nikdo" in self.request.GET else {}
        return {"told_on": self.today} | came

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Why, and since when we know."""
        return {**self.kwargs, **form.answers}


class ShowVisit(LoginRequiredMixin, View):
    """Whom we wait for, when and where; what can be done about it."""

    def get(self, request: HttpRequest, visit_id: int) -> HttpResponse:
        """The look is written down before anything is shown."""
        who, now = viewer(request), timezone.localtime()
        row = visit_row(who, visit_id)
        opened = case_rows(who, [row.opened_id]) if row.opened_id else []
        shown = [f"visit:{row.id}", *(f"case:{one.id}" for one in opened)]
        look(by=who, page="visit", case_id=None, shown=shown, now=now)
        works = row.is_planned and who.holds(TAKES, row.service, row.site)
        takes = works and who.holds(CONTACT_TAKERS, row.service, row.site)
        service, made = current().service(row.service), corrections(VISITS, 0, (row.id,))
        context = {
            "row": row,
            "what": kind_words(row),
            "when": when_words(row),
            "where": where_words(row),
            "site": site_name(row.service, row.site),
            "cancelled": cancellation(row),
            "opened": opened,
            "arrive_url": f"{path_of('contact_new')}?prichod={row.id}" if takes else "",
            "works": works,
            "is_to_come": not has_begun(row.day, row.at, now),
            "corrections": [
                {
                    "day": words.full_day(one.on),
                    "why": one.why,
                    "lines": differences(one, VISITS, service),
                }
                for one in reversed(made.get(row.id, []))
            ],
            "area": "calendar",
        }
        return render(request, "appointments/visit.html", context)
