"""Correcting from when and who answers for a case, and making the last start void (B8)."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.models import Account
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer, working
from opora.cases.actions import NOBODY, touch
from opora.cases.left_out.queries import is_left_out
from opora.cases.mending.actions import keep, standing
from opora.cases.mending.key_worker_needed import needed_from
from opora.cases.models import Case, KeyWorker
from opora.cases.queries import case_for, subject
from opora.decisions.actions import decide
from opora.decisions.providers import gather
from opora.ui.words import full_day


@action("cases.correct_key_worker", roles=PROFESSIONALS, asks=("may_assign_key_worker",))
def correct_key_worker(
    *,
    case_id: int,
    row_id: int,
    worker_id: int,
    since: date,
    reason: str = "",
    why: str,
    by: Viewer,
    on: date,
) -> KeyWorker:
    """Who took the case over, and since when, as it was: never a gap, never two."""
    case = case_for(by, case_id, "cases.correct_key_worker")
    row: KeyWorker = standing(case.key_workers, row_id)
    shut = _is_shut(case, row, worker_id, by, on)
    _check_day(case, row, since, on)
    about = subject(case, worker_id=worker_id, organisation_id=by.organisation_id)
    held = gather(["by_role"], [about], since)[0]
    decide(
        ask="may_assign_key_worker",
        subject=replace(about, worker_id=by.account_id),
        given={
            "key_workers": 1,
            "key_worker_role": held.get("by_role"),
            "worker_left_out": shut,
        },
        by=by,
        on=since,
    )
    if shut:
        raise Invalid(worker=str(NOBODY))
    keep(row, why, worker_id=worker_id, since=since, reason=reason.strip())
    touch(case)
    subjects = [f"key_worker:{row.pk}", f"account:{worker_id}"]
    tell(case_id=case.pk, subjects=subjects, since=since.isoformat(), why=why)
    return row


@action("cases.void_key_worker", roles=PROFESSIONALS)
def void_key_worker(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The last handover did not take place: whoever answered for the case before does so on."""
    case = case_for(by, case_id, "cases.void_key_worker")
    row: KeyWorker = standing(case.key_workers, row_id)
    others = case.key_workers.standing().exclude(pk=row.pk)
    if others.filter(since__gt=row.since).exists():
        sentence = _("Po tomto předání už je další. Nejdřív zneplatněte to, nebo toto opravte.")
        raise Invalid(form=sentence)
    if not others.exists() and needed_from(case) is not None:
        sentence = _("Případ by zůstal bez klíčového pracovníka, a smlouva se bez něj neobejde."
                     " Vyberte místo toho v opravě někoho jiného.")  # fmt: skip
        raise Invalid(form=sentence)
    keep(row, why, void_reason=why.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"key_worker:{row.pk}"], why=why)


def _is_shut(case: Case, row: KeyWorker, worker_id: int, by: Viewer, on: date) -> bool:
    """Whether somebody else is chosen who is left out; Invalid for whoever does not work here."""
    if worker_id == row.worker_id:
        return False
    known = Account.objects.filter(
        working(by.today), pk=worker_id, organisation_id=by.organisation_id
    ).exists()
    if not known:
        raise Invalid(worker=str(NOBODY))
    return is_left_out(case, [worker_id], on)


def _check_day(case: Case, row: KeyWorker, since: date, on: date) -> None:
    if not case.opened_on <= since <= on:
        raise Invalid(since=_("Napište den od otevření případu do dneška."))
    others = case.key_workers.standing().exclude(pk=row.pk)
    before = others.filter(since__lt=row.since).order_by("-since").first()
    after = others.filter(since__gt=row.since).order_by("since").first()
    if before is not None and since <= before.since:
        sentence = _("Předchozí člověk případ vede od %(day)s. Napište pozdější den.")
        raise Invalid(since=sentence % {"day": full_day(before.since)})
    if after is not None and since >= after.since:
        sentence = _("Od %(day)s už případ vede někdo další. Napište dřívější den.")
        raise Invalid(since=sentence % {"day": full_day(after.since)})
    needed = needed_from(case) if before is None else None
    if needed is not None and since > needed:
        sentence = _("Smlouva platí od %(day)s a bez klíčového pracovníka se neobejde."
                     " Napište tento den, nebo dřívější.")  # fmt: skip
        raise Invalid(since=sentence % {"day": full_day(needed)})
