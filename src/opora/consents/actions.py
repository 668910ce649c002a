"""Keeping a consent as it was given, and that it was withdrawn."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.sorting import folded
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current
from opora.catalog.service import Service
from opora.consents.given import ConsentWords, checked_consent
from opora.consents.models import Consent, Withdrawal

LEAN_ON_CONSENT = ("may_disclose", "may_cooperate")


def takes_consents(service: Service) -> bool:
    """Whether some rule of the service lets a step through on a consent."""
    return any(service.rulebook.asked(ask) for ask in LEAN_ON_CONSENT)


@action("consents.give", roles=PROFESSIONALS)
def give(*, case_id: int, words: ConsentWords, by: Viewer, on: date) -> Consent:
    """A consent; to the same purpose and recipient it is the next version (E4)."""
    case = case_for(by, case_id, "consents.give")
    if not takes_consents(current().service(case.service)):
        raise NotFound
    words = checked_consent(words, case, on)
    row = Consent.objects.create(
        case=case, by_id=by.account_id, version=_next(case, words), **words.columns()
    )
    tell(case_id=case.pk, subjects=[f"consent:{row.pk}", f"person:{words.person_id}"])
    return row


def _next(case: Case, words: ConsentWords) -> int:
    """One more than all that were given to the same, void ones too: a number is used once."""
    same = case.consents.filter(person_id=words.person_id, purpose=words.purpose)
    to_whom = folded(words.recipient)
    return 1 + sum(folded(one.recipient) == to_whom for one in same)


@action("consents.withdraw", roles=PROFESSIONALS)
def withdraw(
    *,
    case_id: int,
    consent_id: int,
    withdrawn_on: date,
    way: str,
    note: str = "",
    by: Viewer,
    on: date,
) -> Withdrawal:
    """Taken back at any time and without a reason: from that day on nothing leaves on it."""
    case = case_for(by, case_id, "consents.withdraw")
    consent = held(case, consent_id)
    if consent.withdrawals.filter(void_reason="").exists():
        raise Invalid(form=_("Odvolání už je zapsané."))
    check_withdrawal(consent, withdrawn_on, on)
    row = Withdrawal.objects.create(
        consent=consent, on=withdrawn_on, way=way, note=note.strip(), by_id=by.account_id
    )
    tell(case_id=case.pk, subjects=[f"withdrawal:{row.pk}", f"consent:{consent.pk}"])
    return row


def held(case: Case, consent_id: int) -> Consent:
    """A consent of the case that counts, held; NotFound otherwise."""
    rows = case.consents.select_for_update(of=("self",))
    row: Consent | None = rows.filter(pk=consent_id, void_reason="").first()
    if row is None:
        raise NotFound
    return row


def check_withdrawal(consent: Consent, withdrawn_on: date, on: date) -> None:
    """Raises Invalid for a day on which it can't have been taken back."""
    if not consent.given_on <= withdrawn_on <= on:
        raise Invalid(withdrawn_on=_("Napište den od udělení souhlasu do dneška."))
