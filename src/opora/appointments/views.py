"""Booking, cancelling, and the review after cancellations."""

from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from opora.access.doors import Invalid
from opora.appointments.actions import book, cancel, review
from opora.appointments.calendar.asked import typed_in_calendar
from opora.appointments.clashes.words import Clashing
from opora.appointments.due import review_cooperation
from opora.appointments.forms import BookForm, CancelForm, ReviewForm
from opora.appointments.meeting_rooms.queries import rooms_at
from opora.appointments.moments import has_begun
from opora.appointments.queries import AppointmentRow, appointment_row, cancelled
from opora.appointments.repeating.actions import SeriesStopped, book_series, cancel_following
from opora.appointments.repeating.forms import FOLLOWING, ONE, PlanForm, extent_field
from opora.appointments.words import NOTHING_TO_REVIEW, cancellation, meeting
from opora.cases.left_out.queries import who_may_work
from opora.cases.lifting import Lifting
from opora.cases.queries import people_of
from opora.cases.steps import Step
from opora.ui.forms import OporaForm


class Book(Step):
    """A meeting to come. The forbidden is not planned, so there is no departure here."""

    form_class: ClassVar[type[OporaForm]] = PlanForm
    action = book
    part = "#schuzky"
    heading = _("Naplánovat schůzku")
    submit = _("Naplánovat schůzku")
    panel_title = _("Tuto schůzku tak naplánovat nejde.")
    waits = True

    def form_options(self) -> dict[str, Any]:
        """People of the case and workers who may lead the meeting."""
        assert self.case is not None
        everyone = people_of([self.case.id], self.today)[self.case.id]
        sent = bool(self.request.POST)  # of whoever is sent all the same the rules say why not
        workers = who_may_work(self.viewer, self.case, self.today, left_out_too=sent)
        return {
            "service": self.service,
            "people": [one for one in everyone if one.client],
            "workers": [(one.id, one.name) for one in workers],
            "rooms": [
                (one.id, one.name)
                for one in rooms_at(self.case.service, self.case.site)
                if sent or one.is_open(self.today)
            ],
        }

    def _wrong(self, form: OporaForm, wrong: Invalid) -> HttpResponse:
        """Where a reason lets it through, or days can be left out, it is asked for at once."""
        assert isinstance(form, BookForm)
        if isinstance(wrong, Clashing | SeriesStopped) and wrong.liftable:
            form.ask_clash_reason()
        if isinstance(wrong, SeriesStopped) and isinstance(form, PlanForm):
            form.ask_leave_out(wrong.days)
        return super()._wrong(form, wrong)

    def initial(self) -> dict[str, Any]:
        """The act that a way on names, what was chosen in the calendar, and oneself."""
        told = self.request.GET
        asked = typed_in_calendar(told, self.today)
        asked["worker"] = asked["worker"] or str(self.viewer.account_id)
        return {**asked, "kind": told.get("ukon", "")}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The meeting."""
        assert isinstance(form, BookForm)
        return {**self.kwargs, "what": form.planned}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """One meeting, or a series of them."""
        if not isinstance(form, PlanForm) or form.repeat is None:
            super().take(form, lifting)
            return
        book_series(
            **self.answers(form),
            repeat=form.repeat,
            leave_out=form.left_days,
            **lifting.words,
            by=self.viewer,
            on=self.today,
        )


class Cancel(Step):
    """The meeting does not take place."""

    form_class = CancelForm
    template_name = "appointments/cancel.html"
    action = cancel
    part = "#schuzky"
    heading = _("Zrušit schůzku")
    submit = _("Zrušit schůzku")

    def form_options(self) -> dict[str, Any]:
        """The service says what is kept of a cancellation."""
        return {"service": self.service, "has_begun": self.has_begun}

    @property
    def has_begun(self) -> bool:
        """Whether somebody may be missing by now."""
        now = datetime.combine(self.today, self.now)
        return has_begun(self.row.day, self.row.at, now)

    def initial(self) -> dict[str, Any]:
        """Told today, unless somebody says otherwise."""
        return {"told_on": self.today}

    def make_form(self, data: Any = None) -> OporaForm:
        """Of a meeting of a series it is asked whether the others are meant, too."""
        form = super().make_form(data)
        if self.row.series:
            form.fields["extent"] = extent_field()
        return form

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """One meeting, or all that follow."""
        told = self.answers(form)
        extent = told.pop("extent", ONE)
        does = cancel_following if extent == FOLLOWING else self.action
        does(**told, by=self.viewer, on=self.today)

    @property
    def row(self) -> AppointmentRow:
        """The meeting in the address; NotFound otherwise."""
        assert self.case is not None
        return appointment_row(self.viewer, self.case.id, self.kwargs["appointment_id"])

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which meeting it is."""
        return {"meeting": meeting(self.row)}

    def stands(self) -> object:
        """The meeting."""
        return self.row


class ReviewCooperation(Step):
    """What comes of meetings cancelled in a row; nothing happens by itself."""

    form_class = ReviewForm
    template_name = "appointments/review.html"
    action = review
    heading = _("Přehodnotit spolupráci")
    submit = _("Uložit přehodnocení")

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The cancelled meetings."""
        assert self.case is not None
        rows = [one for one in cancelled(self.case.id, 10) if not one.void_reason][:5]
        waits = review_cooperation(self.viewer, [self.case], self.today)
        return {
            "meetings": [(meeting(row), cancellation(row)) for row in rows],
            "idle": "" if waits else NOTHING_TO_REVIEW,
        }
