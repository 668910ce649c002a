"""Who is known from other cases, by name or as the same person. What is unseen is not betrayed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from opora.access.doors import NotFound
from opora.access.sorting import folded
from opora.access.viewer import Viewer
from opora.cases.models import Participant, visible_ids
from opora.cases.queries import CaseRow, row_of, with_key_worker
from opora.catalog import current
from opora.decisions.fact_words import age_words
from opora.decisions.panels import said
from opora.people.birth import Birth
from opora.people.models import Person


@dataclass(frozen=True)
class Known:
    """Somebody who stands in another case: how they are told apart from a namesake."""

    id: int
    name: str
    about: str


def _seen(viewer: Viewer, case_id: int) -> QuerySet[Participant]:
    """Who stands in other cases that the viewer sees, and not in this one."""
    here = Participant.objects.filter(case_id=case_id).values("person_id")
    rows = Participant.objects.filter(
        case_id__in=visible_ids(viewer), person__kind=Person.Kind.NAMED
    ).exclude(person_id__in=here)
    return rows.select_related("person", "case").order_by("person__sort_name", "pk")


def namesakes(viewer: Viewer, case_id: int, given_name: str, family_name: str) -> list[Known]:
    """Of the same name, diacritics aside; nobody where only one name is said."""
    given, family = folded(given_name.strip()), folded(family_name.strip())
    if not (given and family):
        return []
    rows = _seen(viewer, case_id).filter(person__given_folded=given, person__family_folded=family)
    cases: dict[int, list[Participant]] = {}
    for row in rows:
        cases.setdefault(row.person_id, []).append(row)
    return [_known(found, viewer) for found in cases.values()]


def _known(rows: list[Participant], viewer: Viewer) -> Known:
    person = rows[0].person
    born = Birth(person.born_from, person.born_to) if person.born_from and person.born_to else None
    titles = [(row.case.title, current().service(row.case.service)) for row in rows]
    where = [f"{title} ({said(service.short)})" for title, service in titles]
    about = [age_words(born.age(viewer.today)) if born else "", *where]
    return Known(person.pk, str(person), ", ".join(part for part in about if part))


def known_person(viewer: Viewer, case_id: int, person_id: int) -> Person:
    """One of them; NotFound for whoever stands in no case that the viewer sees."""
    row = _seen(viewer, case_id).filter(person_id=person_id).first()
    if row is None:
        raise NotFound
    found: Person = row.person
    return found


def clients_in(case_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Who is served in each of the cases, that the caller has found visible."""
    rows = Participant.objects.filter(case_id__in=case_ids, client=True, until=None)
    served: dict[int, set[int]] = {one: set() for one in case_ids}
    for case_id, person_id in rows.values_list("case_id", "person_id"):
        served[case_id].add(person_id)
    return {case_id: frozenset(people) for case_id, people in served.items()}


def others_of_same(viewer: Viewer, case_id: int, service: str = "") -> list[CaseRow]:
    """Other cases of exactly the same people that the viewer sees, the newest first.

    The caller has found the case visible. ``service``: of this service only.
    """
    people = clients_in([case_id])[case_id]
    found = _serving(viewer, people, service) if people else []
    return [row for row, served in found if served == people and row.id != case_id]


def going_on(viewer: Viewer, people: Iterable[int], service: str) -> CaseRow | None:
    """The case of the service that goes on with all of them, as far as the viewer sees it."""
    wanted = frozenset(people)
    found = _serving(viewer, wanted, service) if wanted else []
    return next((row for row, served in found if wanted <= served and not row.is_over), None)


def _serving(
    viewer: Viewer, people: frozenset[int], service: str
) -> list[tuple[CaseRow, frozenset[int]]]:
    """Cases in which one of the people is served, the newest first, with all who are."""
    some = Participant.objects.filter(person_id__in=people, client=True, until=None)
    cases = with_key_worker(viewer).filter(pk__in=some.values("case_id"))
    if service:
        cases = cases.filter(service=service)
    rows = [row_of(one) for one in cases.order_by("-opened_on", "-pk")]
    served = clients_in([row.id for row in rows])
    return [(row, served[row.id]) for row in rows]
