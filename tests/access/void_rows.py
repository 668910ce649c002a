"""Rows that were made void and can be brought back."""

from datetime import date

from opora.access.models import Account
from opora.acts.models import Act
from opora.cases.models import AgreedWay, Case, Programme


def void_rows(case: Case, account: Account, today: date) -> dict[str, object]:
    """One of each kind, by its name in an address."""
    shared = {"organisation_id": case.organisation_id, "service": case.service, "site": case.site}
    act = Act.objects.create(
        **shared, case=case, kind="x", day=today, minutes=30, worker=account, recorded_on=today,
        voided_on=today, void_reason="x",
    )  # fmt: skip
    way = AgreedWay.objects.create(case=case, contact="x", since=today, by=account, void_reason="x")
    programme = Programme.objects.create(
        case=case, programme="x", started_on=today, void_reason="x"
    )
    return {"void_act": act.pk, "void_way": way.pk, "void_programme": programme.pk}
