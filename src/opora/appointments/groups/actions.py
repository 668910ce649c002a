"""Planning a meeting with several cases, and cancelling it for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid, NotAllowed, NotFound, action, tell
from opora.access.roles import CASEWORK
from opora.access.seen import not_stale
from opora.access.viewer import Viewer
from opora.appointments import guests
from opora.appointments.actions import book, cancel
from opora.appointments.groups.queries import GroupRow, group_row
from opora.appointments.groups.stopped import Obstacle, raise_for
from opora.appointments.models import Group
from opora.appointments.planning import Planned
from opora.cases.queries import case_row, people_of
from opora.decisions.actions import Refused

FEWEST, MOST = 2, 40
UNSEEN = gettext_lazy(
    "Část skupiny je v případech, které nevidíte. Zrušte schůzku u svých případů."
)


@action("appointments.gather", roles=CASEWORK, asks=("may_book", guests.ASK))
def gather(
    *,
    service: str,
    site: str,
    case_ids: Sequence[int],
    what: Planned,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Group:
    """A meeting of each case at the same time, or none; the rules are asked about each of them."""
    if not by.holds(CASEWORK, service, site):
        raise NotAllowed
    chosen = list(dict.fromkeys(case_ids))
    if not FEWEST <= len(chosen) <= MOST:
        raise Invalid(cases=_("Do skupiny vyberte aspoň dva případy, nejvýš čtyřicet."))
    rows = [case_row(by, one) for one in sorted(chosen)]
    if any((row.service, row.site) != (service, site) for row in rows):
        raise NotFound
    group: Group = Group.objects.create(
        organisation_id=by.organisation_id, service=service, site=site,
        booked_on=on, booked_by_id=by.account_id,
    )  # fmt: skip
    people = people_of([row.id for row in rows], on)
    lifted: dict[str, Any] = {"justification": justification, "departure": departure}
    lifted["decided"] = decided

    def plan(case_id: int) -> Any:
        expected = tuple(one.id for one in people[case_id] if one.client)
        own = replace(what, people=expected, group_id=group.pk)
        return book(case_id=case_id, what=own, **lifted, by=by, on=on)

    made = each_case([(row.id, row.title) for row in rows], plan)
    tell(subjects=[f"group:{group.pk}", *(f"appointment:{one.pk}" for one in made)])
    return group


def each_case(cases: Sequence[tuple[int, str]], do: Callable[[int], Any]) -> list[Any]:
    """Does it for every case, and tells at once of all for which it can't be done.

    Where the rules refuse every one of them, the refusal is that of a single case; so is what is
    wrong for all of them alike, as a worker who has another meeting then.
    """
    done: list[Any] = []
    obstacles: list[Obstacle] = []
    for case_id, title in cases:
        try:
            with transaction.atomic():  # what a refused case has begun is taken back
                done.append(do(case_id))
        except (Refused, Invalid) as wrong:
            obstacles.append(Obstacle(case_id, title, wrong))
    raise_for(obstacles, len(cases))
    return done


def group_for(by: Viewer, group_id: int) -> GroupRow:
    """The group while it is held by an action, and what the page saw compared.

    NotFound when unseen, NotAllowed without the right.
    """
    row = group_row(by, group_id)
    Group.objects.select_for_update().get(pk=group_id)
    if not by.holds(CASEWORK, row.service, row.site):
        raise NotAllowed
    not_stale()
    return row


@action("appointments.cancel_group", roles=CASEWORK)
def cancel_group(
    *,
    group_id: int,
    cancelled_by: str,
    told_on: date | None = None,
    note: str = "",
    by: Viewer,
    on: date,
) -> None:
    """The meeting does not take place for anybody: we cancel it, or somebody else does.

    Raises Invalid where a case of it is not seen.
    """
    row = group_for(by, group_id)
    if row.unseen:
        raise Invalid(form=str(UNSEEN))
    for one in row.waiting:
        cancel(
            case_id=one.case_id, appointment_id=one.id, cancelled_by=cancelled_by,
            told_on=told_on, note=note, by=by, on=on,
        )  # fmt: skip
    tell(subjects=[f"group:{group_id}"], cancelled_by=cancelled_by)
