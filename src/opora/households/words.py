"""The family of a case in words."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.cases.boards import Entry
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.households.queries import CustodyRow, RelationRow, StayRow
from opora.households.terms import CUSTODY, KINDS, MUTUAL, SOURCES
from opora.ui import words


def relation_words(row: RelationRow, service: Service) -> str:
    """'Eva: rodič, koho: Jakub'; what holds both ways of both: 'Eva, Petr: manželé'."""
    if any(one.id == row.kind for one in service.words(MUTUAL)):
        return f"{row.person}, {row.other}: {said(service.word(MUTUAL, row.kind))}"
    return _("%(person)s: %(kind)s, koho: %(other)s") % {
        "person": row.person,
        "kind": said(service.word(KINDS, row.kind)),
        "other": row.other,
    }


def stay_words(row: StayRow) -> str:
    """'od 3. září 2026' or 'od 3. září 2025 do 2. září 2026'."""
    if row.until is None:
        return _("od %(since)s") % {"since": words.full_day(row.since)}
    return _("od %(since)s do %(until)s") % {
        "since": words.full_day(row.since),
        "until": words.full_day(row.until),
    }


def custody_words(row: CustodyRow, service: Service) -> str:
    """'společná péče: Eva, Petr, od 3. září 2026; soud'."""
    kind = said(service.word(CUSTODY, row.kind))
    told = [f"{kind}: {', '.join(row.called)}" if row.called else kind]
    told.append(_("od %(since)s") % {"since": words.full_day(row.since)})
    if row.next_on is not None:
        told.append(_("od %(day)s jinak") % {"day": words.full_day(row.next_on)})
    if row.source:
        told.append(said(service.word(SOURCES, row.source)))
    if row.arrangement:
        told.append(row.arrangement)
    return ", ".join(told)


def _entry(day: date, what: str, text: str, void: str) -> Entry:
    return Entry(
        day=day,
        what=what,
        kind="void" if void else "note",
        details=_("Neplatí. %(why)s") % {"why": void} if void else "",
        note=text,
    )


def entry_of_relation(row: RelationRow, service: Service, on: date) -> Entry:
    """For the pages on which it is put right."""
    return _entry(on, _("Vztah"), relation_words(row, service), row.void_reason)


def entry_of_stay(row: StayRow) -> Entry:
    """For the pages on which it is put right."""
    what = _("Domácnost: %(name)s") % {"name": row.household}
    return _entry(row.since, what, f"{row.person}, {stay_words(row)}", row.void_reason)


def entry_of_custody(row: CustodyRow, service: Service) -> Entry:
    """For the pages on which it is put right."""
    what = _("Péče o dítě: %(child)s") % {"child": row.child}
    return _entry(row.since, what, capfirst(custody_words(row, service)), row.void_reason)
