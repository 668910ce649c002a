"""K rozhodnutí: one matter that was handed over, for the head and for the one who asks."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.queries import names
from opora.cases.handover.actions import permit, put_handover_aside, refuse_permission
from opora.cases.handover.due import matter_url
from opora.cases.handover.forms import AsideForm, WordForm
from opora.cases.handover.words import outcome_words, step_words
from opora.cases.lifting import Lifting
from opora.cases.steps import Step
from opora.decisions.handover.queries import HandedOver, handed_over
from opora.decisions.kept_panel import panel_of_kept
from opora.decisions.queries import decisions_of
from opora.ui.forms import OporaForm


class OfHandover(Step):
    """What the two screens share: the matter of the address, absent and unseen alike."""

    may_repeat = True

    @cached_property
    def row(self) -> HandedOver:
        """The matter."""
        assert self.case is not None
        found = handed_over([self.case.id], [self.kwargs["handover_id"]])
        if not found:
            raise NotFound
        return found[0]

    def stands(self) -> object:
        """The matter, read anew."""
        assert self.case is not None
        return handed_over([self.case.id], [self.kwargs["handover_id"]])

    @property
    def is_asker(self) -> bool:
        """Whether it was the viewer who handed it over."""
        return self.row.asked_by_id == self.viewer.account_id


class Matter(OfHandover):
    """Who asks, for what and why; what the rules said; the head's word."""

    form_class = WordForm
    template_name = "cases/handover.html"
    heading = _("K rozhodnutí")
    submit = _("Povolit")
    action = permit
    saved = _("Rozhodnuto")

    def check_right(self) -> None:
        """The head's to decide, the asker's to read."""
        if not self.is_head and not (self.is_asker and self.request.method == "GET"):
            raise NotAllowed

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Which word it is says the button that was pressed."""
        words = {"permit": permit, "refuse": refuse_permission}
        say = words.get(self.request.POST.get("word", ""))
        if say is None:
            raise Invalid(form=str(_("Rozhodněte jedním ze dvou tlačítek.")))
        say(
            case_id=self.row.case_id,
            handover_id=self.row.id,
            reason=form.answers["reason"],
            by=self.viewer,
            on=self.today,
        )

    @property
    def leads_to(self) -> str:
        """Back to the matter."""
        return matter_url(self.row)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The matter in words, with what the rules said then."""
        row = self.row
        refused = decisions_of([row.case_id], ids=[row.refused_id])[0]
        known = names(one for one in (row.asked_by_id, row.decided_by_id) if one is not None)
        return {
            "row": row,
            "step": step_words(row),
            "outcome": outcome_words(row),
            "asked_by": known.get(row.asked_by_id, ""),
            "decided_by": known.get(row.decided_by_id or 0, ""),
            "said": panel_of_kept(refused, step_words(row)),
            "decides": self.is_head and row.is_open,
            "own_step": row.kind == "step",
            "is_asker": self.is_asker,
            "aside_url": reverse("handover_aside", args=[row.case_id, row.id]),
            "why_url": reverse("why", args=[row.settled_by_id]) if row.settled_by_id else "",
        }


class PutAside(OfHandover):
    """The one who asked needs it no more."""

    form_class = AsideForm
    template_name = "cases/handover_aside.html"
    heading = _("Už to není potřeba")
    submit = _("Založit")
    action = put_handover_aside
    saved = _("Založeno")

    def check_right(self) -> None:
        """The asker's alone."""
        super().check_right()
        if not self.is_asker:
            raise NotAllowed

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What it is about."""
        return {"step": step_words(self.row), "row": self.row}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Of which case."""
        return {"case_id": self.row.case_id, "handover_id": self.row.id}
