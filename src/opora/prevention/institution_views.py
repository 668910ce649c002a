"""One institution of the list: shown, put right, and merged with another one."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed
from opora.access.middleware import viewer
from opora.access.roles import CASEWORK
from opora.cases.lifting import Lifting
from opora.cases.mending.queries import corrections
from opora.cases.mending.words import differences
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.decisions.providers import Subject
from opora.prevention.actions import correct_institution, merge_institutions
from opora.prevention.forms import NEW, InstitutionForm, MergeForm
from opora.prevention.kinds import INSTITUTION
from opora.prevention.queries import (
    InstitutionRow,
    holding,
    institution_row,
    institutions,
    works_where_held,
)
from opora.ui.forms import OporaForm
from opora.ui.words import full_day


class ShowInstitution(LoginRequiredMixin, View):
    """Its name and kind, with what it is merged, and how it was put right."""

    def get(self, request: HttpRequest, institution_id: int) -> HttpResponse:
        """The look is written down before anything is shown."""
        who = viewer(request)
        row = institution_row(who, institution_id)
        seen = [f"institution:{row.id}"]
        look(by=who, page="institution", case_id=None, shown=seen, now=timezone.now())
        service, past = current().service(holding(who)[0]), INSTITUTION.past
        assert past is not None
        named = {one.id: one.name for one in institutions(who)}
        made = corrections(past, 0, (row.id,)).get(row.id, [])
        context = {
            "row": row,
            "kind": said(service.word("institution_kinds", row.kind)),
            "same": named.get(row.same_as or 0, ""),
            "same_url": path_of("institution", row.same_as) if row.same_as else "",
            "may_mend": works_where_held(who, CASEWORK),
            "corrections": [
                {"day": full_day(one.on), "why": one.why, "lines": differences(one, past, service)}
                for one in reversed(made)
            ],
            "area": "my_day",
        }
        return render(request, "prevention/institution.html", context)


class OfInstitution(Step):
    """A step about the institution in the address."""

    template_name = "prevention/step.html"

    @cached_property
    def row(self) -> InstitutionRow:
        """The institution; NotFound when unseen."""
        return institution_row(self.viewer, self.kwargs["institution_id"])

    def check_right(self) -> None:
        """Unseen is absent; it is for those who record to put it right."""
        if self.row.id and not works_where_held(self.viewer, CASEWORK):
            raise NotAllowed

    @property
    def service(self) -> Service:
        """A service whose words its kind is of."""
        return current().service(holding(self.viewer)[0])

    def subject(self) -> Subject | None:
        """Nobody is asked for missing facts here."""
        return None

    def stands(self) -> object:
        """The institution, read anew."""
        return institution_row(self.viewer, self.kwargs["institution_id"])

    @property
    def home(self) -> str:
        """Its own page."""
        return path_of("institution", self.kwargs["institution_id"])

    @property
    def belongs_to(self) -> tuple[str, str] | None:
        """The institution."""
        return self.home, self.row.name

    def _look(self) -> None:
        shown, now = [f"institution:{self.row.id}"], timezone.localtime()
        look(by=self.viewer, page=self.action.code, case_id=None, shown=shown, now=now)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which one."""
        return {"called": self.row.name, "area": "my_day"}


class CorrectInstitution(OfInstitution):
    """Another name or kind."""

    form_class = InstitutionForm
    heading = _("Opravit instituci")
    submit = _("Uložit opravu")
    action = correct_institution

    def form_options(self) -> dict[str, Any]:
        """The kinds there are."""
        return {"service": self.service}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return {"name": self.row.name, "kind": self.row.kind}


class MergeInstitution(OfInstitution):
    """It stands in the list twice; or it does not after all."""

    form_class = MergeForm
    heading = _("Sloučit s jinou institucí")
    submit = _("Uložit")
    action = merge_institutions

    def form_options(self) -> dict[str, Any]:
        """All others that stand for themselves."""
        known = institutions(self.viewer)
        return {"others": [one for one in known if one.same_as is None and one.id != self.row.id]}

    def initial(self) -> dict[str, Any]:
        """What it is merged with now."""
        return {"same_as": str(self.row.same_as or "")}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with what was chosen."""
        given = form.cleaned_data
        same_as = None if given["same_as"] == NEW else int(given["same_as"])
        merge_institutions(
            institution_id=self.row.id,
            same_as_id=same_as,
            why=given["why"],
            by=self.viewer,
            on=self.today,
        )
