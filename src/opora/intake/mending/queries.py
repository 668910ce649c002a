"""How records of intake were put right: what stood there before, and why it was changed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from opora.access.doors import NotFound
from opora.cases.beside.queries import has, stands_beside
from opora.cases.mending.queries import Change, corrections
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
    found = corrections(model, {"id__in": ids}, names)
    return {row_id: made for row_id, made in found.items() if made}


def waits_since_outcome(case_id: int, after: date | None) -> str:
    """The stage that the latest outcome which counts left an applicant in: accepted, waiting.

    ``after``: outcomes up to the end of an earlier agreement say nothing of the next one.
    Empty where nothing was decided, or the case was opened again since.
    """
    rows = Outcome.objects.filter(case_id=case_id, void_reason="").order_by("-on", "-pk")
    latest = (rows if after is None else rows.filter(on__gt=after)).first()
    waits = {Outcome.Kind.ACCEPTED, Outcome.Kind.WAITING}
    return latest.kind if latest is not None and latest.kind in waits else ""
