"""A new answer: in place of a wrong one from its day on, or from today where things changed."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import CASEWORK, CONTACT_TAKERS
from opora.access.viewer import Viewer
from opora.cases.actions import touch
from opora.cases.queries import case_for, subject
from opora.decisions.actions import answer
from opora.decisions.queries import answers_to


@action("intake.mend_answers", roles=CASEWORK | CONTACT_TAKERS)
def mend_answers(
    *, case_id: int, answers: Mapping[str, object], mistaken: bool, by: Viewer, on: date
) -> None:
    """Keeps new answers; None takes one back. The earlier rows stay.

    ``mistaken``: the answer was wrong from the start, so the new one counts from
    the day of the old one; what was decided meanwhile stays as it was decided.
    """
    case = case_for(by, case_id, "intake.mend_answers")
    if not answers:
        raise Invalid(form=_("Všechno zůstalo stejné. Změňte aspoň jednu odpověď."))
    about = subject(case, organisation_id=by.organisation_id, worker_id=by.account_id)
    for name, value in answers.items():
        earlier = answers_to(name, case.pk, on) if mistaken else []
        since = earlier[0].on if earlier else on
        answer(subject=about, answers={name: value}, by=by, on=since)
    touch(case)
    tell(case_id=case.pk, subjects=[f"fact:{name}" for name in answers])
