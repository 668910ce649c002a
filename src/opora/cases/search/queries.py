"""Cases by the beginning of a name, a code or a telephone number."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from opora.access.prepared import prepared
from opora.access.sorting import folded
from opora.access.viewer import Viewer
from opora.cases.models import AgreedWay, Case, Participant
from opora.cases.queries import CaseRow, row_of
from opora.people.codes import alike
from opora.people.phones import looked_for

WORDS = 4
"""So many words of what was typed are looked for."""


def find(viewer: Viewer, words: str, limit: int = 30) -> list[CaseRow]:
    """Cases whose people's names, code or family's name begin with the words, diacritics aside.

    Where a number was typed: with whose telephone it begins, too.
    """
    if number := looked_for(words):
        called = _called(number, _code(words), viewer=viewer, limit=limit)
        return [row_of(one) for one in called]
    whole = folded(words)
    parts = whole.split()[:WORDS]
    if not parts:
        return []
    codes = [_code(one) for one in (words, *parts)]
    return [row_of(one) for one in _found(whole, *codes, *parts, viewer=viewer, limit=limit)]


def _code(words: str) -> str:
    """As the words stand at the beginning of a code; what no code begins with, if they can't."""
    return alike(words) or " "


@prepared
def _found(whole: str, code: str, *texts: str, viewer: Viewer, limit: int) -> QuerySet[Case]:
    """``texts``: each word as it stands in a code, then each as it stands in a name."""
    half = len(texts) // 2
    # Each by its own index: an OR of them would look at every case. Together, as sight is asked
    # once then.
    ways = _named(viewer, texts[:half], texts[half:]).union(
        _under_code(viewer, code), _families(viewer, whole)
    )
    rows: QuerySet[Case] = Case.objects.visible_to(viewer).filter(pk__among_few=ways)
    return rows.order_by("sort_title", "pk")[:limit]


@prepared
def _called(number: str, code: str, *, viewer: Viewer, limit: int) -> QuerySet[Case]:
    """By each number of a person and of what was agreed, and by a code of the same digits."""
    people = Participant.objects.filter(person__organisation_id=viewer.organisation_id)
    agreed = AgreedWay.objects.filter(case__organisation_id=viewer.organisation_id, void_reason="")
    ways = _under_code(viewer, code).union(
        people.filter(person__phone_first__begins=number).values("case_id"),
        people.filter(person__phone_second__begins=number).values("case_id"),
        agreed.filter(phone_first__begins=number).values("case_id"),
        agreed.filter(phone_second__begins=number).values("case_id"),
    )
    rows: QuerySet[Case] = Case.objects.visible_to(viewer).filter(pk__among_few=ways)
    return rows.order_by("sort_title", "pk")[:limit]


def _named(viewer: Viewer, codes: Sequence[str], parts: Sequence[str]) -> Any:
    """Of one person in whom every word is found."""
    people = Participant.objects.all()
    # The organisation stands with each: so each has an index.
    ours = {"person__organisation_id": viewer.organisation_id}
    for code, part in zip(codes, parts, strict=True):
        people = people.filter(
            Q(**ours, person__family_folded__begins=part)
            | Q(**ours, person__given_folded__begins=part)
            | Q(**ours, person__code_alike__begins=code)
            | Q(**ours, person__code_last=part)
        )
    return people.values("case_id")


def _under_code(viewer: Viewer, code: str) -> Any:
    """Of somebody whose code begins so, however it is spelled: 'javor38' or 'Javor-38'."""
    ours = Participant.objects.filter(person__organisation_id=viewer.organisation_id)
    return ours.filter(person__code_alike__begins=code).values("case_id")


def _families(viewer: Viewer, words: str) -> Any:
    ours = Case.objects.filter(organisation_id=viewer.organisation_id)
    return ours.filter(family_folded__begins=words).values("pk")
