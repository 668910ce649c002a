"""A meeting without a case in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.appointments.mending.words import MEETINGS
from opora.appointments.models import Appointment, Visit
from opora.appointments.visits.queries import VisitRow
from opora.cases.mending.past import Past
from opora.catalog import current
from opora.decisions.panels import said
from opora.ui import words

CANCELLED: dict[str, Any] = {
    Appointment.CancelledBy.NO_SHOW.value: gettext_lazy("Nikdo nedorazil"),
    Appointment.CancelledBy.CLIENT.value: gettext_lazy("Zrušeno z druhé strany"),
    Appointment.CancelledBy.SERVICE.value: gettext_lazy("Zrušeno z naší strany"),
    Appointment.CancelledBy.OTHER.value: gettext_lazy("Zrušeno jinak"),
}
LABELS = ("kind", "day", "at", "minutes", "worker_id", "room_id", "moved_by", "clash_reason",
          "place", "channel")  # fmt: skip
VISITS = Past(
    Visit,
    {
        "label": gettext_lazy("Slovo pro příchod"),
        "code": gettext_lazy("Kód"),
        **{name: MEETINGS.labels[name] for name in LABELS},
    },
    accounts=frozenset({"worker_id"}),
    chosen={name: MEETINGS.chosen[name] for name in ("place", "channel", "moved_by")},
    own=MEETINGS.own,
)
"""What of it can differ."""


def kind_words(row: VisitRow) -> str:
    """The act that is planned."""
    act = current().service(row.service).act(row.kind)
    text = said(act.text) if act else row.kind
    return text[:1].upper() + text[1:]


def when_words(row: VisitRow) -> str:
    """'pátek 20. listopadu v 9:00, 60 minut'."""
    told = {
        "day": words.long_day(row.day),
        "hour": words.hour(row.at),
        "minutes": words.minutes(row.minutes),
    }
    return words.voiced(_("%(day)s v %(hour)s, %(minutes)s") % told)


def where_words(row: VisitRow) -> str:
    """Who of us, where, by which way, in which room."""
    service = current().service(row.service)
    told = [row.worker]
    told += [said(service.word("places", row.place))] if row.place else []
    told += [row.room] if row.room else []
    if row.channel not in ("", "in_person"):
        told.append(said(service.word("channels", row.channel)))
    return ", ".join(told)


def visit_words(row: VisitRow) -> str:
    """'Konzultace, pátek 20. listopadu v 9:00, 60 minut, Lenka Bartošová'."""
    return f"{kind_words(row)}, {when_words(row)}, {row.worker}"


def cancellation(row: VisitRow) -> str:
    """'Nikdo nedorazil, 20. listopadu 2026. Telefon nebere.'; nothing where it stands."""
    if row.cancelled_on is None:
        return ""
    who = CANCELLED.get(row.cancelled_by, _("Zrušeno"))
    told = f"{who}, {words.full_day(row.cancelled_on)}."
    return f"{told} {row.cancel_note}".strip()
