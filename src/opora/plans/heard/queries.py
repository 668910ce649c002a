"""Reading what clients think of the proposed steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.agreements.queries import concluded_days
from opora.cases.beside.queries import has, stands_beside, with_rows
from opora.plans.models import ClientView

stands_beside(ClientView, in_lists=True)


@dataclass(frozen=True)
class ViewRow:
    """One view, as the case shows it."""

    id: int
    on: date
    view: str
    differs: bool | None
    risks: str
    by: str
    void_reason: str


@once_a_page
def client_views(case_id: int) -> list[ViewRow]:
    """Each view of a case found visible, the latest first."""
    if not has(case_id, ClientView):
        return []
    rows = list(ClientView.objects.filter(case_id=case_id).order_by("-on", "-pk"))
    called = names(one.by_id for one in rows)
    return [
        ViewRow(
            one.pk, one.on, one.view, one.differs, one.risks, called.get(one.by_id, ""),
            one.void_reason,
        )
        for one in rows
    ]  # fmt: skip


def client_view(case_id: int, row_id: int) -> ViewRow:
    """One of them; NotFound otherwise."""
    for one in client_views(case_id):
        if one.id == row_id:
            return one
    raise NotFound


@prepared
def _heard(case_ids: Sequence[int], on: date) -> QuerySet[ClientView, Any]:
    rows = ClientView.objects.filter(case_id__in=case_ids, void_reason="", on__lte=on)
    return rows.order_by("on").values_list("case_id", "on")


def asked_last(case_ids: Sequence[int], on: date) -> dict[int, date]:
    """When the view was last asked, by case; before the first time, when the agreement began."""
    running = concluded_days(case_ids, on)
    return running | dict(_heard(with_rows(list(running), ClientView), on))
