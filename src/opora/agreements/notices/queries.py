"""Reading breaches, warnings and notices of cases that the caller has already found visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.agreements.models import Breach, Delivery, Notice, TakenBack, WarningGiven
from opora.cases.beside.queries import stands_beside, with_rows
from opora.cases.models import Case

stands_beside(Breach, link="agreement__case")
stands_beside(Notice, link="agreement__case", in_lists=True)


@dataclass(frozen=True)
class Warned:
    """One warning."""

    id: int
    breach_id: int
    given_on: date
    form: str
    text: str
    by: str
    void_reason: str


@dataclass(frozen=True)
class BreachRow:
    """One breach with its warnings, void ones included."""

    id: int
    agreement_id: int
    happened_on: date
    ground: str
    kind: str
    unpaid_since: date | None
    what: str
    rule: str
    present: str
    gross: bool | None
    degrading: bool | None
    assessment: str
    by: str
    void_reason: str
    warnings: tuple[Warned, ...] = ()

    @property
    def warning(self) -> Warned | None:
        """The warning that counts."""
        return next((one for one in self.warnings if not one.void_reason), None)


@dataclass(frozen=True)
class Delivered:
    """How a notice reached the client."""

    id: int
    delivered_on: date
    way: str
    delivery: str
    by: str
    void_reason: str


@dataclass(frozen=True)
class Taken:
    """That a notice was taken back."""

    id: int
    withdrawn_on: date
    reason: str
    by: str
    void_reason: str


@dataclass(frozen=True)
class NoticeRow:
    """One notice with all that became of it."""

    id: int
    agreement_id: int
    concluded_on: date
    ended_on: date | None
    breach_id: int | None
    ground: str
    gross: bool | None
    degrading: bool | None
    form: str
    given_on: date
    text: str
    by: str
    decision_id: int
    departure: str
    assessment: str
    ends_on: date | None
    end_reason: str
    end_decision_id: int | None
    withdrawn_on: date | None
    void_reason: str
    deliveries: tuple[Delivered, ...] = ()
    taken_back: tuple[Taken, ...] = ()

    @property
    def stands(self) -> bool:
        """Neither made void nor taken back."""
        return not self.void_reason and self.withdrawn_on is None

    @property
    def delivered(self) -> Delivered | None:
        """The delivery that counts."""
        return next((one for one in self.deliveries if not one.void_reason), None)

    @property
    def delivered_on(self) -> date | None:
        """The day of the delivery that counts."""
        return self.delivered.delivered_on if self.delivered else None

    @property
    def runs(self) -> bool:
        """It stands and the agreement has not been ended yet."""
        return self.stands and self.ended_on is None


_BREACH = ("happened_on", "ground", "kind", "unpaid_since", "what", "rule", "present", "gross",
           "degrading", "assessment", "void_reason", "agreement_id")  # fmt: skip
_NOTICE = ("agreement_id", "breach_id", "ground", "gross", "degrading", "form", "given_on", "text",
           "decision_id", "departure", "assessment", "ends_on", "end_reason", "end_decision_id",
           "withdrawn_on", "void_reason", "concluded_on", "ended_on")  # fmt: skip


def _plain(row: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


@prepared
def _breaches(case_ids: Sequence[int]) -> QuerySet[Breach]:
    rows = Breach.objects.filter(agreement__case_id__in=case_ids).annotate(
        has_warning=Exists(WarningGiven.objects.filter(breach_id=OuterRef("pk"))),
        by_name=F("by__full_name"),
    )
    return rows.order_by("-happened_on", "-pk")


@prepared
def _warnings(breach_ids: Sequence[int]) -> QuerySet[WarningGiven]:
    rows = WarningGiven.objects.filter(breach_id__in=breach_ids)
    return rows.annotate(by_name=F("by__full_name")).order_by("pk")


@once_a_page
def breaches(case_ids: Sequence[int]) -> list[BreachRow]:
    """All breaches of the cases, the latest first, void ones included."""
    rows: list[Any] = _breaches(with_rows(case_ids, Breach))
    given: list[Any] = _warnings([one.pk for one in rows if one.has_warning])
    plain = ("breach_id", "given_on", "form", "text", "void_reason")
    warned = [Warned(id=one.pk, by=one.by_name, **_plain(one, plain)) for one in given]
    return [
        BreachRow(
            id=one.pk,
            by=one.by_name,
            warnings=tuple(each for each in warned if each.breach_id == one.pk),
            **_plain(one, _BREACH),
        )
        for one in rows
    ]


@prepared
def _notices(case_ids: Sequence[int]) -> QuerySet[Notice]:
    rows = Notice.objects.filter(agreement__case_id__in=case_ids).annotate(
        by_name=F("given_by__full_name"),
        concluded_on=F("agreement__concluded_on"),
        ended_on=F("agreement__ended_on"),
    )
    return rows.order_by("-given_on", "-pk")


@prepared
def _deliveries(notice_ids: Sequence[int]) -> QuerySet[Delivery]:
    rows = Delivery.objects.filter(notice_id__in=notice_ids)
    return rows.annotate(by_name=F("by__full_name")).order_by("pk")


@prepared
def _taken_back(notice_ids: Sequence[int]) -> QuerySet[TakenBack]:
    rows = TakenBack.objects.filter(notice_id__in=notice_ids)
    return rows.annotate(by_name=F("by__full_name")).order_by("pk")


@once_a_page
def notices(case_ids: Sequence[int]) -> list[NoticeRow]:
    """All notices of the cases, the latest first, void ones included."""
    rows: list[Any] = _notices(with_rows(case_ids, Notice))
    ids = [one.pk for one in rows]
    reached: list[Any] = _deliveries(ids)
    taken: list[Any] = _taken_back(ids)
    told, back = (
        ("delivered_on", "way", "delivery", "void_reason"),
        ("withdrawn_on", "reason", "void_reason"),
    )
    return [
        NoticeRow(
            id=one.pk,
            by=one.by_name,
            deliveries=tuple(
                Delivered(id=each.pk, by=each.by_name, **_plain(each, told))
                for each in reached
                if each.notice_id == one.pk
            ),
            taken_back=tuple(
                Taken(id=each.pk, by=each.by_name, **_plain(each, back))
                for each in taken
                if each.notice_id == one.pk
            ),
            **_plain(one, _NOTICE),
        )
        for one in rows
    ]


def breach(case_id: int, breach_id: int) -> BreachRow:
    """One breach of the case; NotFound for any other."""
    for one in breaches([case_id]):
        if one.id == breach_id:
            return one
    raise NotFound


def notice(case_id: int, notice_id: int) -> NoticeRow:
    """One notice of the case; NotFound for any other."""
    for one in notices([case_id]):
        if one.id == notice_id:
            return one
    raise NotFound


@dataclass(frozen=True)
class Open:
    """A notice that stands while its agreement has not been ended."""

    id: int
    case_id: int
    given_on: date
    delivered_on: date | None
    ends_on: date | None
    departure: str
    assessment: str


@prepared
def _open(case_ids: Sequence[int]) -> QuerySet[Notice, Any]:
    reached = Delivery.objects.filter(notice_id=OuterRef("pk"), void_reason="")
    rows = Notice.objects.filter(
        agreement__case_id__in=case_ids,
        agreement__ended_on=None,
        agreement__voided_on=None,
        void_reason="",
        withdrawn_on=None,
    )
    return rows.annotate(
        delivered_on=Subquery(reached.values("delivered_on")[:1])
    ).values_list(
        "pk", "agreement__case_id", "given_on", "delivered_on", "ends_on", "departure", "assessment"
    )  # fmt: skip


@once_a_page
def open_notices(case_ids: Sequence[int]) -> list[Open]:
    """Of all the cases at once, for what is due in them."""
    return [Open(*row) for row in _open(with_rows(case_ids, Notice))]


def waiting_for_head(viewer: Viewer) -> "QuerySet[Notice, tuple[int]]":
    """Cases in which a notice waits for this head's word; sight is the caller's."""
    reached = Delivery.objects.filter(notice_id=OuterRef("pk"), void_reason="")
    where = Case.objects.filter(viewer.where(HEADS)).values("pk")
    rows = Notice.objects.filter(
        Q(ends_on=None) & Exists(reached) | ~Q(departure="") & Q(assessment=""),
        agreement__case_id__in=where,
        agreement__ended_on=None,
        agreement__voided_on=None,
        void_reason="",
        withdrawn_on=None,
    )
    return rows.values_list("agreement__case_id")
