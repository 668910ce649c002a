"""Reading for the year's numbers."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet

from opora.access.prepared import prepared
from opora.access.viewer import Viewer
from opora.agreements.models import (
    Agreement,
    Breach,
    Ending,
    Notice,
    ReportedChange,
    WarningGiven,
    taking_place,
)
from opora.appointments.models import Appointment
from opora.cases.models import Case
from opora.intake.models import Contact, Outcome

Counts = QuerySet[Any, tuple[str, int]]


def _cases(viewer: Viewer, service: str, site: str) -> Any:
    """Visible cases of a service, or of one of its sites."""
    found = Case.objects.visible_to(viewer).filter(service=service)
    return found.filter(site=site) if site else found


def outcomes(
    viewer: Viewer, service: str, year: int, site: str = ""
) -> tuple[tuple[str, int], ...]:
    """Cases opened in the year by the stage they stand in today."""
    days = date(year, 1, 1), date(year, 12, 31)
    rows = _stages(*days, viewer=viewer, service=service, site=site)
    counts = dict(rows)
    return tuple((str(stage.label), counts.get(stage.value, 0)) for stage in Case.Stage)


@prepared
def _stages(since: date, until: date, *, viewer: Viewer, service: str, site: str) -> Counts:
    opened = _cases(viewer, service, site).filter(opened_on__gte=since, opened_on__lte=until)
    found: Counts = opened.values_list("stage").annotate(cases=Count("pk"))
    return found


def refusals_of_year(viewer: Viewer, service: str, year: int, site: str = "") -> dict[str, int]:
    """How often applicants were refused in the year, by ground."""
    days = date(year, 1, 1), date(year, 12, 31)
    return dict(_refused(*days, viewer=viewer, service=service, site=site))


@prepared
def _refused(since: date, until: date, *, viewer: Viewer, service: str, site: str) -> Counts:
    refused = Outcome.objects.filter(
        case_id__in=_cases(viewer, service, site).values("pk"),
        kind=Outcome.Kind.REFUSED,
        on__gte=since,
        on__lte=until,
        void_reason="",
    )
    found: Counts = refused.values_list("ground").annotate(cases=Count("pk"))
    return found


def withdrawals_of_year(viewer: Viewer, service: str, year: int, site: str = "") -> dict[str, int]:
    """How many applicants of the year did not go on, by what happened."""
    days = date(year, 1, 1), date(year, 12, 31)
    return dict(_withdrawn(*days, viewer=viewer, service=service, site=site))


@prepared
def _withdrawn(since: date, until: date, *, viewer: Viewer, service: str, site: str) -> Counts:
    rows = Outcome.objects.filter(
        case_id__in=_cases(viewer, service, site).values("pk"),
        kind=Outcome.Kind.WITHDRAWN,
        on__gte=since,
        on__lte=until,
        void_reason="",
    )
    found: Counts = rows.values_list("happened").annotate(cases=Count("pk"))
    return found


def endings_of_year(viewer: Viewer, service: str, year: int, site: str = "") -> dict[str, int]:
    """How agreements ended in the year, and what we said and gave before: counts by name."""
    days = date(year, 1, 1), date(year, 12, 31)
    counts = dict(_ended(*days, viewer=viewer, service=service, site=site))
    for name, (model, day, link) in COUNTED.items():
        cases = _cases(viewer, service, site).values("pk")
        of_year: dict[str, Any] = {f"{day}__range": days, f"{link}_id__in": cases}
        counts[name] = model.objects.filter(void_reason="", **of_year).count()
    meetings = Appointment.objects.filter(
        case_id__in=_cases(viewer, service, site).values("pk"),
        state=Appointment.State.CANCELLED,
        day__range=days,
        kept__cancelled_ahead=True,
    )
    return {**counts, "cancelled_ahead": meetings.count()}


COUNTED: dict[str, tuple[Any, str, str]] = {
    "breaches": (Breach, "happened_on", "agreement__case"),
    "warnings": (WarningGiven, "given_on", "breach__agreement__case"),
    "notices": (Notice, "given_on", "agreement__case"),
    "reported": (ReportedChange, "reported_on", "case"),
}
"""Model, its day, the way to its case."""


@prepared
def _ended(since: date, until: date, *, viewer: Viewer, service: str, site: str) -> Counts:
    rows = Ending.objects.filter(
        agreement__case_id__in=_cases(viewer, service, site).values("pk"),
        ended_on__gte=since,
        ended_on__lte=until,
        voided_on=None,
    )
    found: Counts = rows.values_list("kind").annotate(endings=Count("pk"))
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
    lasts = rows.values_list("case__site").annotate(
        Min("ended_on"), Min("valid_until"), Min("notice_ends_on")
    )
    found = {}
    for site, ended, *lasts_of in lasts:
        # One that ends leaves its place that day, one that runs out the day after.
        out = (until and until + timedelta(days=1) for until in lasts_of)
        days = [day for day in (ended, *out) if day is not None]
        if days:
            found[site] = min(days)
    return found


def first_requests(case_ids: Sequence[int]) -> dict[int, str]:
    """With what people first came, of cases that the caller has already found visible."""
    rows = Contact.objects.filter(case_id__in=case_ids, kind=Contact.Kind.FIRST, void_reason="")
    return dict(rows.order_by("-on", "-pk").values_list("case_id", "request"))
