"""Planning groups that repeat; moving and cancelling one of them, or it with all that follow."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.appointments import guests
from opora.appointments.groups.actions import UNSEEN, cancel_group, each_case, gather, group_for
from opora.appointments.groups.queries import GroupRow, following, group_row
from opora.appointments.meeting_rooms.actions import free_room_of
from opora.appointments.mending.actions import correct
from opora.appointments.models import Group, GroupSeries, every
from opora.appointments.planning import Planned
from opora.appointments.queries import AppointmentRow
from opora.appointments.repeating.actions import days_left, each
from opora.appointments.repeating.rule import Repeat


@action("appointments.gather_series", roles=CASEWORK, asks=("may_book", guests.ASK))
def gather_series(
    *,
    service: str,
    site: str,
    case_ids: Sequence[int],
    what: Planned,
    repeat: Repeat,
    leave_out: Collection[date] = (),
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> GroupSeries:
    """All groups of the series, or none: each case is asked about on each of the days.

    All that stands in the way on any of the days is told at once.
    """
    if not by.holds(CASEWORK, service, site):
        raise NotAllowed
    days = days_left(repeat, what.day, leave_out)
    series = _new_series(service, site, repeat, what.day, by, on)
    lifted: dict[str, Any] = {"justification": justification, "departure": departure}
    lifted |= {"decided": decided, "service": service, "site": site, "case_ids": case_ids}

    def plan(day: date) -> Group:
        row: Group = gather(what=replace(what, day=day), **lifted, by=by, on=on)
        row.series = series
        row.save()
        return row

    rows = each(days, plan)
    tell(subjects=[f"group_series:{series.pk}", *(f"group:{one.pk}" for one in rows)])
    return series


def _new_series(
    service: str, site: str, repeat: Repeat, first: date, by: Viewer, on: date
) -> GroupSeries:
    row: GroupSeries = GroupSeries.objects.create(
        organisation_id=by.organisation_id, service=service, site=site,
        rule=repeat.rrule(first), starts=first, holidays=repeat.holidays,
        by_id=by.account_id, on=on,
    )  # fmt: skip
    return row


@action("appointments.move_group", roles=CASEWORK, asks=("may_book", guests.ASK))
def move_group(
    *,
    group_id: int,
    what: Planned,
    why: str,
    moved_by: str = "",
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> None:
    """The whole group at another time, in another place, with others of us; or nobody of it.

    What is noted with each stays theirs. Raises Invalid where a case of it is not seen, and once
    it is written down of somebody that they were there.
    """
    row = _whole(group_for(by, group_id))
    free_room_of(group_id)
    told: dict[str, Any] = {"why": why, "moved_by": moved_by, "justification": justification}
    told |= {"departure": departure, "decided": decided, "with_group": True}

    def move(case_id: int) -> Any:
        one = waiting[case_id]
        own = _of_member(one, what, group_id)
        return correct(case_id=case_id, row_id=one.id, what=own, **told, by=by, on=on)

    waiting = {one.case_id: one for one in row.waiting}
    rows = each_case([(one.case_id, one.case_title) for one in row.waiting], move)
    subjects = [f"group:{group_id}", *(f"appointment:{one.pk}" for one in rows)]
    tell(subjects=subjects, why=why)


def _whole(row: GroupRow) -> GroupRow:
    if row.unseen:
        raise Invalid(form=str(UNSEEN))
    if not row.waiting or any(one.state == "held" for one in row.members):
        raise Invalid(form=_("Skupina už je zapsaná nebo zrušená. Přesunout ji nejde."))
    return row


def _of_member(one: AppointmentRow, what: Planned, group_id: int) -> Planned:
    """The meeting of one case: when and where as the group, the rest as it was."""
    return replace(
        what,
        kind=one.kind,
        people=tuple(key for key, _name in one.people),
        group_id=group_id,
        note=one.note,
        kept=one.kept,
    )


@action("appointments.move_group_following", roles=CASEWORK, asks=("may_book", guests.ASK))
def move_group_following(
    *,
    group_id: int,
    what: Planned,
    why: str,
    moved_by: str = "",
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> GroupSeries:
    """The group and all that follow in its series, each moved by as many days."""
    row = group_for(by, group_id)
    groups = following(group_id)
    shift = what.day - row.day
    # Whichever way they move, none is put where another of them still stands.
    ordered = groups if shift <= timedelta() else groups[::-1]
    by_day = {day + shift: key for key, day in ordered}
    told: dict[str, Any] = {"why": why, "moved_by": moved_by, "justification": justification}
    told |= {"departure": departure, "decided": decided}

    def move(day: date) -> None:
        move_group(group_id=by_day[day], what=replace(what, day=day), **told, by=by, on=on)

    each(by_day, move)
    keys = [key for key, _day in groups]
    series = _of_their_own(row, keys, what.day, by, on)
    subjects = [f"group_series:{series.pk}", *(f"group:{key}" for key in keys)]
    tell(subjects=subjects, why=why)
    return series


def _of_their_own(
    row: GroupRow, keys: Sequence[int], first: date, by: Viewer, on: date
) -> GroupSeries:
    """The groups as a series of their own: those before them stay in the old one."""
    old = Group.objects.select_related("series").get(pk=row.id).series
    repeat = Repeat(every=every(old.rule), times=len(keys), holidays=old.holidays)
    series = _new_series(row.service, row.site, repeat, first, by, on)
    Group.objects.filter(pk__in=keys).update(series=series)
    return series


@action("appointments.cancel_group_following", roles=CASEWORK)
def cancel_group_following(
    *,
    group_id: int,
    cancelled_by: str,
    told_on: date | None = None,
    note: str = "",
    by: Viewer,
    on: date,
) -> None:
    """The group and all that follow in its series do not take place for anybody."""
    group_for(by, group_id)
    keys = [key for key, _day in following(group_id)]
    for key in keys:
        if group_row(by, key).waiting:
            cancel_group(
                group_id=key, cancelled_by=cancelled_by, told_on=told_on, note=note, by=by, on=on
            )
    tell(subjects=[f"group:{key}" for key in keys], cancelled_by=cancelled_by)
