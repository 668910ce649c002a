"""What waits in the stories for the head's word."""

from datetime import date

from django.urls import reverse

from opora.agreements.actions import conclude
from opora.agreements.terms import Terms
from opora.cases.handover.actions import hand_over
from opora.decisions.actions import Refused
from opora.demo.steps import agreed_terms, verb, when
from opora.demo.story import Step
from opora.demo.told import Telling
from opora.ui.words import NBSP, numeric_day


@verb
def hand_over_agreement(telling: Telling, step: Step) -> None:
    """A written agreement is talked over; the rules leave its conclusion to the head."""
    given = when(telling, step)
    terms = agreed_terms(telling, step)
    try:
        conclude(terms=terms, **given)
    except Refused as refused:
        hand_over(
            code="agreements.conclude",
            step=reverse("conclude_agreement", args=[telling.case_id]),
            refused=refused,
            why=step.word("why"),
            typed=_typed(terms),
            **given,
        )
    else:
        raise ValueError(f"nothing of this waits for the head: {step.told}")


def _typed(terms: Terms) -> dict[str, list[str]]:
    """The terms as they stand in the form."""
    found = {}
    for name, value in terms.columns().items():
        if isinstance(value, bool):
            found[name] = ["yes" if value else "no"]
        elif isinstance(value, list):
            found[name] = [str(one) for one in value]
        elif isinstance(value, date):
            found[name] = [numeric_day(value).replace(NBSP, " ")]
        elif value is not None:
            found[name] = [str(value)]
    return found
