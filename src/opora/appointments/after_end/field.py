"""The field of a step that ends a case: what becomes of the meetings that are still planned."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opora.appointments.queries import AppointmentRow, open_of
from opora.appointments.words import meeting
from opora.ui import fields

GIVE_UP = "give_up"
TICKED = ["yes"]
NAMED = 3
"""How many meetings are named; of more only their number is said."""


def give_up_field(case_id: int) -> fields.ManyField | None:
    """None where nothing is planned. Ticked beforehand: there is nobody to meet after the end."""
    planned = open_of([case_id])
    if not planned:
        return None
    initial: Any = {"values": TICKED}
    return fields.ManyField(
        label=_("Naplánované schůzky"),
        help_text=_told(planned),
        choices=[(TICKED[0], _("Zrušit ty, které jsou po posledním dni"))],
        whole=False,
        initial=initial,
    )


def _told(planned: Iterable[AppointmentRow]) -> str:
    named = [meeting(one) for one in planned]
    rest = len(named) - NAMED
    told = "; ".join(named[:NAMED])
    if rest > 0:
        more = ngettext("a ještě %(n)s další", "a ještě %(n)s dalších", rest) % {"n": rest}
        told = f"{told} {more}"
    return _("Ještě je naplánováno: %(meetings)s.") % {"meetings": told}
