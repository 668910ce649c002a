"""Reading for the year's numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Count, Exists, F, Min, Model, OuterRef, QuerySet, Value

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


def seen_cases(viewer: Viewer, service: str, site: str) -> Any:
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
    opened = seen_cases(viewer, service, site).filter(opened_on__gte=since, opened_on__lte=until)
    found: Counts = opened.values_list("stage").annotate(cases=Count("pk"))
    return found


Named = dict[str, dict[str, int]]


def happened_in_year(viewer: Viewer, service: str, year: int, site: str = "") -> Named:
    """How often each thing happened in the year, by what it was and how it is called there."""
    days = date(year, 1, 1), date(year, 12, 31)
    found: Named = {}
    for what, name, count in _happened(*days, viewer=viewer, service=service, site=site):
        found.setdefault(what, {})[name] = count
    return found


@dataclass(frozen=True)
class Happening:
    """What is counted: its table, its day, the way to its case, how it is called there."""

    model: type[Model]
    day: str
    link: str = "case"
    name: str = ""
    only: Mapping[str, Any] = field(default_factory=lambda: {"void_reason": ""})


HAPPENINGS = {
    "refusals": Happening(
        Outcome, "on", name="ground", only={"kind": Outcome.Kind.REFUSED, "void_reason": ""}
    ),
    "withdrawals": Happening(
        Outcome, "on", name="happened", only={"kind": Outcome.Kind.WITHDRAWN, "void_reason": ""}
    ),
    "endings": Happening(Ending, "ended_on", "agreement__case", "kind", {"voided_on": None}),
    "breaches": Happening(Breach, "happened_on", "agreement__case"),
    "warnings": Happening(WarningGiven, "given_on", "breach__agreement__case"),
    "notices": Happening(Notice, "given_on", "agreement__case"),
    "reported": Happening(ReportedChange, "reported_on"),
    "cancelled_ahead": Happening(
        Appointment,
        "day",
        only={
            "state": Appointment.State.CANCELLED,
            "kept__cancelled_ahead": True,
            "void_reason": "",
        },
    ),
}


@prepared
def _happened(
    since: date, until: date, *, viewer: Viewer, service: str, site: str
) -> QuerySet[Any, Any]:
    """One question for all of them. Of the year's few rows each case is looked up for sight."""
    parts = []
    for what, one in HAPPENINGS.items():
        seen = seen_cases(viewer, service, site).filter(pk=OuterRef(f"{one.link}_id"))
        days = {f"{one.day}__gte": since, f"{one.day}__lte": until}
        rows = one.model._default_manager.filter(Exists(seen), **one.only, **days)
        named = F(one.name) if one.name else Value("", CharField())
        called = rows.annotate(_what=Value(what, CharField()), _name=named)
        parts.append(called.order_by().values_list("_what", "_name").annotate(Count("pk")))
    found: QuerySet[Any, Any] = parts[0].union(*parts[1:], all=True)
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
