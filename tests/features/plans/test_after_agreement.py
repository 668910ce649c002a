"""What the page of a client offers once the agreement runs."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from opora.access.roles import Role
from opora.cases.models import Case, KeyWorker, Programme
from tests.features.acts.conftest import Place, opened, place
from tests.features.conftest import SignIn, Worker

__all__ = ["opened", "place"]

A, B, D = "nekam_patrit", "rodinna_poradna", "ohrozene_rodiny"
MakePlace = Callable[..., Place]


def ahead(here: Place) -> list[str]:
    """Where the steps ahead lead, the filled button first."""
    found = re.search(r'<section[^>]*id="next".*?</section>', here.page(), flags=re.S)
    links = re.findall(r'href="([^"]+)"', found[0]) if found else []
    return [link.removeprefix(here.url("")) for link in links]


def test_what_is_missing_comes_in_its_order(place: MakePlace) -> None:
    here = place(A)
    Programme.objects.all().delete()
    KeyWorker.objects.all().delete()
    assert ahead(here) == ["klicovy-pracovnik/", "programy/", "plan/upravit/"]


def test_what_is_there_is_not_offered(place: MakePlace) -> None:
    here = place(D)
    assert ahead(here) == ["plan/upravit/"]
    typed = {"form": "spoken", "made_on": "dnes", "words": "Zůstat v bytě."}
    assert here.browser.post(here.url("plan/upravit/"), typed).status_code == 302
    assert ahead(here) == []


def test_a_plan_that_has_its_day_is_reminded_of_only_then(place: MakePlace) -> None:
    assert ahead(place(B)) == []


def test_nothing_is_offered_twice_nor_to_who_has_no_right(
    place: MakePlace, worker: Worker, client_of: SignIn
) -> None:
    here = place(D)
    assert here.page().count("/plan/upravit/") == 1
    here.browser = client_of(worker(D, Role.AUDITOR))
    assert ahead(here) == []


def test_an_ended_case_has_neither_steps_ahead_nor_a_last_day(place: MakePlace) -> None:
    here = place(A)
    assert "Poslední den programu" in here.page()
    Case.objects.update(stage=Case.Stage.CLOSED)
    page = here.page()
    assert "Poslední den programu" not in page
    assert "konec s případem" in page.replace("\xa0", " ")
    assert "plan/upravit/" not in page


@pytest.mark.rule("A4.key_worker")
def test_only_those_are_offered_who_may_lead(place: MakePlace, worker: Worker) -> None:
    here = place(A)
    worker(A, Role.SOCIAL_WORKER, name="Iva Malá")
    worker(A, Role.CONSULTANT, name="Petr Veselý")
    form = here.browser.get(here.url("klicovy-pracovnik/")).content.decode()
    assert "Petr Veselý" in form
    assert "Iva Malá" not in form


def test_a_phone_jumps_to_the_parts_most_gone_to(place: MakePlace) -> None:
    jumps = re.search(r'<ul class="o-jumps">.*?</ul>', place(D).page(), flags=re.S)
    assert jumps is not None
    assert re.findall(r'href="#(\w+)"', jumps[0]) == ["zapsat", "plan", "course"]


@pytest.mark.parametrize(("service", "offered"), [(A, False), (D, True)])
def test_no_agreement_is_offered_before_the_key_worker_where_one_comes_first(
    service: str, offered: bool, place: MakePlace
) -> None:
    here = place(service, agreement=False)
    KeyWorker.objects.all().delete()
    Case.objects.update(stage=Case.Stage.ACCEPTED)
    assert ("smlouva/uzavrit/" in here.page()) == offered


def test_a_programme_that_has_ended_is_not_pressed_for_again(place: MakePlace, today: date) -> None:
    here = place(A)
    Programme.objects.update(ended_on=today)
    assert ahead(here) == ["plan/upravit/"]
    page = here.page().replace("\xa0", " ")
    assert "Poslední den programu" not in page
    assert re.search(r"od \d+\. \w+ \d{4} do \d+\. \w+ \d{4}, pořadí 1", page)
