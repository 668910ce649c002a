"""Whom nobody has taken over waits for the head, and for those who may take them over."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.calling import calls_for
from opora.cases.queries import CaseRow, may
from opora.intake.unclaimed.queries import nobodys, waiting_for_head
from opora.ui.words import day_near, days_counted

KEY = "unclaimed:"
calls_for(KEY, head=True)(waiting_for_head)


@due()
def nobody_took_over(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """On each day: by when somebody takes an applicant over, nobody has published."""
    code = "cases.assign_key_worker"
    able = {one.id: one for one in cases if not one.key_worker_id and may(viewer, code, one)}
    return [_due(able[number], on) for number in sorted(nobodys(able.values(), viewer))]


def _due(case: CaseRow, on: date) -> Due:
    told = {
        "day": day_near(case.opened_on, on),
        "days": days_counted((on - case.opened_on).days),
    }
    why = _("První kontakt byl %(day)s. Čeká %(days)s, nikdo se neujal.")
    if case.opened_on >= on:
        why = _("První kontakt byl dnes, zatím se nikdo neujal.")
    return Due(
        case_id=case.id,
        key=f"{KEY}{case.id}",
        day=on,
        title=_("Určit, kdo se ujme: %(case)s") % {"case": case.title},
        why=why % told,
        rule="unclaimed",
        basis="ours",
        source=_("kontakt bez klíčového pracovníka"),
        do_label=_("Určit"),
        do_url=path_of("key_worker", case.id),
        contact=True,
    )
