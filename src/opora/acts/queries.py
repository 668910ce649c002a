"""Reading acts: always through the cases that the viewer may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.reading import EachOnceAPage, once_a_page
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.acts.about_people import people_in
from opora.acts.models import Act, ActPerson, ActWorker, Material
from opora.appointments.moments import Moment, Span, span_of
from opora.cases.queries import CaseRow


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
    return rows.values_list("act_id", "worker_id", "worker__full_name")


@prepared
def _pieces(act_ids: Sequence[int]) -> QuerySet[Material, Any]:
    rows = Material.objects.filter(act_id__in=act_ids).order_by("pk")
    return rows.values_list("act_id", "kind", "given", "returned")


_BEFORE = (
    "pk", "case_id", "case__title", "service", "site", "kind", "day", "at", "minutes",
    "worker_id", "worker__full_name", "note", "place", "channel", "level", "area", "goal", "kept",
)  # fmt: skip
_AFTER = (
    "decision_id", "departure", "reason", "assessed_on", "assessment", "voided_on", "void_reason",
    "recorded_on", "recorded_at", "version", "appointment_id",
)  # fmt: skip
"""Columns of an act as ``ActRow`` has them: before and after what lies in tables of its own."""


def _columns(acts: QuerySet[Act]) -> QuerySet[Act, Any]:
    """The columns, and whether there are more workers and material at all."""
    return acts.values_list(
        *_BEFORE,
        *_AFTER,
        Exists(ActWorker.objects.filter(act_id=OuterRef("pk"))),
        Exists(Material.objects.filter(act_id=OuterRef("pk"))),
    )


def _rows(acts: Iterable[Any]) -> list[ActRow]:
    """Read models with people, workers and material."""
    listed = list(acts)
    people: dict[int, list[tuple[int, str]]] = {}
    for act_id, person_id, given_name, code in _people([act[0] for act in listed]):
        people.setdefault(act_id, []).append((person_id, given_name or code))
    more: dict[int, list[tuple[int, str]]] = {}
    for act_id, *worker in _more_workers([act[0] for act in listed if act[-2]]):
        more.setdefault(act_id, []).append(tuple(worker))
    pieces: dict[int, list[tuple[str, int, int]]] = {}
    for act_id, *piece in _pieces([act[0] for act in listed if act[-1]]):
        pieces.setdefault(act_id, []).append(tuple(piece))
    middle = len(_BEFORE)
    return [
        ActRow(
            *act[:middle],
            *(tuple(beside.get(act[0], ())) for beside in (people, more, pieces)),
            *act[middle:-2],
        )
        for act in listed
    ]


@prepared
def _latest(case_id: int, *, limit: int) -> QuerySet[Act, Any]:
    acts = Act.objects.filter(case_id=case_id)
    return _columns(acts.order_by("-day", F("at").desc(nulls_last=True), "-pk")[:limit])


def rows_of(acts: QuerySet[Act]) -> list[ActRow]:
    """Read models of acts that the caller has found visible."""
    return _rows(_columns(acts))


def latest(case_id: int, limit: int) -> list[ActRow]:
    """The latest acts of a case that the caller has found visible, void ones included."""
    rows = _rows(_latest(case_id, limit=limit))
    _kinds_in.remember(case_id, [one.kind for one in rows if one.voided_on is None])
    return rows


def beside(worker_id: int) -> QuerySet[ActWorker, Any]:
    """Acts at which the worker was there besides the one who recorded them."""
    found: QuerySet[ActWorker, Any] = ActWorker.objects.filter(worker_id=worker_id)
    return found.values("act_id")


def act_row(viewer: Viewer, case_id: int, act_id: int) -> ActRow:
    """One act of a case; NotFound when unseen."""
    found = _rows(_one(act_id, case_id, viewer=viewer))
    if not found:
        raise NotFound
    return found[0]


@prepared
def _one(act_id: int, case_id: int, *, viewer: Viewer) -> QuerySet[Act, Any]:
    return _columns(Act.objects.visible_to(viewer).filter(pk=act_id, case_id=case_id))


def day_of(viewer: Viewer, day: date) -> list[ActRow]:
    """What the viewer recorded for one day, in all cases that are still visible."""
    return _rows(_recorded(day, viewer=viewer))


@prepared
def _recorded(day: date, *, viewer: Viewer) -> QuerySet[Act, Any]:
    acts = Act.objects.visible_to(viewer).filter(
        worker_id=viewer.account_id, day=day, voided_on=None
    )
    return _columns(acts.order_by(F("at").asc(nulls_last=True), "pk"))


LOOKED_BACK = 30
FEW = 5
"""How many kinds of act stand on top of a list."""


def last_used(viewer: Viewer, service: str) -> list[str]:
    """The kinds of act that the viewer recorded last, each once."""
    return list(dict.fromkeys(_kinds(viewer.account_id, service)))[:FEW]


def likely(viewer: Viewer, case: CaseRow) -> list[str]:
    """The kinds of act that were recorded last in the case; in a new one as ``last_used``."""
    here = _kinds_in([case.id]).get(case.id) or []
    return list(dict.fromkeys(here))[:FEW] or last_used(viewer, case.service)


@EachOnceAPage
def _kinds_in(case_ids: Sequence[int]) -> dict[int, list[str]]:
    """By case, the latest first; where the page lists the acts anyhow, nothing more is asked."""
    acts = Act.objects.filter(case_id__in=case_ids, voided_on=None).order_by("-day", "-pk")
    found: dict[int, list[str]] = {}
    for case_id, kind in acts.values_list("case_id", "kind")[:LOOKED_BACK]:
        found.setdefault(case_id, []).append(kind)
    return found


@prepared
def _kinds(worker_id: int, service: str) -> QuerySet[Act, str]:
    acts = Act.objects.filter(worker_id=worker_id, service=service, voided_on=None)
    found: QuerySet[Act, str] = acts.order_by("-pk").values_list("kind", flat=True)
    return found[:LOOKED_BACK]


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


def kept_of(
    case_ids: Sequence[int], on: date, *kinds: str
) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """(case, kind, what is kept beside) of counted acts up to the day: those kinds, or any kept."""
    acts = Act.objects.filter(case_id__in=case_ids, day__lte=on).counted()
    told = acts.filter(Q(kind__in=kinds) | ~Q(kept={}))
    yield from told.values_list("case_id", "kind", "kept")


@dataclass(frozen=True)
class Told:
    """What a counted act keeps beside its columns."""

    id: int
    day: date
    kind: str
    kept: dict[str, Any]

    @property
    def key(self) -> tuple[date, int]:
        """By what acts stand one after another."""
        return self.day, self.id

    @property
    def people(self) -> set[int]:
        """Everybody whom it is about."""
        return people_in(self.kept)


@prepared
def _told(case_id: int, *, kinds: tuple[str, ...]) -> QuerySet[Act, Any]:
    acts: QuerySet[Act, Any] = Act.objects.filter(case_id=case_id, kind__in=kinds).counted()
    return acts.order_by("day", "pk").values_list("pk", "day", "kind", "kept")


@once_a_page
def told_in(case_id: int, kinds: tuple[str, ...]) -> list[Told]:
    """Acts of those kinds of a case found visible, the oldest first."""
    return [Told(*row) for row in _told(case_id, kinds=kinds)]


def departures(case_ids: Sequence[int]) -> list[ActRow]:
    """What happened against a rule in cases found visible and waits for the head's word."""
    acts = Act.objects.filter(
        case_id__in=case_ids, departure=True, assessed_on=None, voided_on=None
    )
    return _rows(_columns(acts.order_by("recorded_on", "pk")))


def with_departures(viewer: Viewer) -> "QuerySet[Act, tuple[int]]":
    """Cases of the head's services and sites with a departure that nobody has assessed."""
    acts = Act.objects.filter(
        viewer.where(HEADS) | viewer.instead_of_head("case_id"),
        departure=True,
        assessed_on=None,
        voided_on=None,
        case__isnull=False,
    )
    found: QuerySet[Act, tuple[int]] = acts.values_list("case_id")
    return found
