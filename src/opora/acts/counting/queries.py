"""Counting acts: visits, exchanges, the year. Void records and departures never count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, QuerySet, Sum
from django.db.models.functions import Cast, Substr

from opora.access.prepared import prepared
from opora.access.viewer import Viewer
from opora.acts.models import Act, Material
from opora.cases.models import Case
from opora.catalog import current
from opora.catalog.service import Service
from opora.intake.queries import met_on

ALONE = "klient"


@dataclass(frozen=True)
class Visits:
    """How often somebody came, and what was exchanged the last time, where anything ever was."""

    count: int
    last_on: date | None
    exchanged: bool
    given: dict[str, int]
    returned: dict[str, int]


def exchanges(case_ids: Sequence[int], kind: str, on: date) -> Visits:
    """Visits in cases of the same people, found visible by the caller, with the last exchange.

    Somebody came where something was done with them, or on an earlier day where we met.
    """
    counted = Act.objects.filter(case_id__in=case_ids).counted()
    last = counted.filter(kind=kind).order_by("-day", "-pk").first()
    rows = Material.objects.filter(act=last) if last else Material.objects.none()
    pieces = list(rows)
    days = set(counted.values_list("day", flat=True))
    days |= {day for day in met_on(case_ids) if day < on}
    return Visits(
        count=len(days),
        last_on=max(days, default=None),
        exchanged=last is not None,
        given={row.kind: row.given for row in pieces},
        returned={row.kind: row.returned for row in pieces},
    )


def visits_of(case_ids: Sequence[int], on: date) -> dict[int, int]:
    """Days with an act in person, by case; departures and void records are no visits."""
    acts = Act.objects.filter(case_id__in=case_ids, day__lte=on, channel__in=["", "in_person"])
    rows = acts.counted().values("case_id").annotate(n=Count("day", distinct=True))
    return {row["case_id"]: row["n"] for row in rows}


@prepared
def _kept_of(case_id: int) -> "QuerySet[Act, Any]":
    found: QuerySet[Act, Any] = Act.objects.filter(case_id=case_id).counted()
    return found.values_list("day", "kept")


def steps_at_acts(case_id: int) -> list[tuple[date, bool]]:
    """Day and whether it was taken alone, of each step that an act keeps; a case found visible."""
    taken = ((day, kept.get("step_taken_by")) for day, kept in _kept_of(case_id))
    return [(day, by == ALONE) for day, by in taken if by]


def aid_of_year(viewer: Viewer, service: str, year: int, site: str = "") -> tuple[int, int]:
    """How often something was given that has a worth, and what all of it was worth in crowns."""
    cases = Case.objects.visible_to(viewer).filter(service=service)
    acts = Act.objects.filter(
        organisation_id=viewer.organisation_id,
        service=service,
        day__gte=date(year, 1, 1),
        day__lte=date(year, 12, 31),
        case_id__in=(cases.filter(site=site) if site else cases).values("pk"),
        kept__has_key="aid_worth",
    ).counted()
    worth = [kept.get("aid_worth") for kept in acts.values_list("kept", flat=True)]
    known = [one for one in worth if isinstance(one, int)]
    return len(known), sum(known)


@dataclass(frozen=True)
class Exchanged:
    """Exchanges of a year: how many, for how many people, and pieces by kind."""

    count: int
    persons: int
    given: dict[str, int]
    returned: dict[str, int]


def exchanges_of_year(viewer: Viewer, service: Service, year: int, site: str = "") -> Exchanged:
    """Of counted acts in cases that the viewer sees. Where nobody said for how many: for one."""
    cases = Case.objects.visible_to(viewer).filter(service=service.id)
    acts = Act.objects.filter(
        organisation_id=viewer.organisation_id,
        service=service.id,
        day__range=(date(year, 1, 1), date(year, 12, 31)),
        kind__in=[one.id for one in service.acts if one.needs_material],
        case_id__in=(cases.filter(site=site) if site else cases).values("pk"),
    ).counted()
    persons = [kept.get("exchange_for") or 1 for kept in acts.values_list("kept", flat=True)]
    pieces = Material.objects.filter(act_id__in=acts.values("pk")).values("kind")
    rows = pieces.annotate(out=Sum("given"), back=Sum("returned"))
    given = {row["kind"]: row["out"] for row in rows}
    returned = {row["kind"]: row["back"] for row in rows}
    return Exchanged(len(persons), sum(persons), given, returned)


@dataclass(frozen=True)
class Counted:
    """Acts and different clients of one kind in one month."""

    month: int
    kind: str
    acts: int
    clients: int


@dataclass(frozen=True)
class OfYear:
    """A year by month and kind; different clients in all, of each kind and in each month.

    Each client once: no sum of smaller numbers, as one comes again and again.
    """

    counted: tuple[Counted, ...]
    clients: int
    of_kind: dict[str, int]
    in_month: dict[int, int]


def yearly(viewer: Viewer, service: str, year: int, site: str = "") -> OfYear:
    """The year's acts and different clients.

    Departures and void records do not count. Where the client of the service is
    a family, a case counts once whoever of it took part (D1); else people do,
    the ones known by a code like all others.
    """
    client = "case_id" if current().service(service).client == "family" else "people__person"
    days = date(year, 1, 1), date(year, 12, 31)
    where: Any = {"viewer": viewer, "service": service, "site": site}
    acts = {(int(month), kind): count for month, kind, count in _acts(*days, **where)}
    # Who came is read once and counted here four times: the database would look through it anew.
    came: dict[tuple[int, str], set[int]] = {one: set() for one in acts}
    for month, kind, one in _who_came(*days, **where, client=client):
        came[int(month), kind].add(one)
    return OfYear(
        counted=tuple(
            Counted(month, kind, count, len(came[month, kind]))
            for (month, kind), count in acts.items()
        ),
        clients=len(set().union(*came.values())),
        of_kind=_different(came, by=1),
        in_month=_different(came, by=0),
    )


def _different(came: dict[tuple[int, str], set[int]], by: int) -> dict[Any, int]:
    found: dict[Any, set[int]] = {}
    for place, clients in came.items():
        found.setdefault(place[by], set()).update(clients)
    return {name: len(clients) for name, clients in found.items()}


# As text: taking a month out of a day is slow on SQLite, where Python does it row by row.
_MONTH_OF = Substr(Cast("day", CharField()), 6, 2)


@prepared
def _acts(
    since: date, until: date, *, viewer: Viewer, service: str, site: str
) -> "QuerySet[Act, Any]":
    acts = counted_acts(since, until, viewer, service, site).annotate(month=_MONTH_OF)
    by = acts.values_list("month", "kind").order_by("month", "kind")
    found: QuerySet[Act, Any] = by.annotate(Count("pk"))
    return found


@prepared
def _who_came(
    since: date, until: date, *, viewer: Viewer, service: str, site: str, client: str
) -> "QuerySet[Act, Any]":
    acts = counted_acts(since, until, viewer, service, site).annotate(month=_MONTH_OF)
    known = acts.filter(**{f"{client}__isnull": False})
    found: QuerySet[Act, Any] = known.order_by().values_list("month", "kind", client).distinct()
    return found


def counted_acts(since: date, until: date, viewer: Viewer, service: str, site: str) -> Any:
    """The acts of a service between two days, in cases that the viewer sees."""
    acts = Act.objects.filter(
        organisation_id=viewer.organisation_id,
        service=service,
        day__gte=since,
        day__lte=until,
        case_id__in=Case.objects.visible_to(viewer).filter(service=service).values("pk"),
    ).counted()
    return acts.filter(site=site) if site else acts
