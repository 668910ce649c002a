"""A contact that was left in a running case waits for whoever leads it, else for the head."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.calling import calls_for
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.intake.passed.queries import Passed, unanswered_without_key_worker, waiting
from opora.ui.words import day_near, days_counted

TO_HEAD = "passed_to_head:"
calls_for(TO_HEAD, head=True)(unanswered_without_key_worker)


@due()
def passed_on(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """On each day until a later contact is written down in the case; nobody has set a term."""
    by_id = {one.id: one for one in cases if one.stage == Case.Stage.CLIENT}
    found = waiting(list(by_id)) if by_id else []
    return [_due(one, by_id[one.case_id], on) for one in found]


def _due(row: Passed, case: CaseRow, on: date) -> Due:
    told = {"day": day_near(row.on, on), "by": row.by, "days": days_counted((on - row.on).days)}
    why = _("Kontakt z příjmu %(day)s, zápis: %(by)s.") % told
    return Due(
        case_id=case.id,
        key=f"{'passed:' if case.key_worker_id else TO_HEAD}{row.id}",
        day=on,
        title=_("Ozvat se zpátky: %(title)s") % {"title": case.title},
        why=_("%(why)s Čeká %(days)s.") % {**told, "why": why} if row.on < on else why,
        rule="passed",
        basis="ours",
        source=_("kontakt v běžícím případu"),
        do_label=_("Zapsat, co z toho je"),
        do_url=path_of("note_contact", case.id),
        contact=True,
    )
