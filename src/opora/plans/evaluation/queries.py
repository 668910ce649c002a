"""Reading how the service's goals came out."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.agreements.models import Agreement
from opora.agreements.queries import agreements
from opora.cases.beside.queries import has, stands_beside
from opora.cases.models import Case
from opora.plans.models import Evaluation

stands_beside(Evaluation)


@dataclass(frozen=True)
class EvaluationRow:
    """How each goal came out with one client; None where nobody asked."""

    id: int
    on: date
    met: dict[str, bool | None]
    note: str
    by: str
    void_reason: str


@once_a_page
def evaluations(case_id: int) -> list[EvaluationRow]:
    """All of a case found visible, the latest first."""
    if not has(case_id, Evaluation):
        return []
    rows = list(Evaluation.objects.filter(case_id=case_id).order_by("-on", "-pk"))
    called = names(one.by_id for one in rows)
    return [
        EvaluationRow(
            one.pk, one.on, dict(one.met), one.note, called.get(one.by_id, ""), one.void_reason
        )
        for one in rows
    ]


def evaluation(case_id: int, row_id: int) -> EvaluationRow:
    """One of them; NotFound otherwise."""
    for one in evaluations(case_id):
        if one.id == row_id:
            return one
    raise NotFound


def waits_for_evaluation(case_id: int, on: date) -> bool:
    """Whether the agreement has ended and nobody has said how the goals came out."""
    if not has(case_id, Agreement) or any(not one.void_reason for one in evaluations(case_id)):
        return False
    known = [one for one in agreements([case_id]) if one.voided_on is None]
    return any(one.ended_on is not None or one.has_run_out(on) for one in known)


def goals_of_year(
    viewer: Viewer, service: str, year: int, site: str = ""
) -> dict[str, tuple[int, int]]:
    """By goal: with how many clients of the year it was met, and of how many it is known."""
    days = date(year, 1, 1), date(year, 12, 31)
    met: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for answers in _measured(*days, viewer=viewer, service=service, site=site):
        known.update(goal for goal, answer in answers.items() if answer is not None)
        met.update(goal for goal, answer in answers.items() if answer)
    return {goal: (met[goal], known[goal]) for goal in known}


@prepared
def _measured(
    since: date, until: date, *, viewer: Viewer, service: str, site: str
) -> QuerySet[Evaluation, Any]:
    cases = Case.objects.visible_to(viewer).filter(service=service, pk=OuterRef("case_id"))
    seen = Exists(cases.filter(site=site) if site else cases)
    rows = Evaluation.objects.filter(seen, void_reason="", on__gte=since, on__lte=until)
    return rows.values_list("met", flat=True)
