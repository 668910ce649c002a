"""Correcting from when and who answers for a case, and making the last start void (B8)."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.actions import touch
from opora.cases.leaders.checks import (
    NOBODY,
    check_leads_on,
    check_near,
    check_works,
    is_planned,
)
from opora.cases.leaders.queries import A_DAY, working_at
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
    after = _check_day(case, row, since, on)
    shut = _is_shut(case, row, worker_id, on)
    if (worker_id != row.worker_id or since > on) and (after is None or after > on):
        through = after - A_DAY if after else None
        check_works(case, worker_id, since, through=through, on=on)
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
    """The last handover did not take place, or will not: whoever led the case before leads on."""
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
    before = others.order_by("-since").first()
    if before is not None and case.stage not in Case.OVER:
        sentence = _("%(name)s tu končí %(last)s a případ by pak nikdo nevedl. Vyberte místo toho v"
                     " opravě někoho jiného.")  # fmt: skip
        check_leads_on(before, through=None, on=on, form=sentence)
    keep(row, why, void_reason=why.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"key_worker:{row.pk}"], why=why)


def _is_shut(case: Case, row: KeyWorker, worker_id: int, on: date) -> bool:
    """Whether somebody else is chosen who is left out; Invalid for whoever does not work here."""
    if worker_id == row.worker_id:
        return False
    if working_at(case, worker_id, on) is None:
        raise Invalid(worker=str(NOBODY))
    return is_left_out(case, [worker_id], on)


def _check_day(case: Case, row: KeyWorker, since: date, on: date) -> date | None:
    """Between its neighbours; gives back since when the next one leads."""
    if since < case.opened_on:
        raise Invalid(since=_("Případ tehdy ještě nebyl otevřený. Napište pozdější den."))
    check_near(since, on)
    others = case.key_workers.standing().exclude(pk=row.pk).select_related("worker")
    before = others.filter(since__lt=row.since).order_by("-since").first()
    after = others.filter(since__gt=row.since).order_by("since").first()
    if before is not None and since <= before.since:
        sentence = _("Předchozí člověk případ vede od %(day)s. Napište pozdější den.")
        raise Invalid(since=sentence % {"day": full_day(before.since)})
    if after is not None and since >= after.since:
        sentence = _("Od %(day)s už případ vede někdo další. Napište dřívější den.")
        raise Invalid(since=sentence % {"day": full_day(after.since)})
    if after is not None and since > on:
        raise Invalid(since=is_planned(after))
    needed = needed_from(case) if before is None else None
    if needed is not None and since > needed:
        sentence = _("Smlouva platí od %(day)s a bez klíčového pracovníka se neobejde."
                     " Napište tento den, nebo dřívější.")  # fmt: skip
        raise Invalid(since=sentence % {"day": full_day(needed)})
    if before is not None and since > max(row.since, on):
        sentence = _("%(name)s tu končí %(last)s a případ by pak nikdo nevedl. Napište nejpozději"
                     " %(next)s.")  # fmt: skip
        check_leads_on(before, through=since - A_DAY, on=on, since=sentence)
    return after.since if after else None
