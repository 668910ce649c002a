"""Correcting an act and making it void."""

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from opora.access.doors import action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.acts.actions import asked, fill, keep_who_and_what
from opora.acts.happened import Happened, happened
from opora.acts.models import Act
from opora.acts.queries import act_row
from opora.acts.shape import check
from opora.appointments import guests
from opora.appointments.actions import give_back, hold
from opora.cases.mending.actions import keep, standing, struck
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.decisions.actions import Refused
from opora.decisions.models import Decision
from opora.rules.answers import Answer


@action("acts.correct", roles=CASEWORK, asks=("may_record_act", guests.ASK))
def correct(
    *,
    case_id: int,
    row_id: int,
    what: Happened,
    why: str,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Act:
    """The record as it should have been; the earlier one stays in its history."""
    case = case_for(by, case_id, "acts.correct")
    act: Act = standing(case.acts, row_id)
    people = check(case, what, by, on)
    lifting = {"justification": justification, "departure": departure, "decided": decided}
    decision = _asked_again(case, act, what, people, by, lifting)
    _remember_with_whom(act)
    fill(act, what, people, decision)
    keep(act, why, version=act.version + 1)
    for rows in (act.people, act.more_workers, act.materials):
        rows.all().delete()
    keep_who_and_what(act, what, people)
    tell(case_id=case.pk, subjects=[f"act:{act.pk}"], why=why.strip())
    return act


def _asked_again(
    case: Case, act: Act, what: Happened, people: tuple[int, ...], by: Viewer, lifting: Any
) -> Decision:
    """The decision of now; what stood against the same rules with a reason keeps that reason."""
    told = partial(asked, case, what, people, by, leaving_out=act.pk)
    try:
        with transaction.atomic():  # what is asked twice is kept once
            return told(**lifting)
    except Refused as refused:
        if lifting["justification"] or not _went_against(act, refused):
            raise
        return told(justification=act.reason, departure=True)


def _went_against(act: Act, refused: Refused) -> bool:
    """Whether the reason that stands there is the one for all that refuses now."""
    kept = Decision.objects.filter(pk=act.decision_id or 0).first() if act.departure else None
    if kept is None:
        return False
    then = {rule for rule, answer in kept.rules if answer == Answer.NO.value}
    return {one.rule for one in refused.verdict.refusing} <= then


def _remember_with_whom(act: Act) -> None:
    """A record made before this was kept: what stands there now is put into its history first."""
    if not act.with_whom:
        act.with_whom = {
            "people": sorted(act.people.values_list("person_id", flat=True)),
            "workers": sorted(act.more_workers.values_list("worker_id", flat=True)),
            "material": {row.kind: [row.given, row.returned] for row in act.materials.all()},
        }
        act.save()


@action("acts.void", roles=CASEWORK)
def void(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Act:
    """The record stays to be seen, struck through; nothing counts it any more."""
    case = case_for(by, case_id, "acts.void")
    act: Act = standing(case.acts, row_id)
    keep(act, why, voided_on=on, void_reason=why.strip(), version=act.version + 1)
    if act.appointment_id is not None:
        give_back(case_id=case.pk, appointment_id=act.appointment_id, by=by, on=on)
    tell(case_id=case.pk, subjects=[f"act:{act.pk}"], why=why.strip())
    return act


@action("acts.restore", roles=CASEWORK, asks=("may_record_act", guests.ASK))
def restore(
    *,
    case_id: int,
    row_id: int,
    why: str,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Act:
    """It happened after all: the record counts again as it was, if the rules let it through now."""
    case = case_for(by, case_id, "acts.restore")
    act: Act = struck(case.acts, row_id)
    what = happened(act_row(by, case_id, row_id))
    people = check(case, what, by, on)
    lifting = {"justification": justification, "departure": departure, "decided": decided}
    decision = _asked_again(case, act, what, people, by, lifting)
    act.decision_id, act.reason = decision.pk, decision.justification
    act.departure = decision.answer == "no"
    keep(act, why, voided_on=None, void_reason="", version=act.version + 1)
    if act.appointment_id is not None:
        hold(case_id=case.pk, appointment_id=act.appointment_id, by=by, on=on)
    tell(case_id=case.pk, subjects=[f"act:{act.pk}", f"decision:{decision.pk}"], why=why.strip())
    return act
