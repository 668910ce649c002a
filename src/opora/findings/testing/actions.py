"""Keeping what a test showed."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, NotFound, action, tell
from opora.access.roles import CASEWORK, HEADS
from opora.access.viewer import Viewer
from opora.acts.models import Act
from opora.cases.queries import case_for, case_row
from opora.catalog import current
from opora.findings.models import Finding
from opora.findings.terms import check_result
from opora.findings.testing.queries import reads, test_row
from opora.findings.words import tests


@action("findings.write_test", roles=CASEWORK)
def write_test(*, case_id: int, act_id: int, day: date, text: str, by: Viewer, on: date) -> Finding:
    """What the test showed. Only those write it who will read it (C4.test_sight)."""
    case = case_for(by, case_id, "findings.write_test")
    row = test_row(case.pk, tests(current().service(case.service)), act_id)
    leads = by.holds(HEADS, case.service, case.site)
    if not reads(by, row, case_row(by, case.pk), heads=leads):
        raise NotAllowed
    held = Act.objects.select_for_update(of=("self",)).filter(pk=row.id, voided_on=None).first()
    if held is None:
        raise NotFound
    if Finding.objects.filter(act_id=row.id, void_reason="").exists():
        raise Invalid(form=str(_("Výsledek už tu je. Když v něm něco nesedí, opravte ho.")))
    check_result(day, text, row.day, on)
    made: Finding = Finding.objects.create(
        act_id=row.id, on=day, text=text.strip(), by_id=by.account_id
    )
    tell(case_id=case.pk, subjects=[f"act:{row.id}", f"finding:{made.pk}"])
    return made
