"""What a case shows of conferences over it."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.team.conferences.actions import DUTY, KEPT
from opora.team.conferences.queries import ConferenceRow, conferences


def basis_words(row: ConferenceRow, service: Service) -> str:
    """On what it was held: the statute that the rule names, or the clients' consents."""
    if not row.duty:
        return _("se souhlasem klientů")
    laws = [one.source.law for one in KEPT.keeping(DUTY, service, row.on) if one.source.law]
    return ", ".join([_("povinná účast"), *laws])


@panel("print", 61)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """All of them on paper."""
    service = current().service(case.service)
    rows = [(one, basis_words(one, service)) for one in conferences(case.id) if not one.void_reason]
    return Panel("team/print_conferences.html", {"rows": rows}) if rows else None


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Each one, void ones struck through."""
    service = current().service(case.service)
    return [entry_of(one, service) for one in conferences(case.id)][:limit]


def entry_of(row: ConferenceRow, service: Service) -> Entry:
    """A conference, as an entry."""
    told = f"{basis_words(row, service)}. {row.all_called}"
    void = _("Neplatí: %(why)s") % {"why": row.void_reason} if row.void_reason else ""
    return Entry(
        day=row.on,
        what=_("Případová konference, %(place)s") % {"place": row.place},
        kind="void" if void else "note",
        icon="" if void else "people",
        details=told[:1].upper() + told[1:],
        note=void or f"{row.about}\n{row.conclusions}",
        why_url="" if void else path_of("why", row.decision_id),
        key=f"conference:{row.id:012}",
    )
