"""What was put right on meetings, in words."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.queries import names
from opora.appointments.forms import ASKED
from opora.appointments.mending.queries import people_called
from opora.appointments.models import Appointment
from opora.cases.mending.queries import Change
from opora.cases.mending.words import Line, corrected
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import words

NOT_CANCELLED = gettext_lazy("Tato schůzka zrušená není. Podívejte se na případ.")
LABELS = {
    "kind": gettext_lazy("Co se bude dít"),
    "day": gettext_lazy("Který den"),
    "at": gettext_lazy("V kolik"),
    "minutes": gettext_lazy("Minuty"),
    "worker_id": gettext_lazy("S kým z nás"),
    "with_whom": gettext_lazy("S kým"),
    "place": gettext_lazy("Kde"),
    "channel": gettext_lazy("Jak"),
    "note": gettext_lazy("Poznámka"),
    "cancelled_by": gettext_lazy("Kdo schůzku zrušil"),
    "serious": gettext_lazy("Vážný důvod"),
    "cancel_note": gettext_lazy("Poznámka ke zrušení"),
    "cancelled_on": gettext_lazy("Kdy byla zrušená"),
    "state": gettext_lazy("Schůzka"),
    "on": gettext_lazy("Kdy"),
    "outcome": gettext_lazy("Na čem jste se dohodli"),
    "cancelled_ahead": gettext_lazy("Věděli jsme to předem?"),
    **ASKED,
}
_CHOICES: dict[str, Any] = {
    "cancelled_by": Appointment.CancelledBy,
    "serious": Appointment.Serious,
    "state": Appointment.State,
}
_VOCABULARIES = {"place": "places", "channel": "channels"}


def trace(made: Sequence[Change], service: Service) -> str:
    """The latest correction under an entry."""
    return corrected(made[-1].on, differences(made[-1], service)) if made else ""


def differences(change: Change, service: Service) -> list[Line]:
    """Label, what stood there, what stands there now."""
    fields = [one for field in change.fields for one in _opened(field)]
    people = {one for name, *both in fields if name == "with_whom" for side in both for one in side}
    called = names(one for name, *both in fields if name == "worker_id" for one in both)
    known = {"worker_id": called, "with_whom": people_called(people)}
    return [
        (str(LABELS.get(name, name)), _value(name, before, service, known),
         _value(name, now, service, known))
        for name, before, now in fields
    ]  # fmt: skip


def _opened(field: tuple[str, Any, Any]) -> list[tuple[str, Any, Any]]:
    """What the step itself said is kept together; each thing is told by itself."""
    name, before, now = field
    if name != "kept":
        return [field]
    both = sorted({*before, *now})
    return [(one, before.get(one), now.get(one)) for one in both if before.get(one) != now.get(one)]


def _value(name: str, value: Any, service: Service, known: dict[str, dict[int, str]]) -> str:
    if name in _CHOICES and value:
        return str(_CHOICES[name](value).label).lower()
    if value in (None, "", []):
        return _("nevyplněno")
    if name in known:
        ids = value if isinstance(value, list) else [value]
        return ", ".join(known[name].get(one, "") for one in ids)
    if name == "kind":
        act = service.act(value)
        return said(act.text) if act else str(value)
    if name in _VOCABULARIES:
        return said(service.word(_VOCABULARIES[name], value))
    return _plainly(name, value)


def _plainly(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("ano") if value else _("ne")
    if name in {"day", "on", "cancelled_on"}:
        return words.numeric_day(value)
    return words.hour(value) if name == "at" else str(value)
