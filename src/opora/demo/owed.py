"""Debts of the stories, the household budget and instalments, the client's view, the goals met."""

from datetime import timedelta
from typing import Any

from opora.debts.actions import add_debt, agree_instalments, make_budget
from opora.demo.steps import verb, when
from opora.demo.story import Step
from opora.demo.told import Telling
from opora.plans.evaluation.actions import evaluate
from opora.plans.heard.actions import hear_view


@verb
def debt(telling: Telling, step: Step) -> None:
    """A debt, in whole crowns. With ``monthly`` it is paid off ``times`` times."""
    given = when(telling, step)
    row = add_debt(
        creditor=step.word("to"),
        kind=step.word("kind"),
        amount=step.number("amount", 0),
        state=step.word("state"),
        known_on=given["on"],
        note=step.word("note"),
        **given,
    )
    if "monthly" in step.told:
        agree_instalments(
            debt=row.pk,
            monthly=step.number("monthly", 0),
            times=step.number("times", 0),
            first_on=given["on"] + timedelta(days=14),
            note="",
            **given,
        )


@verb
def budget(telling: Telling, step: Step) -> None:
    """The household's month, in whole crowns."""
    given = when(telling, step)
    names = ("income", "housing", "living", "other")
    sums: dict[str, Any] = {name: step.number(name, 0) for name in names}
    make_budget(made_on=given["on"], note="", **sums, **given)


@verb
def view(telling: Telling, step: Step) -> None:
    """What the client thinks of the steps."""
    given = when(telling, step)
    hear_view(
        heard_on=given["on"],
        view=step.word("note"),
        differs=step.told.get("differs", False),
        risks=step.word("risks"),
        **given,
    )


@verb
def evaluated(telling: Telling, step: Step) -> None:
    """How the service's goals came out; ``met`` holds an answer by the goal's name."""
    given = when(telling, step)
    evaluate(evaluated_on=given["on"], met=step.told["met"], note=step.word("note"), **given)
