"""The register of a year: which complaints, and how many of each kind."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.catalog import current
from opora.complaints.queries import complaints
from opora.complaints.rows import ComplaintRow, State
from opora.complaints.words import Line, line
from opora.decisions.panels import said


@dataclass(frozen=True)
class Register:
    """What the page shows; ``counts`` are of the whole year, whatever is chosen of it."""

    service: str
    year: int
    kind: str
    state: str
    kinds: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    by_kind: tuple[tuple[str, int], ...]
    by_state: tuple[tuple[str, int], ...]
    in_all: int


def state_labels() -> dict[State, str]:
    """How complaints can stand, as the filter calls it."""
    return {
        "overdue": _("po termínu"),
        "open": _("čekají na odpověď"),
        "answered": _("zodpovězené včas"),
        "late_answer": _("zodpovězené pozdě"),
        "noted": _("odpověď není potřeba"),
        "void": _("neplatné"),
    }


def register_of(
    viewer: Viewer, *, service: str, year: int, kind: str, state: str, on: date
) -> Register:
    """Of what the viewer sees; void ones are shown, and counted nowhere else."""
    rows = complaints(viewer, service=service, year=year)
    labels, names = kinds_of(service or None), state_labels()
    chosen = [
        one
        for one in rows
        if (kind not in labels or one.kind == kind)
        and (state not in names or one.state(on) == state)
    ]
    return Register(
        service=service,
        year=year,
        kind=kind if kind in labels else "",
        state=state if state in names else "",
        kinds=_present(labels, {one.kind for one in rows}, kind),
        states=_present(names, {one.state(on) for one in rows}, state),
        lines=tuple(line(one, on) for one in chosen),
        by_kind=by_kind(rows, labels),
        by_state=_by_state(rows, on),
        in_all=sum(not one.void_reason for one in rows),
    )


def _present(
    labels: Mapping[Any, str], found: Iterable[str], chosen: str
) -> tuple[tuple[str, str], ...]:
    """What there is to choose from: what the year has, and what is chosen already."""
    there = {*found, chosen}
    return tuple((str(key), label) for key, label in labels.items() if key in there)


def kinds_of(service_id: str | None) -> dict[str, str]:
    """The words for kinds, of one service or of all together."""
    services = [current().service(service_id)] if service_id else current().services.values()
    return {word.id: said(word.text) for one in services for word in one.words("complaint_kinds")}


def by_kind(rows: Sequence[ComplaintRow], labels: dict[str, str]) -> tuple[tuple[str, int], ...]:
    """How many of each kind count."""
    counted = Counter(one.kind for one in rows if not one.void_reason)
    return tuple((label, counted[key]) for key, label in labels.items())


def _by_state(rows: Sequence[ComplaintRow], on: date) -> tuple[tuple[str, int], ...]:
    counted = Counter(one.state(on) for one in rows)
    return tuple((label, counted[key]) for key, label in state_labels().items() if counted[key])
