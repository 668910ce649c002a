"""Declaring the procedure, switching it on for a case, taking its steps, ending it by two."""

from collections.abc import Sequence
from dataclasses import astuple
from datetime import date, timedelta

from django.utils.translation import gettext as _

from opora.access.actions import hold_organisation
from opora.access.doors import Invalid, NotAllowed, NotFound, action, tell
from opora.access.narrowing.actions import name_insiders, narrow, widen
from opora.access.queries import everybody
from opora.access.roles import CASEWORK, HEADS, PROFESSIONALS, TECHNICAL
from opora.access.viewer import Viewer
from opora.cases.actions import touch
from opora.cases.kept import keeps
from opora.cases.mending.actions import keep
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current
from opora.team.can.declared import DeclaredStep
from opora.team.can.queries import procedure
from opora.team.models import Procedure, Situation, SituationStep

SWITCH, ACCESS = "can_situation", "can_access"
KEPT = keeps(__name__, "case", SWITCH, ACCESS)


@action("team.declare_procedure", roles=HEADS)
def declare_procedure(
    *, service: str, people: Sequence[int], steps: Sequence[DeclaredStep], by: Viewer, on: date
) -> Procedure:
    """What is done, by whom, by when, and who sees such a case; what runs keeps its steps."""
    if service not in by.services(HEADS):
        raise NotAllowed
    if SWITCH not in KEPT.of(current().service(service)):
        raise NotFound
    hold_organisation(by)
    if not steps:
        raise Invalid(steps=_("Napište aspoň jeden krok."))
    chosen = sorted({*people, *(one.worker_id for one in steps)})
    known = {one.id for one in everybody(by) if set(one.roles) - TECHNICAL}
    if not set(chosen) <= known:
        raise Invalid(people=_("Vyberte jen z nabízených lidí."))
    row = Procedure.objects.create(
        organisation_id=by.organisation_id,
        service=service,
        since=on,
        people=chosen,
        steps=[list(astuple(one)) for one in steps],
        by_id=by.account_id,
    )
    name_insiders(service=service, account_ids=chosen, by=by, on=on)
    tell(subjects=[f"procedure:{row.pk}", *(f"account:{one}" for one in chosen)], service=service)
    return row


@action("team.begin_situation", roles=PROFESSIONALS)
def begin_situation(*, case_id: int, why: str, by: Viewer, on: date) -> Situation:
    """A child is at risk: from now on fewer see the case, and the steps have their days."""
    case = case_for(by, case_id, "team.begin_situation")
    kept = KEPT.of(current().service(case.service))
    if SWITCH not in kept:
        raise NotFound
    if _running(case) is not None:
        raise Invalid(form=_("Postup pro ohrožené dítě už v případu běží."))
    if not why.strip():
        raise Invalid(why=_("Napište, co se stalo nebo co vás znepokojuje."))
    row: Situation = Situation.objects.create(
        case=case, since=on, why=why.strip(), by_id=by.account_id
    )
    declared = procedure(by.organisation_id, case.service)
    for one in declared.steps if declared else ():
        until = on + timedelta(one.days)
        SituationStep(situation=row, what=one.what, worker_id=one.worker_id, until=until).save()
    if ACCESS in kept:
        narrow(case_id=case.pk, by=by, on=on)
    touch(case)
    tell(case_id=case.pk, subjects=[f"situation:{row.pk}"])
    return row


@action("team.finish_situation_step", roles=CASEWORK)
def finish_situation_step(
    *, case_id: int, row_id: int, done_on: date | None, note: str, by: Viewer, on: date
) -> SituationStep:
    """The step was taken on a day; without a day it waits again."""
    case = case_for(by, case_id, "team.finish_situation_step")
    now = _running(case)
    rows = SituationStep.objects.select_for_update().filter(situation=now, pk=row_id)
    row = rows.first() if now is not None else None
    if row is None or now is None:
        raise NotFound
    if done_on is not None and not now.since <= done_on <= on:
        raise Invalid(done_on=_("Napište den od začátku situace do dneška."))
    row.done_on, row.note = done_on, note.strip()
    row.save()
    tell(case_id=case.pk, subjects=[f"situation:{now.pk}"])
    return row


@action("team.propose_end", roles=PROFESSIONALS)
def propose_end(*, case_id: int, why: str, by: Viewer, on: date) -> Situation:
    """One of us says that the situation is over; nothing changes before another confirms it."""
    case = case_for(by, case_id, "team.propose_end")
    row = _open(case)
    if row.end_by_id is not None:
        raise Invalid(form=_("Konec už je navržený a čeká na potvrzení."))
    keep(row, why, end_why=why.strip(), end_on=on, end_by_id=by.account_id)
    touch(case)
    tell(case_id=case.pk, subjects=[f"situation:{row.pk}"], why=why)
    return row


@action("team.confirm_end", roles=PROFESSIONALS)
def confirm_end(*, case_id: int, agrees: bool, why: str, by: Viewer, on: date) -> Situation:
    """Another one confirms the end, and the case is seen as any other; or says no to it."""
    case = case_for(by, case_id, "team.confirm_end")
    row = _open(case)
    if row.end_by_id is None:
        raise Invalid(form=_("Konec teď nikdo nenavrhuje."))
    if agrees and row.end_by_id == by.account_id:
        raise Invalid(form=_("Konec navrhujete vy. Potvrdit ho musí někdo jiný."))
    if agrees:
        keep(row, why, ended_on=on, ended_by_id=by.account_id)
        widen(case_id=case.pk, by=by, on=on)
    else:
        keep(row, why, end_why="", end_on=None, end_by_id=None)
    touch(case)
    tell(case_id=case.pk, subjects=[f"situation:{row.pk}"], why=why, agrees=agrees)
    return row


def _running(case: Case) -> Situation | None:
    row: Situation | None = Situation.objects.filter(case=case, ended_on=None).first()
    return row


def _open(case: Case) -> Situation:
    row = _running(case)
    if row is None:
        raise NotFound
    return row
