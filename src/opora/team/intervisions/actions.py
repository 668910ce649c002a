"""Talking a case over at an intervision, and putting its record right."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.queries import everybody
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.cases.kept import keeps
from opora.cases.left_out.queries import is_left_out
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.catalog import current
from opora.decisions.actions import decide
from opora.team.models import Intervision

ASK = "may_talk_over"
KEPT = keeps(__name__, "intervision", "intervision")


@action("team.talk_over", roles=CASEWORK, asks=(ASK,))
def talk_over(
    *,
    case_id: int,
    workers: Sequence[int],
    conclusions: str,
    by: Viewer,
    on: date,
) -> Intervision:
    """The case was talked over on the day by these workers, none of whom may be left out (B19)."""
    case = case_for(by, case_id, "team.talk_over")
    if "intervision" not in KEPT.of(current().service(case.service)):
        raise NotFound
    sat, decision_id = _weighed(case, workers, by, on)
    row: Intervision = Intervision.objects.create(
        case=case,
        on=on,
        workers=sat,
        conclusions=_said(conclusions),
        decision_id=decision_id,
        by_id=by.account_id,
    )
    who = [f"account:{one}" for one in sat]
    tell(case_id=case.pk, subjects=[f"intervision:{row.pk}", f"decision:{decision_id}", *who])
    return row


@action("team.correct_intervision", roles=CASEWORK, asks=(ASK,))
def correct_intervision(
    *,
    case_id: int,
    row_id: int,
    day: date,
    workers: Sequence[int],
    conclusions: str,
    why: str,
    by: Viewer,
    on: date,
) -> Intervision:
    """As it was; the rules are asked again about whoever was not written down before."""
    case = case_for(by, case_id, "team.correct_intervision")
    row: Intervision = standing(Intervision.objects.filter(case=case), row_id)
    sat, decision_id = _weighed(case, workers, by, day, known=row.workers)
    told = {"on": day, "workers": sat, "decision_id": decision_id}
    keep(row, why, **told, conclusions=_said(conclusions))
    tell(case_id=case.pk, subjects=[f"intervision:{row.pk}", f"decision:{decision_id}"], why=why)
    return row


@action("team.void_intervision", roles=CASEWORK)
def void_intervision(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The case was not talked over there; it stays in the course, struck through."""
    case = case_for(by, case_id, "team.void_intervision")
    keep(standing(Intervision.objects.filter(case=case), row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"intervision:{row_id}"], why=why)


def _weighed(
    case: Case, workers: Sequence[int], by: Viewer, on: date, *, known: Sequence[int] = ()
) -> tuple[list[int], int]:
    """Who sat there, each once, and the decision that let them; raises Refused, Invalid.

    ``known``: who is written down already. They sat there, whatever has come since.
    """
    sat = list(dict.fromkeys(workers))
    ours = {one.id for one in everybody(by) if set(one.roles) & CASEWORK}
    if not set(sat) <= ours | set(known):
        raise Invalid(workers=_("Vyberte jen z nabízených lidí."))
    if len(sat) < 2:
        raise Invalid(workers=_("Na intervizi jsou aspoň dva z nás. Vyberte i ty další."))
    if on < case.opened_on:
        raise Invalid(day=_("Případ tehdy ještě nebyl otevřený. Napište pozdější den."))
    if on > by.today:
        raise Invalid(day=_("Napište dnešek nebo den, který už byl."))
    # Whoever has been left out since then counts too.
    shut = is_left_out(case, [one for one in sat if one not in known], on)
    decision = decide(
        ask=ASK,
        subject=subject(case, worker_id=by.account_id, organisation_id=by.organisation_id),
        given={"worker_left_out": shut},
        by=by,
        on=on,
    )
    return sat, decision.pk


def _said(conclusions: str) -> str:
    if not conclusions.strip():
        raise Invalid(conclusions=_("Napište, na čem jste se shodli. Stačí jedna věta."))
    return conclusions.strip()
