"""What a digest says: how many things, of which kind, and where to look. Nobody's data."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opora.access.viewer import Viewer
from opora.desk.day import my_day
from opora.desk.standing_in import days_instead
from opora.reminders.models import Choice


@dataclass(frozen=True)
class Letter:
    """Plain text."""

    subject: str
    body: str


def letter_for(viewer: Viewer, mode: str, on: date) -> Letter | None:
    """The letter of the day; None where there is nothing to remind of.

    Of a due thing only the words of its button are taken ("Zapsat posouzení"): titles and reasons
    name people.
    """
    day = my_day(viewer, on)
    lines = [(group.kind, line.due.do_label) for group in day.groups for line in group.lines]
    late = [label for kind, label in lines if kind == "late"]
    today = [label for kind, label in lines if kind == "today"]
    instead = sum(
        len(group.lines)
        for one in days_instead(viewer, on)
        for group in one.day.groups
        if group.kind != "later"
    )
    if not late and (mode == Choice.Mode.OVERDUE or not (today or instead)):
        return None
    parts = [
        *_counted(late, _("Po termínu: %(n)s")),
        *_counted(today, _("Dnes má termín: %(n)s")),
    ]
    if instead:
        parts.append(_("Za kolegy, které zastupujete: %(n)s") % {"n": instead})
    where = _("Co to je, uvidíte po přihlášení: %(address)s") % {"address": settings.SITE_ADDRESS}
    change = _("Kdy a jestli to posílat, změníte na stránce Můj účet a vzhled.")
    number = len(late) + len(today) + instead
    subject = ngettext("Opora: čeká %(n)s věc", "Opora: čekají %(n)s věci", number) % {"n": number}
    return Letter(subject, "\n".join([*parts, "", where, "", change, ""]))


def _counted(labels: list[str], heading: str) -> list[str]:
    if not labels:
        return []
    kinds = sorted(Counter(labels).items())
    return [heading % {"n": len(labels)}, *(f"- {label}: {n}" for label, n in kinds)]
