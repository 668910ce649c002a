"""Screens of the procedure for a child at risk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotAllowed, NotFound
from opora.access.queries import Colleague, everybody, names
from opora.access.roles import HEADS, TECHNICAL
from opora.cases.afterwards import case_or_day
from opora.cases.beside.queries import key_worker_on
from opora.cases.steps import Step
from opora.cases.views import OfCase
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.team.can import actions, forms
from opora.team.can.actions import KEPT, SWITCH
from opora.team.can.declared import as_typed
from opora.team.can.queries import Declared, procedure, running, situation_step, who_sees
from opora.ui.forms import OporaForm


class DeclareProcedure(Step):
    """The head says what is done, by whom and by when, and who sees such a case."""

    form_class = forms.ProcedureForm
    template_name = "team/procedure.html"
    heading = _("Postup pro ohrožené dítě (CAN)")
    submit = _("Uložit postup")
    saved = _("Postup je uložený")
    action = actions.declare_procedure
    may_repeat = True

    def check_right(self) -> None:
        """The head of this very service, where it promises such a procedure."""
        if self.kwargs["service_id"] not in current().services:
            raise NotFound
        if self.kwargs["service_id"] not in self.viewer.services(HEADS):
            raise NotAllowed
        if SWITCH not in KEPT.of(self.service):
            raise NotFound

    @property
    def service(self) -> Service:
        """The service in the address."""
        return current().service(self.kwargs["service_id"])

    @property
    def home(self) -> str:
        """The rules of the service."""
        return reverse("service_rules", args=[self.kwargs["service_id"]])

    def _people(self) -> list[Colleague]:
        return [one for one in everybody(self.viewer) if set(one.roles) - TECHNICAL]

    def _declared(self) -> Declared | None:
        return procedure(self.viewer.organisation_id, self.service.id)

    def form_options(self) -> dict[str, Any]:
        """Everybody who works with people."""
        return {"people": self._people()}

    def initial(self) -> dict[str, Any]:
        """What holds now."""
        now = self._declared()
        if now is None:
            return {}
        called = names(one.worker_id for one in now.steps)
        people = {"values": [str(one) for one in now.people]}
        return {"steps": as_typed(now.steps, called), "people": people}

    def stands(self) -> object:
        """What holds now."""
        return self._declared()

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The whole of it."""
        assert isinstance(form, forms.ProcedureForm)
        return {"service": self.service.id, **form.declared}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Of which service."""
        return {"service_name": said(self.service.short), "area": "rules"}


class OfSituation(OfCase):
    """What the screens about one case share."""

    @property
    def leads_to(self) -> str:
        """Whoever does not see the case any more is led to the day."""
        return case_or_day(self.viewer, self.case_id)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What runs, and who sees the case while it runs."""
        assert self.case is not None
        leader = key_worker_on(self.case_id, self.today)
        return {
            "situation": running(self.case_id),
            "sees": who_sees(self.viewer, self.case, leader.name if leader else ""),
            "me": names([self.viewer.account_id]).get(self.viewer.account_id, ""),
        }


class BeginSituation(OfSituation):
    """The switch: at once fewer people see the case."""

    form_class = forms.BeginForm
    template_name = "team/begin.html"
    heading = _("Ohrožené dítě (CAN)")
    submit = _("Zapnout postup")
    saved = _("Zapnutí postupu je zapsané")
    action = actions.begin_situation

    def check_right(self) -> None:
        """Only where the service promises such a procedure."""
        super().check_right()
        if SWITCH not in KEPT.of(self.service):
            raise NotFound

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What will be done, or that nobody has said it yet."""
        declared = procedure(self.viewer.organisation_id, self.service.id)
        declared_steps = declared.steps if declared else ()
        called = names(one.worker_id for one in declared_steps)
        steps = [(one, called.get(one.worker_id, "")) for one in declared_steps]
        goes_on = _("Postup už v případu běží.") if running(self.case_id) else ""
        head = self.service.id in self.viewer.services(HEADS)
        where = reverse("declare_procedure", args=[self.service.id]) if head else ""
        more = {"steps": steps, "idle": goes_on, "declare_url": where}
        return super().more_context(form) | more


class FinishStep(OfSituation):
    """One step of the procedure was taken, or waits again."""

    form_class = forms.FinishForm
    template_name = "team/situation_step.html"
    heading = _("Krok postupu")
    submit = _("Uložit")
    action = actions.finish_situation_step

    def stands(self) -> object:
        """The step."""
        return situation_step(self.case_id, self.kwargs["row_id"])

    def initial(self) -> dict[str, Any]:
        """How it stands; today for one that waits."""
        row = situation_step(self.case_id, self.kwargs["row_id"])
        return {"done_on": row.done_on or self.today, "note": row.note}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which step."""
        row = situation_step(self.case_id, self.kwargs["row_id"])
        return super().more_context(form) | {"row": row}


class Ending(OfSituation):
    """What both words about the end share."""

    template_name = "team/end.html"

    def stands(self) -> object:
        """The situation that goes on."""
        row = running(self.case_id)
        if row is None:
            raise NotFound
        return row


class ProposeEnd(Ending):
    """The first word."""

    form_class = forms.ProposeForm
    heading = _("Navrhnout konec postupu")
    submit = _("Navrhnout konec")
    saved = _("Konec je navržený")
    action = actions.propose_end


class ConfirmEnd(Ending):
    """The second word, of somebody else."""

    form_class = forms.ConfirmForm
    heading = _("Konec postupu")
    submit = _("Uložit rozhodnutí")
    saved = _("Rozhodnutí je uložené")
    action = actions.confirm_end

    @property
    def own(self) -> bool:
        """Whether the viewer proposed the end: they can only take it back."""
        row = running(self.case_id)
        return row is not None and row.end_by_id == self.viewer.account_id

    def form_options(self) -> dict[str, Any]:
        """Whoever confirms what they proposed themselves is told why that can't be."""
        return {"asks": not self.own or "agrees" in self.request.POST}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What the page is for."""
        called = {"heading": _("Vzít návrh zpátky"), "submit": _("Vzít návrh zpátky")}
        return super().more_context(form) | (called if self.own else {})

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Yes or no, with why."""
        given = super().answers(form)
        return given | {"agrees": given.get("agrees") == "yes"}
