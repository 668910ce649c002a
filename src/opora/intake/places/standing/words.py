"""Since when somebody waits and how they stand among the others, in words."""

from datetime import date

from django.utils.translation import gettext as _

from opora.cases.queries import CaseRow
from opora.intake.places.order import lacking
from opora.intake.places.queries import waiting_since
from opora.intake.places.standing.queries import Stands, in_line
from opora.ui.words import days_counted, full_day


def waits_words(case: CaseRow, on: date) -> str:
    """Of a case that waits; empty for others."""
    stands = in_line([case], on).get(case.id)
    since = waiting_since(case.id) if stands is not None else None
    if stands is None or since is None:
        return ""
    told = {"day": full_day(since), "days": days_counted((on - since).days)}
    place = _("Je %(place)s. v pořadí (v pořadníku celkem %(of)s).") % {
        "place": stands.place,
        "of": stands.of,
    }
    waits = _("V pořadníku čeká od %(day)s (%(days)s).") % told
    return " ".join([waits, place, _why(case, stands)])


def _why(case: CaseRow, stands: Stands) -> str:
    if stands.held is None:
        day = {"day": full_day(case.opened_on)}
        return _("Pořadí je podle dne žádosti, tato je ze dne %(day)s.") % day
    return " ".join(
        filter(None, (_("Pořadí je podle bodů."), stands.held.told, lacking(stands.held)))
    )
