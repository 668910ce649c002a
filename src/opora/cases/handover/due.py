"""What of handovers is due: the head's word, and then the step of the one who asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.beside.queries import stands_beside, with_rows
from opora.cases.boards import Due, due
from opora.cases.calling import calls_for
from opora.cases.handover.words import outcome_words, step_words, who_and_why
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.handover.queries import (
    HandedOver,
    cases_answered,
    cases_waiting_for,
    unsettled,
)
from opora.decisions.models import Handover
from opora.decisions.panels import shown_basis, source_line

stands_beside(Handover, in_lists=True)


calls_for("handover:", head=True)(cases_waiting_for)
calls_for("answered:")(cases_answered)


@due()
def handovers(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """For the head what waits, from the day it was handed over; for the asker what was said."""
    by_id = {one.id: one for one in cases}
    found = []
    for row in unsettled(with_rows(list(by_id), Handover)):
        case = by_id[row.case_id]
        if row.is_open and viewer.holds(HEADS, case.service, case.site, case.id):
            found.append(_for_head(row, case))
        elif row.outcome and row.asked_by_id == viewer.account_id:
            found.append(_for_asker(row, case))
    return found


def matter_url(row: HandedOver) -> str:
    """The page of the matter."""
    return reverse("handover", args=[row.case_id, row.id])


def _for_head(row: HandedOver, case: CaseRow) -> Due:
    own_step = row.kind == "step"
    title = _("Rozhodnout: %(step)s, %(case)s")
    if own_step:
        title = _("Převzít krok: %(step)s, %(case)s")
    return Due(
        case_id=row.case_id,
        key=f"handover:{row.id}",
        day=row.asked_on,
        title=title % {"step": step_words(row), "case": case.title},
        why=who_and_why(row),
        do_label=_("Otevřít krok") if own_step else _("Rozhodnout"),
        do_url=row.address if own_step else matter_url(row),
        **_rule(row),
    )


def _for_asker(row: HandedOver, case: CaseRow) -> Due:
    permitted = row.outcome == "permitted"
    return Due(
        case_id=row.case_id,
        key=f"answered:{row.id}",
        day=row.decided_on or row.asked_on,
        title=_("%(outcome)s. %(step)s, %(case)s")
        % {"outcome": outcome_words(row), "step": step_words(row), "case": case.title},
        why=row.reason,
        do_label=_("Dokončit krok") if permitted else _("Přečíst rozhodnutí"),
        do_url=row.address if permitted else matter_url(row),
        worker_id=row.asked_by_id,
        **_rule(row),
    )


def _rule(row: HandedOver) -> dict[str, Any]:
    """The first of the rules that refused; published ones come first in the verdict already."""
    service = current().service(row.service)
    rule_id = next(iter(row.rules), "")
    rule = next(iter(service.versions(rule_id)), None)
    return {
        "rule": rule_id,
        "basis": shown_basis(rule.source) if rule else "unpublished",
        "source": source_line(service, rule.source) if rule else "",
    }
