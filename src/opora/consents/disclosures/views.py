"""The screen on which it is written down what leaves."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.cases.kept import keeps
from opora.cases.lifting import Lifting
from opora.cases.steps import Step
from opora.consents.disclosures.actions import chosen, disclose
from opora.consents.disclosures.forms import DiscloseForm
from opora.consents.queries import consents
from opora.consents.words import lacking
from opora.decisions.actions import Refused
from opora.decisions.panels import Handing
from opora.ui.forms import OporaForm

KEPT = keeps(__name__, "disclose", "disclosure")


class Disclose(Step):
    """What leaves: written down as it does, never without a consent or a statute."""

    form_class = DiscloseForm
    template_name = "consents/disclose.html"
    heading = _("Sdělit údaje")
    submit = _("Zapsat sdělení")
    action = disclose
    panel_title = _("Sdělit to nejde.")
    comes_back = frozenset({"ask_disclosure_consent"})

    def check_right(self) -> None:
        """Only where a rule of the service keeps what leaves."""
        super().check_right()
        if not KEPT.of(self.service):
            raise NotFound

    def form_options(self) -> dict[str, Any]:
        """The service, and the consents of the case."""
        assert self.case is not None
        rows = consents([self.case.id])
        return {"service": self.service, "consents": rows, "on": self.today}

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"left_on": self.today}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What leaves, and when."""
        assert isinstance(form, DiscloseForm)
        left_on = form.cleaned_data["left_on"]
        return {**self.kwargs, "leaving": form.leaving(), "left_on": left_on}

    def refusal(
        self, refused: Refused, lifting: Lifting, form: OporaForm, handing: Handing | None
    ) -> dict[str, Any]:
        """What of the chosen consent does not do is said beside the rule."""
        assert self.case is not None
        assert isinstance(form, DiscloseForm)
        leaving, left_on = form.leaving(), form.cleaned_data["left_on"]
        row = chosen(self.case.id, leaving)
        why = lacking(row, leaving.scope, left_on, self.service) if row else ""
        return super().refusal(refused, lifting, form, handing) | {"lacking": why}

    @property
    def leads_to(self) -> str:
        """To the consents and what left."""
        assert self.case is not None
        return reverse("consents", args=[self.case.id])
