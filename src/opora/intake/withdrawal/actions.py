"""An applicant gives up, does not come, or can't be reached any more."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action
from opora.access.roles import CONTACT_TAKERS
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.intake.applicant.actions import keep_outcome, undecided
from opora.intake.models import Outcome
from opora.ui.words import full_day

OTHER = "other"


@action("intake.withdraw", roles=CONTACT_TAKERS)
def withdraw(*, case_id: int, happened: str, reason: str = "", by: Viewer, on: date) -> Outcome:
    """The application ends by what ``happened``, a word of ``withdrawals``; a place is free again.

    No rule has a say: nobody is kept in a service by it, and nothing is decided about anybody.
    """
    case = undecided(by, case_id, "intake.withdraw", on)
    check_withdrawal(case, on, happened, reason)
    kept = {"happened": happened, "reason": reason.strip()}
    return keep_outcome(case, Outcome.Kind.WITHDRAWN, None, by, on, **kept)


def check_withdrawal(
    case: Case, on: date, happened: str, reason: str, *, apart_from: Outcome | None = None
) -> None:
    """Raises Invalid for a day before what was decided last, and for 'other' without words."""
    if happened == OTHER and not reason.strip():
        raise Invalid(reason=_("Napište slovy, co se stalo."))
    earlier = case.outcomes.filter(void_reason="").order_by("on", "pk")
    if apart_from is not None:
        earlier = earlier.filter(pk__lt=apart_from.pk)
    latest = earlier.last()
    if latest is not None and on < latest.on:
        said = {"what": latest.get_kind_display().lower(), "day": full_day(latest.on)}
        sentence = _("Předtím tu je ještě %(what)s ze dne %(day)s. Napište ten den, nebo pozdější.")
        raise Invalid(on=sentence % said)
