"""Who is who in a case: relations, who is served, the name of the family; and how it stood."""

from typing import Any

import pytest

from opora.access.roles import Role
from opora.audit.models import Event
from opora.cases.models import Case, Participant
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, Worker, seen_at
from tests.features.intake.conftest import text_of

WHERE = "lide/kdo-je-kdo/"


@pytest.fixture
def family(place: MakePlace) -> Place:
    return place("ohrozene_rodiny", people=2)


def typed(here: Place, **changed: str) -> dict[str, str]:
    """The form as it stands, with what is changed: ``relation_0`` is the first person's."""
    case = Case.objects.get(pk=here.case.pk)
    sent = {"family_title": case.title if case.family else "", "why": "Upřesnili to."}
    for row in case.participants.filter(until=None):
        sent[f"relation_{row.person_id}"] = row.relation
        sent[f"part_{row.person_id}"] = "client" if row.client else "named"
    for name, value in changed.items():
        field, _line, turn = name.rpartition("_")
        known = turn.isdecimal()
        sent[f"{field}_{here.people[int(turn)].pk}" if known else name] = value
    return sent


def say(here: Place, **changed: str) -> Any:
    return here.browser.post(here.url(WHERE), typed(here, **changed))


def row(here: Place, turn: int) -> Participant:
    found: Participant = Participant.objects.get(case=here.case, person=here.people[turn])
    return found


def test_relations_are_set_later_and_corrected(family: Place) -> None:
    assert family.url(WHERE) in family.page()
    assert say(family, relation_0="matka", relation_1="syn").status_code == 302
    assert (row(family, 0).relation, row(family, 1).relation) == ("matka", "syn")
    assert "matka" in text_of(family.browser.get(family.url("")))
    assert say(family, relation_1="nevlastní syn", why="Není její.").status_code == 302
    words = text_of(family.browser.get(family.url(WHERE)))
    assert "Původně: syn" in words
    assert "Správně: nevlastní syn" in words
    assert "Není její." in words
    codes = Event.objects.filter(case_id=family.case.pk, code="cases.say_who_is_who")
    assert codes.count() == 2


def test_what_nobody_has_told_yet_is_filled_in_without_a_reason(family: Place) -> None:
    assert say(family, relation_0="matka", why="").status_code == 302
    assert row(family, 0).relation == "matka"
    assert "Původně:" not in text_of(family.browser.get(family.url(WHERE)))


def test_what_was_told_is_corrected_with_a_reason(family: Place) -> None:
    say(family, relation_0="matka", relation_1="syn")
    assert say(family, relation_0="babička", why="").status_code == 422
    assert say(family, relation_0="", why="").status_code == 422
    refused = say(family, part_1="named", why="")
    assert refused.status_code == 422
    assert "Napište proč. Důvod zůstane u zápisu." in text_of(refused)
    assert (row(family, 0).relation, row(family, 1).client) == ("matka", True)


def test_the_family_gets_a_name_another_one_and_none(family: Place) -> None:
    say(family, family_title="Novákovi")
    case = Case.objects.get(pk=family.case.pk)
    assert (case.title, case.family) == ("Novákovi", True)
    assert "Novákovi" in text_of(family.browser.post("/hledat/", {"words": "Petr"}))
    assert "Novákovi" in text_of(family.browser.post("/hledat/", {"words": "novakovi"}))
    say(family, family_title="")
    case.refresh_from_db()
    assert (case.title, case.family) == (str(family.people[0]), False)
    words = text_of(family.browser.get(family.url(WHERE)))
    assert "Původně: Novákovi" in words


def test_a_family_keeps_its_name_whatever_is_said_of_its_people(family: Place) -> None:
    say(family, family_title="Novákovi")
    say(family, relation_0="matka")
    assert Case.objects.get(pk=family.case.pk).title == "Novákovi"


def test_who_is_served_is_put_right_and_somebody_stays(family: Place) -> None:
    assert say(family, part_1="named").status_code == 302
    assert not row(family, 1).client
    refused = say(family, part_0="named")
    assert refused.status_code == 422
    assert "V případu musí zůstat aspoň jeden klient." in text_of(refused)
    assert say(family, part_1="client").status_code == 302
    assert row(family, 1).client


@pytest.mark.rule("E2")
def test_more_people_than_the_service_agrees_with_are_not_served(place: MakePlace) -> None:
    here = place("dluhova_poradna")
    person = {"given_name": "Petr", "family_name": "Petrů", "birth": "1980"}
    sent = here.browser.post(here.url("lide/"), {**person, "client": "named"})
    assert sent.status_code == 302
    other = Participant.objects.filter(case=here.case).latest("pk")
    form = typed(here) | {f"part_{other.person_id}": "client"}
    assert here.browser.post(here.url(WHERE), form).status_code == 422
    other.refresh_from_db()
    assert not other.client


def test_nothing_changed_and_no_reason_are_told(family: Place) -> None:
    assert "Všechno zůstalo stejné." in text_of(say(family))
    assert "Napište proč." in text_of(say(family, part_0="named", why=""))
    assert row(family, 0).relation == ""


def test_somebody_of_another_case_is_not_there(family: Place, place: MakePlace) -> None:
    other = place("ohrozene_rodiny")
    stranger = other.people[0].pk
    form = typed(family) | {f"relation_{stranger}": "teta", f"part_{stranger}": "client"}
    family.browser.post(family.url(WHERE), form | {"family_title": "Novákovi"})
    assert row(other, 0).relation == ""


def test_a_code_stays_a_code(place: MakePlace) -> None:
    here = place("kontaktni_centrum", anonymous=True)
    assert here.url(WHERE) in here.page()
    person, before = here.people[0], here.case.title
    form = here.browser.get(here.url(WHERE)).context["form"]
    assert "family_title" not in form.fields
    sent = {f"relation_{person.pk}": "partner", f"part_{person.pk}": "client", "why": "Říká to."}
    answer = here.browser.post(here.url(WHERE), sent | {"seen": form["seen"].value()})
    assert answer.status_code == 302
    assert row(here, 0).relation == "partner"
    here.case.refresh_from_db()
    assert (here.case.title, here.case.family) == (before, False)


def test_an_older_page_is_told(family: Place) -> None:
    seen = seen_at(family.browser, family.url(WHERE))
    say(family, relation_0="matka")
    assert say(family, relation_0="teta", seen=seen).status_code == 422
    assert row(family, 0).relation == "matka"


def test_who_only_reads_may_not(family: Place, worker: Worker, client_of: SignIn) -> None:
    reader = client_of(worker("ohrozene_rodiny", Role.AUDITOR))
    assert reader.get(family.url(WHERE)).status_code == 403


def test_the_first_name_of_a_family_needs_no_reason_and_another_one_does(family: Place) -> None:
    assert say(family, family_title="", why="Zatím ho nemají.").status_code == 302
    assert say(family, family_title="Novákovi", why="").status_code == 302
    named = Case.objects.get(pk=family.case.pk)
    assert (named.title, named.family) == ("Novákovi", True)
    for other in ("Novotní", ""):
        assert say(family, family_title=other, why="").status_code == 422
        assert Case.objects.get(pk=family.case.pk).title == "Novákovi"
    assert say(family, family_title="Novotní", why="Vzali se.").status_code == 302
