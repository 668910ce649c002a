"""What every page shares on which a record is put right, made void, or shown as it stood before."""

from collections.abc import Sequence
from datetime import date
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
from opora.access.middleware import viewer
from opora.access.viewer import Viewer
from opora.cases.boards import Entry
from opora.cases.mending.forms import WhyForm, why_field
from opora.cases.mending.words import Line
from opora.cases.queries import CaseRow, case_row
from opora.cases.steps import Step
from opora.ui.forms import OporaForm
from opora.ui.words import full_day


class Correcting(Step):
    """The step's own form with what is written down now, and why it is changed.

    Stands before the step among the bases. ``void_url``: the other way, for what
    should not be there at all.
    """

    template_name = "cases/correct.html"
    heading: ClassVar[str | Promise] = _("Opravit zápis")
    submit: ClassVar[str | Promise] = _("Uložit opravu")
    twin = Step.twin

    @property
    def void_url(self) -> str:
        """Where it can be made void; nothing where it can't."""
        return ""

    @property
    def title(self) -> str:
        """Which record it is."""
        return ""

    def make_form(self, data: Any = None) -> OporaForm:
        """The form with the reason."""
        form = super().make_form(data)
        form.fields["why"] = why_field()
        return form

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which record, and the other way."""
        return {"title": self.title, "void_url": self.void_url}


class Voiding(Step):
    """A dangerous step of its own: what exactly, what will happen and what will not, and why."""

    form_class = WhyForm
    template_name = "cases/void.html"
    heading: ClassVar[str | Promise] = _("Zneplatnit zápis")
    submit: ClassVar[str | Promise] = _("Zneplatnit zápis")
    may_repeat = True

    @property
    def title(self) -> str:
        """Which record it is; NotFound where there is none."""
        raise NotImplementedError

    @property
    def consequences(self) -> Sequence[str]:
        """What will happen, and what will not."""
        return ()

    @property
    def correct_url(self) -> str:
        """The milder way."""
        return ""

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly, and the milder way."""
        return {
            "title": self.title,
            "consequences": self.consequences,
            "correct_url": self.correct_url,
        }


class RecordPage(LoginRequiredMixin, View):
    """One record as it stands, and what stood there before each correction."""

    def get(self, request: HttpRequest, case_id: int, **which: Any) -> HttpResponse:
        """The look is written down before anything is read."""
        who = viewer(request)
        case = case_row(who, case_id)
        look(by=who, page="record", case_id=case.id, shown=[], now=timezone.now())
        entry, made = self.record(who, case, **which)
        context = {
            "case": case,
            "home": reverse("case", args=[case.id]),
            "area": "cases",
            "today": timezone.localdate(),
            "entries": [entry] if entry else [],
            "corrections": [
                {"day": full_day(day), "why": why, "lines": lines}
                for day, why, lines in reversed(made)
            ],
        }
        return render(request, "cases/record.html", context)

    def record(
        self, who: Viewer, case: CaseRow, **which: Any
    ) -> tuple[Entry | None, list[tuple[date, str, list[Line]]]]:
        """The entry, and its corrections: the day, why, what differs; NotFound without one."""
        raise NotImplementedError
