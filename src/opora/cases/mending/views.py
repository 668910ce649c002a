"""Screens on which a person leaves a case or comes back, and a programme is put right."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.queries import LeftOut, left_out_of
from opora.cases.mending import actions
from opora.cases.mending.forms import EndForm, LetBackForm, ProgrammeAgainForm, WhyForm
from opora.cases.mending.queries import former, programme
from opora.cases.models import Programme
from opora.cases.steps import Lifting
from opora.cases.views import AboutPerson, OfCase
from opora.decisions.panels import said
from opora.ui.forms import OporaForm


class EndParticipation(AboutPerson):
    """The person belongs to the case no more; nothing of what was written is lost."""

    form_class = EndForm
    template_name = "cases/ends_here.html"
    heading = _("Člověk do případu už nepatří")
    submit = _("Uložit")
    code = "cases.end_participation"

    def initial(self) -> dict[str, Any]:
        """Today; the person has to be there."""
        return {"until": self.today, "person": self.person.id}

    def stands(self) -> object:
        """The person as they stand in the case."""
        return self.person

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Ends their part."""
        whose: dict[str, Any] = {"case_id": self.case_id, "person_id": self.person.id}
        actions.end_participation(**whose, **form.answers, by=self.viewer, on=self.today)
        return f"{self.home}#people"


class ResumeParticipation(OfCase):
    """The person belongs to the case after all, or again."""

    form_class = WhyForm
    template_name = "cases/comes_back.html"
    heading = _("Vrátit člověka do případu")
    submit = _("Vrátit do případu")
    code = "cases.resume_participation"

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Who it is; absent and unseen look the same."""
        return {"person": former(self.case_id, self.kwargs["person_id"])}

    def stands(self) -> object:
        """When and why they left."""
        return former(self.case_id, self.kwargs["person_id"])

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Takes them back."""
        whose: dict[str, Any] = {"case_id": self.case_id, "person_id": self.kwargs["person_id"]}
        actions.resume_participation(**whose, **form.answers, by=self.viewer, on=self.today)
        return f"{self.home}#people"


class LetBack(AboutPerson):
    """Working without one of us ends; only the head says so."""

    form_class = LetBackForm
    template_name = "cases/let_back.html"
    heading = _("Ukončit práci bez jednoho z nás")
    submit = _("Ukončit")
    code = "cases.let_back"

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

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Ends it."""
        whose: dict[str, Any] = {"case_id": self.case_id, "person_id": self.person.id}
        whose["exclusion_id"] = self.kwargs["exclusion_id"]
        actions.let_back(**whose, **form.answers, by=self.viewer, on=self.today)
        return f"{self.home}#people"


class OfProgramme(OfCase):
    """Screens about one programme of the case."""

    @property
    def row(self) -> Programme:
        """The programme in the address."""
        return programme(self.case_id, self.kwargs["programme_id"])

    @property
    def whose(self) -> dict[str, Any]:
        """What every action is told."""
        given = {"case_id": self.case_id, "programme_id": self.kwargs["programme_id"]}
        return given | {"by": self.viewer, "on": self.today}

    def stands(self) -> object:
        """The programme."""
        return self.row

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which programme it is, and the other way."""
        return {
            "name": said(self.service.word("programmes", self.row.programme)),
            "void_url": reverse("void_programme", args=[self.case_id, self.row.pk]),
            "correct_url": reverse("correct_programme", args=[self.case_id, self.row.pk]),
        }


class CorrectProgramme(OfProgramme):
    """Its beginning, its end or that it goes on, its place in the order."""

    form_class = ProgrammeAgainForm
    template_name = "cases/programme.html"
    heading = _("Opravit nebo ukončit program")
    submit = _("Uložit")
    code = "cases.correct_programme"

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return {name: getattr(row, name) for name in ("started_on", "ended_on", "priority")}

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Puts it right."""
        actions.correct_programme(**self.whose, **form.answers)
        return f"{self.home}#programmes"


class VoidProgramme(OfProgramme):
    """The programme never ran."""

    form_class = WhyForm
    template_name = "cases/void_programme.html"
    heading = _("Zneplatnit zápis")
    submit = _("Zneplatnit zápis")
    code = "cases.void_programme"
    may_repeat = True

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Makes it void."""
        actions.void_programme(**self.whose, **form.answers)
        return f"{self.home}#course"
