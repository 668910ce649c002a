"""Who is left out of working with the people of a case, and what follows from it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Value
from django_scopes import scope

from opora.access.deputies.queries import deputies
from opora.access.models import Account, Assignment, Exclusion
from opora.access.prepared import prepared
from opora.access.queries import Colleague, colleagues, left_out, stand_in_by
from opora.access.reading import once_a_page
from opora.access.roles import CASEWORK, HEADS, Role
from opora.access.viewer import Viewer, held, lasting, working
from opora.cases.mending.queries import former_people
from opora.cases.models import Case, KeyWorker, Participant
from opora.cases.queries import CaseRow, case_rows, people_of


def persons_of(case_id: int, on: date) -> list[int]:
    """Everybody who is or was in a case found visible: exclusions look at them all."""
    now = [one.id for one in people_of([case_id], on)[case_id]]
    return [*now, *(one.person_id for one in former_people(case_id))]


def who_may_work(
    viewer: Viewer,
    case: Case | CaseRow,
    on: date,
    roles: Iterable[Role] = CASEWORK,
    *,
    left_out_too: bool = False,
    coming: bool = False,
) -> list[Colleague]:
    """Workers of the place who meet everybody of the case.

    ``left_out_too``: the others as well, where a rule is to say why they can't be chosen.
    ``coming``: those as well who begin there on a day to come.
    """
    case_id = case.pk if isinstance(case, Case) else case.id
    persons = [] if left_out_too else persons_of(case_id, on)
    place: dict[str, Any] = {"service": case.service, "site": case.site, "coming": coming}
    return colleagues(viewer, roles=roles, person_ids=persons, **place)


def is_left_out(
    case: Case, workers: Iterable[int | None], on: date, *, begun: bool = False
) -> bool:
    """Whether one of the workers does not meet somebody who is or was in the case.

    ``begun``: what was written down before somebody was left out is not looked at.
    """
    chosen = {one for one in workers if one is not None}
    if not chosen:
        return False
    people = case.participants.values_list("person_id", flat=True)
    rows = Exclusion.objects.filter(lasting(on), account_id__in=chosen, person_id__in=list(people))
    return (rows.filter(since__lte=on) if begun else rows).exists()


@stand_in_by
def cases_without_head(
    account_id: int, organisation_id: int, services: Iterable[str], on: date
) -> frozenset[int]:
    """Cases of the services whose every head is left out, and this account is not."""
    named = tuple(sorted(services))
    heads = _heads(organisation_id, on, services=named)
    workers = {head for head, _service, _site in heads} | {account_id}
    with scope(organisation=organisation_id):
        out = _cases_without(workers, named, on)
    return frozenset(
        case_id
        for (case_id, service, site), without in out.items()
        if account_id not in without and _all_out(heads, service, site, without)
    )


@prepared
def _kept_apart(workers: Sequence[int], on: date) -> QuerySet[Exclusion, Any]:
    rows = Exclusion.objects.filter(lasting(on), account_id__in=workers)
    return rows.values_list("person_id", "account_id")


@prepared
def _with_persons(
    persons: Sequence[int], *, services: tuple[str, ...], over: bool
) -> QuerySet[Case, Any]:
    rows: QuerySet[Case] = Case.objects.filter(
        void_reason="", service__in=services, participants__person_id__in=persons
    )
    kept = rows if over else rows.exclude(stage__in=Case.OVER)
    return kept.values_list("pk", "service", "site", "participants__person_id")


def _cases_without(
    workers: set[int], services: tuple[str, ...], on: date, *, over: bool = True
) -> dict[tuple[int, str, str], set[int]]:
    """Which of the workers are left out of which case: by its id, service and site."""
    shut: dict[int, set[int]] = {}
    for person_id, worker_id in _kept_apart(sorted(workers), on):
        shut.setdefault(person_id, set()).add(worker_id)
    out: dict[tuple[int, str, str], set[int]] = {}
    rows = _with_persons(sorted(shut), services=services, over=over)
    for case_id, service, site, person_id in rows:
        out.setdefault((case_id, service, site), set()).update(shut[person_id])
    return out


@prepared
def _heads_out(
    organisation_id: int, on: date, *, services: tuple[str, ...]
) -> QuerySet[Exclusion, Any]:
    rows = Exclusion.objects.filter(
        lasting(on),
        held(on, "account__assignments__"),
        account__organisation_id=organisation_id,
        account__assignments__role__in=HEADS,
        account__assignments__service__in=services,
    )
    return rows.values_list("pk")[:1]


def undecided(viewer: Viewer) -> set[str]:
    """Services of the head's with a running case that neither a head nor a deputy may decide.

    Nothing but the service is told: which case it is stays hidden from whoever is left out of it.
    """
    services, today = tuple(sorted(viewer.services(HEADS))), viewer.today
    if not services or not _heads_out(viewer.organisation_id, today, services=services):
        return set()
    heads = _heads(viewer.organisation_id, today, services=services)
    named = deputies(viewer, services, today)
    able = {service: {one for one, _name in found} for service, found in named.items()}
    workers = {head for head, _service, _site in heads}.union(*able.values())
    return {
        service
        for (_case_id, service, site), without in _cases_without(
            workers, services, today, over=False
        ).items()
        if _all_out(heads, service, site, without) and not able.get(service, set()) - without
    }


Heads = list[tuple[int, str, str]]


@prepared
def _heads(organisation_id: int, on: date, *, services: tuple[str, ...]) -> QuerySet[Any, Any]:
    posts = Assignment.objects.filter(
        held(on),
        working(on, "account__"),
        role__in=HEADS,
        service__in=services,
        account__organisation_id=organisation_id,
    )
    return posts.values_list("account_id", "service", "site")


def _all_out(heads: Heads, service: str, site: str, without: set[int]) -> bool:
    here = {head for head, of, at in heads if of == service and at in ("", site)}
    return bool(here) and here <= without


def who_decides_without(viewer: Viewer, case: Case, worker_id: int) -> bool:
    """Whether a head or a deputy remains for the case once this worker is left out too."""
    people = list(case.participants.values_list("person_id", flat=True))
    heads = who_may_work(viewer, case, viewer.today, HEADS)
    if {one.id for one in heads} - {worker_id}:
        return True
    named = deputies(viewer, [case.service], viewer.today).get(case.service, [])
    able = {number for number, _name in named} - {worker_id}
    shut = left_out(((one, person) for one in able for person in people), viewer.today)
    return bool(able - {one for one, _person in shut})


def decides(viewer: Viewer, case: Case, worker_id: int) -> bool:
    """Whether the worker is a head of the place, or stands in for one."""
    heads = who_may_work(viewer, case, viewer.today, HEADS, left_out_too=True)
    named = deputies(viewer, [case.service], viewer.today).get(case.service, [])
    return worker_id in {*(one.id for one in heads), *(number for number, _name in named)}


@once_a_page
def unled(viewer: Viewer) -> list[int]:
    """Running cases of the head's whose responsible worker is left out of them, or left us."""
    if not viewer.services(HEADS) and not viewer.stands_in:
        return []
    pairs = set(_out_and_gone(viewer))
    gone = {worker for worker, person in pairs if person == NOBODY}
    people = _with_people(pairs, gone)
    return [
        row.id
        for row in case_rows(viewer, sorted(people))
        if not row.is_over
        and viewer.holds(HEADS, row.service, row.site, row.id)
        and (
            row.responsible_id in gone
            or any((row.responsible_id, person) in pairs for person in people[row.id])
        )
    ]


NOBODY = 0
"""No person has this number: beside it stands a worker whose account is closed."""


def _out_and_gone(viewer: Viewer) -> list[tuple[int, int]]:
    """Workers with the persons they don't meet, and workers who left us; one query."""
    today, organisation = viewer.today, viewer.organisation_id
    out = Exclusion.objects.filter(lasting(today), account__organisation_id=organisation)
    gone = Account.objects.filter(~working(today), organisation_id=organisation)
    left = gone.values_list("pk", Value(NOBODY))
    return list(out.values_list("account_id", "person_id").union(left))


def _with_people(pairs: set[tuple[int, int]], gone: set[int]) -> dict[int, set[int]]:
    """Cases of those workers with the persons in question."""
    found: dict[int, set[int]] = {}
    if not pairs:
        return found
    workers = {worker for worker, _person in pairs}
    theirs = Q(case_id__in=KeyWorker.objects.filter(worker_id__in=workers).values("case_id"))
    left = Q(case_id__in=KeyWorker.objects.filter(worker_id__in=gone).values("case_id"))
    rows = Participant.objects.filter(
        (
            (theirs | Q(case__opened_by_id__in=workers))
            & Q(person_id__in={person for _worker, person in pairs})
        )
        | left
        | Q(case__opened_by_id__in=gone)
    ).exclude(case__stage__in=Case.OVER)
    for case_id, person_id in rows.values_list("case_id", "person_id"):
        found.setdefault(case_id, set()).add(person_id)
    return found
