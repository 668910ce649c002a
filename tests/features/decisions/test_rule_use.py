"""How often rules spoke: counted by the database, in as few groups as there are answers."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from opora.access.models import Organisation
from opora.decisions.models import Decision
from opora.decisions.queries import rule_use

SERVICE = "kontaktni_centrum"


def keep(organisation: Organisation, on: date, *rules: tuple[str, str]) -> None:
    Decision.objects.create(
        organisation_id=organisation.pk,
        service=SERVICE,
        ask="may_record_act",
        on=on,
        by_id=1,
        answer="yes",
        version="1",
        rules=[list(one) for one in rules],
        verdict={},
    )


def test_rules_are_counted_by_what_they_said(organisation: Organisation) -> None:
    since = date(2026, 1, 1)
    for turn in range(7):
        keep(organisation, since + timedelta(days=turn), ("C2", "yes"), ("C4", "yes"))
    keep(organisation, since, ("C2", "no"))
    keep(organisation, since, ("C4", "yes"), ("C2", "yes"))
    keep(organisation, since - timedelta(days=1), ("C2", "no"))
    with CaptureQueriesContext(connection) as asked:
        counts = rule_use(organisation.pk, SERVICE, since)
    assert counts == {"C2": {"yes": 8, "no": 1}, "C4": {"yes": 8}}
    assert len(asked) == 1
    assert "GROUP BY" in asked[0]["sql"]
    assert rule_use(organisation.pk, "nekam_patrit", since) == {}
