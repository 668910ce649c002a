"""What of absences waits for the head: nobody stands in, or the stand-in does not see a case."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opora.access.absences.queries import Away, absences, away_on
from opora.access.addresses import path_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.boards import Beside, beside
from opora.desk.absences.queries import unseen
from opora.ui.words import full_day

AHEAD = timedelta(days=7)
"""So long before the first day the head learns of it; ours."""


@beside()
def waiting_for_heads(viewer: Viewer, on: date, *, mine: bool) -> Sequence[Beside]:
    """Absences of the team that go on or begin within a week."""
    services = viewer.services(HEADS)
    if not services:
        return []
    led = [one for one in absences(viewer, on) if one.since <= on + AHEAD]
    both_away = away_on({one.stand_in_id for one in led if one.stand_in_id is not None}, on)
    made = [_due(viewer, one, services[0], on, both_away) for one in led]
    return [one for one in made if one is not None]


def _due(
    viewer: Viewer, away: Away, service: str, on: date, both_away: dict[int, Away]
) -> Beside | None:
    if not away.is_covered(on) or away.stand_in_id in both_away:
        where = path_of("change_absence", away.id)
        title, label = _("Určit, kdo zastupuje: %(who)s"), _("Určit zástup")
        why = _("Nikdo nezastupuje od %(since)s do %(until)s.")
        if away.stand_in_id in both_away:
            why = _("Zástup má nepřítomnost také: %(stand_in)s.")
    elif (number := unseen(viewer, away).number) > 0:
        where = path_of("absence_cases", away.id)
        title, label = _("Rozhodnout o případech, které zástup nevidí: %(who)s"), _("Podívat se")
        told = ngettext("%(n)s případ", "%(n)s případy", number) % {"n": number}
        why = _("Zastupuje: %(stand_in)s. Nevidí: %(cases)s.").replace("%(cases)s", told)
    else:
        return None
    words = {"who": away.name, "stand_in": away.stand_in}
    days = {"since": full_day(away.since), "until": full_day(away.until)}
    return Beside(
        key=f"absence:{away.id}",
        service=service,
        day=max(on, away.since),
        title=title % words,
        why=why % {**words, **days},
        rule="S4",
        basis="ours",
        source=_("nepřítomnosti a zástupy"),
        url=where,
        do_label=label,
        do_url=where,
    )
