"""Which applicants nobody has taken over yet."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from opora.access.models import Account, Assignment
from opora.access.roles import HEADS, PROFESSIONALS
from opora.access.viewer import Viewer, held, working
from opora.cases.models import Case, KeyWorker
from opora.cases.queries import CaseRow

OPEN = (Case.Stage.APPLICANT, Case.Stage.ACCEPTED)
"""Whoever is on the waiting list waits for a place, and not for one of us."""


def unclaimed(day: date) -> "QuerySet[Case, Any]":
    """Without a key worker, and opened by somebody who leads no cases in the service.

    Of those who have left us another look tells (``cases.left_out``). Sight is the caller's.
    """
    led = KeyWorker.objects.standing().filter(case_id=OuterRef("pk"))
    leads = Assignment.objects.filter(
        held(day),
        Q(site="") | Q(site=OuterRef("site")),
        account_id=OuterRef("opened_by_id"),
        role__in=PROFESSIONALS,
        service=OuterRef("service"),
    )
    here = Account.objects.filter(working(day), pk=OuterRef("opened_by_id"))
    rows = Case.objects.filter(stage__in=OPEN, void_reason="")
    found: QuerySet[Case, Any] = rows.filter(~Exists(led), ~Exists(leads), Exists(here))
    return found


def waiting_for_head(viewer: Viewer) -> "QuerySet[Case, Any]":
    """Those at the places where the viewer is the head."""
    return unclaimed(viewer.today).filter(viewer.where(HEADS)).values_list("pk")


def nobodys(cases: Iterable[CaseRow], viewer: Viewer) -> set[int]:
    """Which of these cases, found visible, wait for the head to say who takes them over."""
    able = [
        one.id
        for one in cases
        if one.stage in OPEN and not one.key_worker_id and not _leads_what_it_opened(viewer, one)
    ]
    found = unclaimed(viewer.today).filter(pk__in=able).values_list("pk", flat=True)
    return set(found) if able else set()


def _leads_what_it_opened(viewer: Viewer, case: CaseRow) -> bool:
    """Then nobody else has to take it over, as ``unclaimed`` says in SQL; it isn't even asked."""
    return case.opened_by_id == viewer.account_id and viewer.holds(
        PROFESSIONALS, case.service, case.site
    )
