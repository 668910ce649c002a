"""How records of intake were put right: what stood there before, and why it was changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from opora.access.doors import NotFound
from opora.cases.beside.queries import has, stands_beside
from opora.intake.models import (
    Assessment,
    Contact,
    ContactCard,
    Informed,
    Introduction,
    Outcome,
)

KINDS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "contact": (
        Contact,
        ("on", "way", "danger", "request", "area", "target_group", "next_step", "note"),
    ),
    "intro": (
        Introduction,
        ("on", "way", "situation", "crisis", "consent_spoken_on", "specialist_id"),
    ),
    "assessment": (Assessment, ("on", "weighed_by", "key_worker_id", "conclusion")),
    "outcome": (Outcome, ("on", "ground", "reason", "letter", "referred_to")),
    "informed": (Informed, ("on", "note")),
    "card": (
        ContactCard,
        (
            "commission", "situation", "expectations", "can_meet", "cannot_meet", "area",
            "target_group", "programme", "lacks",
        ),
    ),
}  # fmt: skip

# Whether anything of a case was ever put right, kind by kind.
for _model, _fields in KINDS.values():
    stands_beside(_model)
    stands_beside(_model.history.model, history_type="~")


@dataclass(frozen=True)
class Change:
    """One correction: the day it was made, why, and each thing that differs."""

    on: date
    why: str
    fields: tuple[tuple[str, Any, Any], ...]


def row_of(kind: str, case_id: int, row_id: int) -> Any:
    """One record of a case found visible, for its own pages; NotFound otherwise."""
    if kind not in KINDS:
        raise NotFound
    row = KINDS[kind][0].objects.filter(pk=row_id, case_id=case_id).first()
    if row is None:
        raise NotFound
    return row


def changes(kind: str, case_id: int, ids: Sequence[int]) -> dict[int, list[Change]]:
    """Corrections of records of a case found visible, the oldest first."""
    model, names = KINDS[kind]
    if not has(case_id, model.history.model):
        return {}
    found: dict[int, list[Change]] = {}
    earlier: dict[int, dict[str, Any]] = {}
    rows = model.history.filter(id__in=ids).order_by("history_id")
    for row in rows.values("id", "history_date", "history_change_reason", *names):
        before = earlier.get(row["id"])
        earlier[row["id"]] = row
        if before is None:
            continue
        differing = tuple(
            (name, before[name], row[name])
            for name in names
            if before[name] != row[name] and not (name == "weighed_by" and not before[name])
        )
        if differing:
            on = timezone.localtime(row["history_date"]).date()
            why = row["history_change_reason"] or ""
            found.setdefault(row["id"], []).append(Change(on, why, differing))
    return found
