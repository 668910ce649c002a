"""Keeping debts, budgets and instalments, and putting them right (E11)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.kept import keeps
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current
from opora.debts.models import Budget, Debt, Instalments

DEBTS, BUDGET, INSTALMENTS = "debts", "household_budget", "instalment_calendar"
KEPT = keeps(__name__, "case", DEBTS, BUDGET, INSTALMENTS)
MOST_TIMES = 360


@action("debts.add_debt", roles=PROFESSIONALS)
def add_debt(*, case_id: int, by: Viewer, on: date, **words: Any) -> Debt:
    """To whom, how much and how it stands."""
    case = _case(by, case_id, "debts.add_debt", DEBTS)
    row = Debt.objects.create(case=case, by_id=by.account_id, **debt_words(case, words, on))
    tell(case_id=case.pk, subjects=[f"debt:{row.pk}"])
    return row


@action("debts.make_budget", roles=PROFESSIONALS)
def make_budget(*, case_id: int, by: Viewer, on: date, **words: Any) -> Budget:
    """What the household has and needs in a month."""
    case = _case(by, case_id, "debts.make_budget", BUDGET)
    row = Budget.objects.create(case=case, by_id=by.account_id, **budget_words(words, on))
    tell(case_id=case.pk, subjects=[f"budget:{row.pk}"])
    return row


@action("debts.agree_instalments", roles=PROFESSIONALS)
def agree_instalments(*, case_id: int, by: Viewer, on: date, **words: Any) -> Instalments:
    """How one of the debts is paid off."""
    case = _case(by, case_id, "debts.agree_instalments", INSTALMENTS)
    columns = instalment_words(case, words)
    row = Instalments.objects.create(case=case, by_id=by.account_id, **columns)
    tell(case_id=case.pk, subjects=[f"instalments:{row.pk}"])
    return row


def _case(by: Viewer, case_id: int, code: str, field: str) -> Case:
    """The case; NotFound where no rule of the service keeps this."""
    case = case_for(by, case_id, code)
    if field not in KEPT.of(current().service(case.service)):
        raise NotFound
    return case


def debt_words(case: Case, words: dict[str, Any], on: date) -> dict[str, Any]:
    """The columns. Raises Invalid for words that the service does not have, or a day to come."""
    service = current().service(case.service)
    for name, vocabulary in (("kind", "debt_kinds"), ("state", "debt_states")):
        if words[name] not in {one.id for one in service.words(vocabulary)}:
            raise Invalid(**{name: _("Vyberte jednu z nabízených možností.")})
    if not words["creditor"].strip():
        raise Invalid(creditor=_("Napište, komu se dluží."))
    _no_later("known_on", words["known_on"], on)
    return {**words, "creditor": words["creditor"].strip(), "note": words["note"].strip()}


def budget_words(words: dict[str, Any], on: date) -> dict[str, Any]:
    """The columns. Raises Invalid for a day to come."""
    _no_later("made_on", words["made_on"], on)
    return {**words, "note": words["note"].strip()}


def instalment_words(case: Case, words: dict[str, Any]) -> dict[str, Any]:
    """The columns. Raises Invalid for a debt of another case, or instalments above the debt."""
    rest = dict(words)
    debt = case.debts.filter(pk=rest.pop("debt"), void_reason="").first()
    if debt is None:
        raise Invalid(debt=_("Vyberte jeden z dluhů."))
    if rest["monthly"] < 1 or not 1 <= rest["times"] <= MOST_TIMES:
        raise Invalid(
            times=_("Napište aspoň jednu splátku, nejvýš %(most)s.") % {"most": MOST_TIMES}
        )
    if rest["monthly"] * (rest["times"] - 1) >= debt.amount:
        raise Invalid(times=_("Tolik splátek by bylo víc, než kolik se dluží. Zkontrolujte je."))
    return {**rest, "debt_id": debt.pk, "note": rest["note"].strip()}


def _no_later(name: str, day: date, on: date) -> None:
    if day > on:
        raise Invalid(**{name: _("Tento den teprve přijde. Napište dnešek nebo dřívější den.")})


@action("debts.correct_debt", roles=PROFESSIONALS)
def correct_debt(
    *, case_id: int, row_id: int, why: str, by: Viewer, on: date, **words: Any
) -> Debt:
    """A debt as it stands: another amount, another state."""
    case = case_for(by, case_id, "debts.correct_debt")
    row: Debt = standing(case.debts, row_id)
    keep(row, why, **debt_words(case, words, on))
    tell(case_id=case.pk, subjects=[f"debt:{row.pk}"], why=why)
    return row


@action("debts.correct_budget", roles=PROFESSIONALS)
def correct_budget(
    *, case_id: int, row_id: int, why: str, by: Viewer, on: date, **words: Any
) -> Budget:
    """A budget as it was."""
    case = case_for(by, case_id, "debts.correct_budget")
    row: Budget = standing(case.budgets, row_id)
    keep(row, why, **budget_words(words, on))
    tell(case_id=case.pk, subjects=[f"budget:{row.pk}"], why=why)
    return row


@action("debts.correct_instalments", roles=PROFESSIONALS)
def correct_instalments(
    *, case_id: int, row_id: int, why: str, by: Viewer, on: date, **words: Any
) -> Instalments:
    """Instalments as they were agreed."""
    case = case_for(by, case_id, "debts.correct_instalments")
    row: Instalments = standing(case.instalments, row_id)
    keep(row, why, **instalment_words(case, words))
    tell(case_id=case.pk, subjects=[f"instalments:{row.pk}"], why=why)
    return row


@action("debts.void_debt", roles=PROFESSIONALS)
def void_debt(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """There is no such debt. Raises Invalid while instalments of it stand."""
    case = case_for(by, case_id, "debts.void_debt")
    row: Debt = standing(case.debts, row_id)
    if row.instalments.filter(void_reason="").exists():
        raise Invalid(form=_("Dluh má splátkový kalendář. Nejdřív zneplatněte ten."))
    _void("debt", case, row, why)


@action("debts.void_budget", roles=PROFESSIONALS)
def void_budget(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The budget was not made; the one before it counts."""
    case = case_for(by, case_id, "debts.void_budget")
    _void("budget", case, standing(case.budgets, row_id), why)


@action("debts.void_instalments", roles=PROFESSIONALS)
def void_instalments(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The instalments were not agreed."""
    case = case_for(by, case_id, "debts.void_instalments")
    _void("instalments", case, standing(case.instalments, row_id), why)


def _void(kind: str, case: Case, row: Any, why: str) -> None:
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"{kind}:{row.pk}"], why=why)
