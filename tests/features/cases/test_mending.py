"""Somebody leaves a case and comes back; a programme is put right, ended, made void."""

from datetime import date, timedelta

import pytest

from opora.cases.actions import open_case
from opora.cases.facts import persons, programmes
from opora.cases.models import Participant, Programme
from opora.cases.queries import subject
from tests.features.acts.conftest import MakePlace, Place


@pytest.fixture
def family(place: MakePlace) -> Place:
    return place("ohrozene_rodiny", people=2)


def shown(here: Place) -> str:
    return here.page().replace("\xa0", " ")


def served(here: Place, today: date) -> object:
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    return persons([about], today)[0].get("persons")


def test_somebody_leaves_the_case_and_comes_back(family: Place, today: date) -> None:
    jakub = family.people[1]
    own = family.url(f"zapis/person/{jakub.pk}/opravit/")
    assert "do případu už nepatří" in family.browser.get(own).content.decode().replace("\xa0", " ")
    path = family.url(f"lide/{jakub.pk}/")
    assert served(family, today) == 2
    assert family.browser.post(f"{path}konec/", {"until": "dnes"}).status_code == 422
    typed = {"until": "dnes", "why": "Bydlí u babičky."}
    assert family.browser.post(f"{path}konec/", typed).status_code == 302
    page = shown(family)
    assert "Do případu už nepatří: Jakub Petrů" in page
    assert "Bydlí u babičky." in page
    assert "Dříve:" in page
    assert served(family, today) == 1
    assert family.browser.get(f"{path}konec/").status_code == 404
    again = family.browser.post(f"{path}zpet/", {"why": "Vrátil se."})
    assert again.status_code == 302
    assert served(family, today) == 2
    assert "Dříve:" not in shown(family)
    row = Participant.objects.get(person=jakub)
    assert {one.history_change_reason for one in row.history.all()} >= {"Vrátil se."}


def test_the_last_client_stays_and_the_day_has_to_fit(family: Place, opened: date) -> None:
    eva, jakub = family.people
    early = {"until": (opened - timedelta(days=1)).isoformat(), "why": "x"}
    answer = family.browser.post(family.url(f"lide/{eva.pk}/konec/"), early)
    assert answer.status_code == 422
    typed = {"until": "dnes", "why": "Odchod."}
    assert family.browser.post(family.url(f"lide/{eva.pk}/konec/"), typed).status_code == 302
    last = family.browser.post(family.url(f"lide/{jakub.pk}/konec/"), typed)
    assert last.status_code == 422
    assert "nezůstal žádný klient" in last.content.decode().replace("\xa0", " ")


def test_a_programme_is_put_right_ended_and_goes_on(place: MakePlace, today: date) -> None:
    here = place("nekam_patrit")
    row = Programme.objects.get(case=here.case)
    path = here.url(f"zapis/programme/{row.pk}/opravit/")
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    typed = {"started_on": row.started_on.isoformat(), "priority": "1", "why": "Konec."}
    ended = today - timedelta(days=3)
    assert here.browser.post(path, typed | {"ended_on": ended.isoformat()}).status_code == 302
    assert "Konec programu:" in shown(here)
    assert programmes([about], today) == [{}]
    assert programmes([about], ended) == [{"programme_started_on": row.started_on}]
    assert here.browser.post(path, typed).status_code == 302
    assert "Konec programu:" not in shown(here)
    assert here.browser.post(path, typed | {"why": " "}).status_code == 422
    before = (row.started_on - timedelta(days=1)).isoformat()
    assert here.browser.post(path, typed | {"ended_on": before}).status_code == 422


def test_a_void_programme_does_not_run(place: MakePlace, today: date) -> None:
    here = place("nekam_patrit")
    row = Programme.objects.get(case=here.case)
    path = here.url(f"zapis/programme/{row.pk}/opravit/")
    void = here.url(f"zapis/programme/{row.pk}/zneplatnit/")
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    assert here.browser.post(void, {"why": ""}).status_code == 422
    assert here.browser.post(void, {"why": "Jiný program."}).status_code == 302
    assert "Neplatí. Jiný program." in shown(here)
    assert "Žádný program zatím neběží." in shown(here)
    assert programmes([about], today) == [{}]
    assert here.browser.get(path).status_code == 404


def test_how_somebody_came_into_the_case_is_kept(family: Place, today: date) -> None:
    eva, jakub = family.people
    case = open_case(
        service=family.case.service,
        site=family.case.site,
        persons=[eva, jakub],
        relations={jakub: "syn"},
        by=family.viewer,
        on=today,
    )
    first, second = Participant.objects.filter(case=case).order_by("person_id")
    assert (first.relation, first.client, first.since) == ("", True, case.opened_on)
    assert second.history.values_list("history_type", "relation").get() == ("+", "syn")
