"""What of examinations is due: the examination itself, for whoever was asked to do it."""

from collections.abc import Sequence
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.calling import calls_for
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.panels import shown_basis, source_line
from opora.findings.queries import ExaminationRow, asked_of, examinations
from opora.findings.words import ASKED, KEPT, called
from opora.ui.words import full_day

PREFIX = "examination:"


calls_for(PREFIX, by_name=True)(asked_of)


@due()
def waiting(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Each waits for the worker who was asked, by the day that was agreed."""
    examine = [one for one in cases if KEPT.keeping(ASKED, current().service(one.service), on)]
    if not examine:
        return []
    by_id = {one.id: one for one in examine}
    rows = examinations([one.id for one in examine])
    return [_due(by_id[row.case_id], row, on) for row in rows if row.waits]


def _due(case: CaseRow, row: ExaminationRow, on: date) -> Due:
    service = current().service(case.service)
    rule = KEPT.keeping(ASKED, service, on)[0]
    return Due(
        case_id=case.id,
        key=f"{PREFIX}{row.id}",
        day=row.due_on,
        title=_("Udělat vyšetření: %(person)s, %(case)s")
        % {"person": row.person, "case": case.title},
        why=_("%(what)s. Žádost je %(day)s od: %(who)s.")
        % {"what": capfirst(called(service)), "day": full_day(row.asked_on), "who": row.asked_by},
        rule=rule.id,
        basis=shown_basis(rule.source),
        source=source_line(service, rule.source),
        do_label=_("Zapsat výsledek"),
        do_url=path_of("write_result", case.id, row.id),
        worker_id=row.worker_id,
    )
