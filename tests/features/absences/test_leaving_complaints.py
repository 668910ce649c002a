"""A complaint in a leaver's hands is given to somebody else first, as everything else is."""

from datetime import date

from django.test import Client

from opora.access.models import Account
from opora.complaints.models import Complaint
from tests.features.absences.test_leaving import closing, last
from tests.features.absences.test_stand_in import sent
from tests.features.complaints.conftest import (  # noqa: F401  fixtures
    CENTRE,
    Take,
    hana,
    head,
    petr,
    take,
    text_of,
)


def test_an_open_complaint_holds_the_end_back(
    head: Account, petr: Account, hana: Client, take: Take, today: date  # noqa: F811  fixtures
) -> None:  # fmt: skip
    made = take(petr, CENTRE, today)
    Complaint.objects.filter(pk=made.pk).update(responsible=petr.pk)
    where = f"/stiznosti/{made.pk}/"
    assert where in text_of(hana.get(closing(petr)))
    assert where in text_of(sent(hana, closing(petr), last(today)), 422)
    assert Account.objects.get(pk=petr.pk).last_day is None

    Complaint.objects.filter(pk=made.pk).update(responsible=head.pk)
    assert sent(hana, closing(petr), last(today)).status_code == 302
