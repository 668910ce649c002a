"""Work with families in the stories: who is who to whom, custody, an examination of a child."""

from collections.abc import Iterable
from datetime import timedelta

from opora.cases.queries import people_of
from opora.demo.steps import verb, when
from opora.demo.story import Step
from opora.demo.told import Telling
from opora.findings.actions import ask, explain, write
from opora.findings.terms import Told, Wanted
from opora.households import actions as households
from opora.households.terms import Care, Lives, Related

# How long whoever is asked for an examination has for it.
WEEKS = timedelta(weeks=3)


def named(telling: Telling, names: Iterable[str]) -> tuple[int, ...]:
    """People of the case by their given names."""
    everybody = people_of([telling.case_id], telling.today)[telling.case_id]
    known = {one.given_name: one.id for one in everybody}
    return tuple(known[name] for name in names)


@verb
def relate(telling: Telling, step: Step) -> None:
    """One person is this to others."""
    (person,) = named(telling, [step.word("who")])
    for other in named(telling, step.told["to"]):
        what = Related(person, other, step.word("kind"))
        households.relate(what=what, **when(telling, step))


@verb
def live(telling: Telling, step: Step) -> None:
    """People live together since that day."""
    given = when(telling, step)
    people = named(telling, step.told["who"])
    households.live(people=people, what=Lives(step.word("where"), given["on"]), **given)


@verb
def care(telling: Telling, step: Step) -> None:
    """In whose care a child is since that day."""
    given = when(telling, step)
    (child,) = named(telling, [step.word("child")])
    what = Care(
        child_id=child,
        kind=step.word("kind"),
        since=given["on"],
        carers=named(telling, step.told["carers"]),
        source=step.word("source"),
        arrangement=step.word("arrangement"),
    )
    households.care(what=what, **given)


@verb
def examine(telling: Telling, step: Step) -> None:
    """A child is examined by a colleague; told so, the result is there and was explained."""
    given = when(telling, step)
    (child,) = named(telling, [step.word("child")])
    examiner = telling.workers[step.word("examiner")]
    wanted = Wanted(
        person_id=child,
        worker_id=examiner.account_id,
        question=step.word("question"),
        due_on=given["on"] + WEEKS,
        interpreter_id=given["by"].account_id,
    )
    row = ask(wanted=wanted, **given)
    if not step.word("result"):
        return
    day = telling.day(step.number("found", 0))
    found = {"case_id": telling.case_id, "examination_id": row.pk}
    write(day=day, text=step.word("result"), by=examiner, on=day, **found)
    told = Told(day, given["by"].account_id, named(telling, step.told["told"]))
    explain(told=told, by=given["by"], on=day, **found)
