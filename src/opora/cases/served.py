"""Who may be served: one more person in a case taken in for fewer, and since their birth."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.cases.queries import subject
from opora.decisions.panels import said
from opora.decisions.queries import weigh
from opora.people.birth import Birth
from opora.rules.answers import Answer
from opora.ui.words import full_day

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


def check_born(case: Case, person_id: int, birth: Birth | None) -> None:
    """Raises Invalid for a birth after the day since which somebody is served.

    Who is only named may be a child that is expected.
    """
    row = case.participants.filter(person_id=person_id, client=True).first()
    if row is not None and birth is not None and birth.first > row.since:
        sentence = _("Klientem v případu je už od %(day)s. Napište dřívější narození.")
        raise Invalid(birth=sentence % {"day": full_day(row.since)})
