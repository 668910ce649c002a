"""Later contacts on a case."""

from typing import Any

from django.utils.translation import gettext_lazy

from opora.cases.kept import keeps
from opora.cases.steps import Step
from opora.consents.shown import disclosures_shown
from opora.decisions.panels import said
from opora.intake.actions import note_contact
from opora.intake.arrival import goes_on_page, handed_on
from opora.intake.later.forms import LaterContactForm
from opora.intake.models import Contact
from opora.ui.forms import OporaForm

OWN_FILE = keeps(__name__, "case", "own_file")


class NoteContact(Step):
    """A later contact, an attempt, or a note."""

    form_class = LaterContactForm
    heading = gettext_lazy("Zapsat kontakt nebo poznámku")
    submit = gettext_lazy("Zapsat")
    action = note_contact
    template_name = "intake/note.html"

    def form_options(self) -> dict[str, Any]:
        """What can be written down depends on what the service keeps (A9)."""
        return {"service": self.service}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What the service promises about its clients' own files (A9)."""
        assert isinstance(form, LaterContactForm)
        assert self.case is not None
        return {
            "left": disclosures_shown(self.case, self.service),
            "promises": [said(rule.text) for rule in OWN_FILE.telling(self.service)],
            # Where the look itself is written down, that is where it is told of.
            "shown_by": f"kind={Contact.Kind.OWN_FILE.value}" if form.keeps_own_file else "",
        }

    def initial(self) -> dict[str, Any]:
        """Today; the kind may come with the link, and what was begun as a first contact with it."""
        assert self.case is not None
        kind = self.request.GET.get("jak", "")
        start = {"on": self.today, "kind": kind if kind in Contact.Kind.values else ""}
        return start | handed_on(self.case.id, self.viewer)

    @property
    def form_draft(self) -> str:
        """What was begun as a first contact."""
        assert self.case is not None
        return goes_on_page(self.case.id)
