"""No contact for so many days: brought up by the organisation's number, settled by a contact."""

from datetime import date, timedelta

import pytest

from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.acts.models import Act
from opora.cases.models import Case
from opora.decisions.actions import set_parameter
from opora.decisions.models import Parameter
from opora.intake.models import Contact
from tests.access.conftest import open_for
from tests.features.conftest import SERVICES, SignIn, Worker

TITLE = "Ozvat se:"
DAYS = 30


def shown(client: object, path: str = "/") -> str:
    answer = client.get(path)  # type: ignore[attr-defined]  # a client of the tests
    assert answer.status_code == 200
    return str(answer.content.decode().replace("\xa0", " "))


@pytest.mark.rule("S9")
@pytest.mark.parametrize("service", SERVICES)
def test_a_case_out_of_touch_is_brought_up_and_settled_by_a_contact(
    service: str, worker: Worker, client_of: SignIn, today: date
) -> None:
    from opora.catalog import current

    site = current().service(service).sites[0].id
    me = worker(service)
    head = worker(service, Role.HEAD)
    long_ago = today - timedelta(days=DAYS)
    case: Case = open_for(me, service, site, long_ago, name="Tichá Voda")
    Contact.objects.create(case=case, kind="first", on=long_ago, by=me)
    Contact.objects.create(case=case, kind="unreached", on=today, by=me)
    Contact.objects.create(case=case, kind="note", on=today, by=me)
    client, own = client_of(me), f"/pripady/{case.pk}/"
    assert TITLE not in shown(client)  # until a number is set, nobody is reminded

    def number(days: int | None) -> None:
        Parameter.objects.all().delete()
        set_parameter(
            service=service, name="days_without_contact", value=days, by=viewer_of(head), on=today
        )

    number(DAYS + 1)
    assert TITLE not in shown(client)
    number(DAYS)
    for path in ("/", own):
        page = shown(client, path)
        assert f"{TITLE} Tichá Voda" in page
        assert f"Poslední kontakt byl {long_ago.day}." in page
        assert f"{own}kontakt/" in page
    assert f"{TITLE} Tichá Voda" in shown(client_of(head), "/tym/")
    Contact.objects.create(case=case, kind="reached", on=today, by=me)
    assert TITLE not in shown(client)
    assert TITLE not in shown(client, own)


def test_an_act_settles_it_too_and_a_void_one_does_not(
    worker: Worker, client_of: SignIn, today: date
) -> None:
    service, site = "dluhova_poradna", "poradna"
    me, head = worker(service), worker(service, Role.HEAD)
    long_ago = today - timedelta(days=DAYS)
    case = open_for(me, service, site, long_ago)
    Contact.objects.create(case=case, kind="first", on=long_ago, by=me)
    set_parameter(
        service=service, name="days_without_contact", value=DAYS, by=viewer_of(head), on=today
    )
    act = Act.objects.create(
        organisation_id=case.organisation_id, service=service, site=site, case=case,
        kind="counselling", day=today, minutes=30, worker=me, recorded_on=today,
    )  # fmt: skip
    assert TITLE not in shown(client_of(me))
    Act.objects.filter(pk=act.pk).update(voided_on=today, void_reason="omyl")
    assert TITLE in shown(client_of(me))
