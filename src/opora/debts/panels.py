"""What debts show on the case page, in its timeline and in print."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.acts.kept_words import crowns
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.debts.actions import KEPT
from opora.debts.queries import (
    BudgetRow,
    DebtRow,
    InstalmentsRow,
    budgets,
    debts,
    instalments,
)
from opora.debts.shown import everything
from opora.ui.words import full_day


@panel("margin", 13)
def margin(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """How much in all, what is left in a month, and whether it does."""
    service = current().service(case.service)
    if not KEPT.of(service):
        return None
    return Panel("debts/margin.html", {"case": case, **everything(case.id, service, on)})


@panel("print", 33)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """All of it on paper."""
    shown = everything(case.id, current().service(case.service), on)
    if not shown["debts"] and not shown["budget"]:
        return None
    return Panel("debts/print.html", shown)


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """What was written down of debts."""
    found = [entry_of_debt(one) for one in debts(case.id)]
    found += [entry_of_budget(one) for one in budgets(case.id)]
    found += [entry_of_instalments(one, viewer.today) for one in instalments(case.id)]
    return sorted(found, key=lambda one: (one.day, one.key), reverse=True)[:limit]


def entry_of_debt(row: DebtRow) -> Entry:
    """A debt, as an entry."""
    words = {"creditor": row.creditor, "amount": crowns(row.amount)}
    what = _("Dluh: %(creditor)s, %(amount)s") % words
    return _entry(row, row.known_on, what, row.note, f"debt:{row.id:012}")


def entry_of_budget(row: BudgetRow) -> Entry:
    """A budget, as an entry."""
    what = _("Domácí rozpočet: na splátky zbývá %(left)s") % {"left": crowns(row.left)}
    return _entry(row, row.made_on, what, row.note, f"budget:{row.id:012}")


def entry_of_instalments(row: InstalmentsRow, on: date | None = None) -> Entry:
    """Instalments, as an entry; those that are still to come stand at ``on``, not ahead of it."""
    words = {"creditor": row.creditor, "monthly": crowns(row.monthly), "times": row.times}
    what = _("Splátky: %(creditor)s, %(times)s × %(monthly)s") % words
    last = _("Poslední splátka %(day)s.") % {"day": full_day(row.last_on)}
    note = f"{last} {row.note}".strip()
    day = min(row.first_on, on or row.first_on)
    return _entry(row, day, what, note, f"instalments:{row.id:012}")


def _entry(
    row: DebtRow | BudgetRow | InstalmentsRow, day: date, what: str, note: str, key: str
) -> Entry:
    void = row.void_reason
    return Entry(
        day=day,
        what=what,
        kind="void" if void else "note",
        icon="" if void else "calculator",
        details=_("Neplatí. %(why)s") % {"why": void} if void else f"{row.by}.",
        note=note,
        key=key,
    )
