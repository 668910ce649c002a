"""One complaint as its page shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind
from opora.cases.queries import case_rows
from opora.catalog import current
from opora.catalog.service import Service
from opora.complaints.appeals.views import is_kept
from opora.complaints.mending.kinds import APPEAL, COMPLAINT, EXTENSION, REPLY, changes
from opora.complaints.queries import course_of, in_charge
from opora.complaints.rows import AppealRow, ComplaintRow, Course, ExtensionRow, ReplyRow
from opora.complaints.words import PILLS, day_off, kind_word, state_words, title
from opora.decisions.panels import said
from opora.ui.words import full_day


@dataclass(frozen=True)
class Entry:
    """Something that happened to a complaint, in words; ``text`` as it was written."""

    day: date
    title: str
    text: str
    lines: tuple[tuple[str, str], ...]
    void_reason: str
    correct_url: str
    corrections: Sequence[dict[str, Any]]
    next_label: str = ""
    next_url: str = ""


def shown(row: ComplaintRow, viewer: Viewer, on: date) -> dict[str, Any]:
    """What the template needs; the case only for whoever sees it."""
    service = current().service(row.service)
    site = service.site(row.site)
    cases = case_rows(viewer, [row.case_id]) if row.case_id is not None else []
    state = row.state(on)
    return {
        "row": row,
        "called": title(row),
        "kind": kind_word(row),
        "service_name": said(service.short),
        "site": said(site.name) if site and len(service.sites) > 1 else "",
        "way": word(service, "complaint_ways", row.way),
        "answer_way": word(service, "answer_ways", row.answer_way),
        "case": cases[0] if cases else None,
        "state": state,
        "pill": PILLS[state],
        "standing": state_words(row, on),
        "day_off": day_off(row),
        "entries": sorted(_entries(row, course_of(row.id), service), key=lambda one: one.day),
        "corrections": changes(COMPLAINT, row.id, service),
        "decides": row.handles and not row.void_reason,
        "answered": row.answered_on is not None,
        "in_charge": in_charge(viewer, row),
        "goes_on": is_kept(service),
    }


def word(service: Service, vocabulary: str, value: str) -> str:
    """A word of the service; nothing for nothing."""
    return said(service.word(vocabulary, value)) if value else ""


def _entries(row: ComplaintRow, course: Course, service: Service) -> Iterator[Entry]:
    for reply in course.replies:
        yield _reply(row, reply, service)
    for one in course.extensions:
        yield _extension(row, one, service)
    for appeal in course.appeals:
        yield _appeal(row, appeal, service)


def _reply(row: ComplaintRow, reply: ReplyRow, service: Service) -> Entry:
    late = row.due_day is not None and reply.on > row.due_day
    lines = (
        (_("Jak odešla"), word(service, "answer_ways", reply.way)),
        (_("Proč jiným způsobem"), reply.way_reason),
        (_("Jaká stížnost byla"), reply.result_label),
        (_("Co se změní"), reply.measures),
        (_("Kam se jde obrátit dál"), _told(reply.appeal_told)),
        (_("Odpovídá"), reply.by),
    )
    called = _("Odpověď, po termínu") if late else _("Odpověď")
    return _entry(REPLY, row, reply, called, reply.text, lines, service)


def _extension(row: ComplaintRow, one: ExtensionRow, service: Service) -> Entry:
    told = full_day(one.told_on) if one.told_on else _("zatím to není zapsané")
    lines = (
        (_("Nový termín"), full_day(one.until)),
        (_("Kdy se to dozví, kdo si stěžuje"), told),
        (_("Odkládá"), one.by),
    )
    return _entry(EXTENSION, row, one, _("Odložená odpověď"), one.reason, lines, service)


def _appeal(row: ComplaintRow, one: AppealRow, service: Service) -> Entry:
    ended = f"{full_day(one.result_on)}: {one.result}" if one.result_on else ""
    lines = (
        (_("Na koho"), word(service, "complaint_appeals", one.body)),
        (_("Jak to dopadlo"), ended or _("zatím nevíme")),
        (_("Zapisuje"), one.by),
    )
    entry = _entry(APPEAL, row, one, _("Stížnost šla dál"), one.note, lines, service)
    if not entry.correct_url or ended:
        return entry
    url = path_of("settle_appeal", row.id, one.id)
    return replace(entry, next_label=_("Zapsat, jak to dopadlo"), next_url=url)


def _told(appeal_told: bool | None) -> str:
    if appeal_told is None:
        return ""
    return _("v odpovědi to je") if appeal_told else _("v odpovědi to není")


def _entry(
    kind: Kind,
    row: ComplaintRow,
    of: Any,
    called: str,
    text: str,
    lines: Sequence[tuple[str, str]],
    service: Service,
) -> Entry:
    stands = row.handles and not of.void_reason and not row.void_reason
    return Entry(
        day=of.on,
        title=called,
        text=text,
        lines=tuple(one for one in lines if one[1]),
        void_reason=of.void_reason,
        correct_url=path_of(f"correct_{kind.name}", row.id, of.id) if stands else "",
        corrections=changes(kind, of.id, service),
    )
