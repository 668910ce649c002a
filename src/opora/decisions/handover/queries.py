"""Reading what was handed over, and what of it lifts a *no*."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from opora.access.prepared import prepared
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.catalog import current
from opora.decisions.handover.scope import taken_up
from opora.decisions.models import Handover
from opora.decisions.providers import Subject
from opora.decisions.verdicts import plain
from opora.rules.answers import Answer, Liftable
from opora.rules.facts import Whence
from opora.rules.verdict import Reason, Verdict


@dataclass(frozen=True)
class HandedOver:
    """A step that was handed over, as it stands."""

    id: int
    service: str
    case_id: int
    kind: str
    step: str
    refused_id: int
    ask: str
    rules: tuple[str, ...]
    why: str
    asked_on: date
    asked_by_id: int
    outcome: str
    reason: str
    decided_on: date | None
    decided_by_id: int | None
    settled: bool
    settled_by_id: int | None

    @property
    def is_open(self) -> bool:
        """The head has not said anything yet, and is still expected to."""
        return not self.outcome and not self.settled

    @property
    def address(self) -> str:
        """The step's own screen, with what was typed filled in."""
        return f"{self.step}{'&' if '?' in self.step else '?'}predano={self.id}"


@dataclass(frozen=True)
class Lift:
    """Whose word lifts one rule's *no*, and why."""

    rule: str
    by: int
    reason: str
    handover: int | None = None

    @property
    def kept(self) -> dict[str, Any]:
        """As the decision keeps it."""
        return asdict(self)


def handed_over(case_ids: Sequence[int], ids: Iterable[int] | None = None) -> list[HandedOver]:
    """What was handed over in cases that the caller has already found visible, newest first."""
    if not case_ids:
        return []
    rows = Handover.objects.filter(case_id__in=case_ids).select_related("refused").order_by("-pk")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    return [_row(one) for one in rows]


def unsettled(case_ids: Sequence[int]) -> list[HandedOver]:
    """Those that somebody still waits for."""
    return [_row(one) for one in _unsettled(case_ids)]


@prepared
def _unsettled(case_ids: Sequence[int]) -> QuerySet[Handover]:
    rows = Handover.objects.filter(case_id__in=case_ids, settled=False)
    return rows.select_related("refused").order_by("pk")


Cases = QuerySet[Handover, tuple[int]]


def cases_waiting_for(viewer: Viewer) -> Cases:
    """Cases in which something waits for this head's word; sight is the caller's."""
    return Handover.objects.filter(
        viewer.where(HEADS) | viewer.instead_of_head("case_id"),
        organisation_id=viewer.organisation_id,
        settled=False,
        outcome="",
    ).values_list("case_id")


def cases_answered(viewer: Viewer) -> Cases:
    """Cases in which the head has answered what this worker handed over."""
    rows = Handover.objects.filter(
        organisation_id=viewer.organisation_id, asked_by_id=viewer.account_id, settled=False
    )
    return rows.exclude(outcome="").values_list("case_id")


def lifts_over(verdict: Verdict, about: Subject, by: Viewer, justification: str) -> list[Lift]:
    """Whose word lifts which refusing rule: the head's own at the step, or a permission taken up.

    A permission holds for the one who asked, for the rules that refused then, and for what the
    step then said of itself.
    """
    if verdict.answer is not Answer.NO:
        return []
    found = []
    if justification.strip() and by.holds(HEADS, about.service, about.site, about.case_id):
        found = [
            Lift(one.rule, by.account_id, justification.strip())
            for one in verdict.refusing
            if one.liftable is Liftable.HEAD
        ]
    for row in _permitted(verdict.ask, about, by):
        for one in verdict.refusing:
            if _is_same(one, verdict, row.refused.verdict) and row.decided_by_id is not None:
                found.append(Lift(one.rule, row.decided_by_id, row.reason, row.pk))
    return found


def _permitted(ask: str, about: Subject, by: Viewer) -> list[Handover]:
    if not taken_up() or about.case_id is None:
        return []
    rows = Handover.objects.select_for_update(of=("self",)).select_related("refused")
    return list(
        rows.filter(
            pk__in=taken_up(),
            case_id=about.case_id,
            refused__ask=ask,
            asked_by_id=by.account_id,
            outcome=Handover.Outcome.PERMITTED,
            settled=False,
        ).order_by("pk")
    )


def _is_same(one: Reason, verdict: Verdict, kept: dict[str, Any]) -> bool:
    refused = {row["rule"] for row in kept["reasons"] if row["answer"] == Answer.NO.value}
    specs = current().service(verdict.service).rulebook.facts
    said = [name for name in one.used if specs[name].whence is Whence.GIVEN]
    return one.rule in refused and all(
        plain(verdict.facts.get(name)) == kept["facts"].get(name) for name in said
    )


def _row(one: Handover) -> HandedOver:
    reasons = one.refused.verdict["reasons"]
    return HandedOver(
        id=one.pk,
        service=one.service,
        case_id=one.case_id,
        kind=one.kind,
        step=one.step,
        refused_id=one.refused_id,
        ask=one.refused.ask,
        rules=tuple(row["rule"] for row in reasons if row["answer"] == Answer.NO.value),
        why=one.why,
        asked_on=one.asked_on,
        asked_by_id=one.asked_by_id,
        outcome=one.outcome,
        reason=one.reason,
        decided_on=one.decided_on,
        decided_by_id=one.decided_by_id,
        settled=one.settled,
        settled_by_id=one.settled_by_id,
    )
