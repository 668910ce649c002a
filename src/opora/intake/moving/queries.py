"""Where an application was moved from and to, and where it may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from opora.access.prepared import prepared
from opora.cases.beside.queries import has, stands_beside
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service, Site
from opora.decisions.panels import said
from opora.decisions.providers import Subject, gather
from opora.intake.models import SiteMove
from opora.intake.places.limits import PLACES, tightest
from opora.ui.words import places_free

stands_beside(SiteMove)

BEFORE_ACCEPTANCE = (Case.Stage.APPLICANT, Case.Stage.WAITING)


@dataclass(frozen=True)
class MoveRow:
    """One move, as the timeline shows it."""

    id: int
    on: date
    from_site: str
    to_site: str
    reason: str
    by: str
    void_reason: str


def moves_of(case_id: int) -> list[MoveRow]:
    """Moves of a case found visible, newest first, void ones included."""
    if not has(case_id, SiteMove):
        return []
    rows: list[Any] = _moved(case_id)
    return [
        MoveRow(
            row.pk, row.on, row.from_site, row.to_site, row.reason, row.by_name, row.void_reason
        )
        for row in rows
    ]


@prepared
def _moved(case_id: int) -> QuerySet[SiteMove]:
    rows = SiteMove.objects.filter(case_id=case_id).annotate(by_name=F("by__full_name"))
    return rows.order_by("-on", "-pk")


def other_sites(service: Service, site: str) -> list[Site]:
    """The sites of the service beside this one."""
    return [one for one in service.sites if one.id != site]


def may_be_moved(case: CaseRow | Case) -> bool:
    """Nobody has said yes yet, and there is another site: an acceptance holds for its own site."""
    service = current().service(case.service)
    return case.stage in BEFORE_ACCEPTANCE and bool(other_sites(service, case.site))


def case_may_be_moved(case_id: int) -> bool:
    """The same of a case that the caller has already found visible."""
    row = Case.objects.filter(pk=case_id).first()
    return row is not None and may_be_moved(row)


def sites_with_room(
    service: Service, sites: Sequence[Site], organisation_id: int, on: date
) -> list[tuple[str, str]]:
    """For a choice: each site by its name, with its free places where it has published limits."""
    subjects = [Subject(organisation_id, service.id, one.id) for one in sites]
    found = []
    for site, known in zip(sites, gather([PLACES], subjects, on), strict=True):
        limit = tightest(service, site.id, int(str(known.get(PLACES, 0))), on)
        room = f", {places_free(limit[1]).lower()}" if limit else ""
        found.append((site.id, f"{said(site.name)}{room}"))
    return found
