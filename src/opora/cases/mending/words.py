"""A correction in words: the line under an entry."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.ui import words

Line = tuple[str, str, str]
"""Label, what stood there, what stands there now."""
LONG = 60


def corrected(on: date, lines: Sequence[Line]) -> str:
    """'Opraveno 2. 11.: jak: místo telefonem správně osobně.'"""
    return _("Opraveno %(day)s: %(what)s.") % {
        "day": f"{on.day}.{words.NBSP}{on.month}.",
        "what": ", ".join(_shortly(line) for line in lines),
    }


def _shortly(line: Line) -> str:
    label, before, now = line
    if len(before) + len(now) > LONG:
        return _("jinak %(label)s") % {"label": label[:1].lower() + label[1:]}
    return _("%(label)s: místo %(before)s správně %(now)s") % {
        "label": label[:1].lower() + label[1:],
        "before": before,
        "now": now,
    }
