"""Correcting agreements and their endings, and making them void."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.agreements.actions import check, keep_represented
from opora.agreements.asked import CONCLUDE, of_sides
from opora.agreements.endings.actions import check_breach, check_end, check_worked
from opora.agreements.models import Agreement, Ending, running
from opora.agreements.sides.actions import agreed_with, keep_sides, told_of
from opora.agreements.terms import Represented, Terms
from opora.cases.actions import move, touch
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.decisions.actions import decide
from opora.intake.mending.queries import waits_since_outcome
from opora.ui.words import full_day


@action("agreements.correct", roles=PROFESSIONALS, asks=("may_conclude_agreement",))
def correct(
    *,
    case_id: int,
    row_id: int,
    terms: Terms,
    represented: Sequence[Represented] = (),
    why: str,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Agreement:
    """Corrects what was written down; the rules are asked again for the agreement's own day.

    The rules look at who concluded it, not at who corrects it.
    """
    case = case_for(by, case_id, "agreements.correct")
    row: Agreement = standing(case.agreements, row_id)
    sides = agreed_with(case, terms, on, row)
    check(case, terms, represented, on, apart_from=row, sides=sides)
    decision = decide(
        ask="may_conclude_agreement",
        subject=subject(case, worker_id=row.concluded_by_id, organisation_id=by.organisation_id),
        given=terms.facts() | of_sides(CONCLUDE, sides),
        by=by,
        on=terms.concluded_on,
        justification=justification,
        departure=departure,
        decided=decided,
    )
    touch(case)
    departed = justification.strip() if decision.answer == "no" else ""
    kept = {"with_whom": list(sides), "decision_id": decision.pk, "departure": departed}
    keep(row, why, **terms.columns(), **kept)
    keep_sides(row, sides)
    keep_represented(row, represented)
    tell(case_id=case.pk, subjects=told_of(row, sides), why=why)
    return row


@action("agreements.void", roles=PROFESSIONALS)
def void(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Agreement:
    """The agreement was written down wrongly: it stays, struck through, and no longer counts."""
    case = case_for(by, case_id, "agreements.void")
    row: Agreement = standing(case.agreements, row_id)
    if row.endings.filter(void_reason="").exists():
        raise Invalid(form=_("Konec už je zapsaný. Nejdřív zneplatněte ten."))
    if row.notices.filter(void_reason="").exists():
        raise Invalid(form=_("Je k tomu zapsaná výpověď. Nejdřív zneplatněte tu."))
    keep(row, why, void_reason=why.strip(), voided_on=on, voided_by_id=by.account_id)
    goes_on = case.agreements.filter(running(on)).exists()
    if case.stage == Case.Stage.CLIENT and not goes_on:
        _back(case, on)
    tell(case_id=case.pk, subjects=[f"agreement:{row.pk}"], why=why)
    return row


def _back(case: Case, on: date) -> None:
    """To what the case was before the agreement: nobody is accepted by voiding one."""
    ended = case.agreements.filter(voided_on=None, ended_on__isnull=False)
    last: date | None = ended.order_by("-ended_on").values_list("ended_on", flat=True).first()
    before = case.history.exclude(stage=Case.Stage.CLIENT).order_by("-history_id").first()
    if last is not None and before is not None and before.stage == Case.Stage.CLOSED:
        move(case, Case.Stage.CLOSED, on=last)
    else:
        move(case, waits_since_outcome(case.pk, last) or Case.Stage.APPLICANT, on=on)


def _ending(case: Case, row_id: int) -> Ending:
    row: Ending = standing(Ending.objects.filter(agreement__case=case), row_id)
    return row


def _followed_on(case: Case, row: Agreement) -> date | None:
    """The day on which the next agreement was concluded."""
    later = case.agreements.filter(voided_on=None, concluded_on__gte=row.concluded_on)
    found: date | None = (
        later.exclude(pk=row.pk)
        .order_by("concluded_on")
        .values_list("concluded_on", flat=True)
        .first()
    )
    return found


def _check_between(case: Case, ending: Ending, ended_on: date, following: date | None) -> None:
    """Raises Invalid for a last day in the next agreement, or moved before work written down."""
    if following is not None and ended_on >= following:
        sentence = _("Od %(day)s už platí další domluva. Napište dřívější den.")
        raise Invalid(ended_on=sentence % {"day": full_day(following)})
    if ended_on < ending.ended_on:
        check_worked(case, ended_on, before=following)


@action("agreements.correct_ending", roles=PROFESSIONALS, asks=("may_leave",))
def correct_ending(
    *,
    case_id: int,
    row_id: int,
    ended_on: date,
    note: str = "",
    broken_on: date | None = None,
    terminated_on: date | None = None,
    why: str,
    by: Viewer,
    on: date,
) -> Ending:
    """The last day as it was, and what is written of the end; how it ended is another end."""
    case = case_for(by, case_id, "agreements.correct_ending")
    ending = _ending(case, row_id)
    agreement = ending.agreement
    following = _followed_on(case, agreement)
    check_end(agreement, ended_on, on)
    _check_between(case, ending, ended_on, following)
    if ending.notice_id is not None:  # its days are those of the notice
        broken_on, terminated_on = ending.broken_on, ending.terminated_on
    elif ending.kind == Ending.Kind.BREACH:
        check_breach(agreement, note, (broken_on, terminated_on), on)
    if ending.kind == Ending.Kind.CLIENT:
        about = subject(case, worker_id=by.account_id, organisation_id=by.organisation_id)
        decision = decide(ask="may_leave", subject=about, given={}, by=by, on=ended_on)
        ending.decision_id = decision.pk
    columns = {"broken_on": broken_on, "terminated_on": terminated_on, "note": note.strip()}
    keep(ending, why, ended_on=ended_on, **columns)
    agreement.ended_on = ended_on
    agreement.save()
    if case.stage == Case.Stage.CLOSED and following is None:
        case.closed_on = ended_on
    touch(case)
    tell(case_id=case.pk, subjects=[f"ending:{row_id}"], why=why)
    return ending


@action("agreements.void_ending", roles=PROFESSIONALS)
def void_ending(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Agreement:
    """The ending was written down wrongly: the agreement runs on as if it had not been."""
    case = case_for(by, case_id, "agreements.void_ending")
    ending = _ending(case, row_id)
    agreement = ending.agreement
    if _followed_on(case, agreement) is not None:
        raise Invalid(form=_("Potom už je zapsaná další domluva. Opravte nejdřív tu."))
    keep(ending, why, void_reason=why.strip(), voided_on=on)
    agreement.ended_on = None
    agreement.save()
    move(case, Case.Stage.CLIENT, on=on)
    tell(case_id=case.pk, subjects=[f"ending:{row_id}"], why=why)
    return agreement
