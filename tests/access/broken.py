"""Rows of a breach and of a notice, made without asking the rules; somebody without a post."""

from datetime import date

from opora.access.actions import open_account
from opora.access.models import Account
from opora.agreements.models import (
    Agreement,
    Breach,
    Delivery,
    Notice,
    ReportedChange,
    TakenBack,
    WarningGiven,
)
from opora.cases.models import Case


def broken(agreement: Agreement, account: Account, today: date) -> dict[str, object]:
    """Their ids, as addresses call them."""
    breach = Breach.objects.create(
        agreement=agreement, happened_on=today, ground="conduct", what="x", rule="x", present="x",
        by=account,
    )  # fmt: skip
    warning = WarningGiven.objects.create(
        breach=breach, given_on=today, form="spoken", text="x", by=account
    )
    notice = Notice.objects.create(
        agreement=agreement, ground="other", form="written", given_on=today, text="x",
        given_by=account, decision_id=agreement.decision_id, departure="x",
    )  # fmt: skip
    delivery = Delivery.objects.create(notice=notice, delivered_on=today, way="post", by=account)
    taken_back = TakenBack.objects.create(notice=notice, withdrawn_on=today, reason="x", by=account)
    change = ReportedChange.objects.create(
        case=agreement.case, reported_on=today, about="goals", text="x", by=account
    )
    return {
        "change": change.pk,
        "breach": breach.pk,
        "warning": warning.pk,
        "notice": notice.pk,
        "delivery": delivery.pk,
        "taken_back": taken_back.pk,
    }


def account_without_posts(case: Case) -> Account:
    return open_account(
        organisation_id=case.organisation_id,
        username=f"bez {case.pk}",
        full_name="Bez Postu",
        password="x",
    )
