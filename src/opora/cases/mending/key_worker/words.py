"""Corrections of who answers for a case, in words."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.cases.mending.key_worker.queries import called
from opora.cases.mending.queries import Change
from opora.cases.mending.words import Line, corrected
from opora.ui.words import numeric_day

LABELS = {
    "worker_id": gettext_lazy("Kdo případ vede"),
    "since": gettext_lazy("Ode dne"),
    "reason": gettext_lazy("Proč se to mění"),
}


def trace(made: Sequence[Change]) -> str:
    """The latest correction under an entry."""
    return corrected(made[-1].on, differences(made[-1])) if made else ""


def differences(change: Change) -> list[Line]:
    """Label, who or what stood there, who or what stands there now."""
    known = called([change])

    def say(name: str, value: Any) -> str:
        if name == "worker_id":
            return known.get(value, "")
        return numeric_day(value) if name == "since" else str(value) or _("nevyplněno")

    return [
        (str(LABELS[name]), say(name, before), say(name, now))
        for name, before, now in change.fields
    ]
