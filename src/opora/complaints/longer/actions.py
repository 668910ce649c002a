"""Giving an answer more time, where the service's rules allow it."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep, standing
from opora.complaints.models import TAKERS, Complaint, Extension
from opora.complaints.queries import complaint_for, due_without
from opora.decisions.actions import decide
from opora.decisions.models import Decision
from opora.decisions.providers import Subject
from opora.rules.days import add_months

ASK = "may_extend_answer"
LONGEST = 12
"""Months after the first term. What is further was mistyped. Ours."""


@action("complaints.extend", roles=TAKERS, asks=(ASK,))
def extend(
    *,
    complaint_id: int,
    until: date,
    reason: str = "",
    told_on: date | None = None,
    by: Viewer,
    on: date,
) -> Extension:
    """The answer is due later, with a reason. Refused where the service has promised its term."""
    row = complaint_for(by, complaint_id, "complaints.extend")
    if row.replies.filter(void_reason="").exists():
        raise Invalid(form=_("Odpověď už je zapsaná, odkládat není co."))
    before = due_without(by, complaint_id)
    if before is None:
        raise Invalid(form=_("Lhůta na odpověď tu neběží, odkládat není co."))
    decision = _asked(row, reason, by, on)
    _check(row, before, max(before, on), until, told_on, on)
    made: Extension = row.extensions.create(
        on=on,
        until=until,
        reason=reason.strip(),
        told_on=told_on,
        decision_id=decision.pk,
        by_id=by.account_id,
    )
    tell(subjects=_subjects(made, decision), until=until.isoformat())
    return made


@action("complaints.correct_extension", roles=TAKERS, asks=(ASK,))
def correct_extension(
    *,
    complaint_id: int,
    row_id: int,
    until: date,
    reason: str = "",
    told_on: date | None = None,
    why: str,
    by: Viewer,
    on: date,
) -> Extension:
    """As it should have been written; the rules are asked again for its own day."""
    row = complaint_for(by, complaint_id, "complaints.correct_extension")
    made: Extension = standing(row.extensions, row_id)
    before = due_without(by, complaint_id, row_id)
    if before is None:
        raise Invalid(form=_("Lhůta na odpověď tu neběží, odkládat není co."))
    decision = _asked(row, reason, by, made.on)
    _check(row, before, before, until, told_on, on)
    columns = {"until": until, "reason": reason.strip(), "told_on": told_on}
    keep(made, why, decision_id=decision.pk, **columns)
    tell(subjects=_subjects(made, decision), until=until.isoformat())
    return made


@action("complaints.void_extension", roles=TAKERS)
def void_extension(*, complaint_id: int, row_id: int, why: str, by: Viewer, on: date) -> Extension:
    """The term before it holds again."""
    row = complaint_for(by, complaint_id, "complaints.void_extension")
    made: Extension = standing(row.extensions, row_id)
    keep(made, why, void_reason=why.strip())
    tell(subjects=[f"complaint:{row.pk}", f"extension:{made.pk}"])
    return made


def _asked(row: Complaint, reason: str, by: Viewer, on: date) -> Decision:
    about = Subject(row.organisation_id, row.service, row.site, worker_id=by.account_id)
    return decide(ask=ASK, subject=about, given={}, by=by, on=on, justification=reason)


def _check(
    row: Complaint, before: date, after: date, until: date, told_on: date | None, on: date
) -> None:
    if until <= after:
        raise Invalid(until=_("Napište den, který přijde až po dosavadním termínu i po dnešku."))
    if until > add_months(before, LONGEST):
        raise Invalid(until=_("To je o víc než rok. Zkontrolujte rok."))
    if told_on is not None and not row.received_on <= told_on <= on:
        raise Invalid(told_on=_("Napište den od přijetí stížnosti do dneška."))


def _subjects(made: Extension, decision: Decision) -> list[str]:
    return [f"complaint:{made.complaint_id}", f"extension:{made.pk}", f"decision:{decision.pk}"]
