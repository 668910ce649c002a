"""Screens on which a notice is given and put right."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from opora.access.doors import NotAllowed
from opora.access.middleware import viewer
from opora.agreements.notices import actions
from opora.agreements.notices.forms import (
    NoticeForm,
    given_from,
)
from opora.agreements.notices.grounds import Given, Leaning, open_grounds
from opora.agreements.notices.preview import preview
from opora.agreements.notices.queries import BreachRow, breaches, notices
from opora.agreements.preview import Preview
from opora.agreements.queries import AgreementRow, current_agreement
from opora.agreements.words import standing
from opora.cases.mending.pages import Correcting
from opora.cases.queries import CaseRow, case_row, may, subject
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.providers import Subject
from opora.ui.forms import OporaForm

PART = "#poruseni"


def _to_lean_on(case_id: int, row: AgreementRow | None) -> list[BreachRow]:
    """Breaches of the agreement that count."""
    own = row.id if row else None
    return [one for one in breaches([case_id]) if not one.void_reason and one.agreement_id == own]


def _grounds(service: Service, row: AgreementRow | None) -> tuple[str, ...]:
    """Grounds of the service that need no breach."""
    return open_grounds(service, row.concluded_on if row else None)


def _said_ahead(
    about: Subject, case: CaseRow, row: AgreementRow | None, given: Given
) -> Preview | None:
    if row is None:
        return None
    rows = _to_lean_on(case.id, row)
    leant = next((one for one in rows if one.id == given.breach_id), None)
    leaning = Leaning(row.fee, row.concluded_on, rows, leant)
    return preview(about, given, leaning, current().service(case.service))


class Give(Step):
    """The notice, with what the rules say while it is being written."""

    form_class = NoticeForm
    template_name = "agreements/notice.html"
    heading = gettext_lazy("Výpověď")
    submit = gettext_lazy("Zapsat výpověď")
    action = actions.give_notice
    may_have_happened = True
    waits = True
    part = PART

    @property
    def agreed(self) -> AgreementRow | None:
        """The agreement that would be given notice of."""
        assert self.case is not None
        row = current_agreement(self.case.id, self.today)
        return row if row is not None and row.ended_on is None else None

    def form_options(self) -> dict[str, Any]:
        """The service, and what there is to lean on."""
        assert self.case is not None
        row = self.agreed
        return {
            "service": self.service,
            "breaches": _to_lean_on(self.case.id, row),
            "grounds": _grounds(self.service, row),
        }

    def initial(self) -> dict[str, Any]:
        """Today; and the latest breach, with what was thought of it then, or the only ground."""
        assert self.case is not None
        known: dict[str, Any] = {"given_on": self.today}
        rows = _to_lean_on(self.case.id, self.agreed)
        if rows:
            last = rows[0]
            known |= {"leans_on": str(last.id), "gross_breach": last.gross,
                      "degrading_conduct": last.degrading}  # fmt: skip
        elif len(grounds := _grounds(self.service, self.agreed)) == 1:
            known["leans_on"] = grounds[0]
        return known

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The notice."""
        assert self.case is not None
        assert isinstance(form, NoticeForm)
        return {"case_id": self.case.id, "given": form.given()}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What the rules say by now; nothing to save where nothing runs."""
        assert self.case is not None
        row, about = self.agreed, self.subject()
        assert about is not None
        typed = getattr(form, "cleaned_data", {}) if form.is_bound else self.initial()
        given = given_from(typed, self.today)
        return super().more_context(form) | {
            "agreement": standing(row, self.service, self.today) if row else "",
            "idle": self._idle(row),
            "preview": _said_ahead(about, self.case, row, given),
            "preview_url": reverse("notice_preview", args=[self.case.id]),
            "lean_on": _to_lean_on(self.case.id, row) or _grounds(self.service, row),
            "breach_url": reverse("record_breach", args=[self.case.id]),
        }

    def _idle(self, row: AgreementRow | None) -> str:
        assert self.case is not None
        if row is None:
            return _("Tady nic neběží, není co vypovědět.")
        given = [one for one in notices([self.case.id]) if one.runs and one.agreement_id == row.id]
        return _("Výpověď už je zapsaná. Opravte ji, nebo ji vezměte zpět.") if given else ""


class PreviewNotice(LoginRequiredMixin, View):
    """What the rules say to the notice as it is typed; nothing is kept."""

    def post(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """Reads what can be read of the form."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        if not may(who, actions.give_notice.code, case):
            raise NotAllowed
        row = current_agreement(case.id, today)
        rows = _to_lean_on(case.id, row)
        service = current().service(case.service)
        form = NoticeForm(
            request.POST,
            today=today,
            service=service,
            breaches=rows,
            grounds=_grounds(service, row),
        )
        form.is_valid()
        known = subject(case, worker_id=who.account_id, organisation_id=who.organisation_id)
        about = known.taken_by(who)
        said = _said_ahead(about, case, row, given_from(form.cleaned_data, today))
        return render(request, "agreements/preview.html", {"preview": said})


class CorrectNotice(Correcting, Give):
    """What was written of a notice, put right."""

    may_have_happened = True

    def form_options(self) -> dict[str, Any]:
        """What it may lean on: breaches of its own agreement."""
        assert self.case is not None
        own = [one for one in breaches([self.case.id]) if one.agreement_id == self.row.agreement_id]
        return {
            "service": self.service,
            "breaches": [one for one in own if not one.void_reason],
            "grounds": open_grounds(self.service, self.row.concluded_on),
        }

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return dict(vars(row)) | {
            "leans_on": str(row.breach_id) if row.breach_id else row.ground,
            "gross_breach": row.gross,
            "degrading_conduct": row.degrading,
        }

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The notice, and why it was not written so."""
        told = super().answers(form)
        return told | {"row_id": self.kwargs["row_id"], "why": form.cleaned_data["why"]}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """There is something to save here."""
        return super().more_context(form) | {"idle": "", "preview": None, "preview_url": ""}
