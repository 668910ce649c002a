"""Corrections of acts: what stood there, what stands there now, and why it was changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from opora.access.queries import names
from opora.acts.models import Act
from opora.people.models import Person

Field = tuple[str, Any, Any]
COLUMNS = ("kind", "day", "at", "minutes", "note", "place", "channel", "level", "area", "goal")
PEOPLE, WORKERS, MATERIAL = "people", "workers", "material"


@dataclass(frozen=True)
class Change:
    """One correction. People and workers by their names, material by kind: (given, returned)."""

    on: date
    by: str
    why: str
    fields: tuple[Field, ...]


def changes(act_ids: Sequence[int]) -> dict[int, list[Change]]:
    """Corrections of acts found visible, the oldest first; at most three queries."""
    if not act_ids:
        return {}
    found: dict[int, list[Change]] = {}
    earlier: dict[int, dict[str, Any]] = {}
    rows = Act.history.filter(id__in=act_ids).order_by("history_id")
    for row in rows.values(
        "id", "history_date", "history_change_reason", "kept", "with_whom", *COLUMNS
    ):
        before = earlier.get(row["id"])
        earlier[row["id"]] = row
        if before is None:
            continue
        differing = tuple(_differing(before, row))
        why = row["history_change_reason"] or ""
        if differing or why:
            on = timezone.localtime(row["history_date"]).date()
            found.setdefault(row["id"], []).append(Change(on, "", why, differing))
    return _named(found)


def _differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Field]:
    for name in COLUMNS:
        if before[name] != now[name]:
            yield name, before[name], now[name]
    for name in sorted({*before["kept"], *now["kept"]}):
        if before["kept"].get(name) != now["kept"].get(name):
            yield name, before["kept"].get(name), now["kept"].get(name)
    # Of a record made before this was kept nothing is known, so nothing is said.
    if before["with_whom"] and now["with_whom"]:
        for name in (PEOPLE, WORKERS, MATERIAL):
            if before["with_whom"][name] != now["with_whom"][name]:
                yield name, before["with_whom"][name], now["with_whom"][name]


def _named(found: dict[int, list[Change]]) -> dict[int, list[Change]]:
    """Ids become names; nothing is asked where nobody changed."""
    fields = [field for made in found.values() for one in made for field in one.fields]
    people, workers = _ids(fields, PEOPLE), _ids(fields, WORKERS)
    rows = Person.objects.filter(pk__in=people) if people else []
    called = {
        PEOPLE: {one.pk: one.given_name or one.code for one in rows},
        WORKERS: names(workers) if workers else {},
    }
    return {
        act: [replace(one, fields=tuple(_said(field, called) for field in one.fields))
              for one in made]
        for act, made in found.items()
    }  # fmt: skip


def _ids(fields: Iterable[Field], name: str) -> list[int]:
    return sorted({one for field in fields if field[0] == name for one in (*field[1], *field[2])})


def _said(field: Field, called: Mapping[str, Mapping[int, str]]) -> Field:
    name, before, now = field
    if name not in called:
        return field
    known = called[name]
    return name, [known.get(one, "") for one in before], [known.get(one, "") for one in now]
