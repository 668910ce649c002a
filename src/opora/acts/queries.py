"""Reading acts: always through the cases that the viewer may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F
from django.db.models.functions import ExtractMonth
from django.utils import timezone

from opora.access.doors import NotFound
from opora.access.queries import names
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.acts.models import Act, ActPerson, ActWorker, Material
from opora.appointments.moments import Moment, Span, span_of
from opora.cases.models import Case
from opora.catalog import current


@dataclass(frozen=True)
class ActRow:
    """One act, as pages show it."""

    id: int
    case_id: int
    case_title: str
    service: str
    site: str
    kind: str
    day: date
    at: time | None
    minutes: int | None
    worker_id: int
    worker: str
    note: str
    place: str
    channel: str
    level: str
    area: str
    goal: str
    kept: dict[str, object]
    people: tuple[tuple[int, str], ...]
    more_workers: tuple[tuple[int, str], ...]
    materials: tuple[tuple[str, int, int], ...]
    decision_id: int | None
    departure: bool
    reason: str
    assessed_on: date | None
    assessment: str
    voided_on: date | None
    void_reason: str
    recorded_on: date
    recorded_at: datetime
    version: int


def _rows(acts: Iterable[Act]) -> list[ActRow]:
    """Read models with people, workers and material; four more queries for all of them."""
    listed = list(acts)
    ids = [act.pk for act in listed]
    people: dict[int, list[tuple[int, str]]] = {}
    for one in ActPerson.objects.filter(act_id__in=ids).select_related("person").order_by("pk"):
        people.setdefault(one.act_id, []).append(
            (one.person_id, one.person.given_name or one.person.code)
        )
    more: dict[int, list[int]] = {}
    for other in ActWorker.objects.filter(act_id__in=ids).order_by("pk"):
        more.setdefault(other.act_id, []).append(other.worker_id)
    pieces: dict[int, list[tuple[str, int, int]]] = {}
    for row in Material.objects.filter(act_id__in=ids).order_by("pk"):
        pieces.setdefault(row.act_id, []).append((row.kind, row.given, row.returned))
    called = names({act.worker_id for act in listed} | {w for ids_ in more.values() for w in ids_})
    return [
        _row(act, people.get(act.pk, []), more.get(act.pk, []), pieces.get(act.pk, []), called)
        for act in listed
    ]


_TOLD = ("note", "place", "channel", "level", "area", "goal", "kept")


def _row(
    act: Act,
    people: list[tuple[int, str]],
    more: list[int],
    pieces: list[tuple[str, int, int]],
    called: dict[int, str],
) -> ActRow:
    return ActRow(
        id=act.pk,
        case_id=act.case_id,
        case_title=act.case.title,
        service=act.service,
        site=act.site,
        kind=act.kind,
        day=act.day,
        at=act.at,
        minutes=act.minutes,
        worker_id=act.worker_id,
        worker=called.get(act.worker_id, ""),
        **{name: getattr(act, name) for name in _TOLD},
        people=tuple(people),
        more_workers=tuple((one, called.get(one, "")) for one in more),
        materials=tuple(pieces),
        decision_id=act.decision_id,
        departure=act.departure,
        reason=act.reason,
        assessed_on=act.assessed_on,
        assessment=act.assessment,
        voided_on=act.voided_on,
        void_reason=act.void_reason,
        recorded_on=act.recorded_on,
        recorded_at=act.recorded_at,
        version=act.version,
    )


def latest(case_id: int, limit: int) -> list[ActRow]:
    """The latest acts of a case that the caller has found visible, void ones included."""
    acts = Act.objects.filter(case_id=case_id).select_related("case")
    return _rows(acts.order_by("-day", F("at").desc(nulls_last=True), "-pk")[:limit])


def act_row(viewer: Viewer, case_id: int, act_id: int) -> ActRow:
    """One act of a case; NotFound when unseen."""
    acts = Act.objects.visible_to(viewer).select_related("case")
    found = _rows(acts.filter(pk=act_id, case_id=case_id))
    if not found:
        raise NotFound
    return found[0]


def day_of(viewer: Viewer, day: date) -> list[ActRow]:
    """What the viewer recorded for one day, in all cases that are still visible."""
    acts = Act.objects.visible_to(viewer).filter(
        worker_id=viewer.account_id, day=day, voided_on=None
    )
    return _rows(acts.select_related("case").order_by(F("at").asc(nulls_last=True), "pk"))


def last_used(viewer: Viewer, service: str, few: int = 5) -> list[str]:
    """The kinds of act that the viewer recorded last, each once."""
    kinds = Act.objects.filter(worker_id=viewer.account_id, service=service, voided_on=None)
    return list(dict.fromkeys(kinds.order_by("-pk").values_list("kind", flat=True)[:30]))[:few]


@dataclass(frozen=True)
class Visits:
    """How often somebody came, and what was exchanged the last time."""

    count: int
    last_on: date | None
    given: dict[str, int]
    returned: dict[str, int]


def exchanges(case_id: int, kind: str) -> Visits:
    """Visits of a case that the caller has found visible, with the last exchange."""
    counted = Act.objects.filter(case_id=case_id).counted()
    last = counted.filter(kind=kind).order_by("-day", "-pk").first()
    rows = Material.objects.filter(act=last) if last else Material.objects.none()
    pieces = list(rows)
    latest_day = counted.order_by("-day").values_list("day", flat=True).first()
    return Visits(
        count=counted.values("day").distinct().count(),
        last_on=latest_day,
        given={row.kind: row.given for row in pieces},
        returned={row.kind: row.returned for row in pieces},
    )


def visits_of(case_ids: Sequence[int], on: date) -> dict[int, int]:
    """Days with an act in person, by case; departures and void records are no visits."""
    acts = Act.objects.filter(case_id__in=case_ids, day__lte=on, channel__in=["", "in_person"])
    rows = acts.counted().values("case_id").annotate(n=Count("day", distinct=True))
    return {row["case_id"]: row["n"] for row in rows}


def spans(moment: Moment) -> Iterator[Span]:
    """Acts of the site whose time of day is known, around the moment."""
    acts = Act.objects.filter(
        organisation_id=moment.organisation_id,
        service=moment.service,
        site=moment.site,
        day__gte=moment.starts.date() - timedelta(days=1),
        day__lte=moment.ends.date(),
        at__isnull=False,
        voided_on=None,
    )
    for case_id, day, at, minutes in acts.values_list("case_id", "day", "at", "minutes"):
        yield span_of(case_id, day, at, minutes or 1)


def departures(case_ids: Sequence[int]) -> list[ActRow]:
    """What happened against a rule in cases found visible and waits for the head's word."""
    acts = Act.objects.filter(
        case_id__in=case_ids, departure=True, assessed_on=None, voided_on=None
    )
    return _rows(acts.select_related("case").order_by("recorded_on", "pk"))


def with_departures(viewer: Viewer, most: int = 100) -> list[int]:
    """Cases of the head's services and sites with a departure that nobody has assessed."""
    posts = viewer.where(HEADS)
    acts = Act.objects.filter(
        posts,
        departure=True,
        assessed_on=None,
        voided_on=None,
        case_id__in=Case.objects.visible_to(viewer).values("pk"),
    )
    return list(acts.values_list("case_id", flat=True).distinct()[:most])


@dataclass(frozen=True)
class Change:
    """One correction: what stood there and what stands there now."""

    on: date
    by: str
    why: str
    fields: tuple[tuple[str, object, object], ...]


_CORRECTED = ("kind", "day", "at", "minutes", "note", "place", "channel", "level", "area", "goal")


def changes(act_ids: Sequence[int]) -> dict[int, list[Change]]:
    """Corrections of acts found visible, the oldest first; one query."""
    found: dict[int, list[Change]] = {}
    earlier: dict[int, dict[str, object]] = {}
    rows = Act.history.filter(id__in=act_ids).order_by("history_id")
    for row in rows.values("id", "history_date", "history_change_reason", *_CORRECTED):
        before = earlier.get(row["id"])
        earlier[row["id"]] = row
        if before is None:
            continue
        differing = tuple(
            (name, before[name], row[name]) for name in _CORRECTED if before[name] != row[name]
        )
        why = row["history_change_reason"] or ""
        if differing or why:
            on = timezone.localtime(row["history_date"]).date()
            found.setdefault(row["id"], []).append(Change(on, "", why, differing))
    return found


@dataclass(frozen=True)
class Counted:
    """Acts and different clients of one kind in one month."""

    month: int
    kind: str
    acts: int
    clients: int


def yearly(viewer: Viewer, service: str, year: int) -> list[Counted]:
    """The year's acts and different clients by month and kind, in one question.

    Departures and void records do not count. Where the client of the service is
    a family, a case counts once whoever of it took part (D1); else people do,
    the ones known by a code like all others.
    """
    family = current().service(service).client == "family"
    acts = Act.objects.filter(
        organisation_id=viewer.organisation_id,
        service=service,
        day__gte=date(year, 1, 1),
        day__lte=date(year, 12, 31),
        case_id__in=Case.objects.visible_to(viewer).values("pk"),
    ).counted()
    client = Count("case_id", distinct=True) if family else Count("people__person", distinct=True)
    rows = (
        acts.annotate(month=ExtractMonth("day"))
        .values("month", "kind")
        .annotate(acts_counted=Count("pk", distinct=True), clients_counted=client)
        .order_by("month", "kind")
    )
    return [
        Counted(row["month"], row["kind"], row["acts_counted"], row["clients_counted"])
        for row in rows
    ]
