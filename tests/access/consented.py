"""Consents, what left, a client's view, debts: rows for every address about them."""

from datetime import date

from opora.access.models import Account
from opora.cases.models import Case
from opora.consents.models import Consent, Disclosure, Withdrawal
from opora.debts.models import Budget, Debt, Instalments
from opora.plans.models import ClientView, Evaluation, Goal, GoalEnd


def consented(case: Case, account: Account, decision_id: int, today: date) -> dict[str, int]:
    """Ids by the names that stand in addresses."""
    person_id = case.participants.get(until=None).person_id
    one, other = (
        Consent.objects.create(
            case=case, person_id=person_id, version=number, text="x", given_on=today, way="spoken",
            scope=["plan"], purpose="other", recipient=f"x{number}", by=account,
        )
        for number in (1, 2)
    )  # fmt: skip
    back = Withdrawal.objects.create(consent=other, on=today, way="spoken", by=account)
    left = Disclosure.objects.create(
        case=case, on=today, recipient="x", way="letter", scope=["plan"], what="x",
        statute="judge", decision_id=decision_id, by=account,
    )  # fmt: skip
    view = ClientView.objects.create(case=case, on=today, view="x", by=account)
    measured = Evaluation.objects.create(
        case=case, on=today, met={"informovany": True}, note="x", by=account
    )
    kept = {"case": case, "note": "x", "by": account}
    debt, owed = (
        Debt.objects.create(
            **kept, creditor="x", kind="jine", amount=9, state="vyrizeno", known_on=today
        )
        for _number in range(2)
    )
    budget = Budget.objects.create(**kept, made_on=today, income=9, housing=1, living=1, other=1)
    paid = Instalments.objects.create(**kept, debt=owed, monthly=1, times=9, first_on=today)
    return {
        "debt": debt.pk,
        "budget": budget.pk,
        "instalments": paid.pk,
        "consent": one.pk,
        "withdrawal": back.pk,
        "disclosure": left.pk,
        "client_view": view.pk,
        "evaluation": measured.pk,
    }


def ended_goal(goal: Goal, account: Account, today: date) -> dict[str, int]:
    """Another goal of the plan, which was reached."""
    other = Goal.objects.create(plan=goal.plan, words="x", said_on=today)
    ended = GoalEnd.objects.create(
        case=goal.plan.case, goal=other, kind="reached", on=today, words="x", by=account
    )
    return {"goal_end": ended.pk}
