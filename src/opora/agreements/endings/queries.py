"""Agreements that end by themselves: those past their last day, and those still to come to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from opora.access.prepared import prepared
from opora.access.reading import EachOnceAPage
from opora.agreements.models import Agreement
from opora.agreements.queries import agreements, concluded_days


@prepared
def _open_until(case_ids: Sequence[int]) -> QuerySet[Agreement, Any]:
    rows = Agreement.objects.filter(
        case_id__in=case_ids, voided_on=None, ended_on=None, valid_until__isnull=False
    ).order_by("valid_until")
    return rows.values_list("case_id", "pk", "concluded_on", "valid_until", "notice_ends_on")


@EachOnceAPage
def _with_last_days(case_ids: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    """Agreements that nobody ended and that end by themselves, by case."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in _open_until(case_ids):
        found.setdefault(row[0], []).append(row)
    return found


def _last_days(case_ids: Sequence[int]) -> list[tuple[Any, ...]]:
    if len(case_ids) != 1:
        return [row for rows in _with_last_days(case_ids).values() for row in rows]
    return [  # its page reads all of them anyway
        (one.case_id, one.id, one.concluded_on, one.valid_until, one.notice_ends_on)
        for one in agreements(case_ids)
        if one.valid_until and not one.voided_on and not one.ended_on
    ]


def run_out(case_ids: Sequence[int], on: date) -> list[tuple[int, int, date]]:
    """Case, agreement and last day of those whose time passed and nothing followed."""
    rows = _last_days(case_ids)
    past = [(case, key, last) for case, key, _since, last, _notice in rows if last < on]
    followed = concluded_days([case for case, _key, _last in past], on)
    return [(case, key, last) for case, key, last in past if case not in followed]


def with_last_day(case_ids: Sequence[int], on: date) -> list[tuple[int, int, date]]:
    """Case, agreement and last day of those that run and end by themselves."""
    return [
        (case, key, last)
        for case, key, since, last, notice in _last_days(case_ids)
        if since <= on <= last and notice is None
    ]
