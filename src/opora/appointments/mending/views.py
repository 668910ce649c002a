"""Screens that put meetings, cancellations and reviews right."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.appointments import guests
from opora.appointments.forms import ASKED, BookForm, ReviewAgainForm
from opora.appointments.models import Appointment
from opora.appointments.repeating.actions import correct_following
from opora.appointments.repeating.forms import FOLLOWING, extent_field
from opora.appointments.views import Book, Cancel
from opora.cases.lifting import Lifting
from opora.cases.mending.forms import why_field
from opora.cases.mending.pages import Correcting
from opora.ui import fields
from opora.ui.forms import OporaForm


class CorrectMeeting(Correcting, Book):
    """A planned meeting as it is to be."""

    form_class = BookForm
    heading = _("Změnit schůzku")
    submit = _("Uložit změnu")

    def initial(self) -> dict[str, Any]:
        """The meeting as it stands."""
        assert self.case is not None
        row = self.row
        return super().initial() | {
            **{name: row.kept.get(name) for name in ASKED},
            **guests.as_typed(row.kept),
            "worker": str(row.worker_id),
            "workers": {"values": [str(key) for key, _name in row.more_workers]},
            "room": str(row.room_id or ""),
            "people": [one for one, _name in row.people],
        }

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The meeting, why it changes, and who asked for it."""
        told = form.cleaned_data
        return super().answers(form) | {"why": told["why"], "moved_by": told["moved_by"] or ""}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """One meeting, or all that follow in its series."""
        following = form.cleaned_data.get("extent") == FOLLOWING
        does = correct_following if following else self.action
        does(**self.answers(form), **lifting.words, by=self.viewer, on=self.today)

    def make_form(self, data: Any = None) -> OporaForm:
        """The form asks who wants another time; a reason for two at once where there is one."""
        form = super().make_form(data)
        form.fields["moved_by"] = fields.ChoiceField(
            label=_("Kdo žádá o jiný čas"),
            help_text=_("Jen když se mění den nebo hodina."),
            choices=list(Appointment.MovedBy.choices),
            required=False,
            may_say_optional=False,
        )
        if self.row.series:
            form.fields["extent"] = extent_field()
        form.fields.pop("why")
        form.fields["why"] = why_field(_("Proč se schůzka mění"))
        if self.row.clash_reason and data is None:
            assert isinstance(form, BookForm)
            form.ask_clash_reason()
        return form


class CorrectCancel(Correcting, Cancel):
    """Who cancelled the meeting, and why, as it was; each meeting of a series for itself."""

    def make_form(self, data: Any = None) -> OporaForm:
        """The form, with nothing asked about a series."""
        form = super().make_form(data)
        form.fields.pop("extent", None)
        return form

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return {
            "cancelled_by": row.cancelled_by,
            "serious": {"yes": True, "no": False}.get(row.serious),
            "ahead": row.kept.get("cancelled_ahead"),
            "told_on": row.cancelled_on,
            "note": row.cancel_note,
        }


class CorrectReview(Correcting):
    """The review as it was."""

    form_class = ReviewAgainForm

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return {"day": self.row.on, "outcome": self.row.outcome}
