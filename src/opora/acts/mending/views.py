"""The page on which an act is put right."""

from typing import Any

from opora.acts.forms import ActForm
from opora.acts.prefill import from_row
from opora.acts.views import AddAct
from opora.cases.mending.pages import Correcting
from opora.ui.forms import OporaForm


class CorrectAct(Correcting, AddAct):
    """The record as it should have been."""

    form_class = ActForm
    template_name = "acts/act.html"

    def initial(self) -> dict[str, Any]:
        """The record as it stands."""
        return from_row(self.row)

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What happened, and why it was not written so."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}
