"""Who is next for a place that is free."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from opora.access.reading import once_a_page
from opora.access.roles import CONTACT_TAKERS
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.catalog import current
from opora.decisions.providers import Subject, gather
from opora.intake.places.limits import PLACES, has_limits, tightest
from opora.rules.rule import Rule

# Of a longer list nobody is next: no site has that many places.
MOST = 100
# Nobody calls more families in a day; when one is settled the next one is told of.
TOLD_AT_ONCE = 5
Where = tuple[str, str]


@dataclass(frozen=True)
class Next:
    """Somebody on the waiting list for whom a place is free; ``turn`` counts from one."""

    case_id: int
    service: str
    site: str
    turn: int
    free: int
    rule: Rule


def taken_by(viewer: Viewer) -> list[Where]:
    """Services and sites with limits at which the viewer takes applications."""
    return [
        (one.id, site.id)
        for one in (current().service(name) for name in viewer.services(CONTACT_TAKERS))
        if has_limits(one)
        for site in one.sites
        if viewer.holds(CONTACT_TAKERS, one.id, site.id)
    ]


@once_a_page
def next_in_line(organisation_id: int, where: Sequence[Where], on: date) -> list[Next]:
    """By the day they applied, as many as there are places and a few at once.

    Ids only, whoever may see them.
    Who was accepted and has no agreement yet has a place kept.
    """
    waiting, accepted = _lines(organisation_id, where) if where else ({}, {})
    sites = list(waiting)
    subjects = [Subject(organisation_id, service, site) for service, site in sites]
    found = []
    for (service, site), known in zip(sites, gather([PLACES], subjects, on), strict=True):
        taken = int(str(known.get(PLACES, 0))) + accepted.get((service, site), 0)
        limit = tightest(current().service(service), site, taken, on)
        if limit is None:
            continue
        rule, free = limit
        first = waiting[service, site][: min(free, TOLD_AT_ONCE)]
        for turn, case_id in enumerate(first, start=1):
            found.append(Next(case_id, service, site, turn, free, rule))
    return found


def _lines(
    organisation_id: int, where: Sequence[Where]
) -> tuple[dict[Where, list[int]], dict[Where, int]]:
    at = Q(pk__in=[])
    for service, site in where:
        at |= Q(service=service, site=site)
    turn = Window(
        RowNumber(),
        partition_by=[F("service"), F("site"), F("stage")],
        order_by=[F("opened_on").asc(), F("pk").asc()],
    )
    rows = Case.objects.filter(
        at,
        organisation_id=organisation_id,
        stage__in=(Case.Stage.WAITING, Case.Stage.ACCEPTED),
        void_reason="",
    )
    first = rows.annotate(turn=turn).filter(turn__lte=MOST).order_by("turn")
    waiting: dict[Where, list[int]] = defaultdict(list)
    accepted: dict[Where, int] = defaultdict(int)
    for service, site, stage, case_id in first.values_list("service", "site", "stage", "pk"):
        if stage == Case.Stage.WAITING:
            waiting[service, site].append(case_id)
        else:
            accepted[service, site] += 1
    return waiting, accepted
