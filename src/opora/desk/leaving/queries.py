"""What somebody who leaves still has in hand, as far as the head sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.absences.queries import is_led_by
from opora.access.accounts.office.queries import account_row
from opora.access.accounts.rights import may_reopen
from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.models import Account, Assignment
from opora.access.queries import drafts_left, viewer_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer, lasting
from opora.appointments.models import Appointment, where_is
from opora.appointments.visits.queries import planned_after
from opora.cases.calling import calls_of
from opora.cases.leaders.queries import A_DAY, led_after, left_unled, to_lead
from opora.cases.leaders.views import FROM
from opora.cases.queries import CaseRow, case_rows
from opora.desk.day import RUNNING, standing
from opora.desk.standing_in import beside_instead
from opora.ui.words import full_day, hour, short_day


@dataclass(frozen=True)
class Leaver:
    """A worker; ``last_day`` once it is set."""

    id: int
    name: str
    last_day: date | None
    is_active: bool


@dataclass(frozen=True)
class Thing:
    """One thing to be handed over: where that is done, and what is due with it."""

    title: str
    url: str
    dues: tuple[str, ...] = ()


@dataclass(frozen=True)
class InHand:
    """Cases and meetings after the last day, and what was asked of this worker by name."""

    cases: "ThingsLeft"
    meetings: tuple[Thing, ...]
    asked: tuple[Thing, ...]
    drafts: int = 0
    """What was begun and not sent: its writer alone can read it, so it holds nobody back."""

    @property
    def is_empty(self) -> bool:
        """Nothing would be lost."""
        return not (self.cases.led or self.cases.unled or self.meetings or self.asked)


def leaver(viewer: Viewer, account_id: int) -> Leaver:
    """A worker whose head the viewer is; NotFound for others."""
    if not is_led_by(viewer, account_id):
        raise NotFound
    row = Account.objects.get(pk=account_id)
    return Leaver(row.pk, row.full_name, row.last_day, row.is_active)


def comes_back(viewer: Viewer, account_id: int) -> Leaver:
    """A worker whose account the viewer may open again; NotFound for others."""
    if not is_led_by(viewer, account_id):
        standing = [one.post for one in account_row(viewer, account_id).roles]
        if not may_reopen(viewer, standing):
            raise NotFound
    row = Account.objects.get(pk=account_id)
    return Leaver(row.pk, row.full_name, row.last_day, row.is_active)


def led_elsewhere(viewer: Viewer, account_id: int) -> bool:
    """Whether the worker also works where another head decides."""
    rows = Assignment.objects.filter(lasting(viewer.today), account_id=account_id)
    posts = rows.values_list("service", "site")
    return any(
        not any(
            one.role in HEADS and one.service == service and one.site in ("", site)
            for one in viewer.posts
        )
        for service, site in posts
    )


@dataclass(frozen=True)
class Left:
    """Cases that have to have somebody else after a last day."""

    led: tuple[CaseRow, ...]
    unled: tuple[CaseRow, ...]
    """Those which the worker only opened: they are theirs while nobody leads them."""

    @property
    def rows(self) -> tuple[CaseRow, ...]:
        """All of them."""
        return (*self.led, *self.unled)


def left_by(viewer: Viewer, account_id: int, last: date) -> Left:
    """What the worker would still answer for after the day, as far as the viewer sees it.

    A handover to come counts from its day: what is led by somebody else by then is not left.
    """
    who: dict[str, Any] = {"worker_id": account_id, "last": last, "stages": RUNNING}
    return Left(tuple(led_after(viewer, **who)), tuple(left_unled(viewer, **who)))


@dataclass(frozen=True)
class ThingsLeft:
    """The same as the pages show it."""

    led: tuple[Thing, ...]
    unled: tuple[Thing, ...]


def things_left(
    left: Left, account_id: int, last: date, on: date, dues: Mapping[int, list[str]]
) -> ThingsLeft:
    """With the way to hand each of them over from the next day, and what is due in it."""
    planned = to_lead(account_id, last)
    from_next = f"?{FROM}={(last + A_DAY).isoformat()}" if last >= on else ""

    def thing(row: CaseRow) -> Thing:
        words = [one.rstrip(" :,") for one in dues.get(row.id, [])]
        if row.id in planned:
            told = {"day": full_day(planned[row.id])}
            words = [_("Má ho vést od %(day)s.") % told, *words]
        return Thing(row.title, path_of("key_worker", row.id) + from_next, tuple(words))

    return ThingsLeft(tuple(map(thing, left.led)), tuple(map(thing, left.unled)))


def in_hand(viewer: Viewer, account_id: int, last_day: date, on: date) -> InHand:
    """What has to have somebody else before the account is closed."""
    worker = viewer_of(Account.objects.get(pk=account_id))
    left = left_by(viewer, account_id, last_day)
    calls = calls_of(worker, by_name=True)
    rows = {one.id: one for one in [*left.rows, *case_rows(viewer, list(calls))]}
    dues: dict[int, list[str]] = {}
    asked = []
    for due in standing(viewer, list(rows.values()), on):
        if due.worker_id == account_id and due.key.startswith(calls.get(due.case_id, ("-",))):
            asked.append(Thing(due.title, path_of("case", due.case_id)))
        else:
            dues.setdefault(due.case_id, []).append(due.title.replace(rows[due.case_id].title, ""))
    beside = beside_instead(viewer, worker, on)
    return InHand(
        cases=things_left(left, account_id, last_day, on, dues),
        meetings=tuple(_meetings(viewer, account_id, last_day)),
        asked=(*asked, *(Thing(one.title, one.url) for one in beside)),
        drafts=drafts_left(account_id),
    )


def _meetings(viewer: Viewer, account_id: int, last_day: date) -> Iterable[Thing]:
    rows = Appointment.objects.visible_to(viewer).filter(
        where_is(account_id, day__gt=last_day), state=Appointment.State.PLANNED
    )
    for row in rows.select_related("case").order_by("day", "at"):
        if account_id in row.worker_ids:
            when = f"{short_day(row.day)} {hour(row.at)}"
            where = path_of("correct_meeting", row.case_id, row.pk)
            yield Thing(f"{row.case.title}, {when}", where)
    for one in planned_after(viewer, account_id, last_day):
        when = f"{short_day(one.day)} {hour(one.at)}"
        yield Thing(f"{one.called}, {when}", path_of("change_visit", one.id))
