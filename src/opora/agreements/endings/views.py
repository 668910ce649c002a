"""Screens of how an agreement ends."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.agreements.endings import actions
from opora.agreements.endings.forms import EmptyForm, LeaveForm
from opora.agreements.endings.meetings import EndsMeetings
from opora.agreements.endings.own import own_end
from opora.agreements.queries import AgreementRow, agreement, current_agreement
from opora.agreements.words import standing
from opora.cases.agreement_words import agreement_title
from opora.cases.kept import keeps
from opora.cases.queries import may
from opora.cases.stale import ChangesCase
from opora.decisions.panels import said, shown_basis, source_line
from opora.ui.forms import OporaForm

KEPT = keeps(__name__, "leave", "ended_by_client")


class Leave(ChangesCase, EndsMeetings):
    """The client ends it. One screen, never blocked, no reason asked."""

    form_class = LeaveForm
    template_name = "agreements/leave.html"
    heading = _("Klient končí spolupráci")
    submit = _("Zapsat, že klient končí")
    action = actions.leave
    may_repeat = True  # one agreement can't end twice, whatever is pressed

    def check_right(self) -> None:
        """Not there where no rule of the service knows of leaving."""
        super().check_right()
        if not self._rules():
            raise NotFound

    def _rules(self) -> list[Any]:
        return list(KEPT.rules(self.service))

    def _promises(self) -> list[Any]:
        """What the service published itself; without it, what holds for all."""
        rules = self._rules()
        return [one for one in rules if shown_basis(one.source) == "published"] or rules

    def _notice_url(self, row: AgreementRow | None) -> str:
        """Where the service's own end is written down; empty for those who may not."""
        case = self.case
        assert case is not None
        if row is None or row.notice_ends_on is not None:
            return ""
        allowed = may(self.viewer, "agreements.give_notice", case)
        return path_of("give_notice", case.id) if allowed else ""

    @property
    def ended_id(self) -> int | None:
        """The agreement that runs."""
        assert self.case is not None
        row = current_agreement(self.case.id, self.today)
        return row.id if row else None

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"ended_on": self.today}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The promise, with its source; and the time published for the client's own end."""
        assert self.case is not None
        row, about = current_agreement(self.case.id, self.today), self.subject()
        assert about is not None
        return {
            "notice_url": self._notice_url(row),
            "own_end": own_end(about, row, self.service, self.today),
            "agreement": standing(row, self.service, self.today) if row else "",
            "promises": [
                (said(rule.text), shown_basis(rule.source), source_line(self.service, rule.source))
                for rule in self._promises()
            ],
        }


class CloseExpired(EndsMeetings):
    """The time agreed on has passed: one press closes."""

    form_class = EmptyForm
    template_name = "agreements/close_expired.html"
    heading = _("Uzavřít případ")
    submit = _("Uzavřít případ")
    action = actions.close_expired

    @property
    def ended_id(self) -> int | None:
        """The agreement whose time passed."""
        return int(self.kwargs["agreement_id"])

    def stands(self) -> object:
        """The agreement."""
        assert self.case is not None
        return agreement(self.case.id, self.kwargs["agreement_id"])

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which agreement."""
        assert self.case is not None
        return {
            "row": agreement(self.case.id, self.kwargs["agreement_id"]),
            "conclude": agreement_title(self.service, "conclude"),
        }
