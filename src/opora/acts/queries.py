"""Reading acts: always through the cases that the viewer may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.acts.models import Act, ActPerson, ActWorker, Material
from opora.appointments.moments import Moment, Span, span_of
from opora.cases.models import Case


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
    appointment_id: int | None = None


@prepared
def _people(act_ids: Sequence[int]) -> QuerySet[ActPerson, Any]:
    rows = ActPerson.objects.filter(act_id__in=act_ids).order_by("pk")
    return rows.values_list("act_id", "person_id", "person__given_name", "person__code")


@prepared
def _more_workers(act_ids: Sequence[int]) -> QuerySet[ActWorker, Any]:
    rows = ActWorker.objects.filter(act_id__in=act_ids).order_by("pk")
    return rows.values_list("act_id", "worker_id")


@prepared
def _pieces(act_ids: Sequence[int]) -> QuerySet[Material, Any]:
    rows = Material.objects.filter(act_id__in=act_ids).order_by("pk")
    return rows.values_list("act_id", "kind", "given", "returned")


def _rows(acts: Iterable[Act]) -> list[ActRow]:
    """Read models with people, workers and material."""
    listed = list(acts)
    if not listed:
        return []
    ids = [act.pk for act in listed]
    people: dict[int, list[tuple[int, str]]] = {}
    for act_id, person_id, given_name, code in _people(ids):
        people.setdefault(act_id, []).append((person_id, given_name or code))
    more: dict[int, list[int]] = {}
    for act_id, worker_id in _more_workers(_with(listed, "has_more_workers")):
        more.setdefault(act_id, []).append(worker_id)
    pieces: dict[int, list[tuple[str, int, int]]] = {}
    for act_id, kind, given, returned in _pieces(_with(listed, "has_pieces")):
        pieces.setdefault(act_id, []).append((kind, given, returned))
    called = names({act.worker_id for act in listed} | {w for ids_ in more.values() for w in ids_})
    return [
        _row(act, people.get(act.pk, []), more.get(act.pk, []), pieces.get(act.pk, []), called)
        for act in listed
    ]


def _with(acts: Sequence[Act], mark: str) -> list[int]:
    """Acts with rows beside them; all of them where the query did not look."""
    return [act.pk for act in acts if getattr(act, mark, True)]


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
        appointment_id=act.appointment_id,
    )


@prepared
def _latest(case_id: int, *, limit: int) -> QuerySet[Act]:
    acts: QuerySet[Act] = Act.objects.filter(case_id=case_id).select_related("case")
    acts = acts.annotate(
        has_more_workers=Exists(ActWorker.objects.filter(act_id=OuterRef("pk"))),
        has_pieces=Exists(Material.objects.filter(act_id=OuterRef("pk"))),
    )
    return acts.order_by("-day", F("at").desc(nulls_last=True), "-pk")[:limit]


def latest(case_id: int, limit: int) -> list[ActRow]:
    """The latest acts of a case that the caller has found visible, void ones included."""
    return _rows(_latest(case_id, limit=limit))


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
    return list(dict.fromkeys(_kinds(viewer.account_id, service)))[:few]


@prepared
def _kinds(worker_id: int, service: str) -> QuerySet[Act, str]:
    acts = Act.objects.filter(worker_id=worker_id, service=service, voided_on=None)
    found: QuerySet[Act, str] = acts.order_by("-pk").values_list("kind", flat=True)
    return found[:30]


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
    return _departed(viewer=viewer, most=most)


@prepared
def _departed(*, viewer: Viewer, most: int) -> QuerySet[Act, int]:
    acts = Act.objects.filter(
        viewer.where(HEADS),
        departure=True,
        assessed_on=None,
        voided_on=None,
        case_id__in=Case.objects.visible_to(viewer).values("pk"),
    )
    found: QuerySet[Act, int] = acts.values_list("case_id", flat=True).distinct()
    return found[:most]
