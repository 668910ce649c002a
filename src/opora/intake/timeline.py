"""Entries of the timeline: contacts, consultation, assessment, decision."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.queries import names
from opora.access.viewer import Viewer
from opora.cases.beside.queries import has, stands_beside
from opora.cases.boards import Entry, timeline
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.consents.elsewhere import Elsewhere, tells_of_consents
from opora.decisions.models import AskedFact, Decision
from opora.decisions.panels import said
from opora.decisions.queries import answers_to, justified
from opora.intake.models import Assessment, Informed, Introduction, Outcome, Way
from opora.intake.moving.queries import MoveRow, moves_of
from opora.intake.queries import (
    AssessmentRow,
    ContactRow,
    InformedRow,
    IntroductionRow,
    OutcomeRow,
    assessments_of,
    contacts_of,
    informed_of,
    introductions_of,
    outcomes_of,
)
from opora.ui.words import full_day

CONSENT = "spoken_data_consent"
stands_beside(AskedFact, fact=CONSENT, way__gt="")
FIRST = "may_take_contact"
stands_beside(Decision, ask=FIRST, justification__gt="")

ICONS = {
    "first": "telephone-plus",
    "reached": "telephone",
    "unreached": "telephone-x",
    "passed": "telephone",
}


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """The way to an agreement, newest first."""
    service = current().service(case.service)
    why = justified(case.id, FIRST) if has(case.id, Decision) else None
    found = [_contact(one, service, why) for one in contacts_of(case.id, limit)]
    if has(case.id, Informed):
        found += [_informed(one) for one in informed_of(case.id, limit)]
    if has(case.id, Introduction):
        found += [_introduction(one) for one in introductions_of(case.id, limit)]
    if has(case.id, Assessment):
        found += [_assessment(one) for one in assessments_of(case.id, limit)]
    if has(case.id, Outcome):
        found += [_outcome(one, service) for one in outcomes_of([case.id]).get(case.id, [])]
    found += [_move(one, service) for one in moves_of(case.id)]
    return sorted(found, key=lambda one: (one.day, one.key), reverse=True)[:limit]


def _void(entry: Entry, reason: str) -> Entry:
    """Struck through, with the reason, once it does not hold."""
    if not reason:
        return entry
    void = _("Neplatí. %(why)s") % {"why": reason}
    told = f"{entry.details} {void}".strip()
    return replace(entry, kind="void", icon="", details=told, why_url="")


def _contact(row: ContactRow, service: Service, why: int | None) -> Entry:
    """One contact; ``why``: the decision by which the first was taken with a written reason."""
    details = [row.way_label, row.by]
    if row.kind == "unreached":
        details.append(_("Nepočítá se jako úkon."))
    reasoned = why is not None and row.kind == "first"
    if reasoned:
        details.append(_("S odůvodněním."))
    entry = Entry(
        day=row.on,
        what=row.kind_label,
        icon=ICONS.get(row.kind, ""),
        details=_joined(details),
        note="\n".join(_said_then(row, service)),
        why_url=path_of("why", why) if reasoned and why is not None else "",
        key=f"contact:{row.id:012}",
        turn="" if row.kind == "first" else "*",
    )
    return _void(entry, row.void_reason)


def _said_then(row: ContactRow, service: Service) -> list[str]:
    lines = [row.request, row.note]
    if row.danger:
        lines.append(_("Někdo byl v ohrožení, nebo to nesneslo odklad."))
    labelled = (
        (_("O co jde: %(text)s"), _word(service, "areas", row.area)),
        (_("Kdo službu doporučil: %(text)s"), _word(service, "referrers", row.referrer)),
        (_("Cílová skupina: %(text)s"), _word(service, "target_groups", row.target_group)),
        (_("Co bude dál: %(text)s"), _next_step(service, row.next_step)),
    )
    lines += [label % {"text": text} for label, text in labelled if text]
    return [one for one in lines if one]


def _informed(row: InformedRow) -> Entry:
    entry = Entry(
        day=row.on,
        what=_("Podmínky a pravidla jsou probrané"),
        icon="book",
        details=_joined([row.by]),
        note=row.note,
        key=f"informed:{row.id:012}",
    )
    return _void(entry, row.void_reason)


@timeline
def spoken_consents(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """What was said each time the consent was asked for by itself (B2); a later answer counts."""
    answers = answers_to(CONSENT, case.id) if has(case.id, AskedFact) else []
    rows = [one for one in answers if one.way][:limit]
    known = names([one.by_id for one in rows])
    answered = {True: _("ano"), False: _("ne")}
    return [
        Entry(
            day=one.on,
            what=_("Souhlas se zpracováním osobních údajů: %(said)s")
            % {"said": answered[one.value is True]},
            icon="chat-left-text",
            details=_joined([str(Way(one.way).label), known.get(one.by_id, "")]),
            key=f"spoken_consent:{one.id}",
        )
        for one in rows
    ]


@tells_of_consents
def consents_to_data(case: CaseRow, on: date) -> list[Elsewhere]:
    """The latest spoken consent to processing data (B2), wherever it was said."""
    last = next(iter(answers_to(CONSENT, case.id)), None)
    if last is None or not isinstance(last.value, bool):
        return []
    holds = last.value
    what = _("Vyslovený souhlas platí") if holds else _("Vyslovený souhlas není nebo je odvolaný")
    return [
        Elsewhere(
            day=last.on,
            what=what,
            holds=holds,
            how=str(Way(last.way).label).lower() if last.way else "",
            by=names([last.by_id]).get(last.by_id, ""),
            url=path_of("spoken_consent", case.id),
            url_label=_("Odvolat nebo zapsat znovu") if holds else _("Zapsat znovu"),
        )
    ]


def _introduction(row: IntroductionRow) -> Entry:
    lines = [row.situation]
    if row.crisis:
        lines.append(_("Součástí byla krizová intervence."))
    if row.consent_spoken_on is not None:
        day = full_day(row.consent_spoken_on)
        lines.append(_("Souhlas se zpracováním údajů zazněl %(day)s.") % {"day": day})
    if row.specialist:
        lines.append(_("Objednat: %(name)s") % {"name": row.specialist})
    entry = Entry(
        day=row.on,
        what=_("Úvodní konzultace"),
        icon="door-open",
        details=_joined([row.way_label, row.by]),
        note="\n".join(one for one in lines if one),
        key=f"intro:{row.id:012}",
    )
    return _void(entry, row.void_reason)


def _assessment(row: AssessmentRow) -> Entry:
    entry = Entry(
        day=row.on,
        what=_("Posouzení případu"),
        icon="people",
        details=_joined([", ".join(row.professionals)]),
        note="\n".join(
            one
            for one in (row.conclusion, _("Případ povede: %(name)s") % {"name": row.key_worker})
            if one
        ),
        key=f"assessment:{row.id:012}",
    )
    return _void(entry, row.void_reason)


def _outcome(row: OutcomeRow, service: Service) -> Entry:
    what = row.kind_label
    lines = [row.reason]
    if row.ground:
        ground = _word(service, "refusal_grounds", row.ground)
        what = f"{what}: {ground}"
    if row.referred_to:
        what = f"{what}: {row.referred_to}"
    if row.happened:
        what = f"{what}: {_word(service, 'withdrawals', row.happened)}"
    if row.letter:
        lines.append(_("Zájemce chce důvod písemně."))
    entry = Entry(
        day=row.on,
        what=what,
        icon="check-lg" if row.kind == "accepted" else "",
        details=row.by,
        note="\n".join(one for one in lines if one),
        why_url=path_of("why", row.decision_id) if row.decision_id else "",
        key=f"outcome:{row.id:012}",
    )
    return _void(entry, row.void_reason)


def _move(row: MoveRow, service: Service) -> Entry:
    names_of = {one.id: said(one.name) for one in service.sites}
    sites = {
        "old": names_of.get(row.from_site, row.from_site),
        "new": names_of.get(row.to_site, row.to_site),
    }
    entry = Entry(
        day=row.on,
        what=_("Přesun žádosti na jiné pracoviště: %(new)s, dřív %(old)s") % sites,
        icon="signpost-split",
        details=_joined([row.by]),
        note=row.reason,
        key=f"site_move:{row.id:012}",
    )
    return _void(entry, row.void_reason)


def _next_step(service: Service, word_id: str) -> str:
    """Of the service's own list, or of the one that all services have."""
    own = any(one.id == word_id for one in service.words("next_steps"))
    return _word(service, "next_steps" if own else "contact_ends", word_id)


def _joined(parts: list[str]) -> str:
    """Short sentences one after another, none with two full stops."""
    return " ".join(f"{one.rstrip('.')}." for one in parts if one)


def _word(service: Service, vocabulary: str, word_id: str) -> str:
    return said(service.word(vocabulary, word_id)) if word_id else ""
