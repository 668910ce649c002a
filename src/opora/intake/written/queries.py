"""Which refusals wait for their reason in writing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from opora.access.prepared import prepared
from opora.access.viewer import Viewer
from opora.documents.models import Document, GivenOut
from opora.intake.models import Outcome

PAPER = "odmitnuti"


@dataclass(frozen=True)
class Asked:
    """A refusal whose reason was asked for in writing and not given yet.

    ``document_id``: the latest paper that was printed of it, if any.
    """

    id: int
    case_id: int
    on: date
    by_id: int
    document_id: int | None


def _waiting() -> "QuerySet[Outcome]":
    rows = Outcome.objects.filter(kind=Outcome.Kind.REFUSED, letter=True, void_reason="")
    given = GivenOut.objects.filter(
        void_reason="",
        document__void_reason="",
        document__case_id=OuterRef("case_id"),
        document__paper=PAPER,
        document__about_id=OuterRef("pk"),
    )
    return rows.exclude(Exists(given))


def refused_by(viewer: Viewer) -> "QuerySet[Outcome, tuple[int]]":
    """Cases in which this worker refused somebody who waits for it; sight is the caller's."""
    return _waiting().filter(by_id=viewer.account_id).values_list("case_id")


@prepared
def _of(case_ids: Sequence[int]) -> "QuerySet[Outcome]":
    return _waiting().filter(case_id__in=case_ids).order_by("pk")


@prepared
def _printed(case_ids: Sequence[int]) -> "QuerySet[Document]":
    rows = Document.objects.filter(case_id__in=case_ids, paper=PAPER, void_reason="")
    return rows.order_by("pk")


def waiting(case_ids: Sequence[int]) -> list[Asked]:
    """Of the cases, that the caller has found visible; the oldest first."""
    rows = list(_of(case_ids))
    papers = _printed([one.case_id for one in rows]) if rows else []
    latest = {one.about_id: one.pk for one in papers}
    return [Asked(one.pk, one.case_id, one.on, one.by_id, latest.get(one.pk)) for one in rows]
