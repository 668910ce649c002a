"""Reading examinations: with their case; what came out only by its own predicate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.cases.beside.queries import stands_beside, with_rows
from opora.findings.models import Examination, Explanation, Finding

stands_beside(Examination, in_lists=True)


@dataclass(frozen=True)
class FindingRow:
    """What came out; ``text`` only for those who may read it."""

    id: int
    examination_id: int | None
    on: date
    text: str
    by: str
    void_reason: str
    act_id: int | None = None


@dataclass(frozen=True)
class ExplanationRow:
    """When and by whom it was explained, and to whom."""

    id: int
    examination_id: int
    on: date
    worker_id: int
    worker: str
    people: tuple[int, ...]
    others: str
    void_reason: str


@dataclass(frozen=True)
class ExaminationRow:
    """A request, whether its result is kept, and the explanations that stand."""

    id: int
    case_id: int
    person_id: int
    person: str
    worker_id: int
    worker: str
    question: str
    due_on: date
    interpreter_id: int | None
    interpreter: str
    asked_on: date
    asked_by_id: int
    asked_by: str
    void_reason: str
    found_on: date | None
    found_by: str
    explanations: tuple[ExplanationRow, ...]

    @property
    def waits(self) -> bool:
        """Whether the result is still to come."""
        return not self.void_reason and self.found_on is None


@prepared
def _examinations(case_ids: Sequence[int]) -> QuerySet[Examination]:
    rows = Examination.objects.filter(case_id__in=case_ids)
    found: QuerySet[Examination] = rows.select_related("person").order_by("-asked_on", "-pk")
    return found


@prepared
def _found(ids: Sequence[int]) -> QuerySet[Finding, Any]:
    rows = Finding.objects.filter(examination_id__in=ids, void_reason="")
    found: QuerySet[Finding, Any] = rows.values_list("examination_id", "on", "by_id")
    return found


@prepared
def _explained(ids: Sequence[int]) -> QuerySet[Explanation]:
    return Explanation.objects.filter(examination_id__in=ids).order_by("on", "pk")


@once_a_page
def examinations(case_ids: Sequence[int]) -> list[ExaminationRow]:
    """Of cases found visible, the latest first, void ones among them."""
    rows = list(_examinations(with_rows(case_ids, Examination)))
    if not rows:
        return []
    ids = [row.pk for row in rows]
    found = {key: (on, by) for key, on, by in _found(ids)}
    told = list(_explained(ids))
    known = names(_workers(rows, told) | {by for _on, by in found.values()})
    return [_row(row, found.get(row.pk), told, known) for row in rows]


def _workers(rows: Iterable[Examination], told: Iterable[Explanation]) -> set[int | None]:
    of_rows = {one for row in rows for one in (row.worker_id, row.interpreter_id, row.asked_by_id)}
    return of_rows | {one.worker_id for one in told}


def _row(
    row: Examination,
    found: tuple[date, int] | None,
    told: Iterable[Explanation],
    known: dict[int, str],
) -> ExaminationRow:
    return ExaminationRow(
        id=row.pk,
        case_id=row.case_id,
        person_id=row.person_id,
        person=row.person.given_name or str(row.person),
        worker_id=row.worker_id,
        worker=known.get(row.worker_id, ""),
        question=row.question,
        due_on=row.due_on,
        interpreter_id=row.interpreter_id,
        interpreter=known.get(row.interpreter_id or 0, ""),
        asked_on=row.asked_on,
        asked_by_id=row.asked_by_id,
        asked_by=known.get(row.asked_by_id, ""),
        void_reason=row.void_reason,
        found_on=found[0] if found else None,
        found_by=known.get(found[1], "") if found else "",
        explanations=tuple(
            ExplanationRow(
                id=one.pk,
                examination_id=row.pk,
                on=one.on,
                worker_id=one.worker_id,
                worker=known.get(one.worker_id, ""),
                people=tuple(one.people),
                others=one.others,
                void_reason=one.void_reason,
            )
            for one in told
            if one.examination_id == row.pk
        ),
    )


def examination(case_id: int, examination_id: int) -> ExaminationRow:
    """One of a case found visible; NotFound otherwise."""
    for one in examinations([case_id]):
        if one.id == examination_id:
            return one
    raise NotFound


def explanation(case_id: int, explanation_id: int) -> ExplanationRow:
    """One of a case found visible; NotFound otherwise."""
    for one in examinations([case_id]):
        for told in one.explanations:
            if told.id == explanation_id:
                return told
    raise NotFound


def findings_seen(viewer: Viewer, case_id: int) -> list[FindingRow]:
    """What came out in the case, as far as the viewer may read it, void ones among it."""
    listed = _findings(case_id, viewer=viewer)
    known = names(row.by_id for row in listed)
    return [
        FindingRow(
            id=row.pk,
            examination_id=row.examination_id,
            on=row.on,
            text=row.text,
            by=known.get(row.by_id, ""),
            void_reason=row.void_reason,
            act_id=row.act_id,
        )
        for row in listed
    ]


@prepared
def _findings(case_id: int, *, viewer: Viewer) -> QuerySet[Finding]:
    here = Q(examination__case_id=case_id) | Q(act__case_id=case_id)
    found: QuerySet[Finding] = Finding.objects.visible_to(viewer).filter(here)
    return found.order_by("pk")


def finding(viewer: Viewer, case_id: int, finding_id: int) -> FindingRow:
    """One that the viewer may read; NotFound otherwise."""
    for one in findings_seen(viewer, case_id):
        if one.id == finding_id:
            return one
    raise NotFound


def works_with(viewer: Viewer, row: ExaminationRow, case: Any, *, heads: bool) -> bool:
    """Whether the viewer is among those who will read the result; ``heads``: holds the head's post.

    Before there is a result nothing is in the table to ask of.
    """
    parties = {row.worker_id, row.asked_by_id, row.interpreter_id, case.key_worker_id}
    return heads or viewer.account_id in parties


def asked_of(viewer: Viewer) -> "QuerySet[Examination, tuple[int]]":
    """Cases in which an examination waits for the viewer; sight is the caller's."""
    stands = Finding.objects.filter(examination_id=OuterRef("pk"), void_reason="")
    rows = Examination.objects.filter(~Exists(stands), worker_id=viewer.account_id, void_reason="")
    return rows.values_list("case_id")
