"""One person in several cases: offered by name where the worker sees them, betrayed nowhere."""

import pytest

from opora.access.doors import NotFound
from opora.access.models import Exclusion
from opora.cases.known.actions import add_known_person
from opora.cases.models import Participant
from opora.people.models import Person
from tests.features.acts.conftest import MakePlace, Place

NAME = {"given_name": "eva", "family_name": "petru", "client": "client", "relation": "teta"}


@pytest.fixture
def here(place: MakePlace) -> Place:
    made = place("rodinna_poradna")
    Person.objects.filter(pk=made.people[0].pk).update(given_folded="ida", given_name="Ida")
    return made


def add(here: Place, **typed: object) -> str:
    answer = here.browser.post(here.url("lide/"), {**NAME, **typed})
    return "" if answer.status_code == 302 else answer.content.decode().replace("\xa0", " ")


def added(here: Place) -> Participant:
    found: Participant = Participant.objects.filter(case=here.case).latest("pk")
    return found


def test_somebody_of_another_case_is_offered_and_stays_one_person(
    here: Place, place: MakePlace
) -> None:
    elsewhere = place("rodinna_poradna", people=2)
    page = add(here)
    assert "jde o téhož člověka" in page
    assert "Eva Petrů, 40 let, Petrovi (Poradna)" in page
    before = Person.objects.count()
    assert add(here, known=elsewhere.people[0].pk) == ""
    assert added(here).person_id == elsewhere.people[0].pk
    assert added(here).relation == "teta"
    assert Person.objects.count() == before


def test_a_namesake_is_somebody_else(here: Place, place: MakePlace) -> None:
    elsewhere = place("rodinna_poradna")
    assert add(here, known="else") == ""
    assert added(here).person_id != elsewhere.people[0].pk


def test_who_stands_in_the_case_is_not_offered_again(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    assert add(here) == ""


def test_what_may_not_be_seen_is_not_betrayed(here: Place, place: MakePlace) -> None:
    of_others, left_out = place("dluhova_poradna"), place("rodinna_poradna")
    Exclusion.objects.create(
        account=here.worker, person_id=left_out.people[0].pk, since=here.case.opened_on, reason="x"
    )
    assert add(here) == ""
    for other in (of_others, left_out):
        page = add(here, known=other.people[0].pk)
        assert "jde o téhož" not in page
        with pytest.raises(NotFound):
            add_known_person(
                case_id=here.case.pk, person_id=other.people[0].pk, relation="", client=True,
                by=here.viewer, on=here.viewer.today,
            )  # fmt: skip
