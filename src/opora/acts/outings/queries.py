"""Reading outings, the people whom a worker means, and the numbers of a year."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from opora.access.doors import ACTIONS, NotAllowed, NotFound
from opora.access.queries import names
from opora.access.roles import CASEWORK, HEADS
from opora.access.seen import not_stale
from opora.access.sorting import folded
from opora.access.viewer import Viewer
from opora.acts.kept_words import kept_names
from opora.acts.models import Act, Outing
from opora.acts.queries import ActRow, rows_of
from opora.cases.models import Case
from opora.cases.queries import CaseRow, PersonInCase, may, people_of
from opora.cases.search.queries import find
from opora.cases.walk_ins import WALK_IN_PLACES
from opora.catalog import current
from opora.catalog.service import Service
from opora.people.codes import alike, plain

OUT, WALK_IN = "outing_places", WALK_IN_PLACES
"""Vocabularies of places: where we go to people; where people without a case come to us."""


def places_of(service: Service, where: str) -> list[str]:
    """The places of that sort; none outside where its rules do not keep the place of an act."""
    kept = where != OUT or "place" in kept_names(service)
    return [one.id for one in service.words(where)] if kept else []


def going_out(viewer: Viewer) -> list[str]:
    """The viewer's services that go out to people, as their definitions say."""
    mine = viewer.services(CASEWORK)
    return [one for one in mine if places_of(current().service(one), OUT)]


def counts_exchanged(service: Service) -> bool:
    """Whether its rules have it kept for how many people an exchange is."""
    return "exchange_for" in kept_names(service)


def counts_material(service: Service) -> bool:
    """Whether its rules have material counted by kind."""
    return "material" in kept_names(service)


@dataclass(frozen=True)
class OutingRow:
    """One outing, as pages show it. ``material``: kind, given, brought back."""

    id: int
    service: str
    site: str
    day: date
    since: time | None
    until: time | None
    place: str
    spot: str
    uncounted: int
    material: tuple[tuple[str, int, int], ...]
    done: tuple[tuple[str, int], ...]
    against: tuple[tuple[str, int], ...]
    note: str
    worker: str
    workers: tuple[str, ...]
    void_reason: str
    exchange_for: int
    recorded_on: date
    assessed_on: date | None
    assessed_by: str
    assessment: str
    told: tuple[Mapping[str, Any], ...]

    @property
    def is_walk_in(self) -> bool:
        """Whether people came to us, and we did not go to them."""
        return self.place in places_of(current().service(self.service), WALK_IN)


def _row(one: Outing) -> OutingRow:
    called = names([one.worker_id, *one.workers, one.assessed_by_id or 0])
    return OutingRow(
        id=one.pk,
        service=one.service,
        site=one.site,
        day=one.day,
        since=one.since,
        until=one.until,
        place=one.place,
        spot=one.spot,
        uncounted=one.uncounted,
        material=tuple((kind, out, back) for kind, (out, back) in one.material.items()),
        done=tuple(one.done.items()),
        against=tuple(one.against.items()),
        note=one.note,
        worker=called.get(one.worker_id, ""),
        workers=tuple(called.get(worker, "") for worker in one.workers),
        void_reason=one.void_reason,
        exchange_for=one.exchange_for,
        recorded_on=one.recorded_on,
        assessed_on=one.assessed_on,
        assessed_by=called.get(one.assessed_by_id or 0, ""),
        assessment=one.assessment,
        told=tuple(one.told),
    )


def outing_row(viewer: Viewer, outing_id: int) -> OutingRow:
    """One outing; NotFound when unseen."""
    found = Outing.objects.visible_to(viewer).filter(pk=outing_id).first()
    if found is None:
        raise NotFound
    return _row(found)


def outing_for(viewer: Viewer, outing_id: int, code: str) -> Outing:
    """The outing itself while it counts, held, for an action."""
    seen = Outing.objects.visible_to(viewer).filter(pk=outing_id, voided_on=None)
    row: Outing | None = seen.select_for_update(of=("self",)).first()
    if row is None:
        raise NotFound
    if not viewer.holds(ACTIONS[code].roles, row.service, row.site):
        raise NotAllowed
    not_stale()
    return row


FEW, MOST = 5, 500
"""So many of the latest are listed at first, and once all of them are asked for."""


def last_outings(viewer: Viewer, service: Service, where: str, few: int = FEW) -> list[OutingRow]:
    """The latest of a service at places of that sort, void ones left out."""
    here = {"service": service.id, "place__in": places_of(service, where)}
    found = Outing.objects.visible_to(viewer).filter(**here).counted()
    return [_row(one) for one in found.order_by("-day", "-pk")[:few]]


def not_assessed(viewer: Viewer) -> list[OutingRow]:
    """Those with something done against a rule that wait for the word of the viewer, a head."""
    here = viewer.where(HEADS)
    found = Outing.objects.visible_to(viewer).filter(here, assessed_on=None).counted()
    return [_row(one) for one in found.exclude(against={}).order_by("day", "pk")]


def last_recorded(viewer: Viewer) -> int | None:
    """What the viewer wrote down last."""
    mine = Outing.objects.filter(worker_id=viewer.account_id).order_by("-pk")
    number: int | None = mine.values_list("pk", flat=True).first()
    return number


def acts_of(viewer: Viewer, outing_id: int) -> tuple[list[ActRow], int]:
    """The acts of an outing in cases that the viewer sees, and how many more there are."""
    acts = Act.objects.filter(outing_act__outing_id=outing_id)
    seen = rows_of(acts.visible_to(viewer).order_by("pk"))
    return seen, acts.count() - len(seen)


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be meant. ``exact``: the whole code or name was typed."""

    case: CaseRow
    people: tuple[int, ...]
    label: str
    exact: bool

    @property
    def key(self) -> str:
        """'12:34', as a form sends it."""
        return f"{self.case.id}:{self.people[0]}"


def candidates(viewer: Viewer, service: str, words: str, on: date) -> list[Candidate]:
    """Clients of the service whose code or name begins so, in cases that go on and are seen."""
    rows = [
        row
        for row in find(viewer, words)
        if row.service == service and row.stage not in Case.OVER and may(viewer, "acts.record", row)
    ]
    return _people(rows, folded(words), on)


def _people(rows: Sequence[CaseRow], typed: str, on: date) -> list[Candidate]:
    found = []
    everybody = people_of([row.id for row in rows], on)
    for row in rows:
        for one in everybody[row.id]:
            if one.client and _is_meant(one, typed):
                exact = typed in (folded(one.name), folded(row.title)) or (
                    bool(one.code) and plain(typed) == plain(one.code)
                )
                found.append(Candidate(row, (one.id,), one.code or one.name, exact))
    return found


def _is_meant(person: PersonInCase, typed: str) -> bool:
    if person.code and alike(person.code).startswith(alike(typed)):
        return True
    said = folded(person.code or person.name).split()
    return all(any(word.startswith(part) for word in said) for part in typed.split())


@dataclass(frozen=True)
class Numbers:
    """Of a year: how often, people without a case, and material given to them and taken."""

    outings: int
    uncounted: int
    given: dict[str, int]
    returned: dict[str, int]
    done: dict[str, int]
    exchange_for: int


def outings_of_year(
    viewer: Viewer, service: Service, year: int, site: str = "", where: str = OUT
) -> Numbers:
    """Void ones never count; acts with clients are counted among the acts."""
    found = Outing.objects.visible_to(viewer).filter(
        service=service.id,
        place__in=places_of(service, where),
        day__range=(date(year, 1, 1), date(year, 12, 31)),
    )
    found = (found.filter(site=site) if site else found).counted()
    told: Iterable[tuple[int, dict[str, list[int]], dict[str, int], int]]
    told = found.values_list("uncounted", "material", "done", "exchange_for")
    rows = list(told)
    done: Counter[str] = Counter()
    given: Counter[str] = Counter()
    returned: Counter[str] = Counter()
    for _people_met, material, acts, _persons in rows:
        done.update(acts)
        for kind, (out, back) in material.items():
            given[kind] += out
            returned[kind] += back
    people = sum(row[0] for row in rows)
    persons = sum(row[3] for row in rows)
    return Numbers(len(rows), people, dict(given), dict(returned), dict(done), persons)
