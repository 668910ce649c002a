"""What the record knows of team work."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from opora.decisions.providers import Facts, Subject, provides
from opora.team.models import Intervision


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
