"""With whom an agreement is concluded: said by the worker, kept with it, put right with it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.doors import Invalid
from opora.access.models import Account
from opora.agreements.actions import conclude
from opora.agreements.models import Agreement, Side
from opora.agreements.terms import Terms as Said
from opora.cases.actions import add_person
from opora.cases.models import Case
from opora.people.actions import register_named
from opora.people.birth import Birth
from opora.people.models import Person
from tests.features.agreements.conftest import MakeCase, Terms
from tests.features.conftest import SignIn, ViewerOf

B = "rodinna_poradna"
Add = Callable[..., Person]


def text(answer: Any) -> str:
    return str(answer.content.decode()).replace("\xa0", " ")


@pytest.fixture
def add(head: Callable[[str], Account], seen_by: ViewerOf, first_contact: date, today: date) -> Add:
    """One more client of the case."""

    def make(case: Case, name: str, years: int = 40, on: date = first_contact) -> Person:
        by, born = seen_by(head(B)), Birth.on(today - timedelta(days=years * 366))
        person = register_named(given_name=name, family_name="Petrů", birth=born, by=by, on=on)
        add_person(case_id=case.pk, person=person, relation="", client=True, by=by, on=on)
        return person

    return make


@pytest.fixture
def place(
    make_case: MakeCase, head: Callable[[str], Account], client_of: SignIn, add: Add
) -> tuple[Case, Person, Person, Client]:
    """A case of two, the second of whom nobody has seen yet."""
    case = make_case(B)
    mother = case.participants.get().person
    return case, mother, add(case, "Radek"), client_of(head(B))


def where(case: Case) -> str:
    return f"/pripady/{case.pk}/smlouva/uzavrit/"


def consent(terms: Terms, *people: Person) -> Terms:
    return terms | {"form": "informed_consent", "parties": [str(one.pk) for one in people]}


def test_of_several_clients_each_is_chosen(
    place: tuple[Case, Person, Person, Client], terms: Terms
) -> None:
    case, mother, _father, browser = place
    page = text(browser.get(where(case)))
    assert "S kým to uzavíráte" in page
    assert f'name="parties" value="{mother.pk}"' in page
    assert "checked" not in page.partition('name="parties"')[2].partition("</fieldset>")[0]
    refused = browser.post(where(case), consent(terms))
    assert refused.status_code == 422
    assert "Vyberte, s kým je to domluvené." in text(refused)
    assert not Agreement.objects.exists()


def test_who_comes_later_is_no_side_of_what_was_agreed(
    place: tuple[Case, Person, Person, Client], terms: Terms, add: Add, today: date
) -> None:
    case, mother, father, browser = place
    assert browser.post(where(case), consent(terms, mother)).status_code == 302
    add(case, "Tobiáš", years=8, on=today)
    row = Agreement.objects.get()
    page = text(browser.get(f"/pripady/{case.pk}/smlouva/{row.pk}/"))
    assert f"<dt>S kým</dt><dd>{mother}</dd>" in page
    assert f"S kým: {mother.given_name}" in text(browser.get(f"/pripady/{case.pk}/"))
    paper = text(browser.get(f"/pripady/{case.pk}/dokumenty/tisk/smlouva/{row.pk}/"))
    assert str(mother) in paper
    assert "Tobiáš" not in paper.partition("o-paper")[2]
    assert father.given_name not in paper.partition("Smluvní strany")[2]


def test_a_parent_joins_a_week_later(
    place: tuple[Case, Person, Person, Client], terms: Terms, first_contact: date, today: date
) -> None:
    case, mother, father, browser = place
    typed = consent(terms, mother) | {"concluded_on": first_contact.isoformat()}
    assert browser.post(where(case), typed).status_code == 302
    row = Agreement.objects.get()
    address = f"/pripady/{case.pk}/zapis/agreement/{row.pk}/opravit/"
    assert "Kdy se připojili ti, které teď přidáváte" in text(browser.get(address))
    both = typed | consent(terms, mother, father) | {"concluded_on": first_contact.isoformat()}
    early = (first_contact - timedelta(days=1)).isoformat()
    why = {"why": "Otec podepsal dnes."}
    assert browser.post(address, both | why | {"joined_on": early}).status_code == 422
    answer = browser.post(address, both | why | {"joined_on": today.isoformat()})
    assert answer.status_code == 302, text(answer)
    sides = dict(Side.objects.values_list("person_id", "since"))
    assert sides == {mother.pk: first_contact, father.pk: today}
    page = text(browser.get(f"/pripady/{case.pk}/smlouva/{row.pk}/"))
    assert f"{father} (od " in page
    assert "Otec podepsal dnes." in page
    # Put right once more, for another thing: each stays since the day it was.
    assert browser.post(address, both | why | {"goals": "Jinak."}).status_code == 302
    assert dict(Side.objects.values_list("person_id", "since")) == sides


def test_only_clients_of_the_case_can_be_chosen(
    place: tuple[Case, Person, Person, Client], terms: Terms, make_case: MakeCase
) -> None:
    case, mother, _father, browser = place
    stranger = make_case(B).participants.get().person
    refused = browser.post(where(case), consent(terms, mother, stranger))
    assert refused.status_code == 422
    assert not Agreement.objects.exists()


def test_the_action_takes_nobody_who_is_no_client(
    place: tuple[Case, Person, Person, Client],
    make_case: MakeCase,
    head: Callable[[str], Account],
    seen_by: ViewerOf,
    today: date,
) -> None:
    """The choices of the form refuse first; whoever calls the action has no form."""
    case, mother, _father, _browser = place
    stranger = make_case(B).participants.get().person
    for parties in ((mother.pk, stranger.pk), ()):
        told = Said("informed_consent", today, parties=parties)
        with pytest.raises(Invalid) as refused:
            conclude(case_id=case.pk, terms=told, by=seen_by(head(B)), on=today)
        assert "parties" in refused.value.sentences
    assert not Agreement.objects.exists()


def test_nobody_signs_for_a_child_that_is_no_side(
    place: tuple[Case, Person, Person, Client], terms: Terms, add: Add
) -> None:
    case, mother, _father, browser = place
    child = add(case, "Tobiáš", years=8)
    refused = browser.post(where(case), consent(terms, mother, child))
    assert f"Není zapsáno, kdo podepíše za: {child}" in text(refused)
    assert browser.post(where(case), consent(terms, mother)).status_code == 302
