"""Team work of the stories."""

from opora.demo.steps import verb, when
from opora.demo.story import Step
from opora.demo.told import Telling
from opora.team.intervisions.actions import talk_over


@verb
def intervision(telling: Telling, step: Step) -> None:
    """The case was talked over with the colleagues who are named."""
    given = when(telling, step)
    named = [telling.workers[login].account_id for login in step.told["with"]]
    sat = [given["by"].account_id, *named]
    talk_over(workers=sat, conclusions=step.word("note"), **given)
