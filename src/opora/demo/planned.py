"""Plans and appointments of the stories."""

from datetime import date, time, timedelta
from typing import Any

from opora.appointments import actions as appointments
from opora.appointments.models import Appointment
from opora.appointments.planning import Planned
from opora.catalog import current
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.demo.recorded import presence
from opora.demo.steps import verb, when
from opora.demo.story import Step
from opora.demo.told import Telling
from opora.plans import actions as plans
from opora.plans.terms import GoalWords, PlanWords, StepWords

# Consultations of this programme have published hours; the other services have none.
_WITH_HOURS = frozenset({"consultation"})


@verb
def plan(telling: Telling, step: Step) -> None:
    """The plan with its first goal, in the client's words, and the first step towards it."""
    given: dict[str, Any] = when(telling, step)
    day = given["on"]
    anonymous = "code" in telling.story.told
    words = PlanWords(
        form="spoken" if anonymous or "spoken" in step.told else "written", made_on=day
    )
    goal = GoalWords(
        words=step.word("goal"),
        said_on=day,
        said_by_id=telling.first_person_id,
        area=step.word("area"),
        needs_field=step.told.get("assistance"),
    )
    row = plans.write(words=words, goal=goal, **given)
    made = row.goals.get()
    plans.add_step(goal_id=made.pk, step=StepWords(what=step.word("step"), taker="client"), **given)


@verb
def revise(telling: Telling, step: Step) -> None:
    """The plan was gone through."""
    given: dict[str, Any] = when(telling, step)
    plans.revise(revised_on=given["on"], changed=step.word("note"), **given)


@verb
def book(telling: Telling, step: Step) -> None:
    """A meeting today, or so many days ahead; where hours are published, on a working day."""
    day = telling.today + timedelta(days=step.days_ago)
    if step.word("kind") in _WITH_HOURS:
        day = CZECH_DAYS.next_working(day)
    at = time.fromisoformat(step.word("at"))
    _book(telling, step, day, at, booked_on=telling.today)


@verb
def cancel(telling: Telling, step: Step) -> None:
    """A meeting that the client cancelled on its day."""
    given: dict[str, Any] = when(telling, step)
    at = telling.diary.hour(telling.story.service, telling.story.site, given["on"], 60)
    booked_on = CZECH_DAYS.last_working(given["on"] - timedelta(days=7))
    row = _book(telling, step, given["on"], at, booked_on=booked_on)
    appointments.cancel(
        appointment_id=row.pk, cancelled_by="client", serious=False, ahead=False, **given
    )


def _book(telling: Telling, step: Step, day: date, at: time, *, booked_on: date) -> Appointment:
    story, kind = telling.story, step.word("kind")
    service = current().service(story.service)
    act = service.act(kind)
    assert act is not None, kind
    places = [one.id for one in service.words("places")]
    by = telling.by(step)
    what = Planned(
        kind=kind,
        day=day,
        at=at,
        minutes=step.number("minutes", act.minutes or 60),
        worker_id=by.account_id,
        people=(telling.first_person_id,),
        place=step.word("place") or (places[0] if places else ""),
        channel=act.channels[0] if act.channels else "in_person",
        kept=presence(service, step),
    )
    return appointments.book(case_id=telling.case_id, what=what, by=by, on=booked_on)
