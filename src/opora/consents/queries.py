"""Reading consents and what left: frozen read models of cases already found visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.access.sorting import folded
from opora.cases.beside.queries import has, stands_beside, with_rows
from opora.cases.models import Participant
from opora.consents.models import Consent, Disclosure, Withdrawal

stands_beside(Consent, in_lists=True)
stands_beside(Disclosure)

State = Literal["stands", "to_come", "withdrawn", "ended", "replaced", "void"]


@dataclass(frozen=True)
class WithdrawalRow:
    """When and how a consent was taken back."""

    id: int
    consent_id: int
    on: date
    way: str
    note: str
    by: str
    void_reason: str


@dataclass(frozen=True)
class ConsentRow:
    """One consent. ``replaced_on``: the day of the next version, if there is one."""

    id: int
    case_id: int
    person_id: int
    person: str
    given_by_id: int | None
    given_by: str
    given_by_name: str
    relation: str
    version: int
    text: str
    given_on: date
    way: str
    scope: tuple[str, ...]
    purpose: str
    recipient: str
    valid_until: date | None
    by: str
    void_reason: str
    withdrawals: tuple[WithdrawalRow, ...]
    replaced_on: date | None

    @property
    def withdrawn(self) -> WithdrawalRow | None:
        """How it was taken back, if it was."""
        return next((one for one in self.withdrawals if not one.void_reason), None)

    def state(self, on: date) -> State:
        """How it stands on a day: withdrawn it is none from that very day on."""
        if self.void_reason:
            return "void"
        if self.given_on > on:
            return "to_come"
        if self.withdrawn is not None and self.withdrawn.on <= on:
            return "withdrawn"
        if self.replaced_on is not None and self.replaced_on <= on:
            return "replaced"
        if self.valid_until is not None and self.valid_until < on:
            return "ended"
        return "stands"

    def covers(self, scope: Sequence[str], on: date) -> bool:
        """Whether it holds on the day and speaks of all of this."""
        return self.state(on) == "stands" and set(scope) <= set(self.scope)


@dataclass(frozen=True)
class DisclosureRow:
    """What left, to whom, and on what it rests."""

    id: int
    case_id: int
    on: date
    recipient: str
    taken_by: str
    way: str
    scope: tuple[str, ...]
    what: str
    consent_id: int | None
    statute: str
    reference: str
    decision_id: int
    by: str
    void_reason: str


@prepared
def _consents(case_ids: Sequence[int]) -> QuerySet[Consent]:
    rows = Consent.objects.filter(case_id__in=case_ids).order_by("given_on", "pk")
    return rows.select_related("person", "given_by")


@prepared
def _withdrawals(case_ids: Sequence[int]) -> QuerySet[Withdrawal]:
    return Withdrawal.objects.filter(consent__case_id__in=case_ids).order_by("pk")


@prepared
def _disclosures(case_id: int) -> QuerySet[Disclosure]:
    return Disclosure.objects.filter(case_id=case_id).order_by("-on", "-pk")


@once_a_page
def consents(case_ids: Sequence[int]) -> list[ConsentRow]:
    """All consents of cases found visible, void ones included, the oldest first."""
    case_ids = with_rows(case_ids, Consent)
    rows = list(_consents(case_ids)) if case_ids else []
    if not rows:
        return []
    taken_back = list(_withdrawals(case_ids))
    called = names([*(one.by_id for one in rows), *(one.by_id for one in taken_back)])
    later: dict[int, date] = {}
    newest: dict[object, int] = {}
    for row in (one for one in rows if not one.void_reason):
        what = (row.case_id, row.person_id, row.purpose, folded(row.recipient))
        if what in newest:
            later[newest[what]] = row.given_on
        newest[what] = row.pk
    return [
        _row(
            row,
            called,
            tuple(_withdrawn(one, called) for one in taken_back if one.consent_id == row.pk),
            later.get(row.pk),
        )
        for row in rows
    ]


def _withdrawn(row: Withdrawal, called: dict[int, str]) -> WithdrawalRow:
    return WithdrawalRow(
        id=row.pk,
        consent_id=row.consent_id,
        on=row.on,
        way=row.way,
        note=row.note,
        by=called.get(row.by_id, ""),
        void_reason=row.void_reason,
    )


def _row(
    row: Consent,
    called: dict[int, str],
    withdrawals: tuple[WithdrawalRow, ...],
    replaced_on: date | None,
) -> ConsentRow:
    return ConsentRow(
        id=row.pk,
        case_id=row.case_id,
        person_id=row.person_id,
        person=str(row.person),
        given_by_id=row.given_by_id,
        given_by=str(row.given_by) if row.given_by else row.given_by_name,
        given_by_name=row.given_by_name,
        relation=row.relation,
        version=row.version,
        text=row.text,
        given_on=row.given_on,
        way=row.way,
        scope=tuple(row.scope),
        purpose=row.purpose,
        recipient=row.recipient,
        valid_until=row.valid_until,
        by=called.get(row.by_id, ""),
        void_reason=row.void_reason,
        withdrawals=withdrawals,
        replaced_on=replaced_on,
    )


def consent(case_id: int, consent_id: int) -> ConsentRow:
    """One consent of the case; NotFound otherwise."""
    for one in consents([case_id]):
        if one.id == consent_id:
            return one
    raise NotFound


def standing_consents(case_id: int, on: date, purpose: str = "") -> list[ConsentRow]:
    """Consents of a case found visible that hold on the day, for one purpose or for any."""
    return [
        one
        for one in consents([case_id])
        if one.state(on) == "stands" and purpose in {"", one.purpose}
    ]


def consented(case_ids: Sequence[int], purpose: str, on: date) -> dict[int, bool]:
    """Whether each client of the case has consented to this purpose and the consent holds.

    Of a case without clients nothing is said.
    """
    clients = Participant.objects.filter(case_id__in=case_ids, client=True, since__lte=on)
    wanted: dict[int, set[int]] = {}
    for case_id, person_id, until in clients.values_list("case_id", "person_id", "until"):
        if until is None or until >= on:
            wanted.setdefault(case_id, set()).add(person_id)
    given: dict[int, set[int]] = {}
    for one in consents(list(case_ids)):
        if one.purpose == purpose and one.state(on) == "stands":
            given.setdefault(one.case_id, set()).add(one.person_id)
    return {case_id: people <= given.get(case_id, set()) for case_id, people in wanted.items()}


@once_a_page
def disclosures(case_id: int) -> list[DisclosureRow]:
    """All that left in a case found visible, void records included, the latest first."""
    rows = list(_disclosures(case_id)) if has(case_id, Disclosure) else []
    called = names(one.by_id for one in rows)
    return [
        DisclosureRow(
            id=one.pk,
            case_id=one.case_id,
            on=one.on,
            recipient=one.recipient,
            taken_by=one.taken_by,
            way=one.way,
            scope=tuple(one.scope),
            what=one.what,
            consent_id=one.consent_id,
            statute=one.statute,
            reference=one.reference,
            decision_id=one.decision_id,
            by=called.get(one.by_id, ""),
            void_reason=one.void_reason,
        )
        for one in rows
    ]


def disclosure(case_id: int, row_id: int) -> DisclosureRow:
    """One of them; NotFound otherwise."""
    for one in disclosures(case_id):
        if one.id == row_id:
            return one
    raise NotFound
