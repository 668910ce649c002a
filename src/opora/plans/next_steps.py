"""What comes next once the agreement runs: who leads the case, the programme, the plan."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.agreements.notices.queries import open_notices
from opora.cases.beside.queries import has, programmes
from opora.cases.boards import Panel, panel
from opora.cases.models import Case, Programme
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.plans.queries import plan

LABELS = {
    "key_worker": _("Určit klíčového pracovníka"),
    "start_programme": _("Zahájit program"),
    "write_plan": _("Domluvit plán"),
}
CODES = {
    "key_worker": "cases.assign_key_worker",
    "start_programme": "cases.start_programme",
    "write_plan": "plans.write",
}


@panel("sheet", 10)
def after_agreement(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """One button for the first thing that is missing, the rest as a quiet list."""
    found = [
        {"label": LABELS[name], "url": reverse(name, args=[case.id])}
        for name in ahead(viewer, case)
    ]
    if not found:
        return None
    return Panel("intake/next.html", {"case": case, "main": found[0], "rest": found[1:]})


@once_a_page
def ahead(viewer: Viewer, case: CaseRow) -> tuple[str, ...]:
    """The names of the steps that the case of a client still lacks, in their order.

    None while our own notice stands: what comes next then is the end.
    """
    if case.stage != Case.Stage.CLIENT or open_notices([case.id]):
        return ()
    return tuple(name for name in _lacking(case) if may(viewer, CODES[name], case))


def _lacking(case: CaseRow) -> Iterator[str]:
    service = current().service(case.service)
    # Where people come without a name, whoever is there serves them.
    if case.key_worker_id is None and not service.anonymous:
        yield "key_worker"
    begun = programmes(case.id) if has(case.id, Programme) else []
    if service.words("programmes") and not begun:
        yield "start_programme"
    # Where a rule says when a plan is needed, it reminds by itself (B16).
    if not service.rulebook.asked("plan_due") and plan(case.id) is None:
        yield "write_plan"
