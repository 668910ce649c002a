"""What the steps about one complaint share: absent and unseen alike, who may decide, the look."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.cases.mending.forms import VoidForm, why_field
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.complaints.queries import complaint_row, is_seen
from opora.complaints.rows import ComplaintRow
from opora.complaints.words import title
from opora.decisions.providers import Subject
from opora.ui.forms import OporaForm


class OfComplaint(Step):
    """A step about the complaint in the address."""

    template_name = "complaints/step.html"

    @cached_property
    def complaint(self) -> ComplaintRow:
        """The complaint; NotFound when unseen."""
        return complaint_row(self.viewer, self.kwargs["complaint_id"])

    def check_right(self) -> None:
        """Unseen is absent; who only sees it decides nothing."""
        if not self.complaint.handles or not self.viewer.services(self.action.roles):
            raise NotAllowed

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing more is done about a void one."""
        if self.complaint.void_reason:
            raise NotFound
        return super().get(request, *args, **kwargs)

    @property
    def service(self) -> Service:
        """The service that the complaint came to."""
        return current().service(self.complaint.service)

    def subject(self) -> Subject | None:
        """Nobody is asked for missing facts here."""
        return None

    def stands(self) -> object:
        """The complaint, read anew."""
        return complaint_row(self.viewer, self.kwargs["complaint_id"])

    @property
    def home(self) -> str:
        """The complaint; the register for whoever sees it no more."""
        number = self.kwargs["complaint_id"]
        seen = is_seen(self.viewer, number)
        return path_of("complaint", number) if seen else path_of("complaints")

    @property
    def belongs_to(self) -> tuple[str, str] | None:
        """The complaint, for whoever still sees it."""
        return self.home, title(self.complaint)

    def _look(self) -> None:
        shown, now = [f"complaint:{self.complaint.id}"], timezone.localtime()
        look(by=self.viewer, page=self.action.code, case_id=None, shown=shown, now=now)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which complaint."""
        return {"complaint": self.complaint, "called": title(self.complaint), "area": "complaints"}


class OfRow(OfComplaint):
    """A step about one record of a complaint that counts."""

    def rows(self) -> Sequence[Any]:
        """The records of that kind, void ones among them."""
        raise NotImplementedError

    @property
    def row(self) -> Any:
        """The record in the address, read anew; NotFound without one, or once it is void."""
        for one in self.rows():
            if one.id == self.kwargs["row_id"] and not one.void_reason:
                return one
        raise NotFound

    def stands(self) -> object:
        """The record, and how the complaint stands."""
        return [super().stands(), self.row]


class CorrectRow(OfRow):
    """The step's own form with what is written down now, and why it is changed.

    Stands before the step among the bases.
    """

    heading = _("Opravit zápis")
    submit = _("Uložit opravu")

    def make_form(self, data: Any = None) -> OporaForm:
        """The form with the reason."""
        form = super().make_form(data)
        form.not_saved = _("Oprava ještě není uložená")
        form.fields["why"] = why_field()
        return form

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return dict(vars(self.row))


class VoidRow(OfRow):
    """A dangerous step of its own: what exactly, what ``follows``, why, and the ``milder`` way.

    Of some records there is no milder way.
    """

    form_class = VoidForm
    template_name = "complaints/void.html"
    heading = _("Zneplatnit zápis")
    submit = _("Zneplatnit zápis")
    may_repeat = True
    follows: ClassVar[Sequence[str | Promise]]
    milder: ClassVar[str]

    def said(self) -> tuple[str, str]:
        """What exactly: its title, and the rest."""
        raise NotImplementedError

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly, and the milder way."""
        title_of_it, note = self.said()
        correct_url = path_of(self.milder, self.complaint.id, self.row.id) if self.milder else ""
        return super().more_context(form) | {
            "title": title_of_it,
            "note": note,
            "follows": self.follows,
            "correct_url": correct_url,
        }
