"""Reading agreements: frozen read models of cases already found visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.reading import EachOnceAPage, is_showing, once_a_page
from opora.agreements.models import Agreement, Ending, Representative, taking_place
from opora.cases.beside.queries import stands_beside, with_rows

stands_beside(Agreement)


@dataclass(frozen=True)
class Signed:
    """Who signs for whom."""

    minor_id: int
    minor: str
    person_id: int | None
    name: str
    relation: str


GIVEN_UP = {Ending.Kind.BREACH, Ending.Kind.NOTICE}
"""Ends that the service brought about."""


@dataclass(frozen=True)
class Ended:
    """How an agreement ended."""

    id: int
    kind: str
    label: str
    ended_on: date
    note: str
    broken_on: date | None
    terminated_on: date | None
    notice_id: int | None
    by: str
    void: bool
    void_reason: str


@dataclass(frozen=True)
class AgreementRow:
    """One agreement as its page shows it."""

    id: int
    case_id: int
    number: str
    form: str
    concluded_on: date
    valid_until: date | None
    acts: tuple[str, ...]
    with_whom: tuple[int, ...]
    goals: str
    extent: str
    when_broken: str
    ways_to_end: str
    fee: int | None
    copies: bool | None
    handed_over: bool | None
    understandable: bool | None
    data_consent: bool | None
    duties_told: bool | None
    concluded_by: str
    decision_id: int
    departure: str
    recorded_at: datetime
    ended_on: date | None
    notice_ends_on: date | None
    voided_on: date | None
    void_reason: str
    voided_by: str
    signed: tuple[Signed, ...] = ()
    endings: tuple[Ended, ...] = ()

    def runs(self, on: date) -> bool:
        """Whether it holds on the day."""
        lasts = (self.ended_on, self.valid_until, self.notice_ends_on)
        past = any(last is not None and last < on for last in lasts)
        return self.voided_on is None and self.concluded_on <= on and not past

    @property
    def by_notice(self) -> bool:
        """Whether the service gave notice: it runs out by that, or did."""
        kinds = {one.kind for one in self.endings if not one.void}
        return self.notice_ends_on is not None or bool(kinds & GIVEN_UP)

    def goes_on(self, on: date) -> bool:
        """Whether it holds on the day and no ending is written down."""
        return self.ended_on is None and self.runs(on)

    def has_run_out(self, on: date) -> bool:
        """Its time has passed and nobody has closed it."""
        return (
            self.voided_on is None
            and self.ended_on is None
            and self.valid_until is not None
            and self.valid_until < on
        )


_PLAIN = (
    "number",
    "form",
    "concluded_on",
    "valid_until",
    "goals",
    "extent",
    "when_broken",
    "ways_to_end",
    "fee",
    "copies",
    "handed_over",
    "understandable",
    "data_consent",
    "duties_told",
    "decision_id",
    "departure",
    "recorded_at",
    "ended_on",
    "notice_ends_on",
    "voided_on",
    "void_reason",
)


def _row(row: Any, signed: list[Representative], endings: list[Ending]) -> AgreementRow:
    return AgreementRow(
        id=row.pk,
        case_id=row.case_id,
        acts=tuple(row.acts),
        with_whom=tuple(row.with_whom),
        concluded_by=row.concluded_by_name,
        voided_by=row.voided_by_name or "",
        signed=tuple(
            Signed(
                one.minor_id,
                str(one.minor),
                one.person_id,
                str(one.person) if one.person else one.name,
                one.relation,
            )
            for one in signed
            if one.agreement_id == row.pk
        ),
        endings=tuple(_ended(one) for one in endings if one.agreement_id == row.pk),
        **{name: getattr(row, name) for name in _PLAIN},
    )


def _ended(one: Ending) -> Ended:
    return Ended(
        id=one.pk,
        kind=one.kind,
        label=str(Ending.Kind(one.kind).label),
        ended_on=one.ended_on,
        note=one.note,
        broken_on=one.broken_on,
        terminated_on=one.terminated_on,
        notice_id=one.notice_id,
        by=one.recorded_by.full_name,
        void=one.voided_on is not None,
        void_reason=one.void_reason,
    )


@prepared
def _agreements(case_ids: Sequence[int]) -> QuerySet[Agreement]:
    return (
        Agreement.objects.filter(case_id__in=case_ids)
        .annotate(
            has_signed=Exists(Representative.objects.filter(agreement_id=OuterRef("pk"))),
            has_ending=Exists(Ending.objects.filter(agreement_id=OuterRef("pk"))),
            concluded_by_name=F("concluded_by__full_name"),
            voided_by_name=F("voided_by__full_name"),
        )
        .order_by("-concluded_on", "-pk")
    )


@prepared
def _representatives(agreement_ids: Sequence[int]) -> QuerySet[Representative]:
    rows = Representative.objects.filter(agreement_id__in=agreement_ids)
    return rows.select_related("minor", "person").order_by("pk")


@prepared
def _endings(agreement_ids: Sequence[int]) -> QuerySet[Ending]:
    rows = Ending.objects.filter(agreement_id__in=agreement_ids)
    return rows.select_related("recorded_by").order_by("pk")


@once_a_page
def agreements(case_ids: Sequence[int]) -> list[AgreementRow]:
    """All agreements of the cases, the latest first, void ones included."""
    rows: list[Any] = _agreements(with_rows(case_ids, Agreement))
    signed = _representatives([one.pk for one in rows if one.has_signed])
    endings = _endings([one.pk for one in rows if one.has_ending])
    return [_row(one, signed, endings) for one in rows]


def agreement(case_id: int, agreement_id: int) -> AgreementRow:
    """One agreement of a case that the caller has already found visible; NotFound otherwise."""
    for one in agreements([case_id]):
        if one.id == agreement_id:
            return one
    raise NotFound


def current_agreement(case_id: int, on: date) -> AgreementRow | None:
    """The agreement that runs, else the latest one that counts."""
    counting = [one for one in agreements([case_id]) if one.voided_on is None]
    return next((one for one in counting if one.runs(on)), counting[0] if counting else None)


def is_given_up(case_id: int, on: date) -> bool:
    """Whether the service gave notice of the last agreement.

    Whoever comes back then is an applicant: nothing is concluded without being weighed anew (ours).
    """
    row = current_agreement(case_id, on)
    return row is not None and row.by_notice


@EachOnceAPage
def concluded_days(case_ids: Sequence[int], on: date) -> dict[int, date]:
    """Since when an agreement runs, by case; one query for a whole list."""
    if len(case_ids) == 1 and is_showing():  # its page reads all of them anyway
        own = [one for one in agreements(case_ids) if one.runs(on) and one.ended_on != on]
        return {one.case_id: one.concluded_on for one in reversed(own)}
    return dict(_concluded(case_ids, on))


@prepared
def _concluded(case_ids: Sequence[int], on: date) -> QuerySet[Agreement, Any]:
    rows = Agreement.objects.filter(taking_place(on), case_id__in=case_ids).order_by("concluded_on")
    return rows.values_list("case_id", "concluded_on")
