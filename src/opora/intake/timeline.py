"""Entries of the timeline: contacts, consultation, assessment, decision."""

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.boards import Entry, timeline
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
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

ICONS = {"first": "telephone-plus", "reached": "telephone", "unreached": "telephone-x"}


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """The way to an agreement, newest first."""
    service = current().service(case.service)
    may_void = may(viewer, "intake.void_contact", case)
    found = [_contact(one, case, service, may_void) for one in contacts_of(case.id, limit)]
    found += [_informed(one) for one in informed_of(case.id, limit)]
    found += [_introduction(one) for one in introductions_of(case.id, limit)]
    found += [_assessment(one) for one in assessments_of(case.id, limit)]
    found += [_outcome(one, case, service) for one in outcomes_of([case.id]).get(case.id, [])]
    return sorted(found, key=lambda one: (one.day, one.key), reverse=True)[:limit]


def _contact(row: ContactRow, case: CaseRow, service: Service, may_void: bool) -> Entry:
    details = [row.way_label, row.by]
    if row.kind == "unreached":
        details.append(_("Nepočítá se jako úkon."))
    if row.void_reason:
        details.append(row.void_reason)
    return Entry(
        day=row.on,
        what=row.kind_label,
        kind="void" if row.void_reason else "note",
        icon="" if row.void_reason else ICONS.get(row.kind, ""),
        details=_joined(details),
        note="\n".join(_said_then(row, service)),
        edit_url=reverse("void_contact", args=[case.id, row.id])
        if may_void and row.kind != "first" and not row.void_reason
        else "",
        key=f"contact:{row.id}",
    )


def _said_then(row: ContactRow, service: Service) -> list[str]:
    lines = [row.request, row.note]
    if row.danger:
        lines.append(_("Někdo byl v ohrožení, nebo to nesneslo odklad."))
    labelled = (
        (_("O co jde: %(text)s"), _word(service, "areas", row.area)),
        (_("Cílová skupina: %(text)s"), _word(service, "target_groups", row.target_group)),
        (_("Co bude dál: %(text)s"), _word(service, "next_steps", row.next_step)),
    )
    lines += [label % {"text": text} for label, text in labelled if text]
    return [one for one in lines if one]


def _informed(row: InformedRow) -> Entry:
    return Entry(
        day=row.on,
        what=_("Podmínky a pravidla jsou probrané"),
        icon="book",
        details=_joined([row.by]),
        note=row.note,
        key=f"informed:{row.id}",
    )


def _introduction(row: IntroductionRow) -> Entry:
    lines = [row.situation]
    if row.crisis:
        lines.append(_("Součástí byla krizová intervence."))
    if row.consent_spoken_on is not None:
        day = full_day(row.consent_spoken_on)
        lines.append(_("Souhlas se zpracováním údajů zazněl %(day)s.") % {"day": day})
    if row.specialist:
        lines.append(_("Objednat: %(name)s") % {"name": row.specialist})
    return Entry(
        day=row.on,
        what=_("Úvodní konzultace"),
        icon="door-open",
        details=_joined([row.way_label, row.by]),
        note="\n".join(one for one in lines if one),
        key=f"intro:{row.id}",
    )


def _assessment(row: AssessmentRow) -> Entry:
    return Entry(
        day=row.on,
        what=_("Posouzení případu"),
        icon="people",
        details=_joined([", ".join(row.professionals)]),
        note="\n".join(
            one
            for one in (row.conclusion, _("Případ povede: %(name)s") % {"name": row.key_worker})
            if one
        ),
        key=f"assessment:{row.id}",
    )


def _outcome(row: OutcomeRow, case: CaseRow, service: Service) -> Entry:
    what = row.kind_label
    lines = [row.reason]
    if row.ground:
        ground = _word(service, "refusal_grounds", row.ground)
        what = f"{what}: {ground}"
    if row.referred_to:
        what = f"{what}: {row.referred_to}"
    if row.letter:
        lines.append(_("Zájemce chce důvod písemně."))
    return Entry(
        day=row.on,
        what=what,
        icon="check-lg" if row.kind == "accepted" else "",
        details=row.by,
        note="\n".join(one for one in lines if one),
        why_url=reverse("why", args=[row.decision_id]),
        key=f"outcome:{row.id}",
    )


def _joined(parts: list[str]) -> str:
    """Short sentences one after another, none with two full stops."""
    return " ".join(f"{one.rstrip('.')}." for one in parts if one)


def _word(service: Service, vocabulary: str, word_id: str) -> str:
    return said(service.word(vocabulary, word_id)) if word_id else ""
