"""Meetings in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from opora.appointments.models import Appointment
from opora.appointments.queries import AppointmentRow
from opora.catalog import current
from opora.decisions.panels import said
from opora.ui import words

NOTHING_TO_REVIEW = gettext_lazy(
    "Spolupráci teď není proč přehodnocovat: klient neruší schůzky jednu za druhou,"
    " nebo už je to probrané. Co jste si řekli, zapište jako poznámku."
)


def kind_words(row: AppointmentRow) -> str:
    """The act that is planned."""
    act = current().service(row.service).act(row.kind)
    text = said(act.text) if act else row.kind
    return text[:1].upper() + text[1:]


def meeting(row: AppointmentRow) -> str:
    """'Konzultace, pátek 20. listopadu v 9:00, Lenka Bartošová'."""
    told = _("%(what)s, %(day)s v %(hour)s, %(worker)s") % {
        "what": kind_words(row),
        "day": words.long_day(row.day),
        "hour": words.hour(row.at),
        "worker": row.worker,
    }
    return words.voiced(told)


def cancellation(row: AppointmentRow) -> str:
    """'Schůzku zrušil klient, bez vážného důvodu.'"""
    family = current().service(row.service).client == "family"
    by = {
        Appointment.CancelledBy.CLIENT.value: _("Zrušeno ze strany rodiny")
        if family
        else _("Zrušeno ze strany klienta"),
        Appointment.CancelledBy.NO_SHOW.value: _("Schůzka bez rodiny, bez omluvy")
        if family
        else _("Schůzka bez klienta, bez omluvy"),
        Appointment.CancelledBy.SERVICE.value: _("Zrušeno z naší strany"),
        Appointment.CancelledBy.OTHER.value: _("Zrušeno někým dalším"),
    }.get(row.cancelled_by, _("Zrušeno"))
    why = {"yes": _("z vážného důvodu"), "no": _("bez vážného důvodu")}.get(row.serious, "")
    if row.cancelled_by == Appointment.CancelledBy.CLIENT and not row.serious:
        # A reason may stand below all the same; whether it was a serious one nobody has said.
        why = _("jestli z vážného důvodu, nevíme") if row.cancel_note else ""
        why = why or _("na důvod jsme se neptali")
    ahead = row.kept.get("cancelled_ahead")  # where a rule keeps it (A12)
    told = {True: _("řečeno předem"), False: _("řečeno až potom"), None: ""}[ahead]
    sentence = ", ".join(part for part in (by, why, told) if part) + "."
    return " ".join(one for one in (sentence, _with_it(row), row.cancel_note) if one)


def _with_it(row: AppointmentRow) -> str:
    """'Spolu s ní i 4 další z opakování.': those that were given up together with it."""
    others = row.kept.get("cancelled_with")
    if not others:
        return ""
    told = ngettext(
        "Spolu s ní i %(n)s další z opakování.", "Spolu s ní i %(n)s další z opakování.", others
    )
    return told % {"n": others}
