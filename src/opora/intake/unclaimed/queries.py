"""Which applicants nobody has taken over yet."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from opora.access.models import Account, Assignment
from opora.access.roles import HEADS, PROFESSIONALS
from opora.access.viewer import Viewer, held, working
from opora.cases.models import Case, KeyWorker

OPEN = (Case.Stage.APPLICANT, Case.Stage.ACCEPTED)
"""Whoever is on the waiting list waits for a place, and not for one of us."""


def unclaimed(viewer: Viewer) -> "QuerySet[Case, Any]":
    """Without a key worker, and opened by somebody who leads no cases in the service.

    Of those who have left us another look tells (``cases.left_out``). Sight is the caller's.
    """
    led = KeyWorker.objects.standing().filter(case_id=OuterRef("pk"))
    leads = Assignment.objects.filter(
        held(viewer.today),
        Q(site="") | Q(site=OuterRef("site")),
        account_id=OuterRef("opened_by_id"),
        role__in=PROFESSIONALS,
        service=OuterRef("service"),
    )
    here = Account.objects.filter(working(viewer.today), pk=OuterRef("opened_by_id"))
    rows = Case.objects.filter(stage__in=OPEN, void_reason="")
    found: QuerySet[Case, Any] = rows.filter(~Exists(led), ~Exists(leads), Exists(here))
    return found


def waiting_for_head(viewer: Viewer) -> "QuerySet[Case, Any]":
    """Those at the places where the viewer is the head."""
    return unclaimed(viewer).filter(viewer.where(HEADS)).values_list("pk")
