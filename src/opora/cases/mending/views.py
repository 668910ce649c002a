"""Screens on which a person leaves a case or comes back, and a programme is put right."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.left_out.queries import LeftOut, left_out_of
from opora.access.roles import HEADS
from opora.cases.forms import CorrectPersonForm
from opora.cases.mending import actions
from opora.cases.mending.forms import EndForm, LetBackForm, ProgrammeAgainForm, WhyForm
from opora.cases.mending.pages import Correcting
from opora.cases.mending.queries import VoidCase, former, void_case_row
from opora.cases.queries import case_rows
from opora.cases.steps import Step
from opora.cases.views import AboutPerson, AgreeWay, OfCase
from opora.people.birth_field import birth_typed
from opora.ui.forms import OporaForm


class EndParticipation(AboutPerson):
    """The person belongs to the case no more; nothing of what was written is lost."""

    form_class = EndForm
    template_name = "cases/ends_here.html"
    heading = _("Člověk do případu už nepatří")
    submit = _("Uložit")
    action = actions.end_participation
    part = "#people"

    def initial(self) -> dict[str, Any]:
        """Today; the person has to be there."""
        return {"until": self.today, "person": self.person.id}

    def stands(self) -> object:
        """The person as they stand in the case."""
        return self.person


class ResumeParticipation(OfCase):
    """The person belongs to the case after all, or again."""

    form_class = WhyForm
    template_name = "cases/comes_back.html"
    heading = _("Vrátit člověka do případu")
    submit = _("Vrátit do případu")
    action = actions.resume_participation
    part = "#people"

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Who it is; absent and unseen look the same."""
        return {"person": former(self.case_id, self.kwargs["person_id"])}

    def stands(self) -> object:
        """When and why they left."""
        return former(self.case_id, self.kwargs["person_id"])


class RestoreCase(Step):
    """A case that was no mistake stands again; only the head says so."""

    form_class = WhyForm
    template_name = "cases/restore.html"
    may_repeat = True
    heading = _("Vrátit zneplatněný případ")
    submit = _("Vrátit případ")
    action = actions.restore_case

    @property
    def row(self) -> VoidCase:
        """The void case of the address; NotFound where it is not the viewer's to bring back."""
        row = void_case_row(self.viewer, self.kwargs["void_id"])
        if not self.viewer.holds(HEADS, row.service, row.site):
            raise NotFound
        return row

    def check_right(self) -> None:
        """To whoever has no right a void case is absent: raises NotFound.

        A second press comes when it is void no more, and is led where the first one led.
        """
        if not self.viewer.services(HEADS):
            raise NotFound
        if self.request.method != "POST" and self.row.id != self.kwargs["void_id"]:
            raise NotFound

    def _look(self) -> None:
        """The page shows whose case it is; raises NotFound where there is none."""
        look(by=self.viewer, page=self.action.code, case_id=self.row.id, shown=[], now=localtime())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Where somebody has brought it back meanwhile, the case is there."""
        try:
            return super().post(request, *args, **kwargs)
        except NotFound:
            if case_rows(self.viewer, [self.kwargs["void_id"]]):
                return HttpResponseRedirect(self.leads_to)
            raise

    def stands(self) -> object:
        """The case as it was made void."""
        return self.row

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which case, and why it was made void."""
        return {"row": self.row}

    @property
    def home(self) -> str:
        """The void cases."""
        return path_of("void_cases")

    @property
    def leads_to(self) -> str:
        """The case, which is there again."""
        return path_of("case", self.kwargs["void_id"])


class LetBack(AboutPerson):
    """Working without one of us ends; only the head says so."""

    form_class = LetBackForm
    template_name = "cases/let_back.html"
    heading = _("Ukončit vyloučení pracovníka")
    submit = _("Ukončit vyloučení")
    action = actions.let_back
    part = "#people"

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"since": self.today}

    @property
    def row(self) -> LeftOut:
        """Who is left out; NotFound where nobody is like that."""
        rows = left_out_of(self.person.id, self.viewer.organisation_id, self.today)
        for one in rows:
            if one.id == self.kwargs["exclusion_id"]:
                return one
        raise NotFound

    def stands(self) -> object:
        """Since when and until when they are left out."""
        return self.row

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Who it is."""
        return super().more_context(form) | {"left_out": self.row}


class CorrectPerson(Correcting):
    """What is known is put right; the old stays in the history."""

    form_class = CorrectPersonForm
    heading = _("Opravit údaje")

    def initial(self) -> dict[str, Any]:
        """What is known now."""
        known, born = super().initial(), self.row.born
        return known | {"birth": birth_typed(born) if born else ""}


class CorrectWay(Correcting, AgreeWay):
    """How one may get in touch, as it was agreed."""


class CorrectProgramme(Correcting):
    """Its beginning, its end or that it goes on, its place in the order."""

    form_class = ProgrammeAgainForm
    heading = _("Opravit nebo ukončit program")
    submit = _("Uložit")
