"""Screens of what becomes of a notice."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.agreements.endings.meetings import EndsMeetings
from opora.agreements.notices import actions
from opora.agreements.notices.forms import (
    AssessForm,
    CloseForm,
    DeliverForm,
    EndForm,
    WithdrawForm,
)
from opora.agreements.notices.queries import NoticeRow, notice
from opora.agreements.notices.running import actions as running
from opora.agreements.notices.shown import notice_shown
from opora.cases.mending.pages import Correcting
from opora.cases.queries import people_of
from opora.cases.steps import Step
from opora.ui.forms import OporaForm

PART = "#poruseni"


class OfNotice(Step):
    """A step about one notice; where it is too late or too early for it, that is said."""

    template_name = "agreements/about_notice.html"
    part = PART

    @property
    def row(self) -> NoticeRow:
        """The notice, read anew."""
        assert self.case is not None
        return notice(self.case.id, self.kwargs["notice_id"])

    def idle(self, row: NoticeRow) -> str:
        """Why there is nothing to save; nothing where there is."""
        return "" if row.runs else _("Tato výpověď už neplatí nebo smlouva skončila.")

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The notice as it stands."""
        assert self.case is not None
        row = self.row
        return super().more_context(form) | {
            "notice": notice_shown(self.viewer, self.case, row, self.today),
            "idle": self.idle(row),
        }


class Delivers(Step):
    """How a notice reached the client; of people without a name in words only."""

    form_class = DeliverForm

    def form_options(self) -> dict[str, Any]:
        """Whether the people served are known by codes."""
        assert self.case is not None
        served = [one for one in people_of([self.case.id], self.today)[self.case.id] if one.client]
        nameless = bool(served) and all(one.code for one in served)
        return {"service": self.service, "nameless": nameless}


class Deliver(Delivers, OfNotice):
    """The notice reached the client."""

    heading = gettext_lazy("Zapsat doručení výpovědi")
    submit = gettext_lazy("Zapsat doručení")
    action = running.deliver_notice

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"delivered_on": self.today}

    def idle(self, row: NoticeRow) -> str:
        """Once is enough."""
        return super().idle(row) or (_("Doručení už je zapsané.") if row.delivered else "")


class SettleEnd(OfNotice):
    """The texts give no period: the head names the last day."""

    form_class = EndForm
    heading = gettext_lazy("Určit poslední den")
    submit = gettext_lazy("Určit poslední den")
    action = running.settle_notice_end

    def stands(self) -> object:
        """The notice."""
        return self.row

    def initial(self) -> dict[str, Any]:
        """What was decided before."""
        row = self.row
        return {"ends_on": row.ends_on, "reason": row.end_reason} if row.end_reason else {}

    def idle(self, row: NoticeRow) -> str:
        """Only once it is delivered, and where no rule gives the day."""
        if not super().idle(row) and row.delivered is None:
            return _("Výpověď ještě není doručená. Poslední den určíte potom.")
        if row.ends_on is not None and not row.end_reason:
            return _("Poslední den tu plyne z pravidel, určovat ho nejde.")
        return super().idle(row)


class Withdraw(OfNotice):
    """We take the notice back."""

    form_class = WithdrawForm
    heading = gettext_lazy("Vzít výpověď zpět")
    submit = gettext_lazy("Vzít výpověď zpět")
    action = running.withdraw_notice

    def stands(self) -> object:
        """The notice."""
        return self.row

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"withdrawn_on": self.today}


class Assess(OfNotice):
    """The head's word on a notice given against a rule."""

    form_class = AssessForm
    heading = gettext_lazy("Posoudit výpověď mimo pravidla")
    submit = gettext_lazy("Uložit posouzení")
    action = actions.assess_notice

    def stands(self) -> object:
        """The notice."""
        return self.row

    def initial(self) -> dict[str, Any]:
        """What was said before."""
        return {"words": self.row.assessment}

    def idle(self, row: NoticeRow) -> str:
        """Only what was against a rule is assessed."""
        none = _("Tato výpověď je podle pravidel, posuzovat není co.")
        return "" if row.departure and row.stands else none


class Close(EndsMeetings, OfNotice):
    """The last day has passed: one press closes."""

    form_class = CloseForm
    heading = gettext_lazy("Uzavřít případ")
    submit = gettext_lazy("Uzavřít případ")
    action = running.close_noticed
    part = ""

    @property
    def ended_id(self) -> int | None:
        """The agreement that the notice ended."""
        return self.row.agreement_id

    def stands(self) -> object:
        """The notice."""
        return self.row


class CorrectDelivery(Correcting, Delivers):
    """How the notice reached the client, put right."""


class CorrectTakenBack(Correcting):
    """That it was taken back, put right."""

    form_class = WithdrawForm
