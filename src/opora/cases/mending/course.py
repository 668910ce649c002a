"""The course of a case with what was put right in it, and the ways to put more of it right."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.boards import Entry, timeline_of
from opora.cases.mending.kinds import KINDS, Kind
from opora.cases.mending.past import Past
from opora.cases.mending.queries import corrections, first_written
from opora.cases.mending.words import trace
from opora.cases.queries import CaseRow
from opora.catalog import current


def course_of(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """The latest entries of all features, each with its corrections and the way to correct it."""
    return marked(viewer, case, timeline_of(viewer, case, limit, written))


def written(keys: Sequence[str]) -> dict[str, datetime]:
    """When the records were written down, by the first state in their history; one query."""
    named = {key: record_of(":".join(key.split(":")[:2])) for key in keys}
    rows = {key: (kind.past.model, number) for key, (kind, number) in named.items()
            if kind is not None and kind.past is not None}  # fmt: skip
    found = first_written(rows.values())
    return {key: found[row] for key, row in rows.items() if row in found}


def marked(viewer: Viewer, case: CaseRow, entries: Sequence[Entry]) -> list[Entry]:
    """Entries that are records of a kind say how they were put right and where they can be."""
    known = [(one, *record_of(one.key)) for one in entries]
    by_kind: dict[str, list[int]] = {}
    for _entry, kind, row_id in known:
        if kind is not None:
            by_kind.setdefault(kind.name, []).append(row_id)
    told = {name: traces(KINDS[name].past, case, ids) for name, ids in by_kind.items()}
    return [
        _marked(one, kind, row_id, viewer, case, told[kind.name].get(row_id, "")) if kind else one
        for one, kind, row_id in known
    ]


def _marked(
    entry: Entry, kind: Kind, row_id: int, viewer: Viewer, case: CaseRow, told: str
) -> Entry:
    stands = entry.kind != "void"
    way = kind.correct_url(viewer, case, row_id) or kind.void_url(viewer, case, row_id)
    # What is void says on its page who made it so, and when.
    said = told or (_("Zápis je zneplatněný.") if not stands and kind.has_page else "")
    return replace(
        entry,
        trace=said,
        trace_url=kind.url(case.id, row_id) if said else "",
        edit_url=way if stands else "",
    )


def record_of(key: str) -> tuple[Kind | None, int]:
    """The kind and the number that the key of an entry names."""
    name, _colon, number = key.partition(":")
    return (KINDS.get(name), int(number)) if number.isdecimal() else (None, 0)


def traces(past: Past | None, case: CaseRow, ids: Iterable[int]) -> dict[int, str]:
    """The latest correction of each record in words."""
    if past is None:
        return {}
    service = current().service(case.service)
    made = corrections(past, case.id, tuple(ids))
    return {row_id: trace(one, past, service) for row_id, one in made.items()}
