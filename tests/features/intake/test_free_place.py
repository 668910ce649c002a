"""A place at a full site is free: who takes applications there learns who is next (D7, D8)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.actions import exclude
from opora.access.models import Account
from opora.access.roles import Role
from opora.agreements.models import Agreement
from opora.cases.models import Case
from opora.intake.places.queries import next_in_line
from tests.features.acts.conftest import Place, opened, place
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.intake.conftest import step, text_of

__all__ = ["opened", "place"]

D = "ohrozene_rodiny"
FREE = "Je volné místo, na řadě:"
MakePlace = Callable[..., Place]


@pytest.fixture
def full(place: MakePlace) -> list[Place]:
    """Litvínov with its eight agreements."""
    return [place(D, site="litvinov") for _turn in range(8)]


@pytest.fixture
def waits(place: MakePlace, opened: date) -> Callable[[int], Case]:
    """A family that has been waiting in Litvínov; the days say how much later it applied."""

    def make(days: int) -> Case:
        case = place(D, site="litvinov", agreement=False, since=opened + timedelta(days)).case
        case.stage, case.title = Case.Stage.WAITING, f"Čekající {days}"
        case.save()
        return case

    return make


def set_free(full: list[Place], count: int, today: date) -> None:
    ending = [one.case for one in full[:count]]
    Agreement.objects.filter(case__in=ending).update(ended_on=today)


@pytest.mark.rule("D8.agreements")
def test_the_day_says_that_a_place_is_free_and_who_is_next(
    full: list[Place],
    waits: Callable[[int], Case],
    worker: Worker,
    client_of: SignIn,
    today: date,
) -> None:
    later, first = waits(9), waits(3)
    here = client_of(worker(D, site="litvinov"))
    assert FREE not in text_of(here.get("/"))
    set_free(full, 1, today)
    words = text_of(here.get("/"))
    assert f"{FREE} {first.title}" in words
    assert "Litvínov: 1 místo volné." in words
    assert "Déle tu nečeká nikdo." in words
    assert later.title not in words
    assert f"/pripady/{first.pk}/prijeti/" in here.get("/").content.decode()


def test_as_many_are_next_as_there_are_places(
    full: list[Place], waits: Callable[[int], Case], worker: Worker, client_of: SignIn, today: date
) -> None:
    waiting = [waits(days) for days in (2, 4, 6)]
    here = client_of(worker(D, site="litvinov"))
    set_free(full, 2, today)
    words = text_of(here.get("/"))
    assert [one.title in words for one in waiting] == [True, True, False]


def test_a_place_is_kept_for_whoever_was_accepted(
    full: list[Place], waits: Callable[[int], Case], worker: Worker, client_of: SignIn, today: date
) -> None:
    first, second = waits(2), waits(4)
    here = client_of(worker(D, site="litvinov"))
    set_free(full, 1, today)
    assert step(here, first.pk, "prijeti", in_target_group="yes").status_code == 302
    assert FREE not in text_of(here.get("/"))
    # Who was accepted does not come after all: the next one is told of.
    assert step(here, first.pk, "nepokracuje", happened="not_wanted").status_code == 302
    assert f"{FREE} {second.title}" in text_of(here.get("/"))


def test_nobody_of_another_site_or_without_sight_learns_of_it(
    full: list[Place], waits: Callable[[int], Case], worker: Worker, client_of: SignIn, today: date
) -> None:
    _first, other = waits(2), waits(4)
    set_free(full, 1, today)

    def told(account: Account) -> bool:
        browser: Client = client_of(account)
        words = text_of(browser.get("/"))
        # The next but one is never taken for the next.
        assert other.title not in words
        return FREE in words

    assert told(worker(D, site="litvinov"))
    assert told(worker(D, Role.HEAD))
    assert told(worker(D, Role.INTAKE, site="litvinov"))
    assert not told(worker(D, site="most"))
    assert not told(worker(D, Role.AUDITOR))
    assert not told(worker("dluhova_poradna"))


def test_whoever_is_left_out_sees_no_trace(
    full: list[Place],
    waits: Callable[[int], Case],
    worker: Worker,
    client_of: SignIn,
    seen_by: ViewerOf,
    today: date,
) -> None:
    case, other = waits(2), waits(4)
    set_free(full, 1, today)
    shut, head = worker(D, site="litvinov"), worker(D, Role.HEAD)
    person = case.participants.get().person_id
    exclude(account_id=shut.pk, person_id=person, reason="Soused.", by=seen_by(head), on=today)
    words = text_of(client_of(shut).get("/"))
    assert FREE not in words
    assert case.title not in words
    assert other.title not in words


def test_who_only_takes_contacts_is_told_but_accepts_nobody(
    full: list[Place], waits: Callable[[int], Case], worker: Worker, client_of: SignIn, today: date
) -> None:
    case = waits(2)
    set_free(full, 1, today)
    page = client_of(worker(D, Role.INTAKE, site="litvinov")).get("/")
    assert FREE in text_of(page)
    assert f"/pripady/{case.pk}/prijeti/" not in page.content.decode()


def test_the_page_of_the_case_offers_it_once(
    full: list[Place], waits: Callable[[int], Case], worker: Worker, client_of: SignIn, today: date
) -> None:
    case = waits(2)
    here = client_of(worker(D, site="litvinov"))
    set_free(full, 1, today)
    page = here.get(f"/pripady/{case.pk}/")
    assert FREE in text_of(page)
    assert page.content.decode().count(f"/pripady/{case.pk}/prijeti/") == 1


def test_questions_to_the_database_do_not_grow(
    full: list[Place],
    waits: Callable[[int], Case],
    today: date,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    cases = [waits(days) for days in range(6)]
    set_free(full, 8, today)
    where = [(D, "most"), (D, "litvinov")]
    with django_assert_num_queries(2):
        found = next_in_line(cases[0].organisation_id, where, today)
    assert [one.case_id for one in found] == [one.pk for one in cases[:5]], "a few at once"
