"""Reading for the year's numbers."""

from datetime import date

from django.db.models import Count

from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.intake.models import Outcome


def outcomes(viewer: Viewer, service: str, year: int) -> tuple[tuple[str, int], ...]:
    """Cases opened in the year by the stage they stand in today."""
    rows = (
        Case.objects.visible_to(viewer)
        .filter(service=service, opened_on__gte=date(year, 1, 1), opened_on__lte=date(year, 12, 31))
        .values_list("stage")
        .annotate(cases=Count("pk"))
    )
    counts = dict(rows)
    return tuple((str(stage.label), counts.get(stage.value, 0)) for stage in Case.Stage)


def refusals_of_year(viewer: Viewer, service: str, year: int) -> dict[str, int]:
    """How often applicants were refused in the year, by ground."""
    rows = (
        Outcome.objects.filter(
            case_id__in=Case.objects.visible_to(viewer).filter(service=service).values("pk"),
            kind=Outcome.Kind.REFUSED,
            on__year=year,
            void_reason="",
        )
        .values_list("ground")
        .annotate(cases=Count("pk"))
    )
    return dict(rows)
