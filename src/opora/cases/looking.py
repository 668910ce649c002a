"""Opening the page of a case: the case is found and the look at it written down first."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from opora.access.actions import keep_look
from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.viewer import Viewer
from opora.audit.queries import ONE_LOOK, recent_looks
from opora.cases.beside.queries import how_many_tables, tables, told_beside
from opora.cases.models import Case
from opora.cases.queries import CaseRow, row_of, with_key_worker


@prepared
def _looked_at(
    case_id: int, since: datetime, *, viewer: Viewer, page: str, how_many: int
) -> QuerySet[Case]:
    looks = recent_looks(viewer.account_id, page, since).filter(case_id=OuterRef("pk"))
    found: QuerySet[Case] = with_key_worker(viewer).filter(pk=case_id)
    return found.annotate(looked=Exists(looks), **tables(how_many))


def looked_at(viewer: Viewer, case_id: int, *, page: str, now: datetime) -> CaseRow:
    """One case whose page is opened, the look written down; NotFound when unseen."""
    found: list[Any] = _looked_at(
        case_id, now - ONE_LOOK, viewer=viewer, page=page, how_many=how_many_tables()
    )
    if not found:
        raise NotFound
    if not found[0].looked:
        keep_look(by=viewer, page=page, case_id=case_id)
    told_beside(case_id, found[0])
    return row_of(found[0])
