"""The key worker asks others to cooperate, says on what, and until when (B7)."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from opora.access.actions import end_grant, grant
from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.queries import everybody
from opora.access.roles import CASEWORK, HEADS, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.kept import keeps
from opora.cases.leaders.checks import NOBODY
from opora.cases.left_out.queries import is_left_out
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for, case_row, subject
from opora.catalog import current
from opora.decisions.actions import decide
from opora.team.models import Cooperation

ASK = "may_involve"
KEPT = keeps(__name__, "case", "cooperating")


@action("team.involve", roles=PROFESSIONALS, asks=(ASK,))
def involve(*, case_id: int, worker_id: int, about: str, by: Viewer, on: date) -> Cooperation:
    """From the day on this worker cooperates; the case is lent to whoever would not see it."""
    case = case_for(by, case_id, "team.involve")
    if not KEPT.of(current().service(case.service)):
        raise NotFound
    _check_coordinates(case, by)
    if not case.opened_on <= on <= by.today:
        raise Invalid(since=_("Napište den od otevření případu do dneška."))
    if worker_id not in {one.id for one in everybody(by) if set(one.roles) & CASEWORK}:
        raise Invalid(worker=str(NOBODY))
    decision = decide(
        ask=ASK,
        subject=subject(case, worker_id=by.account_id, organisation_id=by.organisation_id),
        given={"worker_left_out": is_left_out(case, [worker_id], on)},
        by=by,
        on=on,
    )
    if _others(case, worker_id).filter(until=None).exists():
        raise Invalid(worker=_("Na případu už spolupracuje. Upravte, co tu je."))
    row: Cooperation = Cooperation.objects.create(
        case=case, worker_id=worker_id, about=_said(about), since=on, by_id=by.account_id
    )
    grant(account_id=worker_id, case_id=case.pk, by=by, on=on)
    subjects = [f"cooperation:{row.pk}", f"account:{worker_id}", f"decision:{decision.pk}"]
    tell(case_id=case.pk, subjects=subjects)
    return row


@action("team.correct_cooperation", roles=PROFESSIONALS)
def correct_cooperation(
    *,
    case_id: int,
    row_id: int,
    about: str,
    since: date,
    until: date | None,
    why: str,
    by: Viewer,
    on: date,
) -> Cooperation:
    """On what, from when, until when; after the last day a lent case is seen no more."""
    case = case_for(by, case_id, "team.correct_cooperation")
    row: Cooperation = standing(Cooperation.objects.filter(case=case), row_id)
    _check_coordinates(case, by)
    if not case.opened_on <= since <= on:
        raise Invalid(since=_("Napište den od otevření případu do dneška."))
    if until is not None and not since <= until <= on:
        raise Invalid(until=_("Napište den od začátku spolupráce do dneška."))
    if until is None and _others(case, row.worker_id).filter(until=None).exclude(pk=row_id):
        raise Invalid(until=_("Novější spolupráce už běží. Napište, kdy tato skončila."))
    keep(row, why, about=_said(about), since=since, until=until)
    _settle_sight(row, by, on)
    tell(case_id=case.pk, subjects=[f"cooperation:{row.pk}"], why=why)
    return row


@action("team.void_cooperation", roles=PROFESSIONALS)
def void_cooperation(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """There was none; it stays in the course, struck through."""
    case = case_for(by, case_id, "team.void_cooperation")
    row: Cooperation = standing(Cooperation.objects.filter(case=case), row_id)
    _check_coordinates(case, by)
    keep(row, why, void_reason=why.strip())
    _settle_sight(row, by, on)
    tell(case_id=case.pk, subjects=[f"cooperation:{row_id}"], why=why)


def _settle_sight(row: Cooperation, by: Viewer, on: date) -> None:
    """The case stays lent while some cooperation of the worker goes on."""
    rest = _others(row.case, row.worker_id)
    if rest.filter(until=None).exists():
        grant(account_id=row.worker_id, case_id=row.case_id, by=by, on=on)
        return
    ended = row.until if row.until is not None and not row.void_reason else on - timedelta(days=1)
    end_grant(account_id=row.worker_id, case_id=row.case_id, until=ended, by=by, on=on)


def _others(case: Case, worker_id: int) -> Any:
    return Cooperation.objects.filter(case=case, worker_id=worker_id, void_reason="")


def _check_coordinates(case: Case, by: Viewer) -> None:
    """Raises Invalid for whoever neither answers for the case nor heads the place."""
    leads = case_row(by, case.pk).responsible_id == by.account_id
    if not leads and not by.holds(HEADS, case.service, case.site, case.pk):
        raise Invalid(form=_("Spolupráci slaďuje ten, kdo případ vede, nebo vedoucí."))


def _said(about: str) -> str:
    if not about.strip():
        raise Invalid(about=_("Napište, na čem bude spolupracovat."))
    return about.strip()
