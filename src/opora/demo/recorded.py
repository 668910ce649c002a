"""Acts of the stories: recorded, corrected, voided, and what happened against a rule."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.acts.mending.actions import correct, void
from opora.catalog import current
from opora.catalog.service import Service
from opora.demo.steps import verb, when
from opora.demo.story import Step
from opora.demo.told import Telling


def happened(telling: Telling, step: Step, day: date, at: time | None = None) -> Happened:
    """What the step says of an act, filled up with what the service usually does."""
    story, kind = telling.story, step.word("kind")
    service = current().service(story.service)
    act = service.act(kind)
    assert act is not None, kind
    minutes = step.number("minutes", act.minutes or 30)
    areas = {one.id for one in service.words("areas")}
    places = [one.id for one in service.words("places")]
    materials = step.told.get("material", {})
    return Happened(
        kind=kind,
        day=day,
        at=at or telling.diary.hour(story.service, story.site, day, minutes),
        minutes=minutes,
        people=(telling.first_person_id,),
        note=step.word("note") or telling.note(kind),
        place=step.word("place") or story.word("place") or (places[0] if places else ""),
        channel=step.word("channel") or (act.channels[0] if act.channels else "in_person"),
        level=step.word("level") or story.word("level"),
        area=act.head if act.head in areas else "",
        kept=_kept(service, step),
        materials={name: (out, back) for name, (out, back) in materials.items()},
    )


def _kept(service: Service, step: Step) -> dict[str, object]:
    kept = {
        name: step.told[name]
        for name in ("aid_condition", "aid_given", "aid_worth")
        if name in step.told
    }
    return kept | presence(service, step)


def presence(service: Service, step: Step) -> dict[str, object]:
    """That the client is there, where a rule of the service asks."""
    asked = "client_present" in service.rulebook.facts_of("may_record_act")
    return {"client_present": step.told.get("client_present", True)} if asked else {}


@verb
def act(telling: Telling, step: Step) -> None:
    """One act."""
    given = when(telling, step)
    what = happened(telling, step, given["on"])
    telling.last_act = (record(what=what, **given).pk, what)


@verb
def acts(telling: Telling, step: Step) -> None:
    """Acts of one kind, one every so many days, up to yesterday."""
    for index in range(step.number("count", 1)):
        days_ago = step.days_ago - index * step.number("every", 14)
        if days_ago > 0:
            act(telling, replace(step, days_ago=days_ago))


@verb
def departure(telling: Telling, step: Step) -> None:
    """What happened against a rule, with the reason."""
    given: dict[str, Any] = when(telling, step)
    at = time.fromisoformat(step.word("at")) if "at" in step.told else None
    what = happened(telling, step, given["on"], at)
    record(what=what, justification=step.word("reason"), departure=True, **given)


@verb
def correct_(telling: Telling, step: Step) -> None:
    """The last act was written down wrongly."""
    assert telling.last_act is not None
    act_id, what = telling.last_act
    better = replace(what, note=step.word("note"))
    correct(row_id=act_id, what=better, why=step.word("why"), **when(telling, step))


@verb
def void_(telling: Telling, step: Step) -> None:
    """The last act has never happened."""
    assert telling.last_act is not None
    void(row_id=telling.last_act[0], why=step.word("why"), **when(telling, step))
