"""Who belonged to a case before, its programmes, what was put right in it; void cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import IntegerField, Value
from django.utils import timezone

from opora.access.doors import NotFound
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.cases.beside.queries import all_programmes, has, stands_beside
from opora.cases.mending.past import Change, Past
from opora.cases.models import Case, Participant, Programme
from opora.people.models import Person

stands_beside(Participant, until__isnull=False)


def watch(past: Past) -> None:
    """Of a table with rows of cases one query tells whether any of them was ever changed."""
    if _is_of_case(past):
        stands_beside(past.model.history.model, history_type="~")


def _is_of_case(past: Past) -> bool:
    return any(one.name == "case" for one in past.model._meta.concrete_fields)


@once_a_page
def corrections(past: Past, case_id: int, ids: Sequence[int]) -> dict[int, list[Change]]:
    """How rows of a case found visible were put right, the oldest first; one query.

    A change without a reason is a step of the record's own way, not a correction.
    """
    if not ids or (_is_of_case(past) and not has(case_id, past.model.history.model)):
        return {}
    found: dict[int, list[Change]] = {}
    earlier: dict[int, Mapping[str, Any]] = {}
    states = past.model.history.filter(id__in=ids).order_by("history_id")
    for row in states.values("id", "history_date", "history_change_reason", *past.columns):
        before = earlier.get(row["id"])
        earlier[row["id"]] = row
        why = row["history_change_reason"] or ""
        differing = tuple(_differing(past, before, row)) if before is not None and why else ()
        if differing:
            on = timezone.localtime(row["history_date"]).date()
            found.setdefault(row["id"], []).append(Change(on, why, differing))
    return found


def first_written(rows: Iterable[tuple[Any, int]]) -> dict[tuple[Any, int], datetime]:
    """When rows were written down first, each a model and an id; one query for all of them."""
    ids: dict[Any, set[int]] = {}
    for model, row_id in rows:
        ids.setdefault(model, set()).add(row_id)
    models = list(ids)
    states = [
        model.history.filter(id__in=ids[model], history_type="+")
        .order_by()
        .values_list(Value(number, output_field=IntegerField()), "id", "history_date")
        for number, model in enumerate(models)
    ]
    if not states:
        return {}
    told = states[0].union(*states[1:], all=True)
    return {(models[number], row_id): at for number, row_id, at in told}


def _differing(
    past: Past, before: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    for name in past.columns:
        if before[name] == now[name] or (name in past.kept_since and not before[name]):
            continue
        if name not in past.holds:
            yield name, before[name], now[name]
            continue
        for one in sorted({*before[name], *now[name]}):
            if before[name].get(one) != now[name].get(one):
                yield one, before[name].get(one), now[name].get(one)


def people_called(person_ids: set[int]) -> dict[int, str]:
    """How pages call people of a case found visible."""
    rows = Person.objects.filter(pk__in=person_ids) if person_ids else ()
    return {one.pk: one.given_name or one.code for one in rows}


@dataclass(frozen=True)
class Former:
    """Somebody who belongs to the case no more."""

    person_id: int
    name: str
    until: date
    because: str


@once_a_page
def former_people(case_id: int) -> list[Former]:
    """Of a case found visible, the last to leave first."""
    if not has(case_id, Participant):
        return []
    rows = Participant.objects.filter(case_id=case_id, until__isnull=False)
    return [
        Former(row.person_id, str(row.person), row.until, row.left_because)
        for row in rows.select_related("person").order_by("-until", "pk")
        if row.until is not None
    ]


def former(case_id: int, person_id: int) -> Former:
    """One of them; NotFound otherwise."""
    for one in former_people(case_id):
        if one.person_id == person_id:
            return one
    raise NotFound


def programme(case_id: int, programme_id: int) -> Programme:
    """One programme of a case found visible; NotFound otherwise."""
    for one in all_programmes(case_id):
        if one.pk == programme_id:
            return one
    raise NotFound


@dataclass(frozen=True)
class VoidCase:
    """A case that was opened by mistake, for those who watch over the service."""

    id: int
    title: str
    service: str
    site: str
    opened_on: date
    why: str


def void_cases(viewer: Viewer) -> list[VoidCase]:
    """Void cases that the viewer watches over, in Czech order."""
    rows = Case.objects.visible_to(viewer, void=True).order_by("sort_title", "pk")
    return [
        VoidCase(one.pk, one.title, one.service, one.site, one.opened_on, one.void_reason)
        for one in rows
    ]


def void_case_row(viewer: Viewer, case_id: int) -> VoidCase:
    """One of them; NotFound otherwise."""
    for one in void_cases(viewer):
        if one.id == case_id:
            return one
    raise NotFound
