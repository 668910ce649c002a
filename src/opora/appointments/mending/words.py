"""What of meetings and reviews can differ, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.appointments import guests
from opora.appointments.forms import ASKED
from opora.appointments.meeting_rooms.queries import room_names
from opora.appointments.models import Appointment, Review
from opora.cases.mending.past import Past
from opora.catalog.service import Service
from opora.decisions.panels import said


def _own(name: str, value: Any, service: Service) -> str | None:
    if name == guests.GUESTS:
        return guests.in_words(value, service) or str(_("nikdo"))
    if name == "room_id":
        return room_names([value]).get(value) or str(_("žádná"))
    act = service.act(value) if name == "kind" else None
    return said(act.text) if act else None


MEETINGS = Past(
    Appointment,
    {
        "kind": _("Co se bude dít"),
        "day": _("Který den"),
        "at": _("V kolik"),
        "minutes": _("Minuty"),
        "worker_id": _("S kým z nás"),
        "workers": _("Kdo z nás tam ještě bude"),
        "with_whom": _("S kým"),
        "room_id": _("Místnost"),
        "moved_by": _("Kdo žádá o jiný čas"),
        "clash_reason": _("Proč má schůzka platit i tak"),
        "place": _("Kde"),
        "channel": _("Jak"),
        "note": _("Poznámka"),
        "state": _("Schůzka"),
        "cancelled_by": _("Kdo schůzku zrušil"),
        "serious": _("Vážný důvod"),
        "cancel_note": _("Poznámka ke zrušení"),
        "cancelled_on": _("Kdy byla zrušená"),
        "cancelled_ahead": _("Věděli jsme to předem?"),
        "cancelled_with": _("Kolik dalších schůzek se zrušilo s ní"),
        **ASKED,
        **guests.AT_MEETING,
    },
    holds=("kept",),
    moves=frozenset({"day", "at"}),
    kept_since=("with_whom", "workers"),
    accounts=frozenset({"worker_id", "workers"}),
    people=frozenset({"with_whom"}),
    chosen={
        "place": "places",
        "channel": "channels",
        "cancelled_by": Appointment.CancelledBy,
        "moved_by": Appointment.MovedBy,
        "serious": Appointment.Serious,
        "state": Appointment.State,
    },
    own=_own,
)
REVIEWS = Past(Review, {"on": _("Kdy"), "outcome": _("Na čem jste se dohodli")})
