"""Reading prevention and institutions, and the numbers of a year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opora.access.doors import ACTIONS, NotAllowed, NotFound
from opora.access.queries import names
from opora.access.roles import CASEWORK, Role
from opora.access.seen import not_stale
from opora.access.viewer import Viewer
from opora.catalog import current
from opora.prevention.models import Institution, Prevention
from opora.prevention.words import holds


@dataclass(frozen=True)
class InstitutionRow:
    """An institution of the list; ``same_as``: the one that it is counted with."""

    id: int
    name: str
    kind: str
    same_as: int | None


@dataclass(frozen=True)
class PreventionRow:
    """What was held once, as pages show it."""

    id: int
    service: str
    site: str
    institution_id: int
    institution: str
    day: date
    minutes: int
    topic: str
    participants: tuple[tuple[str, int], ...]
    workers: tuple[int, ...]
    who: tuple[str, ...]
    note: str
    void_reason: str


def holding(viewer: Viewer) -> list[str]:
    """The viewer's services that hold prevention for institutions."""
    mine = viewer.services(CASEWORK | {Role.AUDITOR})
    return [one for one in mine if holds(current().service(one))]


def works_where_held(viewer: Viewer, roles: frozenset[Role]) -> bool:
    """Whether the viewer has such a role at a site where prevention is held."""
    services = (current().service(one) for one in holding(viewer))
    return any(viewer.sites(roles, one.id, [site.id for site in one.sites]) for one in services)


def institutions(viewer: Viewer) -> list[InstitutionRow]:
    """The organisation's list, for those who work where it is used; merged ones among them."""
    if not works_where_held(viewer, CASEWORK | {Role.AUDITOR}):
        return []
    rows = Institution.objects.filter(organisation_id=viewer.organisation_id)
    listed = rows.order_by("name_folded", "pk").values_list("pk", "name", "kind", "same_as_id")
    return [InstitutionRow(*row) for row in listed]


def institution_row(viewer: Viewer, institution_id: int) -> InstitutionRow:
    """One of the list; NotFound when unseen."""
    for one in institutions(viewer):
        if one.id == institution_id:
            return one
    raise NotFound


def institution_for(viewer: Viewer, institution_id: int) -> Institution:
    """The institution itself, held, for an action."""
    institution_row(viewer, institution_id)
    row: Institution = Institution.objects.select_for_update(of=("self",)).get(pk=institution_id)
    not_stale()
    return row


def prevention_row(viewer: Viewer, prevention_id: int) -> PreventionRow:
    """What was held once; NotFound when unseen."""
    found = Prevention.objects.visible_to(viewer).filter(pk=prevention_id)
    rows = _rows(list(found.select_related("institution")))
    if not rows:
        raise NotFound
    return rows[0]


def prevention_for(viewer: Viewer, prevention_id: int, code: str) -> Prevention:
    """The record itself while it counts, held, for an action."""
    seen = Prevention.objects.visible_to(viewer).filter(pk=prevention_id, voided_on=None)
    row: Prevention | None = seen.select_for_update(of=("self",)).first()
    if row is None:
        raise NotFound
    if not viewer.holds(ACTIONS[code].roles, row.service, row.site):
        raise NotAllowed
    not_stale()
    return row


def held_of(viewer: Viewer, service: str, most: int = 100) -> list[PreventionRow]:
    """The latest of a service, void ones left out."""
    found = Prevention.objects.visible_to(viewer).filter(service=service).counted()
    return _rows(list(found.select_related("institution").order_by("-day", "-pk")[:most]))


def last_held(viewer: Viewer) -> int | None:
    """What the viewer wrote down last."""
    mine = Prevention.objects.filter(worker_id=viewer.account_id).order_by("-pk")
    number: int | None = mine.values_list("pk", flat=True).first()
    return number


def _rows(listed: Sequence[Prevention]) -> list[PreventionRow]:
    called = names({one for row in listed for one in (row.worker_id, *row.workers)})
    return [
        PreventionRow(
            id=row.pk,
            service=row.service,
            site=row.site,
            institution_id=row.institution_id,
            institution=row.institution.name,
            day=row.day,
            minutes=row.minutes,
            topic=row.topic,
            participants=tuple(row.participants.items()),
            workers=tuple(row.workers),
            who=tuple(called.get(one, "") for one in (row.worker_id, *row.workers)),
            note=row.note,
            void_reason=row.void_reason,
        )
        for row in listed
    ]


@dataclass(frozen=True)
class Numbers:
    """Prevention of a year: how often, for how many institutions and people, how long in all."""

    times: int
    institutions: int
    minutes: int
    participants: dict[str, int]


def held_in_year(viewer: Viewer, service: str, year: int, site: str = "") -> Numbers:
    """Void records never count; an institution that stood in the list twice counts once."""
    found = Prevention.objects.visible_to(viewer).filter(
        service=service, day__range=(date(year, 1, 1), date(year, 12, 31))
    )
    found = (found.filter(site=site) if site else found).counted()
    listed = found.values_list("institution_id", "institution__same_as_id", "minutes",
                               "participants")  # fmt: skip
    rows = list(listed)
    people: Counter[str] = Counter()
    for _one, _same, _minutes, participants in rows:
        people.update(participants)
    for_whom = {same or one for one, same, _minutes, _people in rows}
    return Numbers(len(rows), len(for_whom), sum(row[2] for row in rows), dict(people))
