"""Reading for the year's numbers."""

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from opora.access.prepared import prepared
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.intake.models import Outcome

Counts = QuerySet[Any, tuple[str, int]]


def outcomes(viewer: Viewer, service: str, year: int) -> tuple[tuple[str, int], ...]:
    """Cases opened in the year by the stage they stand in today."""
    rows = _stages(date(year, 1, 1), date(year, 12, 31), viewer=viewer, service=service)
    counts = dict(rows)
    return tuple((str(stage.label), counts.get(stage.value, 0)) for stage in Case.Stage)


@prepared
def _stages(since: date, until: date, *, viewer: Viewer, service: str) -> Counts:
    opened = Case.objects.visible_to(viewer).filter(
        service=service, opened_on__gte=since, opened_on__lte=until
    )
    found: Counts = opened.values_list("stage").annotate(cases=Count("pk"))
    return found


def refusals_of_year(viewer: Viewer, service: str, year: int) -> dict[str, int]:
    """How often applicants were refused in the year, by ground."""
    return dict(_refused(date(year, 1, 1), date(year, 12, 31), viewer=viewer, service=service))


@prepared
def _refused(since: date, until: date, *, viewer: Viewer, service: str) -> Counts:
    refused = Outcome.objects.filter(
        case_id__in=Case.objects.visible_to(viewer).filter(service=service).values("pk"),
        kind=Outcome.Kind.REFUSED,
        on__gte=since,
        on__lte=until,
        void_reason="",
    )
    found: Counts = refused.values_list("ground").annotate(cases=Count("pk"))
    return found
