"""Who waited on a day, by what the record says of that day now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opora.access.viewer import Viewer
from opora.agreements.models import Agreement
from opora.cases.models import Case
from opora.cases.queries import CaseRow, case_rows
from opora.intake.models import Outcome, SiteMove
from opora.intake.queries import OutcomeRow, standing_outcomes


@dataclass(frozen=True)
class Waited:
    """Somebody who waited on the day, at which site, and how it went on."""

    case: CaseRow
    site: str
    then: OutcomeRow | None
    agreed_on: date | None


def waited_on(viewer: Viewer, service: str, day: date) -> list[Waited]:
    """Visible cases in which the word that stood at the end of the day was the waiting list.

    A case that has moved since waited at the site from which it went; one with an agreement
    concluded by that day waited no more.
    """
    ids = _ever_waiting(viewer, service, day)
    outcomes, agreed = standing_outcomes(ids), _first_agreements(ids)
    sites = _sites_then(ids, day)
    found = []
    for case in case_rows(viewer, ids):
        rows = outcomes.get(case.id, [])
        before = [one for one in rows if one.on <= day]
        first = agreed.get(case.id)
        if not before or before[0].kind != Outcome.Kind.WAITING or (first and first <= day):
            continue
        later = [one for one in rows if one.on > day]
        found.append(
            Waited(case, sites.get(case.id, case.site), later[-1] if later else None, first)
        )
    return sorted(found, key=lambda one: (one.case.opened_on, one.case.id))


def _ever_waiting(viewer: Viewer, service: str, day: date) -> list[int]:
    rows = Outcome.objects.filter(
        case_id__in=Case.objects.visible_to(viewer).filter(service=service).values("pk"),
        kind=Outcome.Kind.WAITING,
        on__lte=day,
        void_reason="",
    )
    return list(rows.values_list("case_id", flat=True).distinct())


def _first_agreements(ids: Sequence[int]) -> dict[int, date]:
    rows = Agreement.objects.filter(case_id__in=ids, voided_on=None).order_by("-concluded_on")
    return dict(rows.values_list("case_id", "concluded_on"))


def _sites_then(ids: Sequence[int], day: date) -> dict[int, str]:
    """Where those stood that have moved since: the first move after the day says from where."""
    moves: dict[int, list[str]] = defaultdict(list)
    rows = SiteMove.objects.filter(case_id__in=ids, on__gt=day, void_reason="")
    for case_id, site in rows.order_by("on", "pk").values_list("case_id", "from_site"):
        moves[case_id].append(site)
    return {case_id: sites[0] for case_id, sites in moves.items()}
