"""Asking for an examination, keeping what came out, and that it was explained."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, NotFound, action, tell
from opora.access.roles import HEADS, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.mending.actions import standing
from opora.cases.models import Case
from opora.cases.queries import case_for, case_row
from opora.catalog import current
from opora.findings.models import Examination, Explanation, Finding
from opora.findings.queries import examination, works_with
from opora.findings.terms import Told, Wanted, check_result, check_told, check_wanted
from opora.findings.words import EXPLAINED, KEPT, RESULT, examines


@action("findings.ask", roles=PROFESSIONALS)
def ask(*, case_id: int, wanted: Wanted, by: Viewer, on: date) -> Examination:
    """Another worker, or oneself, is to examine somebody of the case; it is due for them (B17)."""
    case = case_for(by, case_id, "findings.ask")
    if not examines(current().service(case.service)):
        raise NotFound
    check_wanted(wanted, case, by, on)
    row = Examination.objects.create(
        case=case, asked_on=on, asked_by_id=by.account_id, **wanted.columns
    )
    tell(
        case_id=case.pk,
        subjects=[f"examination:{row.pk}", f"person:{row.person_id}", f"account:{row.worker_id}"],
    )
    return row


@action("findings.write", roles=PROFESSIONALS)
def write(
    *, case_id: int, examination_id: int, day: date, text: str, by: Viewer, on: date
) -> Finding:
    """What the examination showed. Only those write it who will read it."""
    case = case_for(by, case_id, "findings.write")
    row = _held(case, examination_id, by, RESULT)
    if row.findings.filter(void_reason="").exists():
        raise Invalid(form=str(_("Výsledek už tu je. Když v něm něco nesedí, opravte ho.")))
    check_result(day, text, row.asked_on, on)
    made: Finding = Finding.objects.create(
        examination=row, on=day, text=text.strip(), by_id=by.account_id
    )
    tell(case_id=case.pk, subjects=[f"examination:{row.pk}", f"finding:{made.pk}"])
    return made


@action("findings.explain", roles=PROFESSIONALS)
def explain(*, case_id: int, examination_id: int, told: Told, by: Viewer, on: date) -> Explanation:
    """Somebody explained the result: on which day, and to whom."""
    case = case_for(by, case_id, "findings.explain")
    row = _held(case, examination_id, by, EXPLAINED)
    check_told(told, case, found_on(row), by, on)
    made = Explanation.objects.create(examination=row, by_id=by.account_id, **told.columns)
    people = [f"person:{one}" for one in made.people]
    tell(case_id=case.pk, subjects=[f"examination:{row.pk}", f"explanation:{made.pk}", *people])
    return made


def found_on(row: Examination) -> date:
    """The day of the result that stands; Invalid without one."""
    found = row.findings.filter(void_reason="").first()
    if found is None:
        raise Invalid(form=str(_("Výsledek tu ještě není. Nejdřív ho zapište.")))
    return found.on


def _held(case: Case, examination_id: int, by: Viewer, field: str) -> Examination:
    """The examination while it counts, held; NotAllowed for whoever will not read its result."""
    if field not in KEPT.of(current().service(case.service)):
        raise NotFound
    row: Examination = standing(case.examinations, examination_id)
    leads = by.holds(HEADS, case.service, case.site)
    if not works_with(by, examination(case.pk, row.pk), case_row(by, case.pk), heads=leads):
        raise NotAllowed
    return row
