"""Correcting consents, withdrawals and disclosures, and making them void."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.consents.actions import check_withdrawal
from opora.consents.disclosures.actions import weighed
from opora.consents.given import ConsentWords, Leaving, checked_consent, checked_leaving
from opora.consents.models import Consent, Disclosure, Withdrawal
from opora.consents.queries import consent


@action("consents.correct_consent", roles=PROFESSIONALS)
def correct_consent(
    *, case_id: int, row_id: int, words: ConsentWords, why: str, by: Viewer, on: date
) -> Consent:
    """What was written down of a consent is put right; what left on it has to stay covered."""
    case = case_for(by, case_id, "consents.correct_consent")
    row: Consent = standing(case.consents, row_id)
    keep(row, why, **checked_consent(words, case, on).columns())
    _check_covered(case, row)
    tell(case_id=case.pk, subjects=[f"consent:{row.pk}"], why=why)
    return row


@action("consents.void_consent", roles=PROFESSIONALS)
def void_consent(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The consent was not given. Raises Invalid while something stands that left on it."""
    case = case_for(by, case_id, "consents.void_consent")
    row: Consent = standing(case.consents, row_id)
    if row.disclosures.filter(void_reason="").exists():
        raise Invalid(form=_("S tímto souhlasem už něco odešlo. Nejdřív opravte ten zápis."))
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"consent:{row_id}"], why=why)


@action("consents.correct_withdrawal", roles=PROFESSIONALS)
def correct_withdrawal(
    *,
    case_id: int,
    row_id: int,
    withdrawn_on: date,
    way: str,
    note: str = "",
    why: str,
    by: Viewer,
    on: date,
) -> Withdrawal:
    """When and how the consent was taken back, as it was."""
    case = case_for(by, case_id, "consents.correct_withdrawal")
    row: Withdrawal = standing(Withdrawal.objects.filter(consent__case=case), row_id)
    check_withdrawal(row.consent, withdrawn_on, on)
    keep(row, why, on=withdrawn_on, way=way, note=note.strip())
    tell(case_id=case.pk, subjects=[f"withdrawal:{row.pk}"], why=why)
    return row


@action("consents.void_withdrawal", roles=PROFESSIONALS)
def void_withdrawal(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """It was not taken back: the consent holds as it did."""
    case = case_for(by, case_id, "consents.void_withdrawal")
    rows = Withdrawal.objects.filter(consent__case=case, consent__void_reason="")
    keep(standing(rows, row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"withdrawal:{row_id}"], why=why)


@action("consents.correct_disclosure", roles=PROFESSIONALS, asks=("may_disclose",))
def correct_disclosure(
    *,
    case_id: int,
    row_id: int,
    leaving: Leaving,
    left_on: date,
    why: str,
    by: Viewer,
    on: date,
) -> Disclosure:
    """What left, as it did; the rules are asked again for its own day."""
    case = case_for(by, case_id, "consents.correct_disclosure")
    row: Disclosure = standing(case.disclosures, row_id)
    leaving = checked_leaving(leaving, case, left_on, on)
    leaving, decision = weighed(case, leaving, left_on, by)
    keep(row, why, on=left_on, decision_id=decision.pk, **leaving.columns())
    tell(case_id=case.pk, subjects=[f"disclosure:{row.pk}"], why=why)
    return row


@action("consents.void_disclosure", roles=PROFESSIONALS)
def void_disclosure(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """Nothing left; the record stays, struck through."""
    case = case_for(by, case_id, "consents.void_disclosure")
    keep(standing(case.disclosures, row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"disclosure:{row_id}"], why=why)


def _check_covered(case: Case, row: Consent) -> None:
    """Raises Invalid where something left on it would rest on nothing now."""
    now = consent(case.pk, row.pk)
    for one in row.disclosures.filter(void_reason=""):
        if not now.covers(one.scope, one.on):
            sentence = _("S tímto souhlasem už něco odešlo, a oprava by to nepokryla.")
            raise Invalid(form=sentence)
