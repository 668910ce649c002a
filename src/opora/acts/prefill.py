"""What a form starts with when something is already known."""

from typing import Any

from opora.access.viewer import Viewer
from opora.acts import about_people, material
from opora.acts.queries import ActRow
from opora.appointments import guests
from opora.appointments.queries import appointment
from opora.cases.queries import CaseRow
from opora.catalog import current

# What was said when the meeting was planned and is kept of the act too.
_CARRIED = ("child_prepared",)


def from_row(act: ActRow) -> dict[str, Any]:
    """A recorded act as the form of its correction."""
    found: dict[str, Any] = {
        "kind": act.kind,
        "day": act.day,
        "at": act.at,
        "minutes": act.minutes,
        "note": act.note,
        "place": act.place,
        "channel": act.channel,
        "level": act.level,
        "area": act.area,
        "goal": act.goal,
        "people": [one for one, _name in act.people],
        "workers": [one for one, _name in act.more_workers],
    }
    found |= act.kept | guests.as_typed(act.kept) | about_people.as_typed(act.kept)
    present = act.kept.get("client_present")
    if isinstance(present, bool):
        found["client_present"] = "yes" if present else "no"
    return found | material.as_typed(act.materials, current().service(act.service))


def from_appointment(viewer: Viewer, case: CaseRow, appointment_id: int) -> dict[str, Any]:
    """A meeting that took place, as the form of its act; nothing when it is not there."""
    row = appointment(viewer, case.id, appointment_id)
    if row is None:
        return {}
    return {
        "kind": row.kind,
        "day": row.day,
        "at": row.at,
        "minutes": row.minutes,
        "place": row.place,
        "channel": row.channel,
        "people": [one for one, _name in row.people],
        "workers": [one for one, _name in row.more_workers],
        "appointment": row.id,
        **{name: row.kept[name] for name in _CARRIED if name in row.kept},
        **guests.came_invited(row.kept),
    }
