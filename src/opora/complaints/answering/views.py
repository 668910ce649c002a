"""Screens of what is done about a complaint: who has it in hand, and the answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.access.doors import Action
from opora.cases.kept import keeps
from opora.cases.lifting import Lifting
from opora.complaints.answering import actions
from opora.complaints.answering.forms import HEAD, AssignForm, ReplyForm
from opora.complaints.deadlines import is_answered_here
from opora.complaints.pages import CorrectRow, OfComplaint, VoidRow
from opora.complaints.queries import course_of, who_may_handle
from opora.complaints.words import appeal_bodies, promises
from opora.ui.forms import OporaForm
from opora.ui.widgets import NO, YES
from opora.ui.words import full_day

KEPT = keeps(__name__, "complaint", "appeal_told")


class Assign(OfComplaint):
    """Who has it in hand."""

    form_class = AssignForm
    heading = _("Kdo stížnost vyřizuje")
    submit = _("Uložit")
    action = actions.assign

    def form_options(self) -> dict[str, Any]:
        """Whom it is not about."""
        found = who_may_handle(self.viewer, self.complaint)
        return {"people": [(one.id, one.name) for one in found]}

    def initial(self) -> dict[str, Any]:
        """Who has it now."""
        return {"responsible": str(self.complaint.responsible_id or HEAD)}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with what was written."""
        assert isinstance(form, AssignForm)
        actions.assign(
            complaint_id=self.complaint.id,
            responsible_id=form.responsible_id,
            by=self.viewer,
            on=self.today,
        )


class AnswerComplaint(OfComplaint):
    """Keeps the answer; says where one can turn next, so that it is told with it."""

    form_class = ReplyForm
    template_name = "complaints/reply.html"
    heading = _("Zapsat odpověď")
    submit = _("Zapsat odpověď")
    action: Action[..., Any] = actions.reply

    def form_options(self) -> dict[str, Any]:
        """The way that was chosen; what the service tells with an answer."""
        row = self.complaint
        tells = "appeal_told" in KEPT.of(self.service)
        return {
            "service": self.service,
            "chosen": row.answer_way,
            "is_complaint": row.kind == "complaint",
            "tells_where": tells and is_answered_here(self.service, row.kind),
        }

    def initial(self) -> dict[str, Any]:
        """The way that was chosen."""
        return {"way": self.complaint.answer_way}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with what was written."""
        assert isinstance(form, ReplyForm)
        actions.reply(
            complaint_id=self.complaint.id, said=form.reply, by=self.viewer, on=self.today
        )

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Where one can turn next; nothing to be saved where it is answered already."""
        answered = self.complaint.answered_on is not None
        tells = "appeal_told" in form.fields
        return super().more_context(form) | {
            "idle": _("Odpověď už je zapsaná. Když v ní něco nesedí, opravte ji.")
            if answered
            else "",
            "promises": promises(self.service, KEPT, ["appeal_told"], self.today) if tells else [],
            "bodies": appeal_bodies(self.service) if tells else [],
            "step_layout": "ui/layout_form.html",
        }


class CorrectReply(CorrectRow, AnswerComplaint):
    """The answer as it was really given."""

    action = actions.correct_reply

    def rows(self) -> Any:
        """Answers, void ones among them."""
        return course_of(self.complaint.id).replies

    def initial(self) -> dict[str, Any]:
        """The answer as it is written down."""
        told = {True: YES, False: NO}.get(self.row.appeal_told, "")
        return super().initial() | {"appeal_told": told}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with what was written."""
        assert isinstance(form, ReplyForm)
        actions.correct_reply(
            complaint_id=self.complaint.id,
            row_id=self.row.id,
            said=form.reply,
            why=form.cleaned_data["why"],
            by=self.viewer,
            on=self.today,
        )

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """There is something to save here."""
        void_url = path_of("void_reply", self.complaint.id, self.row.id)
        return super().more_context(form) | {"idle": "", "void_url": void_url}


class VoidReply(VoidRow):
    """It was not answered after all."""

    action = actions.void_reply
    milder = "correct_reply"
    follows = (
        _("Odpověď zůstane v záznamu, přeškrtnutá a s důvodem. Stížnost bude znovu k vyřízení."),
    )

    def rows(self) -> Any:
        """Answers, void ones among them."""
        return course_of(self.complaint.id).replies

    def said(self) -> tuple[str, str]:
        """When it was answered, and how."""
        return str(_("Odpověď")), f"{full_day(self.row.on)}. {self.row.text}"
