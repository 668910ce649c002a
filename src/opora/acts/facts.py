"""What acts know: visits so far, work with families, and who was worked with at one moment."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.acts.about_people import AFTER, HEARD, MEDIATION
from opora.acts.counting.queries import visits_of
from opora.acts.models import Act
from opora.acts.queries import kept_of, spans
from opora.appointments.moments import Moment, Span, worked_with
from opora.cases.facts import case_ids
from opora.cases.lasting import Worked, worked
from opora.decisions.providers import Facts, Subject, provides
from opora.ui.words import full_day

GROUP_EDUCATION = "group_education"
# Mother and father.
PARENTS = 2


@provides("visits")
def visits(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Days on which the client was seen: acts in person, several on one day are one visit."""
    counts = visits_of(case_ids(subjects), on)
    return [
        {} if one.case_id is None else {"visits": counts.get(one.case_id, 0)} for one in subjects
    ]


@provides("group_education_attended", "parents_heard_separately", "joint_work_wanted")
def with_families(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """What acts so far say of work with a family (B9, B10, B11).

    Only that it has been is known: what no act tells may have been elsewhere, and is asked.
    """
    acts: dict[int, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for case_id, kind, kept in kept_of(case_ids(subjects), on, GROUP_EDUCATION):
        acts[case_id].append((kind, kept))
    return [_of_family(acts.get(one.case_id or 0, [])) for one in subjects]


def _of_family(acts: Sequence[tuple[str, dict[str, Any]]]) -> Facts:
    heard = {person for _kind, kept in acts for person in kept.get(HEARD) or ()}
    been = {
        "group_education_attended": any(kind == GROUP_EDUCATION for kind, _kept in acts),
        "parents_heard_separately": len(heard) >= PARENTS,
        "joint_work_wanted": any(MEDIATION in (kept.get(AFTER) or ()) for _kind, kept in acts),
    }
    return {name: True for name, known in been.items() if known}


@worked_with
def recorded(moment: Moment) -> Iterable[Span]:
    """Acts around the moment. A departure happened too, so it counts here."""
    return spans(moment)


@worked
def latest_act(case_id: int, after: date, before: date | None) -> Worked | None:
    """The latest act. One against the rules may well have been after the end."""
    acts = Act.objects.filter(case_id=case_id, day__gt=after).counted()
    if before is not None:
        acts = acts.filter(day__lt=before)
    day: date | None = acts.order_by("-day").values_list("day", flat=True).first()
    if day is None:
        return None
    return Worked(day, _("zapsaný úkon z %(day)s") % {"day": full_day(day)})
