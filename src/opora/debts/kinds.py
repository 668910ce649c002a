"""Kinds of records that debts, budgets and instalments are."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.boards import Entry
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.debts import actions
from opora.debts.models import Budget, Debt, Instalments
from opora.debts.panels import entry_of_budget, entry_of_debt, entry_of_instalments
from opora.debts.queries import budgets, debts, instalments

STAYS = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Do součtů se počítat nebude.")
Finder = Callable[[Viewer, CaseRow, int, date], Record]


def _finder(rows: Callable[[int], Sequence[Any]], entry: Callable[[Any], Entry]) -> Finder:
    def find(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
        for one in rows(case.id):
            if one.id == row_id:
                return Record(one, entry(one), [STAYS])
        raise NotFound

    return find


DEBT = mendable(
    Kind(
        "debt",
        find=_finder(debts, entry_of_debt),
        made_by=(actions.add_debt,),
        correct=actions.correct_debt,
        void=actions.void_debt,
        past=Past(
            Debt,
            {
                "creditor": _("Komu se dluží"),
                "kind": _("Z čeho dluh je"),
                "amount": _("Kolik korun"),
                "state": _("Jak to s dluhem je"),
                "known_on": _("Ke kterému dni"),
                "note": _("Poznámka"),
            },
            chosen={"kind": "debt_kinds", "state": "debt_states"},
        ),
        place="debts",
        part="",
    )
)
BUDGET = mendable(
    Kind(
        "budget",
        find=_finder(budgets, entry_of_budget),
        made_by=(actions.make_budget,),
        correct=actions.correct_budget,
        void=actions.void_budget,
        past=Past(
            Budget,
            {
                "income": _("Příjmy za měsíc"),
                "housing": _("Bydlení a energie"),
                "living": _("Jídlo a domácnost"),
                "other": _("Ostatní výdaje bez splátek"),
                "made_on": _("Ke kterému dni"),
                "note": _("Poznámka"),
            },
        ),
        place="debts",
        part="",
    )
)
INSTALMENTS = mendable(
    Kind(
        "instalments",
        find=_finder(instalments, entry_of_instalments),
        made_by=(actions.agree_instalments,),
        correct=actions.correct_instalments,
        void=actions.void_instalments,
        past=Past(
            Instalments,
            {
                "monthly": _("Kolik korun měsíčně"),
                "times": _("Kolik splátek"),
                "first_on": _("První splátka"),
                "note": _("Poznámka"),
            },
        ),
        place="debts",
        part="",
    )
)
