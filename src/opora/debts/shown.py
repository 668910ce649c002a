"""Debts, budget and instalments in words, for the page, the case and paper."""

from datetime import date

from django.utils.translation import gettext as _

from opora.acts.kept_words import crowns
from opora.catalog.service import Service
from opora.debts.actions import BUDGET, DEBTS, INSTALMENTS, KEPT
from opora.debts.queries import budget_now, debts, instalments, monthly_now
from opora.decisions.panels import said


def everything(case_id: int, service: Service, on: date) -> dict[str, object]:
    """What a page needs; ``sums`` says whether the instalments are within the means."""
    kept = KEPT.of(service)
    owed = [one for one in debts(case_id) if not one.void_reason]
    paid = [one for one in instalments(case_id) if not one.void_reason]
    budget = budget_now(case_id)
    return {
        "keeps_debts": DEBTS in kept,
        "keeps_budget": BUDGET in kept,
        "keeps_instalments": INSTALMENTS in kept,
        "debts": [
            {
                "row": one,
                "amount": crowns(one.amount),
                "kind": said(service.word("debt_kinds", one.kind)),
                "state": said(service.word("debt_states", one.state)),
            }
            for one in owed
        ],
        "total": crowns(sum(one.amount for one in owed)),
        "budget": budget,
        "left": crowns(budget.left) if budget else "",
        "lines": [
            (_("Příjmy"), crowns(budget.income)),
            (_("Bydlení a energie"), crowns(budget.housing)),
            (_("Jídlo a domácnost"), crowns(budget.living)),
            (_("Ostatní výdaje bez splátek"), crowns(budget.other)),
        ]
        if budget
        else [],
        "instalments": [
            {"row": one, "monthly": crowns(one.monthly), "total": crowns(one.total)} for one in paid
        ],
        "sums": sums(case_id, on),
    }


def sums(case_id: int, on: date) -> str:
    """Whether the budget does for the instalments; nothing while one of them is missing."""
    budget, monthly = budget_now(case_id), monthly_now(case_id, on)
    if budget is None or not monthly:
        return ""
    told = {"left": crowns(budget.left), "monthly": crowns(monthly)}
    if monthly > budget.left:
        return _("Rozpočet na splátky nestačí: zbývá %(left)s, splátky jsou %(monthly)s.") % told
    return _("Rozpočet na splátky stačí: zbývá %(left)s, splátky jsou %(monthly)s.") % told
