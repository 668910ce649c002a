"""Tests of a case and whether their result is kept; what stands in it only by its predicate."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.acts.models import Act, ActPerson, ActWorker
from opora.cases.beside.queries import has, stands_beside
from opora.cases.queries import CaseRow
from opora.findings.models import Finding

stands_beside(Finding, link="act__case")


@dataclass(frozen=True)
class TestRow:
    """An act that is a test; ``found_on``: of its result that stands."""

    id: int
    case_id: int
    kind: str
    day: date
    worker_id: int
    worker: str
    found_on: date | None = None


@prepared
def _tests(case_id: int, *, kinds: tuple[str, ...]) -> QuerySet[Act, Any]:
    rows = Act.objects.filter(case_id=case_id, kind__in=kinds, voided_on=None)
    found: QuerySet[Act, Any] = rows.order_by("-day", "-pk")
    return found.values_list("pk", "case_id", "kind", "day", "worker_id", "worker__full_name")


@prepared
def _results(case_id: int) -> QuerySet[Finding, Any]:
    rows = Finding.objects.filter(act__case_id=case_id, void_reason="")
    found: QuerySet[Finding, Any] = rows.annotate(day=F("on")).values_list("act_id", "day")
    return found


@once_a_page
def tests_of(case_id: int, kinds: tuple[str, ...]) -> list[TestRow]:
    """Of a case found visible, the latest first; void acts are left out."""
    found = dict(_results(case_id)) if has(case_id, Finding) else {}
    rows: list[Any] = _tests(case_id, kinds=kinds)
    return [replace(TestRow(*row), found_on=found.get(row[0])) for row in rows]


def test_row(case_id: int, kinds: tuple[str, ...], act_id: int) -> TestRow:
    """One of a case found visible; NotFound otherwise."""
    for one in tests_of(case_id, kinds):
        if one.id == act_id:
            return one
    raise NotFound


def people_tested(act_id: int) -> list[str]:
    """Whom it was done for, in a case found visible."""
    rows = ActPerson.objects.filter(act_id=act_id).order_by("pk").select_related("person")
    return [row.person.given_name or row.person.code for row in rows]


def reads(viewer: Viewer, row: TestRow, case: CaseRow, *, heads: bool) -> bool:
    """Whether the viewer will read the result; before there is one nothing is there to ask of."""
    if heads or viewer.account_id in {row.worker_id, case.key_worker_id}:
        return True
    beside = ActWorker.objects.filter(act_id=row.id, worker_id=viewer.account_id)
    found: bool = beside.exists()
    return found
