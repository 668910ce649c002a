"""The pages on which a complaint is put right or made void."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.access.queries import everybody
from opora.cases.lifting import Lifting
from opora.cases.mending.forms import VoidForm, why_field
from opora.complaints.forms import ComplaintForm
from opora.complaints.mending import actions
from opora.complaints.pages import OfComplaint
from opora.complaints.words import kind_word, whose
from opora.ui.forms import OporaForm
from opora.ui.words import full_day


class CorrectComplaint(OfComplaint):
    """As it should have been written, and why it is changed."""

    form_class = ComplaintForm
    heading = _("Opravit zápis")
    submit = _("Uložit opravu")
    action = actions.correct

    def form_options(self) -> dict[str, Any]:
        """The site stays what it is."""
        people = [(one.id, one.name) for one in everybody(self.viewer)]
        return {"service": self.service, "sites": [self.complaint.site], "people": people}

    def make_form(self, data: Any = None) -> OporaForm:
        """The form with the reason."""
        form = super().make_form(data)
        form.not_saved = _("Oprava ještě není uložená")
        form.fields["why"] = why_field()
        return form

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.complaint
        workers = {"values": [str(one) for one in row.worker_ids]}
        return vars(row) | {"workers": workers, "taken_by": str(row.taken_by_id)}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with what was written."""
        assert isinstance(form, ComplaintForm)
        actions.correct(
            complaint_id=self.complaint.id,
            heard=form.heard,
            taken_by_id=form.taker_id,
            why=form.cleaned_data["why"],
            by=self.viewer,
            on=self.today,
        )

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The way for what should not be there at all."""
        return super().more_context(form) | {
            "void_url": path_of("void_complaint", self.complaint.id)
        }


class VoidComplaint(OfComplaint):
    """A dangerous step of its own: what exactly, what follows, and why."""

    form_class = VoidForm
    template_name = "complaints/void.html"
    heading = _("Zneplatnit zápis")
    submit = _("Zneplatnit zápis")
    action = actions.void
    may_repeat = True

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly, and the milder way."""
        row = self.complaint
        return super().more_context(form) | {
            "title": kind_word(row),
            "note": f"{full_day(row.received_on)}. {whose(row)}.",
            "follows": [
                _("Zápis zůstane v seznamu, přeškrtnutý a s důvodem. Nepočítá se a lhůta neběží.")
            ],
            "correct_url": path_of("correct_complaint", row.id),
        }
