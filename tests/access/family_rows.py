"""Rows behind the addresses of work with families."""

from datetime import date

from opora.access.actions import open_account
from opora.acts.models import Act
from opora.cases.models import Case
from opora.findings.models import Examination, Explanation, Finding
from opora.households.models import Custody, Relation, Stay


def family_rows(case: Case, today: date) -> dict[str, object]:
    """An examination with which none of those who look has anything to do."""
    stranger = open_account(
        organisation_id=case.organisation_id,
        username=f"vysetreni {case.pk}",
        full_name="Bez Postu",
        password="x",
    )
    examined = Examination.objects.create(
        case=case,
        person_id=case.participants.get(until=None).person_id,
        worker=stranger,
        question="x",
        due_on=today,
        asked_on=today,
        asked_by=stranger,
    )
    finding = Finding.objects.create(examination=examined, on=today, text="x", by=stranger)
    shared = {"organisation_id": case.organisation_id, "service": case.service, "site": case.site}
    tested = Act.objects.create(
        **shared,
        case=case,
        kind="infection_testing",
        day=today,
        worker=stranger,
        recorded_on=today,
    )
    explained = Explanation.objects.create(
        examination=examined, on=today, worker=stranger, others="x", by=stranger
    )
    person = examined.person_id
    relation = Relation.objects.create(
        case=case, person_id=person, other_id=person, kind="relative", by=stranger
    )
    stay = Stay.objects.create(case=case, person_id=person, household="x", since=today, by=stranger)
    custody = Custody.objects.create(
        case=case, child_id=person, kind="other", since=today, by=stranger
    )
    return {
        "tested": tested.pk,
        "relation": relation.pk,
        "stay": stay.pk,
        "custody": custody.pk,
        "examination": examined.pk,
        "finding": finding.pk,
        "explanation": explained.pk,
    }
