"""Booking, cancelling, and the review after cancellations."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.appointments.actions import book, cancel, review
from opora.appointments.due import review_cooperation
from opora.appointments.forms import BookForm, CancelForm, ReviewForm
from opora.appointments.queries import appointment_row, cancelled
from opora.appointments.words import NOTHING_TO_REVIEW, cancellation, meeting
from opora.cases.queries import people_of
from opora.cases.steps import Lifting, Step
from opora.ui.forms import OporaForm


class Book(Step):
    """A meeting to come. The forbidden is not planned, so there is no departure here."""

    form_class = BookForm
    code = "appointments.book"
    heading = _("Naplánovat schůzku")
    submit = _("Naplánovat schůzku")
    panel_title = _("Tuto schůzku tak naplánovat nejde.")

    def form_options(self) -> dict[str, Any]:
        """People of the case and workers who may lead the meeting."""
        assert self.case is not None
        everyone = people_of([self.case.id], self.today)[self.case.id]
        workers = colleagues(
            self.viewer,
            service=self.case.service,
            site=self.case.site,
            roles=CASEWORK,
            person_ids=[one.id for one in everyone],
        )
        return {
            "service": self.service,
            "people": [one for one in everyone if one.client],
            "workers": [(one.id, one.name) for one in workers],
        }

    def initial(self) -> dict[str, Any]:
        """The act that a way on names, and oneself."""
        return {"kind": self.request.GET.get("ukon", ""), "worker": str(self.viewer.account_id)}

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Books."""
        assert isinstance(form, BookForm)
        assert self.case is not None
        book(
            case_id=self.case.id,
            what=form.planned,
            **lifting.words,
            by=self.viewer,
            on=self.today,
        )
        return f"{self.home}#schuzky"


class Cancel(Step):
    """The meeting does not take place."""

    form_class = CancelForm
    template_name = "appointments/cancel.html"
    code = "appointments.cancel"
    heading = _("Zrušit schůzku")
    submit = _("Zrušit schůzku")

    def form_options(self) -> dict[str, Any]:
        """The service says what is kept of a cancellation."""
        assert self.case is not None
        row = appointment_row(self.viewer, self.case.id, self.kwargs["appointment_id"])
        return {"service": self.service, "meets_on": row.day}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which meeting it is."""
        assert self.case is not None
        row = appointment_row(self.viewer, self.case.id, self.kwargs["appointment_id"])
        return {"meeting": meeting(row)}

    def stands(self) -> object:
        """The meeting."""
        assert self.case is not None
        return appointment_row(self.viewer, self.case.id, self.kwargs["appointment_id"])

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Cancels."""
        assert self.case is not None
        said = form.cleaned_data
        cancel(
            case_id=self.case.id,
            appointment_id=self.kwargs["appointment_id"],
            cancelled_by=said["cancelled_by"],
            serious=said.get("serious"),
            ahead=said.get("ahead"),
            note=said["note"],
            by=self.viewer,
            on=self.today,
        )
        return f"{self.home}#schuzky"


class ReviewCooperation(Step):
    """What comes of meetings cancelled in a row; nothing happens by itself."""

    form_class = ReviewForm
    template_name = "appointments/review.html"
    code = "appointments.review"
    heading = _("Přehodnotit spolupráci")
    submit = _("Uložit přehodnocení")

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The cancelled meetings."""
        assert self.case is not None
        rows = cancelled(self.case.id, 5)
        waits = review_cooperation(self.viewer, [self.case], self.today)
        return {
            "meetings": [(meeting(row), cancellation(row)) for row in rows],
            "idle": "" if waits else NOTHING_TO_REVIEW,
        }

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Keeps the outcome."""
        assert self.case is not None
        review(
            case_id=self.case.id,
            outcome=form.cleaned_data["outcome"],
            by=self.viewer,
            on=self.today,
        )
        return reverse("case", args=[self.case.id])
