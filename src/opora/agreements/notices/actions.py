"""Giving notice of an agreement, and the head's word where it was against a rule."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import HEADS, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.agreements.models import Agreement, Notice
from opora.agreements.notices.grounds import (
    OTHER,
    WAITS,
    Given,
    Leaning,
    facts_of,
    ground_of,
    open_grounds,
)
from opora.agreements.notices.queries import breaches
from opora.cases.actions import touch
from opora.cases.mending.actions import standing
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.catalog import current
from opora.decisions.actions import decide
from opora.decisions.models import Decision
from opora.ui.words import full_day

ASK = "may_give_notice"


@action("agreements.give_notice", roles=PROFESSIONALS, asks=(ASK, WAITS))
def give_notice(
    *,
    case_id: int,
    given: Given,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Notice:
    """We end the agreement. The rules look at what is recorded; nothing runs before delivery.

    Raises Refused by the rules, Invalid for what can't be.
    """
    case = case_for(by, case_id, "agreements.give_notice")
    row = case.agreements.filter(voided_on=None, ended_on=None).order_by("-concluded_on").first()
    if row is None:
        raise Invalid(whole=_("Tady nic neběží, není co vypovědět."))
    if row.notices.filter(void_reason="", withdrawn_on=None).exists():
        raise Invalid(whole=_("Výpověď už je zapsaná. Opravte ji, nebo ji vezměte zpět."))
    leaning = leant_on(case, given, row, on)
    lifting = {"justification": justification, "departure": departure, "decided": decided}
    decision = asked(case, given, leaning, by.account_id, by, lifting)
    touch(case)
    made: Notice = row.notices.create(
        breach_id=given.breach_id,
        ground=ground_of(given, leaning.breach),
        given_by_id=by.account_id,
        decision_id=decision.pk,
        departure=justification.strip() if decision.answer == "no" else "",
        **given.columns(),
    )
    subjects = [f"notice:{made.pk}", f"agreement:{row.pk}", f"decision:{decision.pk}"]
    tell(case_id=case.pk, subjects=subjects, ground=made.ground)
    return made


def leant_on(case: Case, given: Given, agreement: Agreement, on: date) -> Leaning:
    """What it leans on. Raises Invalid for what it can't lean on, and for impossible days."""
    if not agreement.concluded_on <= given.given_on <= on:
        raise Invalid(given_on=_("Napište den od uzavření smlouvy do dneška."))
    if not given.text.strip():
        raise Invalid(text=_("Napište, co ve výpovědi stojí."))
    chosen = (OTHER, *open_grounds(current().service(case.service), agreement.concluded_on))
    if given.breach_id is None and given.ground not in chosen:
        raise Invalid(leans_on=_("Pro tento důvod musí být zapsané porušení. Nejdřív ho zapište."))
    rows = [one for one in breaches([case.pk]) if not one.void_reason]
    breach = next((one for one in rows if one.id == given.breach_id), None)
    if given.breach_id is not None and breach is None:
        raise Invalid(leans_on=_("Vyberte porušení, které tu platí."))
    if breach is not None and breach.agreement_id != agreement.pk:
        raise Invalid(leans_on=_("Toto porušení bylo za jiné smlouvy. Vyberte jiné."))
    if breach is not None and given.given_on < breach.happened_on:
        raise Invalid(given_on=_("Porušení bylo %(day)s. Napište tento den nebo pozdější.")
                      % {"day": full_day(breach.happened_on)})  # fmt: skip
    return Leaning(agreement.fee, agreement.concluded_on, rows, breach)


def asked(
    case: Case,
    given: Given,
    leaning: Leaning,
    worker_id: int,
    by: Viewer,
    lifting: Mapping[str, Any],
) -> Decision:
    """The decision about a notice of the day on which it is given, by whom it is given."""
    about = subject(case, worker_id=worker_id, organisation_id=by.organisation_id)
    return decide(
        ask=ASK,
        subject=about,
        given=facts_of(given, leaning, about),
        by=by,
        on=given.given_on,
        **lifting,
    )


@action("agreements.assess_notice", roles=HEADS)
def assess_notice(*, case_id: int, notice_id: int, words: str, by: Viewer, on: date) -> Notice:
    """The head has seen that notice was given against a rule and says what comes of it."""
    case = case_for(by, case_id, "agreements.assess_notice")
    row = notice_of(case, notice_id)
    if not row.departure:
        raise Invalid(whole=_("Tato výpověď je podle pravidel, posuzovat není co."))
    if not words.strip():
        raise Invalid(words=_("Napište, co z toho plyne. Stačí jedna věta."))
    row.assessment = words.strip()
    row.save()
    touch(case)
    tell(case_id=case.pk, subjects=[f"notice:{row.pk}"])
    return row


def notice_of(case: Case, notice_id: int) -> Notice:
    """A notice of the case that stands, held; NotFound for any other."""
    rows = Notice.objects.filter(agreement__case=case, withdrawn_on=None)
    row: Notice = standing(rows, notice_id)
    return row
