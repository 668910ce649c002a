"""What was handed over, in words."""

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from opora.access.queries import names
from opora.decisions.handover.queries import HandedOver
from opora.ui.words import full_day


def step_words(row: HandedOver) -> str:
    """The step as its own screen is headed."""
    try:
        view = resolve(row.step.partition("?")[0]).func
    except Resolver404:  # the screen has another address by now
        return _("krok")
    return str(getattr(getattr(view, "view_class", None), "heading", _("krok")))


def who_and_why(row: HandedOver) -> str:
    """Who handed it over, when and why."""
    return _("Předává: %(who)s, %(day)s. %(why)s") % {
        "who": names([row.asked_by_id]).get(row.asked_by_id, ""),
        "day": full_day(row.asked_on),
        "why": row.why,
    }


def outcome_words(row: HandedOver) -> str:
    """What came of it, in three words or so."""
    if row.outcome:
        said = {"permitted": _("povoleno"), "refused": _("nepovoleno")}[row.outcome]
        return _("Vedoucí rozhoduje: %(said)s") % {"said": said}
    if row.settled_by_id:
        return _("Předaný krok je zapsaný")
    return _("Už to není potřeba") if row.settled else _("Čeká, až rozhodne vedoucí")
