"""Screens on which it is said how the service's goals came out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.cases.mending.pages import Correcting
from opora.cases.steps import Step
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.plans.evaluation import actions
from opora.plans.evaluation.queries import waits_for_evaluation
from opora.ui import fields
from opora.ui.forms import OporaForm


class EvaluationForm(OporaForm):
    """One question for each goal of the service."""

    not_saved = _("Vyhodnocení ještě není uložené")

    note = fields.TextField(label=_("Poznámka"), lines=True, max_length=4000, required=False)
    evaluated_on = fields.DayField(label=_("Kdy"), past=True)

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        self.goals = [one.id for one in service.words("goals")]
        for one in service.words("goals"):
            label = said(one.text)
            self.fields[f"met_{one.id}"] = fields.ThreeStateField(
                label=f"{label[:1].upper()}{label[1:]}?"
            )
        self.order_fields([f"met_{one}" for one in self.goals])

    def met(self) -> dict[str, bool | None]:
        """The answers by goal."""
        return {one: self.cleaned_data.get(f"met_{one}") for one in self.goals}


class Evaluate(Step):
    """How each goal came out, once the agreement has ended."""

    form_class = EvaluationForm
    heading = _("Vyhodnotit cíle služby")
    submit = _("Uložit vyhodnocení")
    action = actions.evaluate

    def check_right(self) -> None:
        """Only where a rule of the service keeps the outcome."""
        super().check_right()
        if not actions.KEPT.of(self.service):
            raise NotFound

    def form_options(self) -> dict[str, Any]:
        """The service, whose goals these are."""
        return {"service": self.service}

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"evaluated_on": self.today}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whether there is anything to measure."""
        assert self.case is not None
        waits = waits_for_evaluation(self.case.id, self.today)
        once = _("Cíle se vyhodnocují jednou, až se zapíše konec smlouvy.")
        return {"idle": "" if waits else once}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The answers, the note and the day."""
        assert isinstance(form, EvaluationForm)
        data = form.cleaned_data
        said_so = {"met": form.met(), "note": data["note"] or ""}
        return {**self.kwargs, **said_so, "evaluated_on": data["evaluated_on"]}


class CorrectEvaluation(Correcting, Evaluate):
    """How the goals came out, as it was."""

    def check_right(self) -> None:
        """What is written down can be put right, also where the rule has gone since."""
        super(Evaluate, self).check_right()

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        met = {f"met_{goal}": answer for goal, answer in row.met.items()}
        return {"evaluated_on": row.on, "note": row.note, **met}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """There is a record to be put right."""
        return super().more_context(form) | {"idle": ""}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The answers, and why they change."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}
