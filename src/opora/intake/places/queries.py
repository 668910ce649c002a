"""Who is next for a place that is free."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from opora.access.reading import once_a_page
from opora.access.roles import CONTACT_TAKERS
from opora.access.viewer import Viewer
from opora.cases.models import Case, Participant
from opora.catalog import current
from opora.decisions.providers import Subject, gather
from opora.intake.models import Outcome
from opora.intake.places.limits import PLACES, has_limits, tightest
from opora.intake.places.order import Held, held_by, in_order, points_rule
from opora.intake.queries import OutcomeRow, standing_outcomes
from opora.rules.rule import Rule

# Of a longer list nobody is next: no site has that many places.
MOST = 100
# Where points decide, the last to come may be the first in turn.
MOST_WEIGHED = 1000
# Nobody calls more families in a day; when one is settled the next one is told of.
TOLD_AT_ONCE = 5
# Words after which one waits, or may wait again.
IN_LINE = frozenset({Outcome.Kind.WAITING.value, Outcome.Kind.ACCEPTED.value})
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
    held: Held | None = None


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
    """By points where the service gives them, else by the day they applied.

    As many as there are places, and a few at once. Ids only, whoever may see them.
    Who was accepted and has no agreement yet has a place kept.
    """
    weighed = any(points_rule(current().service(one), on) for one, _site in where)
    most = MOST_WEIGHED if weighed else MOST
    waiting, accepted = _lines(organisation_id, where, most) if where else ({}, {})
    sites = list(waiting)
    subjects = [Subject(organisation_id, service, site) for service, site in sites]
    found = []
    for (service, site), known in zip(sites, gather([PLACES], subjects, on), strict=True):
        taken = int(str(known.get(PLACES, 0))) + accepted.get((service, site), 0)
        limit = tightest(current().service(service), site, taken, on)
        if limit is None:
            continue
        rule, free = limit
        line = waiting[service, site]
        held = points_of(organisation_id, service, site, line, on) if free else {}
        first = (list(held) or line)[: min(free, TOLD_AT_ONCE)]
        for turn, case_id in enumerate(first, start=1):
            found.append(Next(case_id, service, site, turn, free, rule, held.get(case_id)))
    return found


def first_waiting(organisation_id: int, where: Sequence[Where], on: date) -> set[int]:
    """Whose turn it will be at each site once a place is free there. Ids, whoever may see them."""
    weighed = any(points_rule(current().service(one), on) for one, _site in where)
    most = MOST_WEIGHED if weighed else 1
    waiting = _lines(organisation_id, where, most)[0] if where else {}
    return {
        next(iter(points_of(organisation_id, service, site, line, on) or line))
        for (service, site), line in waiting.items()
    }


def points_of(
    organisation_id: int, service: str, site: str, case_ids: Sequence[int], on: date
) -> dict[int, Held]:
    """The points of those who wait, in the order in which they come; none where the day decides."""
    rule = points_rule(current().service(service), on)
    if rule is None or not case_ids:
        return {}
    served: dict[int, list[int]] = defaultdict(list)
    people = Participant.objects.filter(case_id__in=case_ids, client=True, until=None)
    for case_id, person_id in people.order_by("pk").values_list("case_id", "person_id"):
        served[case_id].append(person_id)
    subjects = [
        Subject(organisation_id, service, site, one, tuple(served[one])) for one in case_ids
    ]
    known = gather(rule.facts(), subjects, on)
    held = {
        case_id: held_by(current().service(service), rule, facts, on)
        for case_id, facts in zip(case_ids, known, strict=True)
    }
    applied = dict(Case.objects.filter(pk__in=case_ids).values_list("pk", "opened_on"))
    return {one: held[one] for one in in_order(held, applied)}


def waits(case_id: int) -> bool:
    """Whether a case found visible stands on the waiting list."""
    return bool(Case.objects.filter(pk=case_id, stage=Case.Stage.WAITING).exists())


def since_when(outcomes: Sequence[OutcomeRow]) -> date | None:
    """Since when somebody waits, by the words that stand, newest first; None for who never did.

    Being accepted and going back to the others takes nothing from it.
    """
    lasting = takewhile(lambda one: one.kind in IN_LINE, outcomes)
    days = [one.on for one in lasting if one.kind == Outcome.Kind.WAITING]
    return days[-1] if days else None


def waiting_since(case_id: int) -> date | None:
    """The same of one case."""
    return since_when(standing_outcomes([case_id]).get(case_id, []))


def _lines(
    organisation_id: int, where: Sequence[Where], most: int
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
    first = rows.annotate(turn=turn).filter(turn__lte=most).order_by("turn")
    waiting: dict[Where, list[int]] = defaultdict(list)
    accepted: dict[Where, int] = defaultdict(int)
    for service, site, stage, case_id in first.values_list("service", "site", "stage", "pk"):
        if stage == Case.Stage.WAITING:
            waiting[service, site].append(case_id)
        else:
            accepted[service, site] += 1
    return waiting, accepted
