"""What a worker says has happened, and what of it the rules are asked about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from opora.access.viewer import Viewer
from opora.appointments.moments import moment_facts
from opora.cases.beside.queries import programmes
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.catalog import current

# Kept beside the columns and asked about by rules.
ASK = "may_record_act"
_TOLD = ("client_present", "aid_condition", "programme")


@dataclass(frozen=True)
class Happened:
    """One act as it was told. ``materials``: kind -> (given, brought back)."""

    kind: str
    day: date
    at: time | None = None
    minutes: int | None = None
    people: tuple[int, ...] = ()
    workers: tuple[int, ...] = ()
    note: str = ""
    place: str = ""
    channel: str = ""
    level: str = ""
    area: str = ""
    goal: str = ""
    kept: Mapping[str, object] = field(default_factory=dict)
    materials: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    appointment_id: int | None = None


def happened(act: Any) -> Happened:
    """A recorded act (its row) as it was told."""
    return Happened(
        kind=act.kind,
        day=act.day,
        at=act.at,
        minutes=act.minutes,
        people=tuple(one for one, _name in act.people),
        workers=tuple(one for one, _name in act.more_workers),
        note=act.note,
        place=act.place,
        channel=act.channel,
        level=act.level,
        area=act.area,
        goal=act.goal,
        kept=act.kept,
        materials={kind: (out, back) for kind, out, back in act.materials},
        appointment_id=act.appointment_id,
    )


def given(case: Case | CaseRow, what: Happened, by: Viewer) -> dict[str, object]:
    """The facts that the step itself says; what was not said is left out."""
    case_id = case.pk if isinstance(case, Case) else case.id
    asks_programme = "programme" in current().service(case.service).rulebook.facts_of(ASK)
    facts: dict[str, object] = {
        "act": what.kind,
        "minutes": what.minutes,
        "place": what.place or None,
        "channel": what.channel or None,
        "programme": _programme(case_id, what.day) if asks_programme else None,
        **{name: what.kept.get(name) for name in _TOLD if what.kept.get(name) not in (None, "")},
        **moment_facts(
            by,
            service=case.service,
            site=case.site,
            case_id=case_id,
            day=what.day,
            at=what.at,
            minutes=what.minutes,
        ),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _programme(case_id: int, day: date) -> str | None:
    """The programme that ran on the day, where it can be only one."""
    running = {
        row.programme
        for row in programmes(case_id)
        if row.started_on <= day and (row.ended_on is None or row.ended_on >= day)
    }
    return running.pop() if len(running) == 1 else None
