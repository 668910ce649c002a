"""One record: making it void, and what stood in it before it was corrected."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.mending.pages import RecordPage
from opora.cases.queries import CaseRow
from opora.cases.steps import Lifting
from opora.catalog import current
from opora.intake.actions import void_contact
from opora.intake.applicant.views import CaseStep
from opora.intake.mending import actions
from opora.intake.mending.forms import VoidForm
from opora.intake.mending.queries import changes, row_of
from opora.intake.mending.words import differences
from opora.intake.timeline import entry_of
from opora.ui.forms import OporaForm

VOIDS = {
    "contact": "intake.void_contact",
    "informed": "intake.void_informed",
    "intro": "intake.void_step",
    "assessment": "intake.void_step",
    "outcome": "intake.void_step",
}


class VoidRecord(CaseStep):
    """An entry that does not hold: it stays, struck through, and what it settled is due again."""

    form_class = VoidForm
    template_name = "intake/void.html"
    heading: ClassVar[str | Promise] = _("Zneplatnit zápis")
    submit: ClassVar[str | Promise] = _("Zneplatnit zápis")
    may_repeat = True

    @property
    def code(self) -> str:  # type: ignore[override]  # each kind has its own right
        """The right to the kind in the address."""
        kind = self.kwargs["kind"]
        if kind not in VOIDS:
            raise NotFound
        return VOIDS[kind]

    def stands(self) -> object:
        """The record."""
        return row_of(self.kwargs["kind"], self.case_id, self.kwargs["row_id"])

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly, and the milder way."""
        assert self.case is not None
        kind, row_id = self.kwargs["kind"], self.kwargs["row_id"]
        row_of(kind, self.case_id, row_id)
        return {
            "entry": entry_of(self.viewer, self.case, kind, row_id),
            "correct_url": reverse(f"correct_{kind}", args=[self.case_id, row_id]),
            "outcome": kind == "outcome",
            "assessment": kind == "assessment",
        }

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Back to the timeline, where it stands struck through."""
        kind, row_id = self.kwargs["kind"], self.kwargs["row_id"]
        common: dict[str, Any] = {"case_id": self.case_id, "by": self.viewer, "on": self.today}
        why = form.answers["why"]
        if kind == "contact":
            void_contact(contact_id=row_id, reason=why, **common)
        elif kind == "informed":
            actions.void_informed(row_id=row_id, why=why, **common)
        else:
            actions.void_step(kind=kind, row_id=row_id, why=why, **common)
        return f"{self.home}#course"


class Record(RecordPage):
    """One record of intake as it stands, and what stood there before each correction."""

    def record(self, who: Viewer, case: CaseRow, **which: Any) -> Any:
        """Any of the kinds."""
        kind, row_id = which["kind"], which["row_id"]
        row_of(kind, case.id, row_id)
        service = current().service(case.service)
        made = changes(kind, case.id, [row_id]).get(row_id, [])
        told = [(one.on, one.why, differences(one, service)) for one in made]
        return entry_of(who, case, kind, row_id), told
