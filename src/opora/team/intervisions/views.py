"""Screens of intervisions: writing one down over a case, the own list."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.access.roles import CASEWORK, SEES_SERVICE
from opora.access.viewer import Viewer
from opora.cases.mending.pages import Correcting
from opora.cases.models import Case
from opora.cases.queries import cases
from opora.cases.views import OfCase
from opora.catalog import current
from opora.decisions.panels import said
from opora.team.intervisions.actions import KEPT, talk_over
from opora.team.intervisions.forms import IntervisionForm
from opora.team.intervisions.queries import IntervisionRow, intervision, meetings, seen_intervision
from opora.ui.forms import OporaForm
from opora.ui.number_fields import number_of

SHOWN_FOR = timedelta(days=366)
MOST_CASES = 300
RUNNING = tuple(stage for stage in Case.Stage if stage not in Case.OVER)
READERS = CASEWORK | SEES_SERVICE


def places(who: Viewer) -> list[str]:
    """The viewer's services that promise intervisions."""
    return [one for one in who.services(READERS) if KEPT.of(current().service(one))]


class Page(LoginRequiredMixin, View):
    """A page that only shows; reads the clock for what lies below."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The moment."""
        super().setup(request, *args, **kwargs)
        self.now = timezone.localtime()

    @cached_property
    def viewer(self) -> Viewer:
        """Who looks; there is nothing here for whoever does not work on cases."""
        found = viewer(self.request)
        if not found.services(READERS):
            raise NotFound
        return found


class Intervisions(Page):
    """Meetings of the last year over cases that the viewer sees, with what came out of them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The look is written down before anything is shown."""
        found = meetings(self.viewer, places(self.viewer), self.now.date() - SHOWN_FOR)
        seen = sorted({one.case.id for meeting in found for one in meeting.cases})
        shown = [f"case:{one}" for one in seen]
        look(by=self.viewer, page="intervisions", case_id=None, shown=shown, now=self.now)
        services = {one: said(current().service(one).short) for one in places(self.viewer)}
        context = {
            "meetings": [(one, services[one.service]) for one in found],
            "may_write": bool(places(self.viewer)) and bool(self.viewer.services(CASEWORK)),
            "today": self.now.date(),
            "area": "cases",
        }
        return render(request, "team/intervisions.html", context)


class PickCase(Page):
    """Over which case an intervision is written down; perhaps at a meeting that is known."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Running cases in Czech order, one's own first."""
        like = number_of(request.GET.get("jako"))
        meeting = seen_intervision(self.viewer, like) if like is not None else None
        rows = {
            one.id: one
            for mine in (True, False)
            for service in places(self.viewer)
            for one in cases(
                self.viewer, stages=RUNNING, service=service, mine=mine, limit=MOST_CASES
            )[0]
        }
        shown = [f"case:{one}" for one in rows]
        look(by=self.viewer, page="intervision_case", case_id=None, shown=shown, now=self.now)
        context = {
            "rows": rows.values(),
            "like": meeting.id if meeting else "",
            "meeting": meeting,
            "area": "cases",
        }
        return render(request, "team/pick_case.html", context)


class OfIntervision(OfCase):
    """What writing one down and correcting it share."""

    form_class = IntervisionForm
    template_name = "team/talk_over.html"
    heading = _("Zapsat intervizi")
    submit = _("Zapsat")
    saved = _("Intervize je zapsaná")
    action = talk_over
    may_have_happened = False

    @cached_property
    def like(self) -> IntervisionRow | None:
        """The record of the same meeting that was named, as far as it is seen."""
        number = number_of(self.request.GET.get("jako"))
        return seen_intervision(self.viewer, number) if number is not None else None

    @property
    def sat(self) -> tuple[int, ...]:
        """Who is written down already."""
        return ()

    def form_options(self) -> dict[str, Any]:
        """Whoever may meet the people of the case; of others the rules say why not."""
        return {"people": self.workers_and_sent("workers", sat=self.sat)}

    def initial(self) -> dict[str, Any]:
        """Today and the viewer; or the meeting that was named."""
        sat = self.like.workers if self.like else (self.viewer.account_id,)
        day = self.like.on if self.like else self.today
        return {"day": day, "workers": {"values": [str(one) for one in sat]}}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """People by their numbers, on the day of the meeting."""
        given = super().answers(form)
        chosen = [int(one) for one in given["workers"] or ()]
        return given | {"workers": chosen, "on": given.pop("day")}


class TalkOver(OfIntervision):
    """One case at one intervision."""

    def check_right(self) -> None:
        """Only where the service promises it."""
        super().check_right()
        if not KEPT.of(self.service):
            raise NotFound


class CorrectIntervision(Correcting, OfIntervision):
    """As it was, and why it is changed."""

    @property
    def sat(self) -> tuple[int, ...]:
        """Whoever sat there."""
        assert self.case is not None
        return tuple(intervision(self.case.id, self.kwargs["row_id"]).workers)

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        assert self.case is not None
        row = intervision(self.case.id, self.kwargs["row_id"])
        return vars(row) | {"day": row.on, "workers": {"values": [str(one) for one in row.workers]}}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The day of the record is not the day on which it is put right."""
        given = super().answers(form)
        return given | {"day": given.pop("on"), "why": form.cleaned_data["why"]}
