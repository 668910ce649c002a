"""Codes that are free, and cases of those whose code is like another."""

from opora.access.sorting import folded
from opora.access.viewer import Viewer
from opora.cases.models import Participant
from opora.cases.queries import CaseRow, row_of, with_key_worker
from opora.intake.words import any_code
from opora.people.codes import near, plain
from opora.people.models import Person

_TRIES = 40


def free_code() -> str:
    """A code that nobody in the organisation has yet, nor one that could be taken for it.

    Where nearly all are taken it is only one that nobody has.
    """
    proposed = [any_code() for _try in range(_TRIES)]
    alone = (one for one in proposed if not _has(near(one)))
    free = (one for one in proposed if not _has({folded(one)}, "code_folded"))
    return next(alone, None) or next(free, proposed[-1])


def _has(codes: set[str], column: str = "code_alike") -> bool:
    found: bool = Person.objects.filter(**{f"{column}__in": codes}).exists()
    return found


def alike_cases(viewer: Viewer, code: str, limit: int) -> list[tuple[CaseRow, bool]]:
    """Visible cases of those whose code is so near that it may be a slip; whether it is the same.

    The same ones first.
    """
    if not plain(code):
        return []
    people = Participant.objects.filter(
        person__organisation_id=viewer.organisation_id, person__code_alike__in=near(code)
    )
    codes = dict(people.values_list("case_id", "person__code"))
    rows = [row_of(one) for one in with_key_worker(viewer).filter(pk__in=codes)]
    same = {row.id for row in rows if plain(codes[row.id]) == plain(code)}
    rows.sort(key=lambda row: (row.id not in same, row.is_over, -row.id))
    return [(row, row.id in same) for row in rows[:limit]]
