"""Screens of a complaint with which somebody turned elsewhere."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.access.doors import Action, NotFound
from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.complaints.appeals import actions
from opora.complaints.pages import CorrectRow, OfComplaint, OfRow, VoidRow
from opora.complaints.queries import course_of
from opora.complaints.words import promises
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm
from opora.ui.words import full_day

KEPT = keeps(__name__, "complaint", "escalation")


def is_kept(service: Service) -> bool:
    """Whether a rule of the service has it kept that somebody turned elsewhere."""
    return "escalation" in KEPT.of(service)


class AppealForm(OporaForm):
    """When, and to whom."""

    not_saved = _("Zápis ještě není uložený")

    turned_on = fields.DayField(
        label=_("Kdy to šlo dál"), initial="dnes", past=True, missing=_("Napište den.")
    )
    body = fields.ChoiceField(
        label=_("Na koho se stížnost obrací"),
        choices=[],
        widget=widgets.List(),
        missing=_("Vyberte, na koho."),
    )
    note = fields.TextField(label=_("Co k tomu víte"), lines=True, max_length=2000, required=False)

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        body: Any = self.fields["body"]
        named = [(one.id, said(one.text)) for one in service.words("complaint_appeals")]
        body.choices = body.widget.choices = [("", _("Zatím nevybráno")), *named]


class AppealAgainForm(AppealForm):
    """The same with how it ended."""

    result = fields.TextField(
        label=_("Jak to dopadlo"), lines=True, max_length=4000, required=False
    )
    result_on = fields.DayField(label=_("Kdy"), past=True, required=False)


class ResultForm(OporaForm):
    """How it ended."""

    not_saved = _("Zápis ještě není uložený")

    result_on = fields.DayField(
        label=_("Kdy"), initial="dnes", past=True, missing=_("Napište den.")
    )
    result = fields.TextField(
        label=_("Jak to dopadlo"),
        lines=True,
        max_length=4000,
        missing=_("Napište, jak to dopadlo."),
    )


class KeepAppeal(OfComplaint):
    """Somebody turned elsewhere."""

    form_class = AppealForm
    template_name = "complaints/appeal.html"
    heading = _("Stížnost šla dál")
    submit = _("Zapsat")
    action: Action[..., Any] = actions.appeal

    def check_right(self) -> None:
        """Not there where no rule of the service has it kept."""
        super().check_right()
        if not is_kept(self.service):
            raise NotFound

    def form_options(self) -> dict[str, Any]:
        """Whom the service names."""
        return {"service": self.service}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The promise."""
        said_here = promises(self.service, KEPT, ["escalation"], self.today)
        return super().more_context(form) | {"promises": said_here}


class OfAppeal(OfRow):
    """What the pages of one such record share."""

    def rows(self) -> Any:
        """All of the complaint, void ones among them."""
        return course_of(self.complaint.id).appeals


class SettleAppeal(OfAppeal):
    """How it ended."""

    form_class = ResultForm
    heading = _("Jak to dopadlo")
    submit = _("Zapsat")
    action = actions.settle_appeal

    def initial(self) -> dict[str, Any]:
        """What is written down already."""
        row = self.row
        return {"result": row.result, "result_on": row.result_on} if row.result else {}


class CorrectAppeal(CorrectRow, OfAppeal, KeepAppeal):
    """As it should have been written."""

    form_class = AppealAgainForm
    action = actions.correct_appeal

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"turned_on": self.row.on}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The way for what should not be there at all."""
        void_url = path_of("void_appeal", self.complaint.id, self.row.id)
        return super().more_context(form) | {"void_url": void_url}


class VoidAppeal(OfAppeal, VoidRow):
    """Nobody turned anywhere after all."""

    action = actions.void_appeal
    milder = "correct_appeal"
    follows = (_("Zápis zůstane u stížnosti, přeškrtnutý a s důvodem."),)

    def said(self) -> tuple[str, str]:
        """When, and to whom."""
        body = said(self.service.word("complaint_appeals", self.row.body))
        return str(_("Stížnost šla dál")), f"{full_day(self.row.on)}: {body}."
