"""Screens of an answer that is put off."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.access.doors import Action
from opora.cases.lifting import Lifting
from opora.catalog.service import Service
from opora.complaints.longer import actions
from opora.complaints.pages import CorrectRow, OfComplaint, VoidRow
from opora.complaints.queries import course_of
from opora.decisions.actions import Refused
from opora.decisions.panels import Handing, said, shown_basis, source_line
from opora.rules.rule import Effect
from opora.ui import fields
from opora.ui.forms import OporaForm
from opora.ui.verdict import Action as Way
from opora.ui.words import full_day


class ExtendForm(OporaForm):
    """Until when, why (where a rule wants a reason), and when whoever complained was told."""

    not_saved = _("Termín zatím platí, jak byl")

    until = fields.DayField(label=_("Nový termín odpovědi"), missing=_("Napište den."))
    reason = fields.TextField(
        label=_("Proč odpověď potřebuje víc času"),
        help_text=_("Důvod zůstane u stížnosti."),
        lines=True,
        max_length=1000,
        missing=_("Napište proč. Bez důvodu odpověď odložit nejde."),
    )
    told_on = fields.DayField(
        label=_("Kdy se to dozví, kdo si stěžuje"),
        help_text=_("Když to ještě neví, nechte prázdné."),
        past=True,
        required=False,
    )

    def __init__(self, *args: Any, wants_reason: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not wants_reason:
            del self.fields["reason"]


class Extend(OfComplaint):
    """Puts the answer off, or says why that can't be done."""

    form_class = ExtendForm
    template_name = "complaints/extend.html"
    heading = _("Odložit odpověď")
    submit = _("Odložit odpověď")
    action: Action[..., Any] = actions.extend
    panel_title = _("Odpověď odložit nejde.")

    def form_options(self) -> dict[str, Any]:
        """A reason is written where a rule of the service wants one."""
        rules = self.service.rulebook.asked(actions.ASK)
        return {"wants_reason": any(one.effect is Effect.JUSTIFY for one in rules)}

    def refusal(
        self, refused: Refused, lifting: Lifting, form: OporaForm, handing: Handing | None
    ) -> dict[str, Any]:
        """The way on from a *no* is the answer itself."""
        context = super().refusal(refused, lifting, form, handing)
        answer = Way(_("Zapsat odpověď"), path_of("reply_complaint", self.complaint.id), main=True)
        return context | {"panel": replace(context["panel"], instead=[answer])}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What the rules say of it, before anything is pressed."""
        answered = _("Odpověď už je zapsaná, odkládat není co.")
        none = _("Lhůta na odpověď tu neběží, odkládat není co.")
        row = self.complaint
        idle = answered if row.answered_on else "" if row.due_day else none
        return super().more_context(form) | {"idle": idle, "said": spoken(self.service)}


def spoken(service: Service) -> list[dict[str, str]]:
    """The sentences of the rules about putting an answer off, each with its source."""
    return [
        {
            "text": said(rule.text),
            "basis": shown_basis(rule.source),
            "source": source_line(service, rule.source),
        }
        for rule in service.rulebook.asked(actions.ASK)
    ]


class CorrectExtension(CorrectRow, Extend):
    """As it should have been written."""

    action = actions.correct_extension

    def rows(self) -> Any:
        """Extensions, void ones among them."""
        return course_of(self.complaint.id).extensions

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """There is something to save here."""
        void_url = path_of("void_extension", self.complaint.id, self.row.id)
        return super().more_context(form) | {"idle": "", "void_url": void_url}


class VoidExtension(VoidRow):
    """The term before it holds again."""

    action = actions.void_extension
    milder = "correct_extension"
    follows = (
        _("Zápis zůstane u stížnosti, přeškrtnutý a s důvodem. Zase platí dřívější termín."),
    )

    def rows(self) -> Any:
        """Extensions, void ones among them."""
        return course_of(self.complaint.id).extensions

    def said(self) -> tuple[str, str]:
        """Until when, and why."""
        return str(_("Odložená odpověď")), f"{full_day(self.row.until)}. {self.row.reason}"
