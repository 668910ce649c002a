"""Screens that put meetings, cancellations and reviews right."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.appointments.forms import ALL, ASKED, BookAgainForm, BookForm, ReviewAgainForm
from opora.appointments.mending import actions
from opora.appointments.mending.queries import meetings_mended, review_of, reviews_mended
from opora.appointments.mending.words import NOT_CANCELLED, differences
from opora.appointments.models import Appointment
from opora.appointments.panels import entry_of_meeting, entry_of_review
from opora.appointments.queries import AppointmentRow, appointment_row
from opora.appointments.views import Book, Cancel
from opora.appointments.words import cancellation, meeting
from opora.cases.mending.pages import Correcting, RecordPage, Voiding
from opora.cases.queries import CaseRow, people_of
from opora.cases.steps import Lifting
from opora.cases.views import OfCase
from opora.catalog import current
from opora.ui.forms import OporaForm
from opora.ui.words import full_day

State = Appointment.State


class _OfMeeting(OfCase):
    """Screens about one meeting of the case."""

    @property
    def row(self) -> AppointmentRow:
        """The meeting in the address; NotFound otherwise."""
        return appointment_row(self.viewer, self.case_id, self.kwargs["appointment_id"])

    def stands(self) -> object:
        """The meeting."""
        return self.row

    @property
    def title(self) -> str:
        """Which meeting."""
        return meeting(self.row)

    @property
    def whose(self) -> dict[str, Any]:
        """What every action is told."""
        given = {"case_id": self.case_id, "appointment_id": self.kwargs["appointment_id"]}
        return given | {"by": self.viewer, "on": self.today}


class CorrectMeeting(_OfMeeting, Correcting, Book):
    """A planned meeting as it is to be."""

    form_class = BookAgainForm
    template_name = "appointments/correct.html"
    code = "appointments.correct"
    heading = gettext_lazy("Změnit schůzku")
    submit = gettext_lazy("Uložit změnu")
    panel_title = Book.panel_title

    def initial(self) -> dict[str, Any]:
        """The meeting as it stands."""
        row = self.row
        chosen = [one for one, _name in row.people]
        served = [one for one in people_of([self.case_id], self.today)[self.case_id] if one.client]
        everybody = len(chosen) > 1 and len(chosen) == len(served)
        plain = ("kind", "day", "at", "minutes", "place", "channel", "note")
        return {
            **{name: getattr(row, name) for name in plain},
            **{name: row.kept.get(name) for name in ASKED},
            "worker": str(row.worker_id),
            "people": ALL if everybody else str(chosen[0]) if chosen else "",
        }

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which meeting, and the way for one that will not be."""
        where = reverse("appointment_cancel", args=[self.case_id, self.row.id])
        idle = "" if self.row.state == State.PLANNED else _("Tato schůzka už naplánovaná není.")
        return super().more_context(form) | {"cancel_url": where, "idle": idle}

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Asks the rules again."""
        assert isinstance(form, BookForm)
        why = form.cleaned_data["why"]
        actions.correct(what=form.planned, why=why, **lifting.words, **self.whose)
        return f"{self.home}#schuzky"


class CorrectCancel(_OfMeeting, Correcting, Cancel):
    """Who cancelled the meeting, and why, as it was."""

    template_name = "cases/correct.html"
    code = "appointments.correct_cancel"
    heading = gettext_lazy("Opravit zápis")
    submit = gettext_lazy("Uložit opravu")

    @property
    def void_url(self) -> str:
        """Where the cancellation is taken back."""
        return reverse("void_cancel", args=[self.case_id, self.row.id])

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return {
            "cancelled_by": row.cancelled_by,
            "serious": {"yes": True, "no": False}.get(row.serious),
            "ahead": row.kept.get("cancelled_ahead"),
            "note": row.cancel_note,
        }

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which meeting, and the other way."""
        idle = "" if self.row.state == State.CANCELLED else NOT_CANCELLED
        return Correcting.more_context(self, form) | {"idle": idle}

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Corrects."""
        actions.correct_cancel(**form.answers, **self.whose)
        return f"{self.home}#course"


class VoidCancel(_OfMeeting, Voiding):
    """It was not cancelled after all."""

    code = "appointments.void_cancel"
    heading = gettext_lazy("Zneplatnit zrušení schůzky")
    submit = gettext_lazy("Zneplatnit zrušení")

    @property
    def consequences(self) -> Sequence[str]:
        """The meeting is planned again."""
        row = self.row
        if row.state != State.CANCELLED:
            return [str(NOT_CANCELLED)]
        return [
            cancellation(row),
            _("Schůzka bude znovu naplánovaná. Zrušení zůstane v průběhu přeškrtnuté a s důvodem,"
              " ale přestane se počítat."),
        ]  # fmt: skip

    @property
    def correct_url(self) -> str:
        """Only who cancelled it, or why, is wrong."""
        return reverse("correct_cancel", args=[self.case_id, self.row.id])

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Takes the cancellation back."""
        actions.void_cancel(**form.answers, **self.whose)
        return f"{self.home}#schuzky"


class MeetingRecord(RecordPage):
    """A meeting as it stands, and what stood there before."""

    def record(self, who: Viewer, case: CaseRow, **which: Any) -> Any:
        """From its history."""
        row = appointment_row(who, case.id, which["appointment_id"])
        service = current().service(case.service)
        made = meetings_mended(case.id).get(row.id, [])
        told = [(one.on, one.why, differences(one, service)) for one in made]
        return entry_of_meeting(row), told


class _OfReview(OfCase):
    """Screens about one review of the cooperation."""

    @property
    def row(self) -> Any:
        """The review in the address, while it holds; NotFound otherwise."""
        row = review_of(self.case_id, self.kwargs["review_id"])
        if row.void_reason:
            raise NotFound
        return row

    def stands(self) -> object:
        """The review."""
        return self.row

    @property
    def title(self) -> str:
        """Which review."""
        return _("Přehodnocení spolupráce, %(day)s") % {"day": full_day(self.row.on)}

    @property
    def whose(self) -> dict[str, Any]:
        """What every action is told."""
        given = {"case_id": self.case_id, "review_id": self.kwargs["review_id"]}
        return given | {"by": self.viewer, "on": self.today}


class CorrectReview(_OfReview, Correcting):
    """The review as it was."""

    form_class = ReviewAgainForm
    code = "appointments.correct_review"

    @property
    def void_url(self) -> str:
        """Where it is made void."""
        return reverse("void_review", args=[self.case_id, self.row.pk])

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return {"day": self.row.on, "outcome": self.row.outcome}

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Corrects."""
        actions.correct_review(**form.answers, **self.whose)
        return f"{self.home}#course"


class VoidReview(_OfReview, Voiding):
    """The cooperation was not reviewed."""

    code = "appointments.void_review"

    @property
    def consequences(self) -> Sequence[str]:
        """It is due again."""
        return [
            self.row.outcome,
            _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Zrušené schůzky před ním se budou"
              " znovu počítat, takže přehodnocení může být znovu k vyřízení."),
        ]  # fmt: skip

    @property
    def correct_url(self) -> str:
        """Only the day or the words are wrong."""
        return reverse("correct_review", args=[self.case_id, self.row.pk])

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Makes it void."""
        actions.void_review(**form.answers, **self.whose)
        return f"{self.home}#course"


class ReviewRecord(RecordPage):
    """A review as it stands, and what stood there before."""

    def record(self, who: Viewer, case: CaseRow, **which: Any) -> Any:
        """From its history."""
        row = review_of(case.id, which["review_id"])
        service = current().service(case.service)
        made = reviews_mended(case.id).get(row.pk, [])
        told = [(one.on, one.why, differences(one, service)) for one in made]
        return entry_of_review(who, case, row.pk), told
