"""Whether it is somebody's turn: who waits longer at the site, and whom a place is kept for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from opora.cases.models import Case
from opora.catalog import current
from opora.decisions.providers import Subject, gather
from opora.intake.places.limits import PLACES, has_line, tightest
from opora.intake.places.queries import MOST_WEIGHED, Where, points_of


@dataclass(frozen=True)
class Turn:
    """How somebody stands at a site. Ids of cases, whoever may see them.

    ``ahead``: those who wait and come before, the first of them first. ``promised``: those who
    were accepted and have no agreement yet. ``free``: places without an agreement, None where no
    rule limits them.
    """

    ahead: tuple[int, ...]
    promised: tuple[int, ...]
    free: int | None

    @property
    def left(self) -> int | None:
        """How many are free once those accepted have theirs."""
        return None if self.free is None else max(self.free - len(self.promised), 0)

    @property
    def passed_over(self) -> tuple[int, ...]:
        """Who would go without: those ahead, where there is no place for all of them and one more.

        While there is room for everybody, the order takes nothing from anybody.
        """
        return self.ahead if self.left is None or len(self.ahead) >= self.left else ()

    @property
    def all_promised(self) -> bool:
        """Whether there is room only by the count of agreements."""
        return bool(self.free) and self.left == 0


def turns(subjects: Sequence[Subject], on: date) -> list[Turn | None]:
    """How each stands; None for whom there is no line at all."""
    cases = {one.case_id for one in subjects if one.case_id is not None}
    applied = dict(Case.objects.filter(pk__in=cases).values_list("pk", "opened_on"))
    lines = _lines(subjects)
    taken = gather([PLACES], subjects, on)
    return [
        _turn(one, applied[one.case_id], lines[one.service, one.site], known, on)
        if one.case_id in applied and one.case_id is not None
        else None
        for one, known in zip(subjects, taken, strict=True)
    ]


def _lines(subjects: Sequence[Subject]) -> dict[Where, list[tuple[int, str, date]]]:
    """Who waits or was accepted, by service and site, in the order in which they applied."""
    found: dict[Where, list[tuple[int, str, date]]] = defaultdict(list)
    rows = Case.objects.filter(
        organisation_id__in={one.organisation_id for one in subjects},
        service__in={one.service for one in subjects if has_line(current().service(one.service))},
        stage__in=(Case.Stage.WAITING, Case.Stage.ACCEPTED),
        void_reason="",
    ).order_by("opened_on", "pk")
    columns = ("service", "site", "pk", "stage", "opened_on")
    for service, site, *row in rows.values_list(*columns)[:MOST_WEIGHED]:
        found[service, site].append((row[0], row[1], row[2]))
    return found


def _turn(
    one: Subject,
    applied_on: date,
    line: Sequence[tuple[int, str, date]],
    known: Mapping[str, object],
    on: date,
) -> Turn:
    assert one.case_id is not None
    others = [row for row in line if row[0] != one.case_id]
    promised = tuple(case for case, stage, _day in others if stage == Case.Stage.ACCEPTED)
    waiting = [(day, case) for case, stage, day in others if stage == Case.Stage.WAITING]
    service = current().service(one.service)
    limit = tightest(service, one.site, int(str(known.get(PLACES, 0))), on)
    found = Turn(
        tuple(case for day, case in waiting if (day, case) < (applied_on, one.case_id)),
        promised,
        None if limit is None else limit[1],
    )
    everybody = [*(case for _day, case in waiting), one.case_id]
    held = points_of(one.organisation_id, one.service, one.site, everybody, on)
    if held:
        before = list(held)[: list(held).index(one.case_id)]
        found = replace(found, ahead=tuple(before))
    return found
