"""An outing with somebody to whom the service may not be given (C2)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from opora.acts.outings.actions import correct_outing, record_outing, record_walk_in
from opora.acts.outings.told import Met, Outward, Uncounted
from opora.people.models import Person
from tests.forbidden.ground import Ground
from tests.forbidden.rows_acts import C, young
from tests.forbidden.tried import Forbidden, Step

ONLY = "jen poradenství"
KIND = "exchange"
PIECES = {"jehly": (5, 0)}


@dataclass(frozen=True)
class _Out:
    outward: Outward
    met: tuple[Met, ...]


def _out(at: Ground, here: Any, day: date) -> _Out:
    outward = Outward(service=C, site=here.case.site, day=day, place="teren")
    people = (here.people[0].pk,)
    return _Out(
        outward, (Met(row=0, case_id=here.case.pk, people=people, acts=(KIND,), materials=PIECES),)
    )


def met(at: Ground) -> Step:
    """Somebody of fourteen is examined in the field."""
    here = young(at)
    out = _out(at, here, at.past)
    typed: dict[str, object] = {
        "day": at.past.isoformat(), "place": "teren", "row0-who": "Eva Petrů", "row0-acts": [KIND],
        "row0-out_jehly": "5",
    }  # fmt: skip
    told: dict[str, object] = {"outward": out.outward, "met": out.met}
    return at.step(here.worker, "/teren/", typed, record_outing, told)


def uncounted(at: Ground) -> Step:
    """People without a case, all of them younger."""
    here = at.at(C)
    facts = {"age": {"low": 0, "high": 14}, "uses_illegal_substances": True}
    some = Uncounted(people=3, acts=(KIND,), materials=PIECES, facts=facts)
    typed: dict[str, object] = {
        "day": at.past.isoformat(), "place": "teren", "row0-count": "3", "row0-acts": [KIND],
        "row0-out_jehly": "5",
        "row0-of_age": "14 let", "row0-of_uses_illegal_substances": "yes",
    }  # fmt: skip
    outward = _out(at, here, at.past).outward
    told: dict[str, object] = {"outward": outward, "uncounted": [some]}
    return at.step(here.worker, "/teren/", typed, record_outing, told)


def walk_in(at: Ground) -> Step:
    """Somebody of fourteen comes to the centre once, and stays without a case."""
    step = uncounted(at)
    told: Any = step.told
    (some,) = told["uncounted"]
    inside = replace(told["outward"], place="centrum")
    typed = {name: one for name, one in step.typed.items() if name != "place"}
    sent = {"outward": inside, "uncounted": some}
    return replace(step, path="/bez-pripadu/", typed=typed, told=sent, action=record_walk_in)


def moved(at: Ground) -> Step:
    """An outing on a fifteenth birthday is to have been the day before."""
    here = at.at(C, age=30, asked={"uses_illegal_substances": True})
    day = date.fromordinal(at.today.toordinal() - 3)
    out = _out(at, here, day)
    row = record_outing(outward=out.outward, met=out.met, by=here.viewer, on=at.today)
    born = day.replace(year=day.year - 15)
    Person.objects.filter(pk=here.people[0].pk).update(born_from=born, born_to=born)
    before = date.fromordinal(day.toordinal() - 1)
    typed: dict[str, object] = {"day": before.isoformat(), "why": "O den dřív."}
    told: dict[str, object] = {
        "outing_id": row.pk, "day": before, "since": None, "until": None, "spot": "",
        "uncounted": Uncounted(), "why": "O den dřív.",
    }  # fmt: skip
    return at.step(here.worker, f"/teren/{row.pk}/opravit/", typed, correct_outing, told)


OUTINGS = (
    Forbidden("C2", C, met, ONLY, departs=True, by="acts.record_outing"),
    Forbidden("C2", C, uncounted, ONLY, departs=True, by="acts.record_outing"),
    Forbidden("C2", C, walk_in, ONLY, departs=True, by="acts.record_walk_in"),
    Forbidden("C2", C, moved, ONLY, departs=True, by="acts.correct_outing"),
)
