"""What an agreement says on its page and on the case: with whom, in one sentence, nothing twice."""

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client

from opora.access.models import Account
from opora.agreements.models import Agreement
from opora.cases.actions import add_person
from opora.people.actions import register_named
from opora.people.birth import Birth
from opora.people.models import Person
from tests.features.agreements.conftest import MakeCase, Terms
from tests.features.conftest import SignIn, ViewerOf

Conclude = Callable[..., Client]
Head = Callable[[str], Account]


def text(browser: Client, address: str) -> str:
    return browser.get(address).content.decode().replace("\xa0", " ")


def test_it_says_with_whom_it_was_concluded(
    make_case: MakeCase,
    conclude: Conclude,
    terms: Terms,
    head: Head,
    seen_by: ViewerOf,
    today: date,
) -> None:
    case = make_case("rodinna_poradna")
    by = seen_by(head("rodinna_poradna"))
    for name, client, since in (("Karel", True, 0), ("Anna", False, 0), ("Filip", True, 1)):
        person = register_named(given_name=name, family_name="Matoušek", by=by, on=today)
        day = today + timedelta(days=since)
        add_person(
            case_id=case.pk, person=person, relation="", client=client, by=by, on=min(day, today)
        )
        if since:
            case.participants.filter(person=person).update(since=day)
    with_both = [str(one.person_id) for one in case.participants.filter(client=True)[:2]]
    browser = conclude(case, terms | {"parties": with_both})
    row = Agreement.objects.get(case=case)
    page = text(browser, f"/pripady/{case.pk}/smlouva/{row.pk}/")
    first = case.participants.order_by("pk")[0].person
    assert f"<dt>S kým</dt><dd>{first}, Karel Matoušek</dd>" in page


def test_the_case_names_it_once_and_its_acts_in_a_sentence(
    make_case: MakeCase, conclude: Conclude, terms: Terms
) -> None:
    case = make_case("rodinna_poradna")
    browser = conclude(case, terms | {"acts": ["counselling", "mediation"], "extent": ""})
    page = text(browser, f"/pripady/{case.pk}/")
    assert "Odborné poradenství, mediace" in page
    assert "Informovaný souhlas, od" not in page


def test_a_minor_who_is_only_named_signs_for_nobody(
    make_case: MakeCase,
    head: Head,
    client_of: SignIn,
    seen_by: ViewerOf,
    add_child: Callable[..., Person],
    first_contact: date,
    today: date,
) -> None:
    case = make_case("ohrozene_rodiny", site="most", family="Petrů")
    account = head("ohrozene_rodiny")
    child = add_child(case, account, born=today - timedelta(days=12 * 366), on=first_contact)
    by, born = seen_by(account), Birth.on(today - timedelta(days=6 * 366))
    sister = register_named(given_name="Ema", family_name="Petrů", birth=born, by=by, on=today)
    add_person(case_id=case.pk, person=sister, relation="", client=False, by=by, on=today)
    page = text(client_of(account), f"/pripady/{case.pk}/smlouva/uzavrit/")
    assert f'name="signer_{child.pk}"' in page
    assert f'name="signer_{child.pk}" value="{sister.pk}"' not in page
    assert "Ema Petrů" not in page
