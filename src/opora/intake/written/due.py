"""The reason of a refusal in writing waits for whoever refused, until it was handed over (S1)."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.calling import calls_for
from opora.cases.kept import keeps
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.panels import shown_basis, source_line
from opora.documents.papers import path_of_paper
from opora.intake.written.queries import PAPER, Asked, refused_by, waiting
from opora.rules.rule import Rule
from opora.ui.words import day_near, days_counted

LETTER = keeps(__name__, "refuse", "refusal_letter")
KEY = "refusal_letter:"
calls_for(KEY, by_name=True)(refused_by)


@due()
def letters(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Where the service promises it; by when it is given, no text says: on each day."""
    by_id = {one.id: one for one in cases if one.stage == Case.Stage.REFUSED}
    found = [(one, by_id[one.case_id]) for one in waiting(list(by_id))] if by_id else []
    services = {row.service: current().service(row.service) for _one, row in found}
    promises = {
        name: next(iter(LETTER.keeping("refusal_letter", one, on)), None)
        for name, one in services.items()
    }
    return [_due(one, row, rule, on) for one, row in found if (rule := promises[row.service])]


def _due(one: Asked, case: CaseRow, rule: Rule, on: date) -> Due:
    told = {"day": day_near(one.on, on), "days": days_counted((on - one.on).days)}
    why = _("Odmítnutí je ze dne %(day)s, důvod má být písemně.") % told
    printed = one.document_id is not None
    return Due(
        case_id=case.id,
        key=f"{KEY}{one.id}",
        day=on,
        title=_("Předat důvod odmítnutí písemně: %(title)s") % {"title": case.title},
        why=_("%(why)s Čeká %(days)s.") % {**told, "why": why} if one.on < on else why,
        rule=rule.id,
        basis=shown_basis(rule.source),
        source=source_line(current().service(case.service), rule.source),
        do_label=_("Zapsat předání") if printed else _("Vytisknout"),
        do_url=reverse("give_out", args=[case.id, one.document_id])
        if printed
        else path_of_paper(PAPER, case.id, one.id),
        contact=True,
        worker_id=one.by_id,
    )
