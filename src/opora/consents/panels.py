"""What consents show on the case page, in its timeline and in print; ways on."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.empty_parts import Empty
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.catalog.service import Service
from opora.consents.actions import takes_consents
from opora.consents.facts import COOPERATION
from opora.consents.queries import (
    ConsentRow,
    DisclosureRow,
    WithdrawalRow,
    consents,
    disclosures,
)
from opora.consents.shown import consents_shown, disclosures_shown
from opora.consents.words import basis_words, purpose_words, scope_words, way_words
from opora.decisions.panels import said, way_on
from opora.decisions.providers import Subject
from opora.ui.words import full_day

SHOWN = 3


@panel("margin", 60)
def margin(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Consents that hold and what left last."""
    service = current().service(case.service)
    if not takes_consents(service):
        return None
    known, left = consents_shown(case, service, on), disclosures_shown(case, service)
    if not known and not left:
        return _none_yet(viewer, case)
    return Panel(
        "consents/margin.html",
        {
            "case": case,
            "consents": [one for one in known if one["stands"]][:SHOWN],
            "disclosures": left[:SHOWN],
            "may_give": may(viewer, "consents.give", case),
            "may_disclose": may(viewer, "consents.disclose", case),
        },
    )


def _none_yet(viewer: Viewer, case: CaseRow) -> Panel | None:
    if not may(viewer, "consents.give", case):
        return None
    ways = [(path_of("give_consent", case.id), _("Zapsat souhlas"), "")]
    if may(viewer, "consents.disclose", case):
        ways.append((path_of("disclose", case.id), _("Sdělit údaje"), ""))
    return Panel("", {}, empty=Empty(_("Souhlasy a co odešlo"), tuple(ways)))


@panel("print", 60)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """All of it on paper: the client sees what left."""
    service = current().service(case.service)
    known, left = consents_shown(case, service, on), disclosures_shown(case, service)
    if not known and not left:
        return None
    return Panel("consents/print.html", {"consents": known, "disclosures": left})


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Each consent, each withdrawal, and what left."""
    service = current().service(case.service)
    rows = consents([case.id])
    found = [entry_of_consent(one, service) for one in rows]
    found += [entry_of_withdrawal(back, one, service) for one in rows for back in one.withdrawals]
    known = {one.id: one for one in rows}
    found += [entry_of_disclosure(one, known, service) for one in disclosures(case.id)]
    return sorted(found, key=lambda one: (one.day, one.key), reverse=True)[:limit]


def entry_of_consent(row: ConsentRow, service: Service) -> Entry:
    """A consent, as an entry."""
    words = {"what": purpose_words(row.purpose, service), "whom": row.recipient}
    lines = [row.text, _("Týká se: %(what)s.") % {"what": scope_words(row.scope, service)}]
    details = [row.person, way_words(row.way), row.by]
    if row.given_by:
        details.insert(1, _("za nezletilého: %(who)s") % {"who": row.given_by})
    if row.valid_until is not None:
        lines.append(_("Platí do %(day)s.") % {"day": full_day(row.valid_until)})
    return Entry(
        day=row.given_on,
        what=_("Souhlas: %(what)s, %(whom)s") % words,
        kind="void" if row.void_reason else "note",
        icon="" if row.void_reason else "check-lg",
        details=_details(details, row.void_reason),
        note="\n".join(lines),
        key=f"consent:{row.id:012}",
    )


def entry_of_withdrawal(row: WithdrawalRow, consent: ConsentRow, service: Service) -> Entry:
    """A consent taken back, as an entry."""
    words = {"what": purpose_words(consent.purpose, service), "whom": consent.recipient}
    return Entry(
        day=row.on,
        what=_("Odvolaný souhlas: %(what)s, %(whom)s") % words,
        kind="void" if row.void_reason else "note",
        details=_details([consent.person, way_words(row.way), row.by], row.void_reason),
        note=row.note,
        key=f"withdrawal:{row.id:012}",
    )


def entry_of_disclosure(
    row: DisclosureRow, known: dict[int, ConsentRow], service: Service
) -> Entry:
    """What left, as an entry."""
    consent = known.get(row.consent_id) if row.consent_id is not None else None
    way = said(service.word("disclosure_ways", row.way))
    lines = [row.what, _("Týká se: %(what)s.") % {"what": scope_words(row.scope, service)}]
    if row.reference:
        lines.append(row.reference)
    return Entry(
        day=row.on,
        what=_("Sdělené údaje: %(whom)s") % {"whom": row.recipient},
        kind="void" if row.void_reason else "note",
        icon="" if row.void_reason else "envelope",
        details=_details([basis_words(row, consent, service), way, row.by], row.void_reason),
        note="\n".join(lines),
        why_url="" if row.void_reason else path_of("why", row.decision_id),
        key=f"disclosure:{row.id:012}",
    )


def _details(parts: list[str], void_reason: str) -> str:
    if void_reason:
        parts = [*parts, _("Neplatí. %(why)s") % {"why": void_reason}]
    said_parts = (f"{one[:1].upper()}{one[1:]}".rstrip(".") for one in parts if one)
    return " ".join(f"{one}." for one in said_parts)


@way_on("ask_disclosure_consent")
def to_consent(about: Subject) -> str:
    """The consent to be given; from there back to what was to leave."""
    return path_of("give_consent", about.case_id) + "?zpet=sdelit" if about.case_id else ""


@way_on("ask_client_about_cooperation")
def to_cooperation(about: Subject) -> str:
    """The consent to a conference or to cooperation with another body."""
    where = path_of("give_consent", about.case_id) if about.case_id else ""
    return f"{where}?ucel={COOPERATION}" if where else ""
