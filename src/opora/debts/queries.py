"""Reading debts, budgets and instalments: frozen read models of cases already found visible."""

from dataclasses import dataclass
from datetime import date

from opora.access.reading import once_a_page
from opora.cases.beside.queries import has, stands_beside
from opora.debts.models import Budget, Debt, Instalments
from opora.rules.days import add_months

stands_beside(Debt, Budget, Instalments)


@dataclass(frozen=True)
class DebtRow:
    """One debt."""

    id: int
    creditor: str
    kind: str
    amount: int
    state: str
    known_on: date
    note: str
    by: str
    void_reason: str


@dataclass(frozen=True)
class BudgetRow:
    """A household's month."""

    id: int
    made_on: date
    income: int
    housing: int
    living: int
    other: int
    note: str
    by: str
    void_reason: str

    @property
    def left(self) -> int:
        """What is left for instalments; below zero where it does not even do without them."""
        return self.income - self.housing - self.living - self.other


@dataclass(frozen=True)
class InstalmentsRow:
    """The instalments of one debt."""

    id: int
    debt_id: int
    creditor: str
    monthly: int
    times: int
    first_on: date
    note: str
    by: str
    void_reason: str

    @property
    def last_on(self) -> date:
        """The day of the last one."""
        return add_months(self.first_on, self.times - 1)

    @property
    def total(self) -> int:
        """All of them together."""
        return self.monthly * self.times


@once_a_page
def debts(case_id: int) -> list[DebtRow]:
    """All debts, void records included, the oldest first."""
    if not has(case_id, Debt):
        return []
    rows = Debt.objects.filter(case_id=case_id).select_related("by").order_by("known_on", "pk")
    return [
        DebtRow(
            one.pk, one.creditor, one.kind, one.amount, one.state, one.known_on, one.note,
            one.by.full_name, one.void_reason,
        )
        for one in rows
    ]  # fmt: skip


@once_a_page
def budgets(case_id: int) -> list[BudgetRow]:
    """All budgets, void ones included, the latest first."""
    if not has(case_id, Budget):
        return []
    rows = Budget.objects.filter(case_id=case_id).select_related("by").order_by("-made_on", "-pk")
    return [
        BudgetRow(
            one.pk, one.made_on, one.income, one.housing, one.living, one.other, one.note,
            one.by.full_name, one.void_reason,
        )
        for one in rows
    ]  # fmt: skip


@once_a_page
def instalments(case_id: int) -> list[InstalmentsRow]:
    """All instalment calendars, void ones included, the oldest first."""
    if not has(case_id, Instalments):
        return []
    rows = Instalments.objects.filter(case_id=case_id).select_related("by", "debt")
    return [
        InstalmentsRow(
            one.pk, one.debt_id, one.debt.creditor, one.monthly, one.times, one.first_on, one.note,
            one.by.full_name, one.void_reason,
        )
        for one in rows.order_by("first_on", "pk")
    ]  # fmt: skip


def budget_now(case_id: int) -> BudgetRow | None:
    """The latest budget that counts."""
    return next((one for one in budgets(case_id) if not one.void_reason), None)


def monthly_now(case_id: int, on: date) -> int:
    """What is paid in a month by the calendars that run or are still to come."""
    rows = (one for one in instalments(case_id) if not one.void_reason and one.last_on >= on)
    return sum(one.monthly for one in rows)
