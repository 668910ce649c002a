"""Cases by the beginning of a name or a code."""

from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet

from opora.access.prepared import prepared
from opora.access.sorting import folded
from opora.access.viewer import Viewer
from opora.cases.models import Case, Participant
from opora.cases.queries import CaseRow, row_of
from opora.people.codes import alike

WORDS = 4
"""So many words of what was typed are looked for."""


def find(viewer: Viewer, words: str, limit: int = 30) -> list[CaseRow]:
    """Cases whose people's names, code or family's name begin with the words, diacritics aside."""
    parts = folded(words).split()[:WORDS]
    if not parts:
        return []
    shape: dict[str, Any] = {"viewer": viewer, "limit": limit}
    # Each by its own index: an OR of them would look at every case.
    ways = (
        _named(*parts, *(f" {one}" for one in parts), **shape),
        _families(folded(words), **shape),
        _under_code(alike(words) or " ", **shape),
    )
    found = {one.pk: one for one in chain(*ways)}
    ordered = sorted(found.values(), key=lambda one: (one.sort_title, one.pk))
    return [row_of(one) for one in ordered[:limit]]


@prepared
def _named(*texts: str, viewer: Viewer, limit: int) -> QuerySet[Case]:
    """Of one person in whom every word is found; the second half are the words with a space."""
    people = Participant.objects.all()
    half = len(texts) // 2
    # The organisation stands with each: so each has an index.
    ours = {"person__organisation_id": viewer.organisation_id}
    for part, within in zip(texts[:half], texts[half:], strict=True):
        # Few have a code: only theirs are looked through.
        coded = Q(person__code_folded__begins=part) | Q(person__code_folded__endswith=within)
        people = people.filter(
            Q(**ours, person__family_folded__begins=part)
            | Q(**ours, person__given_folded__begins=part)
            | Q(coded, **ours, person__code_alike__gt="")
        )
    return _seen(viewer, limit, pk__in=people.values("case_id"))


@prepared
def _families(words: str, *, viewer: Viewer, limit: int) -> QuerySet[Case]:
    return _seen(viewer, limit, family_folded__begins=words)


@prepared
def _under_code(code: str, *, viewer: Viewer, limit: int) -> QuerySet[Case]:
    """Of somebody whose code begins so, however it is spelled: 'javor38' or 'Javor-38'."""
    people = Participant.objects.filter(
        person__organisation_id=viewer.organisation_id, person__code_alike__begins=code
    )
    return _seen(viewer, limit, pk__in=people.values("case_id"))


def _seen(viewer: Viewer, limit: int, **found: Any) -> QuerySet[Case]:
    rows: QuerySet[Case] = Case.objects.visible_to(viewer).filter(**found)
    return rows.order_by("sort_title", "pk")[:limit]
