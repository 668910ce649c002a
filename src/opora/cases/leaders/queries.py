"""Which cases somebody leads after a day, and the days on which they work at a place."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from opora.access.models import Account, Assignment
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer, lasting, working
from opora.cases.models import Case, KeyWorker
from opora.cases.queries import CaseRow, row_of, with_key_worker

A_DAY = timedelta(days=1)


def led_after(
    viewer: Viewer, worker_id: int, last: date, *, stages: Collection[str]
) -> list[CaseRow]:
    """Cases that the worker leads on the day after ``last`` or is to lead later, as is planned.

    As far as the viewer sees them.
    """
    after = KeyWorker.objects.leading_from(last + A_DAY).filter(worker_id=worker_id)
    return _rows(viewer, last, stages, pk__in=after.values("case_id"))


def to_lead(worker_id: int, last: date) -> dict[int, date]:
    """Cases that the worker is to lead from a day after ``last``; sight is the caller's."""
    rows = KeyWorker.objects.leading_from(last).filter(worker_id=worker_id, since__gt=last)
    return dict(rows.values_list("case_id", "since"))


def left_unled(
    viewer: Viewer, worker_id: int, last: date, *, stages: Collection[str]
) -> list[CaseRow]:
    """Cases that the worker only opened: nobody leads them after the day, so they are theirs."""
    return _rows(viewer, last, stages, opened_by_id=worker_id, key_worker_id=None)


def _rows(viewer: Viewer, last: date, stages: Collection[str], **which: object) -> list[CaseRow]:
    found = with_key_worker(viewer, last + A_DAY).filter(stage__in=tuple(stages), **which)
    return [row_of(one) for one in found.order_by("sort_title", "pk")]


@dataclass(frozen=True)
class Working:
    """Somebody at a place, as who may lead a case there.

    ``spans``: first and last day of each role; None where it has no such day. ``last_day``: of the
    account.
    """

    name: str
    spans: tuple[tuple[date | None, date | None], ...]
    last_day: date | None

    def is_here(self, day: date) -> bool:
        """Whether one of the roles holds on the day, and the account is open."""
        if self.last_day is not None and self.last_day < day:
            return False
        return any(
            (since is None or since <= day) and (until is None or day <= until)
            for since, until in self.spans
        )

    def begins_after(self, day: date) -> date | None:
        """The first day after this one on which a role begins."""
        days = [since for since, _until in self.spans if since is not None and since > day]
        return min(days, default=None)

    def last_from(self, day: date) -> date | None:
        """The last day of work here without a break from the day on; None where none is set."""
        after = day
        while self.is_here(after):
            ends = [
                until
                for since, until in self.spans
                if (since is None or since <= after) and (until is None or after <= until)
            ]
            if None in ends:
                return self.last_day
            after = max(one for one in ends if one is not None) + A_DAY
        return min(one for one in (after - A_DAY, self.last_day) if one is not None)


def working_at(case: Case, worker_id: int, on: date) -> Working | None:
    """The worker at the place of the case, with roles of the day and later ones.

    None for nobody of the organisation, and for a closed account.
    """
    account = Account.objects.filter(
        working(on), pk=worker_id, organisation_id=case.organisation_id
    ).first()
    if account is None:
        return None
    posts = Assignment.objects.filter(
        lasting(on),
        account_id=worker_id,
        service=case.service,
        site__in=("", case.site),
        role__in=PROFESSIONALS,
    )
    spans = tuple(posts.values_list("since", "until"))
    return Working(account.full_name, spans, account.last_day)
