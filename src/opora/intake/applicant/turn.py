"""What the form of acceptance says of the order at the site, before anything is saved (D14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.queries import case_rows
from opora.catalog import current
from opora.decisions.panels import line_of
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.intake.places.turns.queries import Turn, turns
from opora.ui.verdict import ReasonLine
from opora.ui.words import full_day

ASK = "may_be_next"
# Of a longer line it is enough to name the first ones.
NAMED = 5


@dataclass(frozen=True)
class Told:
    """What the rules refuse without a reason, and whom it is about as far as one may see them."""

    lines: Sequence[ReasonLine] = ()
    names: Sequence[str] = ()


def told_of_turn(viewer: Viewer, subject: Subject, on: date) -> Told:
    """Who waits longer, and whom the free places are kept for."""
    verdict = weigh(ask=ASK, subject=subject, given={}, on=on)
    if not verdict.reasons:
        return Told()
    service = current().service(subject.service)
    lines = [line_of(one, service) for one in verdict.refusing]
    found = turns([subject], on)[0]
    return Told(lines, [] if found is None else _names(viewer, found))


def _names(viewer: Viewer, turn: Turn) -> list[str]:
    told = []
    first = turn.passed_over[:NAMED]
    seen = {one.id: one for one in case_rows(viewer, [*first, *turn.promised])}
    longer = [
        _("%(title)s (žádost je ze dne %(day)s)")
        % {"title": seen[one].title, "day": full_day(seen[one].opened_on)}
        for one in first
        if one in seen
    ]
    if longer:
        told.append(_("Déle čeká: %(who)s.") % {"who": ", ".join(longer)})
    if turn.free and turn.promised:
        known = [seen[one].title for one in turn.promised if one in seen]
        names = f" ({', '.join(known)})" if known else ""
        count = f"{len(turn.promised)}{names}"
        told.append(_("Místa, která už čekají na smlouvu: %(count)s.") % {"count": count})
    return told
