"""Correcting a notice, its delivery and that it was taken back, and making them void."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import HEADS, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.agreements.models import Delivery, Notice, TakenBack
from opora.agreements.notices.actions import ASK, asked, leant_on, notice_of
from opora.agreements.notices.grounds import WAITS, Given, ground_of
from opora.agreements.notices.period import ENDS
from opora.agreements.notices.running.actions import (
    check_delivery,
    check_taken_back,
    keep_end,
    settle_by_rules,
)
from opora.cases.actions import touch
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for


def _not_ended(row: Notice) -> None:
    if row.endings.filter(void_reason="").exists():
        raise Invalid(form=_("Smlouva tím už skončila. Nejdřív zneplatněte konec."))


@action("agreements.correct_notice", roles=PROFESSIONALS, asks=(ASK, WAITS, ENDS))
def correct_notice(
    *,
    case_id: int,
    row_id: int,
    given: Given,
    why: str,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Notice:
    """As it should have been written; the rules are asked again for the notice's own day.

    They look at who gave it, not at who corrects it. The last day follows anew.
    """
    case = case_for(by, case_id, "agreements.correct_notice")
    row = notice_of(case, row_id)
    _not_ended(row)
    leaning = leant_on(case, given, row.agreement, on)
    lifting = {"justification": justification, "departure": departure, "decided": decided}
    decision = asked(case, given, leaning, row.given_by_id, by, lifting)
    before = row.ground
    columns = given.columns() | {"ground": ground_of(given, leaning.breach)}
    departed = justification.strip() if decision.answer == "no" else ""
    keep(
        row, why, breach_id=given.breach_id, departure=departed, decision_id=decision.pk, **columns
    )
    if row.ground != before:
        settle_by_rules(case, row, by)
    touch(case)
    tell(case_id=case.pk, subjects=[f"notice:{row.pk}", f"decision:{decision.pk}"], why=why)
    return row


@action("agreements.void_notice", roles=PROFESSIONALS)
def void_notice(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Notice:
    """It was not given: the agreement goes on."""
    case = case_for(by, case_id, "agreements.void_notice")
    row: Notice = standing(_notices(case), row_id)
    _not_ended(row)
    keep(row, why, void_reason=why.strip())
    if row.withdrawn_on is None:
        keep_end(row, row.ends_on, reason=row.end_reason, decision_id=row.end_decision_id)
    touch(case)
    tell(case_id=case.pk, subjects=[f"notice:{row.pk}"], why=why)
    return row


@action("agreements.correct_delivery", roles=PROFESSIONALS, asks=(ENDS,))
def correct_delivery(
    *,
    case_id: int,
    row_id: int,
    delivered_on: date,
    way: str = "",
    delivery: str = "",
    why: str,
    by: Viewer,
    on: date,
) -> Delivery:
    """As it was: from another day the period is another."""
    case = case_for(by, case_id, "agreements.correct_delivery")
    made = _delivery(case, row_id)
    notice = notice_of(case, made.notice_id)
    _not_ended(notice)
    check_delivery(notice, delivered_on, way, delivery, on)
    moved = made.delivered_on != delivered_on
    keep(made, why, delivered_on=delivered_on, way=way, delivery=delivery.strip())
    if moved:
        settle_by_rules(case, notice, by)
    touch(case)
    tell(case_id=case.pk, subjects=[f"delivery:{made.pk}", f"notice:{notice.pk}"], why=why)
    return made


@action("agreements.void_delivery", roles=PROFESSIONALS)
def void_delivery(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Delivery:
    """It did not reach the client: nothing runs, and it waits to be delivered again."""
    case = case_for(by, case_id, "agreements.void_delivery")
    made = _delivery(case, row_id)
    notice = notice_of(case, made.notice_id)
    _not_ended(notice)
    keep(made, why, void_reason=why.strip())
    keep_end(notice, None)
    touch(case)
    tell(case_id=case.pk, subjects=[f"delivery:{made.pk}", f"notice:{notice.pk}"], why=why)
    return made


@action("agreements.correct_taken_back", roles=HEADS)
def correct_taken_back(
    *, case_id: int, row_id: int, withdrawn_on: date, reason: str, why: str, by: Viewer, on: date
) -> TakenBack:
    """As it should have been written."""
    case = case_for(by, case_id, "agreements.correct_taken_back")
    row = _taken_back(case, row_id)
    notice: Notice = standing(_notices(case), row.notice_id)
    check_taken_back(notice, withdrawn_on, reason, on)
    keep(row, why, withdrawn_on=withdrawn_on, reason=reason.strip())
    notice.withdrawn_on = withdrawn_on
    notice.save()
    touch(case)
    tell(case_id=case.pk, subjects=[f"taken_back:{row.pk}", f"notice:{notice.pk}"], why=why)
    return row


@action("agreements.void_taken_back", roles=HEADS)
def void_taken_back(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> TakenBack:
    """It was not taken back: the notice holds again, with the day it had."""
    case = case_for(by, case_id, "agreements.void_taken_back")
    row = _taken_back(case, row_id)
    notice: Notice = standing(_notices(case), row.notice_id)
    others = notice.agreement.notices.filter(void_reason="", withdrawn_on=None)
    if others.exists() or notice.agreement.ended_on is not None:
        raise Invalid(
            form=_("Smlouva mezitím má jinou výpověď nebo konec. Nejdřív zneplatněte to.")
        )
    keep(row, why, void_reason=why.strip())
    notice.withdrawn_on = None
    keep_end(notice, notice.ends_on, reason=notice.end_reason, decision_id=notice.end_decision_id)
    touch(case)
    tell(case_id=case.pk, subjects=[f"taken_back:{row.pk}", f"notice:{notice.pk}"], why=why)
    return row


def _notices(case: Case) -> Any:
    return Notice.objects.filter(agreement__case=case)


def _delivery(case: Case, row_id: int) -> Delivery:
    rows = Delivery.objects.filter(notice__agreement__case=case)
    row: Delivery = standing(rows, row_id)
    return row


def _taken_back(case: Case, row_id: int) -> TakenBack:
    rows = TakenBack.objects.filter(notice__agreement__case=case)
    row: TakenBack = standing(rows, row_id)
    return row
