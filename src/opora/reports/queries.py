"""Reading for the year's numbers."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet

from opora.access.prepared import prepared
from opora.access.viewer import Viewer
from opora.agreements.models import Agreement, taking_place
from opora.cases.models import Case
from opora.intake.models import Contact, Outcome

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


def withdrawals_of_year(viewer: Viewer, service: str, year: int) -> dict[str, int]:
    """How many applicants of the year did not go on, by what happened."""
    days = date(year, 1, 1), date(year, 12, 31)
    return dict(_withdrawn(*days, viewer=viewer, service=service))


@prepared
def _withdrawn(since: date, until: date, *, viewer: Viewer, service: str) -> Counts:
    rows = Outcome.objects.filter(
        case_id__in=Case.objects.visible_to(viewer).filter(service=service).values("pk"),
        kind=Outcome.Kind.WITHDRAWN,
        on__gte=since,
        on__lte=until,
        void_reason="",
    )
    found: Counts = rows.values_list("happened").annotate(cases=Count("pk"))
    return found


def next_free(viewer: Viewer, service: str, on: date) -> dict[str, date]:
    """By site the first day on which an agreement that runs today will have set its place free.

    Days only: which agreement it is, the numbers don't tell.
    """
    rows = Agreement.objects.filter(
        taking_place(on),
        case__organisation_id=viewer.organisation_id,
        case__service=service,
    )
    lasts = rows.values_list("case__site").annotate(Min("ended_on"), Min("valid_until"))
    found = {}
    for site, ended, until in lasts:
        # One that ends leaves its place that day, one that runs out the day after.
        days = [day for day in (ended, until and until + timedelta(days=1)) if day is not None]
        if days:
            found[site] = min(days)
    return found


def first_requests(case_ids: Sequence[int]) -> dict[int, str]:
    """With what people first came, of cases that the caller has already found visible."""
    rows = Contact.objects.filter(case_id__in=case_ids, kind=Contact.Kind.FIRST, void_reason="")
    return dict(rows.order_by("-on", "-pk").values_list("case_id", "request"))
