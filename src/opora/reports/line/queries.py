"""How many came on the waiting list in a year, why, and how many came off it (D7, S1)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value

from opora.access.prepared import prepared
from opora.access.viewer import Viewer
from opora.agreements.models import Agreement
from opora.cases.models import Case
from opora.intake.models import Outcome, SiteMove

# On one day a move comes first, as nobody moves who was accepted; the agreement leans on the word.
_MOVED, _DECIDED, _AGREED = "1", "2", "3"
_NOTHING = Value("", CharField())
_AGREEMENT = Value(Outcome.Kind.ACCEPTED.value, CharField())


@dataclass
class Line:
    """``full``: put on it for want of capacity. ``off``: how they left it, by kind of outcome."""

    put_on: int = 0
    full: int = 0
    off: Counter[str] = field(default_factory=Counter)
    moved_here: int = 0
    moved_away: int = 0

    def __bool__(self) -> bool:
        return bool(self.put_on or self.off or self.moved_here or self.moved_away)


@dataclass(frozen=True)
class _Event:
    """Something that brings a case on the list or takes it off; ``ground``, or the site it left."""

    case_id: int
    site_now: str
    on: date
    sort: str
    id: int
    kind: str
    ground: str


def line_of_year(viewer: Viewer, service: str, year: int, site: str = "") -> Line:
    """Visible cases only; void records are none. ``site``: where they stood at that time.

    Whoever waits and is put on the list once more came on it once.
    """
    days = date(year, 1, 1), date(year, 12, 31)
    events = [_Event(*row) for row in _events(days[1], viewer=viewer, service=service)]
    events.sort(key=lambda one: (one.case_id, one.on, one.sort, one.id))
    line = Line()
    for _case, own in groupby(events, key=lambda one: one.case_id):
        _walk(line, list(own), days, site)
    return line


def _walk(line: Line, events: list[_Event], days: tuple[date, date], wanted: str) -> None:
    """One case, from its first word to its last. A move says where the case stood before it."""
    left = [one.ground for one in events if one.sort == _MOVED]
    sites = [*left, events[0].site_now]
    waits = False
    for one in events:
        if one.on > days[1]:
            return
        counts = one.on >= days[0] and wanted in {"", sites[0]}
        if one.sort == _MOVED:
            sites.pop(0)
            if waits and wanted and one.on >= days[0]:
                line.moved_away += one.ground == wanted
                line.moved_here += sites[0] == wanted
        elif one.kind == Outcome.Kind.WAITING:
            line.put_on += counts and not waits
            line.full += counts and not waits and one.ground == "capacity"
            waits = True
        else:
            if waits and counts:
                line.off[one.kind] += 1
            waits = False


@prepared
def _events(until: date, *, viewer: Viewer, service: str) -> QuerySet[Any, Any]:
    """Of cases that have waited: each word on the applicant, agreements, moves to another site."""
    waited = Outcome.objects.filter(
        case=OuterRef("pk"), kind=Outcome.Kind.WAITING, void_reason="", on__lte=until
    )
    cases = Case.objects.visible_to(viewer).filter(Exists(waited), service=service).values("pk")
    parts = (
        _part(Outcome.objects.filter(void_reason=""), _DECIDED, "on", F("kind"), F("ground")),
        _part(
            Agreement.objects.filter(voided_on=None), _AGREED, "concluded_on", _AGREEMENT, _NOTHING
        ),
        _part(SiteMove.objects.filter(void_reason=""), _MOVED, "on", _NOTHING, F("from_site")),
    )
    own = [one.filter(case__in=cases) for one in parts]
    found: QuerySet[Any, Any] = own[0].union(*own[1:], all=True)
    return found


def _part(rows: QuerySet[Any], sort: str, day: str, kind: Any, ground: Any) -> QuerySet[Any, Any]:
    named = rows.annotate(_sort=Value(sort, CharField()), _kind=kind, _ground=ground)
    columns = ("case_id", "case__site", day, "_sort", "pk", "_kind", "_ground")
    found: QuerySet[Any, Any] = named.order_by().values_list(*columns)
    return found
