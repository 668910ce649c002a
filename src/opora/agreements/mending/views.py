"""Screens on which an agreement and its ending are put right."""

from typing import Any

from django.utils.translation import gettext as _

from opora.agreements.endings.forms import BreachForm, EndedForm, LeaveForm
from opora.agreements.mending.forms import CorrectForm
from opora.agreements.models import Ending
from opora.agreements.sides.queries import party_rows
from opora.agreements.views import Conclude
from opora.cases.agreement_words import agreement_word
from opora.cases.mending.pages import Correcting
from opora.ui.forms import OporaForm


class CorrectAgreement(Correcting, Conclude):
    """What was written down of an agreement, put right."""

    form_class = CorrectForm

    def form_options(self) -> dict[str, Any]:
        """Those with whom it is agreed may have left the case since."""
        stood = [(one.id, one.name) for one in party_rows(self.row)]
        return super().form_options() | {"stood": stood}

    def called(self) -> dict[str, Any]:
        """What is corrected, and the button."""
        name = agreement_word(self.service, "for", self.row.form)
        return {"heading": _("Opravit %(what)s") % {"what": name}, "submit": self.submit}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        known = super().initial() | {
            "acts": list(row.acts),
            "parties": list(row.with_whom),
        }
        for one in row.signed:
            key = f"signer_{one.minor_id}"
            known[key] = str(one.person_id) if one.person_id else "other"
            known[f"{key}_name"], known[f"{key}_relation"] = one.name, one.relation
        return known

    def goes_on_from(self) -> list[str]:
        """Nothing begins here."""
        return []

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What is agreed, and why it was not written so."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}


FORMS: dict[str, type[OporaForm]] = {
    Ending.Kind.CLIENT: LeaveForm,
    Ending.Kind.EXPIRED: EndedForm,
    Ending.Kind.BREACH: BreachForm,
    Ending.Kind.NOTICE: EndedForm,
    Ending.Kind.REPLACED: EndedForm,
}


class CorrectEnding(Correcting):
    """The last day as it was, and what is written of the end."""

    def form_of(self) -> type[OporaForm]:
        """The form of the step by which it ended."""
        return EndedForm if self.row.notice_id else FORMS[self.row.kind]
