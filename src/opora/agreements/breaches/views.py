"""Screens of breaches and warnings."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.agreements.breaches import actions
from opora.agreements.breaches.forms import BreachForm, WarnForm
from opora.agreements.notices.forms import AssessForm
from opora.agreements.notices.queries import BreachRow, breach
from opora.agreements.notices.shown import breach_shown
from opora.agreements.notices.words import breach_title
from opora.agreements.queries import current_agreement
from opora.cases.mending.pages import Correcting
from opora.cases.steps import Step
from opora.ui.forms import OporaForm

PART = "#poruseni"


class RecordBreach(Step):
    """What was broken, when, which rule of the service it was against, and who was there."""

    form_class = BreachForm
    heading = gettext_lazy("Zapsat porušení")
    submit = gettext_lazy("Zapsat porušení")
    action = actions.record_breach
    part = PART

    def form_options(self) -> dict[str, Any]:
        """The service, whose words they are."""
        return {"service": self.service}

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"happened_on": self.today}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What happened."""
        assert self.case is not None
        assert isinstance(form, BreachForm)
        return {"case_id": self.case.id, "broken": form.broken()}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Nothing can be broken where nothing was agreed."""
        assert self.case is not None
        agreed = current_agreement(self.case.id, self.today)
        none = _("Nic tu domluveno není, porušit není co.")
        return super().more_context(form) | {"idle": "" if agreed else none}


class Warn(Step):
    """The client is warned for a breach, as it happened: by word of mouth or in writing."""

    form_class = WarnForm
    template_name = "agreements/about_breach.html"
    heading = gettext_lazy("Zapsat napomenutí")
    submit = gettext_lazy("Zapsat napomenutí")
    action = actions.warn
    part = PART

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"given_on": self.today}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """For which breach; once is enough."""
        assert self.case is not None
        row = breach(self.case.id, self.kwargs["breach_id"])
        warned = _("Napomenutí za toto porušení už zapsané je.")
        return {"about": breach_title(row, self.service), "idle": warned if row.warning else ""}


class AssessBreach(Step):
    """The head's word on what was broken; a warning and a notice are words of their own."""

    form_class = AssessForm
    template_name = "agreements/assess_breach.html"
    heading = gettext_lazy("Posoudit porušení")
    submit = gettext_lazy("Uložit posouzení")
    action = actions.assess_breach
    part = PART

    @property
    def row(self) -> BreachRow:
        """The breach, read anew; NotFound for one that is void."""
        assert self.case is not None
        row = breach(self.case.id, self.kwargs["breach_id"])
        if row.void_reason:
            raise NotFound
        return row

    def stands(self) -> object:
        """The breach."""
        return self.row

    def initial(self) -> dict[str, Any]:
        """What was said before."""
        return {"words": self.row.assessment}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What happened, and what could follow instead."""
        assert self.case is not None
        return {"breach": breach_shown(self.viewer, self.case, self.row)}


class CorrectBreach(Correcting, RecordBreach):
    """What was written of a breach, put right."""

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What happened, and why it was not written so."""
        told = super().answers(form)
        return told | {"row_id": self.kwargs["row_id"], "why": form.cleaned_data["why"]}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return dict(vars(self.row))

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """There is something to save here."""
        return super().more_context(form) | {"idle": ""}


class CorrectWarning(Correcting):
    """What was written of a warning, put right."""

    form_class = WarnForm
