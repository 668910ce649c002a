"""Screens of how an agreement ends, and of entries that do not hold."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.agreements.actions import void
from opora.agreements.endings import actions
from opora.agreements.forms import BreachForm, EmptyForm, LeaveForm, ReasonForm
from opora.agreements.queries import AgreementRow, agreement, current_agreement
from opora.agreements.words import standing
from opora.cases.agreement_words import agreement_title
from opora.cases.kept import keeps
from opora.cases.steps import Lifting, Step
from opora.decisions.panels import said, shown_basis, source_line
from opora.ui.forms import OporaForm
from opora.ui.words import long_day

KEPT = keeps(__name__, "leave", "ended_by_client")


class Leave(Step):
    """The client ends it. One screen, never blocked, no reason asked."""

    form_class = LeaveForm
    template_name = "agreements/leave.html"
    heading = _("Konec spolupráce")
    submit = _("Zapsat konec")
    code = "agreements.leave"
    may_repeat = True  # one agreement can't end twice, whatever is pressed

    def check_right(self) -> None:
        """Not there where no rule of the service knows of leaving."""
        super().check_right()
        if not self._rules():
            raise NotFound

    def _rules(self) -> list[Any]:
        return list(KEPT.rules(self.service))

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"ended_on": self.today}

    def stands(self) -> object:
        """Where the case stands."""
        return self.case_version

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Ends the running agreement."""
        assert self.case is not None
        actions.leave(case_id=self.case.id, by=self.viewer, on=self.today, **form.answers)
        return self.home

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The promise, with its source."""
        assert self.case is not None
        row = current_agreement(self.case.id, self.today)
        return {
            "agreement": standing(row, self.service, self.today) if row else "",
            "promises": [
                (said(rule.text), shown_basis(rule.source), source_line(self.service, rule.source))
                for rule in self._rules()
            ],
        }


class Breach(Step):
    """An agreement ended by its breach: kept, because later applications lean on it."""

    form_class = BreachForm
    heading = _("Konec pro porušení")
    submit = _("Zapsat konec")
    code = "agreements.keep_breach"

    def stands(self) -> object:
        """Where the case stands."""
        return self.case_version

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Keeps the breach."""
        assert self.case is not None
        actions.keep_breach(case_id=self.case.id, by=self.viewer, on=self.today, **form.answers)
        return self.home


class CloseExpired(Step):
    """The time agreed on has passed: one press closes."""

    form_class = EmptyForm
    template_name = "agreements/close_expired.html"
    heading = _("Uzavřít případ")
    submit = _("Uzavřít případ")
    code = "agreements.close_expired"

    def stands(self) -> object:
        """The agreement."""
        assert self.case is not None
        return agreement(self.case.id, self.kwargs["agreement_id"])

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Closes by the agreement's last day."""
        assert self.case is not None
        actions.close_expired(
            case_id=self.case.id,
            agreement_id=self.kwargs["agreement_id"],
            by=self.viewer,
            on=self.today,
        )
        return self.home

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which agreement."""
        assert self.case is not None
        return {
            "row": agreement(self.case.id, self.kwargs["agreement_id"]),
            "conclude": agreement_title(self.service, "conclude"),
        }


class Void(Step):
    """An entry that does not hold: its own page, with what will happen and what will not."""

    form_class = ReasonForm
    template_name = "agreements/void.html"
    may_repeat = True
    heading = _("Zneplatnit zápis")
    submit = _("Zneplatnit zápis")
    code = "agreements.void"

    @property
    def row(self) -> AgreementRow:
        """The agreement in the address."""
        assert self.case is not None
        return agreement(self.case.id, self.kwargs["agreement_id"])

    def stands(self) -> object:
        """The agreement, with how it ended."""
        return self.row

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Voids the agreement."""
        return self._void(void, form)

    def _void(self, act: Any, form: OporaForm) -> str:
        assert self.case is not None
        act(
            case_id=self.case.id,
            agreement_id=self.kwargs["agreement_id"],
            reason=form.cleaned_data["reason"],
            by=self.viewer,
            on=self.today,
        )
        return self.home

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly."""
        row = self.row
        return {
            "row": row,
            "title": standing(row, self.service, self.today),
            "note": long_day(row.concluded_on),
        }


class VoidEnding(Void):
    """The ending was written down wrongly."""

    template_name = "agreements/void_ending.html"
    heading = _("Zneplatnit konec")
    submit = _("Zneplatnit konec")
    code = "agreements.void_ending"

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """The agreement runs on."""
        return self._void(actions.void_ending, form)
