"""Who is away, and who stands in for whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from opora.access.doors import NotFound
from opora.access.models import Absence, Assignment
from opora.access.prepared import prepared
from opora.access.roles import CASEWORK, CONTACT_TAKERS, HEADS
from opora.access.viewer import Viewer, held, working

STAND_INS = CASEWORK | CONTACT_TAKERS
"""Whoever works with people may stand in."""


@dataclass(frozen=True)
class Away:
    """One absence, both days included; ``stand_in_id`` is None where nobody stands in."""

    id: int
    account_id: int
    name: str
    since: date
    until: date
    kind: str
    stand_in_id: int | None
    stand_in: str
    stand_in_leaves: date | None

    def is_covered(self, day: date) -> bool:
        """Whether somebody is named whose account is open on the day."""
        leaves = self.stand_in_leaves
        return self.stand_in_id is not None and (leaves is None or leaves >= day)

    @property
    def kind_label(self) -> str:
        """The kind in words; empty where it was not said."""
        return str(Absence.Kind(self.kind).label) if self.kind else ""


def _away(row: Absence) -> Away:
    return Away(
        id=row.pk,
        account_id=row.account_id,
        name=row.account.full_name,
        since=row.since,
        until=row.until,
        kind=row.kind,
        stand_in_id=row.stand_in_id,
        stand_in=row.stand_in.full_name if row.stand_in else "",
        stand_in_leaves=row.stand_in.last_day if row.stand_in else None,
    )


@prepared
def _stood_in(account_id: int, on: date) -> QuerySet[Absence]:
    rows = Absence.objects.filter(
        working(on, "account__"), stand_in_id=account_id, since__lte=on, until__gte=on
    )
    found = rows.filter(cancelled=False).select_related("account", "stand_in")
    return found.order_by("until", "pk")


def stood_in_for(account_id: int, on: date) -> list[Away]:
    """For whom the worker stands in on the day; one query."""
    return [_away(row) for row in _stood_in(account_id, on)]


def led_by(viewer: Viewer) -> Q:
    """Accounts, as rows of absences name them, at whose place the viewer is the head.

    Whoever works at all sites of a service is led by a head of all of them.
    """
    posts = Assignment.objects.filter(viewer.where(HEADS), held(viewer.today))
    return Q(account_id__in=posts.values("account_id"))


def is_led_by(viewer: Viewer, account_id: int) -> bool:
    """Whether the viewer is a head where the worker has a post."""
    own = Q(account__organisation_id=viewer.organisation_id, account_id=account_id)
    return Assignment.objects.filter(viewer.where(HEADS), held(viewer.today), own).exists()


def absences(viewer: Viewer, on: date) -> list[Away]:
    """The viewer's own and their team's, and where they stand in: those that are not over."""
    mine = Q(account_id=viewer.account_id) | Q(stand_in_id=viewer.account_id)
    rows = _seen(viewer).filter(mine | led_by(viewer), until__gte=on, cancelled=False)
    return [_away(row) for row in rows.order_by("since", "account__sort_name", "pk")]


def _seen(viewer: Viewer) -> QuerySet[Absence]:
    rows = Absence.objects.filter(organisation_id=viewer.organisation_id)
    return rows.select_related("account", "stand_in")


def absence_row(
    viewer: Viewer, absence_id: int, *, led: bool = False, cancelled: bool = False
) -> Away:
    """One that the viewer may change: their own, or of their team; with ``led`` only the latter.

    ``cancelled``: one that is cancelled already, too.
    """
    rows = _seen(viewer).filter(pk=absence_id)
    rows = rows if cancelled else rows.filter(cancelled=False)
    mine = Q(pk__in=[]) if led else Q(account_id=viewer.account_id)
    found = rows.filter(mine | led_by(viewer)).first()
    if found is None:
        raise NotFound
    return _away(found)


def may_stand_in(viewer: Viewer, account_id: int) -> list[tuple[int, str]]:
    """Who works with people in a service in which this worker works, by id and name."""
    own = Assignment.objects.filter(held(viewer.today), account_id=account_id)
    rows = Assignment.objects.filter(
        held(viewer.today),
        working(viewer.today, "account__"),
        account__organisation_id=viewer.organisation_id,
        service__in=own.values("service"),
        role__in=STAND_INS,
    )
    others = rows.exclude(account_id=account_id).order_by("account__sort_name", "account_id")
    return list(dict(others.values_list("account_id", "account__full_name")).items())


def team_of(viewer: Viewer) -> list[tuple[int, str]]:
    """Workers at whose place the viewer is the head, by id and name, in Czech order."""
    rows = Assignment.objects.filter(
        viewer.where(HEADS),
        held(viewer.today),
        working(viewer.today, "account__"),
        account__organisation_id=viewer.organisation_id,
    ).order_by("account__sort_name", "account_id")
    return list(dict(rows.values_list("account_id", "account__full_name")).items())


def away_on(account_ids: Collection[int], day: date) -> dict[int, Away]:
    """Of the workers those who are away on the day."""
    rows: Any = Absence.objects.filter(
        account_id__in=list(account_ids), since__lte=day, until__gte=day, cancelled=False
    )
    return {row.account_id: _away(row) for row in rows.select_related("account", "stand_in")}
