"""Team work of the stories."""

from opora.demo.steps import verb, when
from opora.demo.story import Step
from opora.demo.told import Telling
from opora.team.conferences.actions import Met, confer
from opora.team.intervisions.actions import talk_over


@verb
def intervision(telling: Telling, step: Step) -> None:
    """The case was talked over with the colleagues who are named."""
    given = when(telling, step)
    named = [telling.workers[login].account_id for login in step.told["with"]]
    sat = [given["by"].account_id, *named]
    talk_over(workers=sat, conclusions=step.word("note"), **given)


@verb
def conference(telling: Telling, step: Step) -> None:
    """A case conference in which taking part was a duty."""
    given = when(telling, step)
    met = Met(
        place=step.word("place"),
        workers=[given["by"].account_id],
        guests=[tuple(one) for one in step.told["guests"]],
        about=step.word("about"),
        conclusions=step.word("note"),
        duty=True,
    )
    confer(met=met, **given)
