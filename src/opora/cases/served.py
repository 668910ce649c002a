"""Whether one more person may be served in a case that was taken in for fewer."""

from datetime import date

from opora.access.doors import Invalid
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.cases.queries import subject
from opora.decisions.panels import said
from opora.decisions.queries import weigh
from opora.rules.answers import Answer

ASK = "may_conclude_agreement"
# Before, the acceptance itself asks how many there are.
TAKEN_IN = frozenset({Case.Stage.ACCEPTED.value, Case.Stage.CLIENT.value})


def check_served(case: Case, by: Viewer, on: date) -> None:
    """Raises Invalid where the service would agree on nothing with so many people (E2)."""
    if case.stage not in TAKEN_IN:
        return
    served = case.participants.filter(client=True, until=None).count()
    about = subject(case, worker_id=by.account_id, organisation_id=by.organisation_id)
    verdict = weigh(ask=ASK, subject=about, given={"persons": served + 1}, on=on)
    for reason in verdict.reasons:
        if reason.answer is Answer.NO and "persons" in reason.used:
            raise Invalid(client=said(reason.text))
