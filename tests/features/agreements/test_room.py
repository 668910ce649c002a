"""How many agreements a site may have, and what the screen says of it beforehand."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.models import Account, Organisation
from opora.agreements.models import Agreement
from opora.cases.models import Case
from opora.decisions.providers import Subject, gather
from opora.people.models import Person
from tests.features.agreements.conftest import MakeCase, Terms
from tests.features.conftest import SignIn

Head = Callable[[str], Account]
SERVICE = "ohrozene_rodiny"


@pytest.fixture
def filled(
    organisation: Organisation, head: Head, first_contact: date, today: date
) -> Callable[[str, int], Account]:
    """Fills a site with agreements of other families."""

    def fill(site: str, count: int) -> Account:
        account = head(SERVICE)
        cases = Case.objects.bulk_create(
            [
                Case(
                    organisation=organisation,
                    service=SERVICE,
                    site=site,
                    title=f"Rodina {number}",
                    sort_title=f"rodina {number}",
                    stage=Case.Stage.CLIENT,
                    opened_on=first_contact,
                    opened_by=account,
                )
                for number in range(count)
            ]
        )
        Agreement.objects.bulk_create(
            [
                Agreement(
                    case=case,
                    form="written",
                    concluded_on=first_contact,
                    concluded_by=account,
                    decision_id=0,
                )
                for case in cases
            ]
        )
        return account

    return fill


@pytest.mark.parametrize(
    ("site", "limit", "town"),
    [
        pytest.param("most", 20, "V Mostě", marks=pytest.mark.rule("D7.agreements")),
        pytest.param("litvinov", 8, "V Litvínově", marks=pytest.mark.rule("D8.agreements")),
    ],
)
def test_a_full_site_takes_nobody_more(
    make_case: MakeCase,
    filled: Callable[[str, int], Account],
    client_of: SignIn,
    terms: Terms,
    today: date,
    site: str,
    limit: int,
    town: str,
) -> None:
    account = filled(site, limit)
    case = make_case(SERVICE, site=site)
    browser = client_of(account)
    address = f"/pripady/{case.pk}/smlouva/uzavrit/"
    page = browser.get(address).content.decode().replace("\xa0", " ")
    assert f"{town} je obsazeno {limit} z {limit} míst. Volné místo teď není." in page
    assert "Rozhodlo:" not in page, "the sentence has said it"
    answer = browser.post(address, terms)
    assert answer.status_code == 422
    assert not Agreement.objects.filter(case=case).exists()
    # A family that leaves sets its place free the same day.
    other = Agreement.objects.exclude(case=case).first()
    assert other is not None
    browser.post(f"/pripady/{other.case_id}/smlouva/konec/", {"ended_on": "dnes"})
    assert browser.post(address, terms).status_code == 302


@pytest.mark.rule("D1.one_client")
def test_the_screen_tells_the_room_and_a_family_is_one(
    make_case: MakeCase,
    filled: Callable[[str, int], Account],
    client_of: SignIn,
    conclude: Callable[..., Client],
    terms: Terms,
    add_child: Callable[..., Person],
    first_contact: date,
) -> None:
    account = filled("most", 18)
    family = make_case(SERVICE, site="most", family="Šimkovi")
    for name in ("Eva", "Roman"):
        add_child(family, account, born=date(1990, 1, 1), name=name, on=first_contact)
    conclude(family, terms)
    case = make_case(SERVICE, site="most")
    page = client_of(account).get(f"/pripady/{case.pk}/smlouva/uzavrit/").content.decode()
    assert "Obsazeno je 19 z 20 míst." in page.replace("\xa0", " ")
    assert "V Litvínově" not in page


def test_the_verdict_follows_the_typing(
    make_case: MakeCase, filled: Callable[[str, int], Account], client_of: SignIn, terms: Terms
) -> None:
    account = filled("most", 3)
    case = make_case(SERVICE, site="most")
    browser = client_of(account)
    address = f"/pripady/{case.pk}/smlouva/uzavrit/overit/"
    assert "Uzavřít písemnou smlouvu můžete." in browser.post(address, terms).content.decode()
    refused = browser.post(address, terms | {"fee": "100"}).content.decode()
    assert "Takto uzavřít písemnou smlouvu nejde." in refused
    half = browser.post(address, {"concluded_on": "???"})
    assert half.status_code == 200
    assert not Agreement.objects.filter(case=case).exists()


def test_the_case_itself_and_other_sites_are_not_counted(
    organisation: Organisation,
    make_case: MakeCase,
    filled: Callable[[str, int], Account],
    conclude: Callable[..., Client],
    terms: Terms,
    today: date,
) -> None:
    filled("litvinov", 5)
    case = make_case(SERVICE, site="most")
    conclude(case, terms)
    about = [
        Subject(organisation.pk, SERVICE, "most", case_id=case.pk),
        Subject(organisation.pk, SERVICE, "most"),
        Subject(organisation.pk, SERVICE, "litvinov"),
    ]
    counts = [one["agreements_running"] for one in gather(["agreements_running"], about, today)]
    assert counts == [0, 1, 5]
    earlier = gather(["agreements_running"], about, today - timedelta(days=2))
    assert [one["agreements_running"] for one in earlier] == [0, 0, 5]


@pytest.mark.parametrize(
    ("site", "running", "status"),
    [
        pytest.param("most", 20, 302, marks=pytest.mark.rule("D7.agreements")),
        pytest.param("most", 19, 422, marks=pytest.mark.rule("D6.ground")),
        pytest.param("litvinov", 8, 302, marks=pytest.mark.rule("D8.agreements")),
        pytest.param("litvinov", 7, 422, marks=pytest.mark.rule("D6.ground")),
    ],
)
def test_a_full_site_is_a_ground_to_refuse(
    site: str,
    running: int,
    status: int,
    filled: Callable[[str, int], Account],
    make_case: MakeCase,
    client_of: SignIn,
) -> None:
    account, case = filled(site, running), make_case(SERVICE, site=site, family="Novákovi")
    typed = {"ground": "capacity", "reason": "Všechna místa jsou obsazená.", "on": "dnes"}
    sent = client_of(account).post(f"/pripady/{case.pk}/odmitnuti/", typed)
    assert sent.status_code == status
    case.refresh_from_db()
    assert (case.stage == Case.Stage.REFUSED) is (status == 302)
    if status == 422:
        page = sent.content.decode().replace("\u00a0", " ")
        free = "Tento důvod teď neplatí. Odmítnout kvůli němu nejde. V"
        assert free in page
        assert f"volné místo. Obsazeno je {running} z" in page
