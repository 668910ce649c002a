"""Screens on which consents, withdrawals and disclosures are put right."""

from typing import Any

from opora.cases.mending.pages import Correcting
from opora.consents.disclosures.forms import NOTHING
from opora.consents.disclosures.views import Disclose
from opora.consents.forms import WithdrawForm
from opora.consents.views import Give
from opora.ui.forms import OporaForm


class CorrectConsent(Correcting, Give):
    """A consent as it was given."""

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return dict(vars(row)) | {
            "person": str(row.person_id),
            "given_by": str(row.given_by_id or ""),
            "scope": {"values": list(row.scope)},
        }

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The consent, and why it changes."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}


class CorrectWithdrawal(Correcting):
    """When and how a consent was taken back."""

    form_class = WithdrawForm

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"withdrawn_on": self.row.on}


class CorrectDisclosure(Correcting, Disclose):
    """What left, as it did."""

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        rests = f"law:{row.statute}" if row.statute else f"consent:{row.consent_id}"
        basis = rests if row.statute or row.consent_id else NOTHING
        scope = {"values": list(row.scope)}
        return dict(vars(row)) | {"left_on": row.on, "basis": basis, "scope": scope}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What left, and why the record changes."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}
