"""What becomes of a notice: delivered, its last day, taken back, run out."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import CASEWORK, HEADS, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.agreements.endings.actions import end
from opora.agreements.models import Delivery, Ending, Notice, TakenBack
from opora.agreements.notices.actions import notice_of
from opora.agreements.notices.period import ENDS, facts_of_end, last_day
from opora.cases.actions import touch
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.decisions.actions import decide
from opora.ui.words import full_day


@action("agreements.deliver_notice", roles=PROFESSIONALS, asks=(ENDS,))
def deliver_notice(
    *,
    case_id: int,
    notice_id: int,
    delivered_on: date,
    way: str = "",
    delivery: str = "",
    by: Viewer,
    on: date,
) -> Delivery:
    """The notice reached the client: from the next day on its period runs, where one is known."""
    case = case_for(by, case_id, "agreements.deliver_notice")
    row = notice_of(case, notice_id)
    if row.deliveries.filter(void_reason="").exists():
        raise Invalid(form=_("Doručení už je zapsané."))
    check_delivery(row, delivered_on, way, delivery, on)
    made: Delivery = row.deliveries.create(
        delivered_on=delivered_on, way=way, delivery=delivery.strip(), by_id=by.account_id
    )
    settle_by_rules(case, row, by)
    touch(case)
    tell(case_id=case.pk, subjects=[f"delivery:{made.pk}", f"notice:{row.pk}"], way=way)
    return made


def check_delivery(row: Notice, delivered_on: date, way: str, delivery: str, on: date) -> None:
    """Raises Invalid for a day that can't be, and where nothing says how."""
    if delivered_on > on:
        raise Invalid(delivered_on=_("Tento den teprve přijde. Doručení zapište, až se stane."))
    if delivered_on < row.given_on:
        raise Invalid(delivered_on=_("Výpověď je z %(day)s. Napište tento den nebo pozdější.")
                      % {"day": full_day(row.given_on)})  # fmt: skip
    if not way and not delivery.strip():
        raise Invalid(delivery=_("Napište, jak se výpověď k člověku dostala."))


@action("agreements.settle_notice_end", roles=HEADS, asks=(ENDS,))
def settle_notice_end(
    *, case_id: int, notice_id: int, ends_on: date, reason: str, by: Viewer, on: date
) -> Notice:
    """The rules give no period for this ground: the head names the last day, and says why."""
    case = case_for(by, case_id, "agreements.settle_notice_end")
    row = notice_of(case, notice_id)
    reached = row.deliveries.filter(void_reason="").first()
    if reached is None:
        raise Invalid(form=_("Výpověď ještě není doručená. Poslední den určíte potom."))
    about = subject(case, worker_id=by.account_id, organisation_id=by.organisation_id)
    told = facts_of_end(row.ground, reached.delivered_on, row.agreement)
    if last_day(about, told) is not None:
        raise Invalid(form=_("Poslední den tu plyne z pravidel, určovat ho nejde."))
    if not reason.strip():
        raise Invalid(reason=_("Napište proč. Důvod zůstane u rozhodnutí."))
    if ends_on < reached.delivered_on:
        raise Invalid(ends_on=_("Výpověď byla doručená %(day)s. Napište tento den nebo pozdější.")
                      % {"day": full_day(reached.delivered_on)})  # fmt: skip
    decision = decide(
        ask=ENDS,
        subject=about,
        given=told,
        by=by,
        on=reached.delivered_on,
        justification=reason,
        decided=True,
    )
    keep_end(row, ends_on, reason=reason, decision_id=decision.pk)
    touch(case)
    subjects = [f"notice:{row.pk}", f"decision:{decision.pk}"]
    tell(case_id=case.pk, subjects=subjects, ends_on=ends_on.isoformat())
    return row


@action("agreements.withdraw_notice", roles=HEADS)
def withdraw_notice(
    *, case_id: int, notice_id: int, withdrawn_on: date, reason: str, by: Viewer, on: date
) -> TakenBack:
    """We take it back: the agreement goes on. What was given stays in the record."""
    case = case_for(by, case_id, "agreements.withdraw_notice")
    row = notice_of(case, notice_id)
    if row.endings.filter(void_reason="").exists():
        raise Invalid(form=_("Smlouva tím už skončila. Nejdřív zneplatněte konec."))
    check_taken_back(row, withdrawn_on, reason, on)
    row.withdrawn_on = withdrawn_on
    row.save()
    keep_end(row, row.ends_on, reason=row.end_reason, decision_id=row.end_decision_id)
    made: TakenBack = row.taken_back.create(
        withdrawn_on=withdrawn_on, reason=reason.strip(), by_id=by.account_id
    )
    touch(case)
    tell(case_id=case.pk, subjects=[f"taken_back:{made.pk}", f"notice:{row.pk}"])
    return made


def check_taken_back(row: Notice, withdrawn_on: date, reason: str, on: date) -> None:
    """Raises Invalid for a day that can't be, and without a reason."""
    if not row.given_on <= withdrawn_on <= on:
        raise Invalid(withdrawn_on=_("Napište den od výpovědi do dneška."))
    if not reason.strip():
        raise Invalid(reason=_("Napište, proč výpověď berete zpět."))


@action("agreements.close_noticed", roles=CASEWORK)
def close_noticed(
    *, case_id: int, notice_id: int, give_up: bool = False, by: Viewer, on: date
) -> Ending:
    """The last day after our notice has passed: the agreement ended by it."""
    case = case_for(by, case_id, "agreements.close_noticed")
    row = notice_of(case, notice_id)
    if row.ends_on is None:
        raise Invalid(form=_("Poslední den ještě není určený."))
    if row.ends_on >= on:
        raise Invalid(form=_("Smlouva platí do %(day)s. Potom půjde uzavřít.")
                      % {"day": full_day(row.ends_on)})  # fmt: skip
    reached = row.deliveries.filter(void_reason="").first()
    counts = row.breach is not None and not row.departure
    ending = Ending(
        notice=row,
        kind=Ending.Kind.BREACH if counts else Ending.Kind.NOTICE,
        broken_on=row.breach.happened_on if counts and row.breach else None,
        terminated_on=reached.delivered_on if counts and reached else None,
    )
    return end(case, row.agreement, ending, row.ends_on, by, on, give_up=give_up)


def settle_by_rules(case: Case, row: Notice, by: Viewer) -> None:
    """The last day as the rules give it, from the delivery that counts; none without one."""
    reached = row.deliveries.filter(void_reason="").first()
    about = subject(case, organisation_id=by.organisation_id)
    told = (
        None if reached is None else facts_of_end(row.ground, reached.delivered_on, row.agreement)
    )
    keep_end(row, None if told is None else last_day(about, told))


def keep_end(
    row: Notice, ends_on: date | None, *, reason: str = "", decision_id: int | None = None
) -> None:
    """The last day, also where what runs is asked of the agreement."""
    row.ends_on, row.end_reason, row.end_decision_id = ends_on, reason.strip(), decision_id
    row.save()
    agreement = row.agreement
    agreement.notice_ends_on = ends_on if not row.void_reason and row.withdrawn_on is None else None
    agreement.save()
