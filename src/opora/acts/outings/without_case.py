"""Acts for people without a case: only numbers are kept, and the rules are asked all the same."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid
from opora.access.viewer import Viewer
from opora.acts.happened import ASK
from opora.acts.outings.told import Uncounted
from opora.catalog.service import Service, once_a_service
from opora.decisions.actions import Refused, decide
from opora.decisions.asked import askable
from opora.decisions.providers import Subject
from opora.decisions.stopped import Stopped


@dataclass
class Tried:
    """What stands in the way, by the number of the line."""

    refused: dict[int, Refused] = field(default_factory=dict)
    wrong: dict[int, Invalid] = field(default_factory=dict)

    def stop(self, **sentences: str) -> None:
        """Raises Invalid with the sentences where anything does; kept, where a rule does."""
        for refused in self.refused.values():
            raise Stopped(**sentences).of(refused)
        if self.wrong:
            raise Invalid(**sentences)


@dataclass
class Done:
    """For how many people which act was done; ``against``: against a rule."""

    done: Counter[str] = field(default_factory=Counter)
    against: Counter[str] = field(default_factory=Counter)


@once_a_service
def asked_of_people(service: Service) -> tuple[str, ...]:
    """What the rules of an act look at in a person, and can be said of many at once."""
    facts = service.rulebook.facts
    looked_at = service.rulebook.facts_of(ASK)
    return tuple(
        name
        for name in facts
        if name in looked_at and facts[name].about == "person" and askable(service, name)
    )


def with_exchange(service: Service, acts: Iterable[str], materials: Mapping[str, Any]) -> list[str]:
    """The acts of a line; what was given or brought back belongs to the exchange."""
    exchanging = [one.id for one in service.acts if one.needs_material]
    kinds = list(dict.fromkeys(acts))
    if any(any(pair) for pair in materials.values()) and not {*kinds} & {*exchanging}:
        kinds += exchanging[:1]
    return kinds


def exchanged_for(service: Service, some: Iterable[Uncounted]) -> int:
    """For how many people the exchange of those lines is: one comes for oneself, unless told."""
    exchanging = {one.id for one in service.acts if one.needs_material}
    return sum(
        one.persons or one.people
        for one in some
        if exchanging & {*with_exchange(service, one.acts, one.materials)}
    )


def subject_of(service: Service, site: str, by: Viewer) -> Subject:
    """Nobody of whom anything is known beforehand."""
    return Subject(by.organisation_id, service.id, site, worker_id=by.account_id)


def count_acts(
    service: Service,
    site: str,
    place: str,
    day: date,
    some: Iterable[Uncounted],
    by: Viewer,
    tried: Tried,
) -> Done:
    """Asks the rules of each act of each line once, and counts it for all people of the line."""
    found = Done()
    for one in some:
        try:
            _check(service, one)
            for kind in with_exchange(service, one.acts, one.materials):
                lifted = bool(one.reason.strip())
                decision = decide(
                    ask=ASK,
                    subject=subject_of(service, site, by),
                    given={**one.facts, "act": kind, "place": place},
                    by=by,
                    on=day,
                    justification=one.reason,
                    departure=lifted,
                    decided=lifted,
                )
                counts = found.against if decision.answer == "no" else found.done
                counts[kind] += one.people
        except Refused as said:
            tried.refused[one.row] = said
        except Invalid as said:
            tried.wrong[one.row] = said
    return found


def _check(service: Service, one: Uncounted) -> None:
    if any(service.act(kind) is None for kind in one.acts):
        raise Invalid(acts=_("Vyberte úkon ze seznamu."))
    if one.acts and not one.people:
        raise Invalid(count=_("Napište, kolika lidí se úkony týkají."))
    if not {*one.facts} <= {*asked_of_people(service)}:
        raise Invalid(form=_("Tohle se u lidí bez případu nezapisuje."))
    exchanging = {act.id for act in service.acts if act.needs_material}
    if {*one.acts} & exchanging and not any(any(pair) for pair in one.materials.values()):
        raise Invalid(acts=_("Napište, co se přineslo nebo vydalo. Bez materiálu to není výměna."))
    if one.persons and not any(any(pair) for pair in one.materials.values()):
        raise Invalid(persons=_("Napište i to, co se přineslo nebo vydalo."))
    if one.persons and one.persons < one.people:
        raise Invalid(persons=_("Výměna je aspoň pro tolik lidí, kolik jich přišlo."))


def as_kept(one: Uncounted) -> dict[str, Any]:
    """A line as it is kept, for when the rules are asked again."""
    acts = [*one.acts]
    return {
        "row": one.row,
        "people": one.people,
        "acts": acts,
        "facts": dict(one.facts),
        "reason": one.reason,
        "exchange": any(any(pair) for pair in one.materials.values()),
        "persons": one.persons,
    }


def told_again(kept: Iterable[Mapping[str, Any]]) -> list[Uncounted]:
    """The lines as they were told; of the material only whether there was any."""
    return [
        Uncounted(
            people=one["people"],
            materials={"": (1, 0)} if one["exchange"] else {},
            acts=tuple(one["acts"]),
            facts=one["facts"],
            reason=one["reason"],
            row=one["row"],
        )
        for one in kept
    ]
