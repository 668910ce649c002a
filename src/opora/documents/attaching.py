"""The screen on which a signed paper is attached as a scan."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.cases.steps import Step
from opora.documents.actions import attach
from opora.documents.forms import OTHER, AttachForm
from opora.documents.queries import documents, latest_by
from opora.ui.forms import OporaForm


class Attach(Step):
    """One file: known by its content, kept without what can't be seen in it."""

    form_class = AttachForm
    heading = _("Přiložit sken")
    submit = _("Přiložit")
    saved = _("Uloženo")
    action = attach
    may_repeat = True  # a page can't carry a file, so it could not ask and go on

    def form_options(self) -> dict[str, Any]:
        """What was printed, and the file."""
        assert self.case is not None
        options: dict[str, Any] = {"printed": documents(self.case.id)}
        return options | ({"files": self.request.FILES} if self.request.method == "POST" else {})

    def initial(self) -> dict[str, Any]:
        """Whoever comes from a document attaches what it became when it was signed."""
        return {"signed_of": self.request.GET.get("k", "")}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The scan and what it shows."""
        told = form.answers
        of_what = told.get("signed_of", OTHER)
        return {
            **self.kwargs,
            "scan": told["file"],
            "title": told.get("title") or "",
            "signed_of_id": None if of_what == OTHER else int(of_what),
        }

    @property
    def home(self) -> str:
        """The documents."""
        assert self.case is not None
        return path_of("documents", self.case.id)

    def leads_after(self, case_id: int | None) -> str:
        """To the document that was just kept."""
        assert self.case is not None
        return path_of("document", self.case.id, latest_by(self.case.id, self.viewer.account_id))
