"""What the record knows of team work."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from opora.cases.facts import case_ids
from opora.decisions.providers import Facts, Subject, provides
from opora.team.models import Intervision, SituationStep


@provides("intervisions_this_month")
def intervisions_this_month(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Days of the month up to and with the day on which an intervision of the service was held.

    Whoever sees which cases: the number names none of them.
    """
    services = {one.service for one in subjects}
    rows = Intervision.objects.filter(
        case__organisation_id__in={one.organisation_id for one in subjects},
        case__service__in=services,
        case__void_reason="",
        void_reason="",
        on__gte=on.replace(day=1),
        on__lte=on,
    )
    held: dict[tuple[int, str], set[date]] = defaultdict(set)
    for organisation_id, service, day in rows.values_list(
        "case__organisation_id", "case__service", "on"
    ):
        held[organisation_id, service].add(day)
    return [
        {"intervisions_this_month": len(held[one.organisation_id, one.service])} for one in subjects
    ]


@provides("can_steps_waiting")
def can_steps_waiting(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Steps not taken yet; unknown while no situation runs, or none was declared for it."""
    ids = case_ids(subjects)
    counts: dict[int, int] = {}
    rows = SituationStep.objects.filter(
        situation__case_id__in=ids, situation__ended_on=None
    ).values_list("situation__case_id", "done_on")
    for case_id, done_on in rows:
        counts[case_id] = counts.get(case_id, 0) + (done_on is None)
    return [
        {"can_steps_waiting": counts[one.case_id]} if one.case_id in counts else {}
        for one in subjects
    ]
