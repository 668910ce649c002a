"""One record: making it void, and what stood in it before it was corrected."""

from typing import Any, ClassVar

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.cases.queries import case_row
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
from opora.ui.words import full_day

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


class Record(LoginRequiredMixin, View):
    """One record as it stands, and what stood there before each correction."""

    def get(self, request: HttpRequest, case_id: int, kind: str, row_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who = viewer(request)
        case = case_row(who, case_id)
        look(by=who, page="record", case_id=case.id, shown=[], now=timezone.now())
        row_of(kind, case.id, row_id)
        service = current().service(case.service)
        made = changes(kind, case.id, [row_id]).get(row_id, [])
        entry = entry_of(who, case, kind, row_id)
        context = {
            "case": case,
            "home": reverse("case", args=[case.id]),
            "area": "cases",
            "today": timezone.localdate(),
            "entries": [entry] if entry else [],
            "corrections": [
                {"day": full_day(one.on), "why": one.why, "lines": differences(one, service)}
                for one in reversed(made)
            ],
        }
        return render(request, "intake/record.html", context)
