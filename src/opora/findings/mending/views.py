"""The pages on which requests, results and explanations are put right."""

from typing import Any

from opora.cases.mending.pages import Correcting
from opora.cases.queries import people_of
from opora.decisions.panels import said
from opora.findings.forms import AskForm, ExplainForm, ResultForm, TestForm
from opora.findings.terms import workers_of
from opora.findings.views import Ask
from opora.findings.words import SIGHT_ASK
from opora.ui.forms import OporaForm


class CorrectExamination(Correcting, Ask):
    """Whom one asks, for what and by when, as it is to be."""

    form_class = AskForm
    is_new = False

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return {
            "person": str(row.person_id),
            "worker": str(row.worker_id),
            "interpreter": str(row.interpreter_id or ""),
            "question": row.question,
            "due_on": row.due_on,
        }

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The request, and why it changes."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Headed as every correction is."""
        return super().more_context(form) | {"heading": self.heading}


class CorrectFinding(Correcting):
    """What came out, as it should have been written."""

    form_class = ResultForm

    def form_of(self) -> type[OporaForm]:
        """A test is told in other words than an examination."""
        return TestForm if self.row.act_id else ResultForm

    def form_options(self) -> dict[str, Any]:
        """Who reads the result of a test."""
        rules = self.service.rulebook.rules if self.row.act_id else ()
        sight = " ".join(said(one.text) for one in rules if SIGHT_ASK in one.at)
        return {"who_reads": sight} if self.row.act_id else {}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"day": self.row.on}


class CorrectExplanation(Correcting):
    """Who explained it to whom and when, as it was."""

    form_class = ExplainForm

    def form_options(self) -> dict[str, Any]:
        """People and workers of the case."""
        assert self.case is not None
        workers = workers_of(self.viewer, self.case, self.today)
        return {
            "people": people_of([self.case.id], self.today)[self.case.id],
            "workers": [(one.id, one.name) for one in workers],
        }

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        people = [str(one) for one in row.people]
        beside = {"worker": str(row.worker_id), "people": people, "others": row.others}
        return {"day": row.on, **beside}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Who, when, to whom, and why it changes."""
        assert isinstance(form, ExplainForm)
        return {**self.kwargs, "told": form.told, "why": form.cleaned_data["why"]}
