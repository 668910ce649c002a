"""Reading what intake keeps, about cases that the caller has already found visible."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.cases.beside.queries import has, with_rows
from opora.intake.models import (
    Assessment,
    Contact,
    ContactCard,
    Informed,
    Introduction,
    Outcome,
    Way,
)

# Parts of one page want the latest, or the first of them all: read together, cut by each.
_AT_ONCE = 200


@dataclass(frozen=True)
class ContactRow:
    """One contact as the timeline shows it."""

    id: int
    kind: str
    kind_label: str
    way_label: str
    on: date
    danger: bool | None
    request: str
    area: str
    referrer: str
    target_group: str
    next_step: str
    note: str
    by: str
    void_reason: str


@dataclass(frozen=True)
class CardRow:
    """The contact card."""

    commission: str
    situation: str
    expectations: str
    can_meet: str
    cannot_meet: str
    area: str
    target_group: str
    programme: str
    lacks: tuple[str, ...]
    on: date


@dataclass(frozen=True)
class InformedRow:
    """When people were told about the service, and by which texts."""

    id: int
    on: date
    rules: tuple[str, ...]
    version: str
    note: str
    by: str
    void_reason: str


@dataclass(frozen=True)
class IntroductionRow:
    """An introductory consultation."""

    id: int
    on: date
    way_label: str
    situation: str
    crisis: bool | None
    consent_spoken_on: date | None
    specialist: str
    by: str
    void_reason: str


@dataclass(frozen=True)
class AssessmentRow:
    """An assessment."""

    id: int
    on: date
    professionals: tuple[str, ...]
    key_worker: str
    conclusion: str
    void_reason: str


@dataclass(frozen=True)
class OutcomeRow:
    """What was decided about the applicant."""

    id: int
    kind: str
    kind_label: str
    on: date
    ground: str
    reason: str
    letter: bool | None
    referred_to: str
    happened: str
    decision_id: int | None
    by: str
    void_reason: str


def contacts_of(case_id: int, limit: int) -> list[ContactRow]:
    """The latest contacts, newest first."""
    return _contacts(case_id, max(limit, _AT_ONCE))[:limit]


def met_on(case_ids: Sequence[int]) -> set[date]:
    """On which days people of the cases and we met, by what is written of contacts."""
    rows = Contact.objects.filter(
        case_id__in=case_ids,
        kind__in=(Contact.Kind.FIRST, Contact.Kind.REACHED, Contact.Kind.PASSED),
        way__in=(Way.IN_PERSON, Way.FIELD),
        void_reason="",
    )
    return set(rows.values_list("on", flat=True))


@prepared
def _noted(case_id: int, *, limit: int) -> QuerySet[Contact]:
    rows = Contact.objects.filter(case_id=case_id).annotate(by_name=F("by__full_name"))
    return rows.order_by("-on", "-pk")[:limit]


@once_a_page
def _contacts(case_id: int, limit: int) -> list[ContactRow]:
    rows: list[Any] = _noted(case_id, limit=limit)
    return [
        ContactRow(
            id=row.pk,
            kind=row.kind,
            kind_label=str(Contact.Kind(row.kind).label),
            way_label=str(row.get_way_display()) if row.way else "",
            on=row.on,
            danger=row.danger,
            request=row.request,
            area=row.area,
            referrer=row.referrer,
            target_group=row.target_group,
            next_step=row.next_step,
            note=row.note,
            by=row.by_name,
            void_reason=row.void_reason,
        )
        for row in rows
    ]


@prepared
def _cards(case_id: int) -> QuerySet[ContactCard]:
    return ContactCard.objects.filter(case_id=case_id).order_by("pk")


@once_a_page
def card_of(case_id: int) -> CardRow | None:
    """The contact card, once it is filled in."""
    found = _cards(case_id) if has(case_id, ContactCard) else []
    if not found:
        return None
    row = found[0]
    columns = {one.name: getattr(row, one.name) for one in fields(CardRow)}
    return CardRow(**(columns | {"lacks": tuple(row.lacks)}))


def informed_of(case_id: int, limit: int = 50) -> list[InformedRow]:
    """When people were told, newest first."""
    return _informed(case_id, max(limit, _AT_ONCE))[:limit]


@prepared
def _told(case_id: int, *, limit: int) -> QuerySet[Informed]:
    rows = Informed.objects.filter(case_id=case_id).annotate(by_name=F("by__full_name"))
    return rows.order_by("-on", "-pk")[:limit]


@once_a_page
def _informed(case_id: int, limit: int) -> list[InformedRow]:
    rows: list[Any] = _told(case_id, limit=limit)
    return [
        InformedRow(
            row.pk, row.on, tuple(row.rules), row.version, row.note, row.by_name, row.void_reason
        )
        for row in rows
    ]


def introductions_of(case_id: int, limit: int = 50) -> list[IntroductionRow]:
    """Introductory consultations, newest first."""
    rows = Introduction.objects.filter(case_id=case_id).select_related("by", "specialist")
    return [
        IntroductionRow(
            id=row.pk,
            on=row.on,
            way_label=str(row.get_way_display()),
            situation=row.situation,
            crisis=row.crisis,
            consent_spoken_on=row.consent_spoken_on,
            specialist=row.specialist.full_name if row.specialist else "",
            by=row.by.full_name,
            void_reason=row.void_reason,
        )
        for row in rows.order_by("-on", "-pk")[:limit]
    ]


def assessments_of(case_id: int, limit: int = 50) -> list[AssessmentRow]:
    """Assessments, newest first."""
    rows = (
        Assessment.objects.filter(case_id=case_id)
        .select_related("key_worker")
        .prefetch_related("professionals")
        .order_by("-on", "-pk")
    )
    return [
        AssessmentRow(
            row.pk,
            row.on,
            tuple(sorted(one.full_name for one in row.professionals.all())),
            row.key_worker.full_name,
            row.conclusion,
            row.void_reason,
        )
        for row in rows[:limit]
    ]


@prepared
def _decided(case_ids: Sequence[int]) -> QuerySet[Outcome]:
    rows = Outcome.objects.filter(case_id__in=case_ids).annotate(by_name=F("by__full_name"))
    return rows.order_by("-on", "-pk")


def outcomes_of(case_ids: Sequence[int]) -> dict[int, list[OutcomeRow]]:
    """What was decided about the applicants, newest first, void ones included."""
    rows: list[Any] = _decided(with_rows(case_ids, Outcome))
    found: dict[int, list[OutcomeRow]] = {}
    for row in rows:
        found.setdefault(row.case_id, []).append(
            OutcomeRow(
                id=row.pk,
                kind=row.kind,
                kind_label=str(Outcome.Kind(row.kind).label),
                on=row.on,
                ground=row.ground,
                reason=row.reason,
                letter=row.letter,
                referred_to=row.referred_to,
                happened=row.happened,
                decision_id=row.decision_id,
                by=row.by_name,
                void_reason=row.void_reason,
            )
        )
    return found


def standing_outcomes(case_ids: Sequence[int]) -> dict[int, list[OutcomeRow]]:
    """The same without what was made void."""
    found = outcomes_of(case_ids).items()
    return {case: [one for one in rows if not one.void_reason] for case, rows in found}


def standing_informed(case_id: int) -> InformedRow | None:
    """When people were told the last time."""
    return next((one for one in informed_of(case_id) if not one.void_reason), None)


@once_a_page
def with_introduction(case_ids: Sequence[int]) -> set[int]:
    """Cases whose introductory consultation has taken place."""
    rows = Introduction.objects.filter(case_id__in=case_ids, void_reason="")
    return set(rows.values_list("case_id", flat=True))


@once_a_page
def with_assessment(case_ids: Sequence[int]) -> set[int]:
    """Cases that have been assessed."""
    rows = Assessment.objects.filter(case_id__in=case_ids, void_reason="")
    return set(rows.values_list("case_id", flat=True))
