"""Writing down what the client reports ahead: goals, cooperation or service are to change."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.agreements.models import ReportedChange
from opora.cases.kept import keeps
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current

KEPT = keeps(__name__, "case", "reported_change")


@action("agreements.report_change", roles=CASEWORK)
def report_change(
    *,
    case_id: int,
    reported_on: date,
    about: str,
    since: date | None = None,
    text: str,
    by: Viewer,
    on: date,
) -> ReportedChange:
    """The client said beforehand that something changes; nothing follows by itself (A12)."""
    case = case_for(by, case_id, "agreements.report_change")
    if not KEPT.of(current().service(case.service)):
        raise NotFound
    columns = _checked(case, reported_on, about, since, text, on)
    row: ReportedChange = ReportedChange.objects.create(case=case, by_id=by.account_id, **columns)
    tell(case_id=case.pk, subjects=[f"reported_change:{row.pk}"], about=about)
    return row


@action("agreements.correct_reported_change", roles=CASEWORK)
def correct_reported_change(
    *,
    case_id: int,
    row_id: int,
    reported_on: date,
    about: str,
    since: date | None = None,
    text: str,
    why: str,
    by: Viewer,
    on: date,
) -> ReportedChange:
    """As it should have been written."""
    case = case_for(by, case_id, "agreements.correct_reported_change")
    row: ReportedChange = standing(ReportedChange.objects.filter(case=case), row_id)
    keep(row, why, **_checked(case, reported_on, about, since, text, on))
    tell(case_id=case.pk, subjects=[f"reported_change:{row.pk}"], why=why)
    return row


@action("agreements.void_reported_change", roles=CASEWORK)
def void_reported_change(
    *, case_id: int, row_id: int, why: str, by: Viewer, on: date
) -> ReportedChange:
    """Nobody reported it, or not in this case."""
    case = case_for(by, case_id, "agreements.void_reported_change")
    row: ReportedChange = standing(ReportedChange.objects.filter(case=case), row_id)
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"reported_change:{row.pk}"], why=why)
    return row


def _checked(
    case: Case, reported_on: date, about: str, since: date | None, text: str, on: date
) -> dict[str, Any]:
    """The columns. Raises Invalid for what can't be, or says nothing."""
    if not case.opened_on <= reported_on <= on:
        raise Invalid(reported_on=_("Napište den od otevření případu do dneška."))
    known = {one.id for one in current().service(case.service).words("reported_changes")}
    if about not in known:
        raise Invalid(about=_("Vyberte, čeho se změna týká."))
    if not text.strip():
        raise Invalid(text=_("Napište, co se má změnit."))
    return {"reported_on": reported_on, "about": about, "since": since, "text": text.strip()}
