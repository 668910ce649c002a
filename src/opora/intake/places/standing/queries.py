"""The places in line of those who wait."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opora.access.reading import EachOnceAPage
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.intake.places.order import Held
from opora.intake.places.queries import MOST_WEIGHED, points_of


@dataclass(frozen=True)
class Stands:
    """``place`` counts from one, ``of`` all who wait at the site; ``held``: the points, if any."""

    place: int
    of: int
    held: Held | None


def in_line(rows: Sequence[CaseRow], on: date) -> dict[int, Stands]:
    """Of cases that the caller has found visible, those who wait, by service and site.

    Whoever stands before them is only counted, as occupancy is. Of a longer line than can be
    weighed nothing is said.
    """
    waiting = [one.id for one in rows if one.stage == Case.Stage.WAITING]
    return _stands(waiting, on) if waiting else {}


@EachOnceAPage
def _stands(case_ids: Sequence[int], on: date) -> dict[int, Stands]:
    mine = Case.objects.filter(pk__in=case_ids)
    line = Case.objects.filter(
        organisation_id__in=mine.values("organisation_id"),
        service__in=mine.values("service"),
        stage=Case.Stage.WAITING,
        void_reason="",
    ).order_by("opened_on", "pk")
    columns = ("organisation_id", "service", "site", "pk")
    rows = list(line.values_list(*columns)[: MOST_WEIGHED + 1])
    if len(rows) > MOST_WEIGHED:
        return {}
    lines: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for organisation_id, service, site, case_id in rows:
        lines[organisation_id, service, site].append(case_id)
    found: dict[int, Stands] = {}
    for where, ids in lines.items():
        held = points_of(*where, ids, on)
        for place, case_id in enumerate(held or ids, start=1):
            found[case_id] = Stands(place, len(ids), held.get(case_id))
    return {one: found[one] for one in case_ids if one in found}
