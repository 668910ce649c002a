"""The page of a family, and the steps that add to it."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.middleware import viewer
from opora.cases.queries import PersonInCase, case_row, people_of
from opora.cases.steps import Step
from opora.households import actions
from opora.households.forms import CareForm, LiveForm, RelateForm
from opora.households.queries import family_of
from opora.households.shown import described
from opora.ui.forms import OporaForm


class InFamily(Step):
    """A step that leads back to the page of the family."""

    @property
    def home(self) -> str:
        """The page of the family."""
        assert self.case is not None
        return path_of("family", self.case.id)

    def people(self) -> list[PersonInCase]:
        """Everybody in the case."""
        assert self.case is not None
        return people_of([self.case.id], self.today)[self.case.id]

    def form_options(self) -> dict[str, Any]:
        """The words of the service, and whom to choose from."""
        return {"service": self.service, "people": self.people()}


class Relate(InFamily):
    """What one person is to another."""

    form_class = RelateForm
    action = actions.relate
    heading = _("Zapsat vztah")
    submit = _("Uložit vztah")

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Who is what to whom."""
        assert isinstance(form, RelateForm)
        return {**self.kwargs, "what": form.related}


class Live(InFamily):
    """Who lives together."""

    form_class = LiveForm
    action = actions.live
    heading = _("Zapsat, kdo s kým bydlí")
    submit = _("Uložit bydlení")

    def form_options(self) -> dict[str, Any]:
        """Whom to choose from, and the households that are known."""
        assert self.case is not None
        known = family_of(self.case.id, self.today)
        return {"people": self.people(), "households": known.households, "lived": known.lived}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Who, where, from when to when."""
        assert isinstance(form, LiveForm)
        told = {"what": form.lives, "people": form.people, "moved": form.moved}
        return {**self.kwargs, **told}


class TakeCare(InFamily):
    """In whose care a child is."""

    form_class = CareForm
    action = actions.care
    heading = _("Zapsat péči o dítě")
    submit = _("Uložit péči")

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """In whose, and from when."""
        assert isinstance(form, CareForm)
        return {**self.kwargs, "what": form.care}


class ShowFamily(LoginRequiredMixin, View):
    """The family as it is and as it was, and where else its people are known."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        look(by=who, page="family", case_id=case.id, shown=[], now=timezone.now())
        context = described(who, case, today)
        context |= {"case": case, "home": path_of("case", case.id), "area": "cases"}
        return render(request, "households/family.html", context)
