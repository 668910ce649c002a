"""Asking for an examination, its page, its result, and that it was explained."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.access.roles import HEADS
from opora.cases.queries import PersonInCase, may, people_of
from opora.cases.steps import Step
from opora.findings import actions
from opora.findings.forms import AskForm, ExplainForm, ResultForm
from opora.findings.queries import ExaminationRow, examination, findings_seen, works_with
from opora.findings.shown import described
from opora.findings.terms import examiners_first, workers_of
from opora.findings.words import ASKED, EXPLAINED, KEPT, RESULT, called, examines
from opora.ui.forms import OporaForm


class Ask(Step):
    """One worker asks another."""

    form_class = AskForm
    action = actions.ask
    part = "#vysetreni"
    heading = _("Požádat o vyšetření")
    submit = _("Uložit žádost")
    is_new: ClassVar[bool] = True

    def check_right(self) -> None:
        """Where no rule of the service speaks of it there is nothing to ask for."""
        super().check_right()
        if self.is_new and not examines(self.service):
            raise NotFound

    def persons(self) -> list[PersonInCase]:
        """Of the case, the youngest first: it is children who are examined."""
        assert self.case is not None
        everybody = people_of([self.case.id], self.today)[self.case.id]
        return sorted(everybody, key=lambda one: one.age.high if one.age and one.age.high else 999)

    def form_options(self) -> dict[str, Any]:
        """Whom to choose from: who leads the case stands first among those who explain."""
        assert self.case is not None
        workers, leads = workers_of(self.viewer, self.case, self.today), self.case.key_worker_id
        known_first = sorted(workers, key=lambda one: one.id != leads)
        return {
            "service": self.service,
            "people": self.persons(),
            "examiners": [(one.id, one.name) for one in examiners_first(workers)],
            "interpreters": [(one.id, one.name) for one in known_first],
        }

    def initial(self) -> dict[str, Any]:
        """The family knows the one who leads the case."""
        assert self.case is not None
        return {"interpreter": str(self.case.key_worker_id or "")}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The request."""
        assert isinstance(form, AskForm)
        return {**self.kwargs, "wanted": form.wanted}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """How the service calls it."""
        return {"heading": f"{self.heading}: {called(self.service)}"}


class OfExamination(Step):
    """What the pages of one examination share; ``kept``: what a rule has kept there."""

    kept: ClassVar[str] = ASKED

    @cached_property
    def examination(self) -> ExaminationRow:
        """The examination; NotFound in another case."""
        assert self.case is not None
        return examination(self.case.id, self.kwargs["examination_id"])

    @property
    def home(self) -> str:
        """The examination's own page."""
        return path_of("examination", *self.kwargs.values())

    def works_with_it(self) -> bool:
        """Whether the viewer is among those who read the result."""
        assert self.case is not None
        heads = self.viewer.holds(HEADS, self.case.service, self.case.site)
        return works_with(self.viewer, self.examination, self.case, heads=heads)

    def check_right(self) -> None:
        """Only those who read the result write it and say that it was explained."""
        super().check_right()
        if self.examination.void_reason or self.kept not in KEPT.of(self.service):
            raise NotFound
        if not self.works_with_it():
            raise NotAllowed


class WriteResult(OfExamination):
    """What came out."""

    form_class = ResultForm
    action = actions.write
    kept = RESULT
    heading = _("Zapsat výsledek vyšetření")
    submit = _("Uložit výsledek")

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"day": "dnes"}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """One result stands; where it is there already, it is put right."""
        there = _("Výsledek už tu je. Když v něm něco nesedí, opravte ho.")
        return {"idle": "" if self.examination.waits else there}


class Explain(OfExamination):
    """The result was explained."""

    form_class = ExplainForm
    action = actions.explain
    kept = EXPLAINED
    heading = _("Zapsat, že je výsledek vysvětlený")
    submit = _("Uložit vysvětlení")

    def form_options(self) -> dict[str, Any]:
        """People of the case; the one agreed on stands first."""
        assert self.case is not None
        workers = workers_of(self.viewer, self.case, self.today)
        agreed = sorted(workers, key=lambda one: one.id != self.examination.interpreter_id)
        return {
            "people": people_of([self.case.id], self.today)[self.case.id],
            "workers": [(one.id, one.name) for one in agreed],
        }

    def initial(self) -> dict[str, Any]:
        """The one agreed on, today."""
        agreed = self.examination.interpreter_id or self.viewer.account_id
        return {"day": "dnes", "worker": str(agreed)}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Who, when, to whom."""
        assert isinstance(form, ExplainForm)
        return {**self.kwargs, "told": form.told}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Without a result there is nothing to explain."""
        not_yet = _("Výsledek tu ještě není. Nejdřív ho zapište.")
        return {"idle": not_yet if self.examination.waits else ""}


class ShowExamination(OfExamination):
    """One examination; what came out is read by those only who work with it."""

    action = actions.ask

    def check_right(self) -> None:
        """Whoever sees the case sees that somebody is examined."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The look is written before anything is read, with the result where it is shown."""
        assert self.case is not None
        row, case = self.examination, self.case
        found = [one for one in findings_seen(self.viewer, case.id) if one.examination_id == row.id]
        shown = [f"examination:{row.id}", *(f"finding:{one.id}" for one in found)]
        now = timezone.now()
        look(by=self.viewer, page="examination", case_id=case.id, shown=shown, now=now)
        writes = may(self.viewer, "findings.write", case) and self.works_with_it()
        context = described(row, case, found, self.viewer, self.today, writes=writes)
        context |= {"case": case, "area": "cases", "called": capfirst(called(self.service))}
        context["home"] = path_of("case", case.id)
        return render(request, "findings/examination.html", context)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is changed here."""
        return HttpResponse(status=405)
