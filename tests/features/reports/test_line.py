"""The waiting list in the year's numbers: who came on it and why, who came off it (D7, S1)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.agreements.actions import conclude
from opora.agreements.terms import Terms
from opora.cases.actions import open_case
from opora.cases.mending.actions import void_case
from opora.cases.models import Case
from opora.cases.queries import subject
from opora.decisions.actions import answer
from opora.intake.applicant.actions import accept, put_on_waiting_list, refuse
from opora.intake.mending.actions import correct_outcome, void_outcome
from opora.intake.models import Outcome
from opora.intake.moving.actions import move_to_site
from opora.intake.withdrawal.actions import withdraw
from opora.people.actions import register_named
from opora.people.birth import Birth
from tests.features.agreements.conftest import head
from tests.features.agreements.test_room import filled
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import text_of

__all__ = ["filled", "head"]

B, D = "rodinna_poradna", "ohrozene_rodiny"


class Here:
    """A worker of the service who takes applications, and the page of the year."""

    def __init__(self, account: Any, client: Any, service: str) -> None:
        self.by, self.client, self.service = viewer_of(account), client, service

    def waits(self, day: date, *, site: str, **told: Any) -> Case:
        """Somebody who is put on the list on the day."""
        born = Birth.on(date(1990, 1, 1))
        who = register_named(given_name="Eva", family_name="Petrů", birth=born, by=self.by, on=day)
        case: Case = open_case(service=self.service, site=site, persons=[who], by=self.by, on=day)
        put_on_waiting_list(case_id=case.pk, by=self.by, on=day, **told)
        return case

    def takes(self, case_id: int, day: date) -> Outcome:
        """The applicant is taken on."""
        facts = {"in_target_group": True} if self.service == D else {}
        row: Outcome = accept(case_id=case_id, facts=facts, by=self.by, on=day)
        return row

    def told(self, year: int, **query: str) -> str:
        """The part of the page."""
        asked = {"service": self.service, "year": str(year), **query}
        page = text_of(self.client.get("/prehledy/", asked))
        _before, found, after = page.partition(" Pořadník ")
        return after.partition("Odmítnutí")[0] if found else ""


@pytest.fixture
def here(worker: Worker, client_of: SignIn) -> Callable[..., Here]:
    def make(service: str = D, **options: Any) -> Here:
        account = worker(service, Role.HEAD, **options)
        return Here(account, client_of(account), service)

    return make


Make = Callable[..., Here]


@pytest.fixture
def first_contact(today: date) -> date:
    return today - timedelta(days=300)


@pytest.fixture
def year(today: date) -> int:
    """The year before this one, so that both of its ends have been."""
    return today.year - 1


def test_the_first_and_the_last_day_of_the_year_count_and_their_neighbours_do_not(
    here: Make, year: int
) -> None:
    at = here()
    first, last = date(year, 1, 1), date(year, 12, 31)
    for day in (first - timedelta(days=1), first, last, last + timedelta(days=1)):
        at.waits(day, site="most")
    assert "Zapsáno 2 " in at.told(year)
    assert "Zapsáno 1 " in at.told(year - 1)
    assert "Zapsáno 1 " in at.told(year + 1)


def test_who_comes_off_counts_in_the_year_in_which_they_do(here: Make, year: int) -> None:
    at = here()
    before, last, after = date(year, 3, 1), date(year, 12, 31), date(year + 1, 1, 1)
    at.takes(at.waits(before, site="most").pk, last)
    withdraw(
        case_id=at.waits(before, site="most").pk,
        happened="not_wanted",
        by=at.by,
        on=after,
        reason="",
    )
    refuse(
        case_id=at.waits(before, site="most").pk,
        ground="other_service",
        reason="Jde o jinou službu.",
        facts={"other_service_wanted": True},
        by=at.by,
        on=last,
    )
    words = at.told(year)
    assert "Zapsáno 3 " in words
    assert "Z pořadníku: přijetí 1 " in words
    assert "Z pořadníku: odmítnutí 1 " in words
    assert "Z pořadníku: zájemce nepokračuje 0" in words
    words = at.told(year + 1)
    assert "Zapsáno 0 " in words
    assert "Z pořadníku: přijetí 0 " in words
    assert "Z pořadníku: zájemce nepokračuje 1" in words


def test_what_is_void_counts_neither_on_nor_off(here: Make, year: int, today: date) -> None:
    at, day = here(), date(year, 5, 5)
    void: dict[str, Any] = {"why": "Překlep.", "by": at.by, "on": today}
    off = at.waits(day, site="most")
    row = at.takes(off.pk, day)
    void_outcome(case_id=off.pk, row_id=row.pk, **void)
    never = at.waits(day, site="most")
    void_outcome(case_id=never.pk, row_id=Outcome.objects.get(case=never).pk, **void)
    words = at.told(year)
    assert "Zapsáno 1 " in words
    assert "Z pořadníku: přijetí 0 " in words
    # With its only word void nothing counts in the case, and it can be void too.
    void_case(case_id=never.pk, row_id=never.pk, **void)
    assert "Zapsáno 1 " in at.told(year)


def test_who_is_put_on_once_more_while_waiting_came_once(here: Make, year: int) -> None:
    at, day = here(), date(year, 5, 5)
    case = at.waits(day, site="most")
    later = day + timedelta(days=3)
    put_on_waiting_list(case_id=case.pk, by=at.by, on=later)
    assert "Zapsáno 1 " in at.told(year)
    at.takes(case.pk, later)
    put_on_waiting_list(case_id=case.pk, by=at.by, on=later)
    words = at.told(year)
    assert "Zapsáno 2 " in words
    assert "Z pořadníku: přijetí 1 " in words


def test_an_agreement_takes_off_the_list_as_an_acceptance_does(here: Make, today: date) -> None:
    at = here()
    case = at.waits(today, site="most")
    terms = Terms(form="written", concluded_on=today, goals="Hledat byt.")
    about = subject(case, organisation_id=at.by.organisation_id)
    answer(subject=about, answers={"in_target_group": True}, by=at.by, on=today)
    at.takes(at.waits(today, site="most").pk, today)
    conclude(case_id=case.pk, terms=terms, by=at.by, on=today)
    words = at.told(today.year)
    assert "Zapsáno 2 " in words
    assert "Z pořadníku: přijetí 2 " in words


@pytest.mark.rule("S1.waiting")
def test_the_record_knows_whether_it_was_full(
    here: Make, filled: Callable[[str, int], Any], today: date
) -> None:
    at = here()
    at.waits(today, site="most")
    assert "Zapsáno, protože je plno 0 " in at.told(today.year)
    filled("litvinov", 8)
    case = at.waits(today, site="litvinov")
    assert "Zapsáno, protože je plno 1 " in at.told(today.year)
    assert "Zapsáno, protože je plno 0 " in at.told(today.year, site="most")
    assert "Zápis do pořadníku: kapacita je plná" in text_of(at.client.get(f"/pripady/{case.pk}/"))
    page = at.client.get(f"/pripady/{case.pk}/poradnik/").content.decode()
    assert 'name="full"' not in page


@pytest.mark.rule("S1.waiting")
def test_where_the_record_does_not_know_it_is_asked_and_can_be_put_right(
    here: Make, today: date
) -> None:
    at = here(B)
    case = at.waits(today, site="poradna", full=None)
    at.takes(case.pk, today)
    path = f"/pripady/{case.pk}/poradnik/"
    assert 'name="full"' in at.client.get(path).content.decode()
    assert at.client.post(path, {"full": "yes", "on": "dnes"}).status_code == 302
    words = at.told(today.year)
    assert "Zapsáno 2 " in words
    assert "Zapsáno, protože je plno 1 " in words
    row = Outcome.objects.latest("pk")
    correct_outcome(
        case_id=case.pk,
        row_id=row.pk,
        day=today,
        words={"reason": ""},
        full=False,
        why="Bylo místo.",
        by=at.by,
        on=today,
    )
    assert "Zapsáno, protože je plno 0 " in at.told(today.year)


def test_a_town_counts_those_who_stood_there_then(here: Make, year: int) -> None:
    at, listed, moved = here(), date(year, 4, 1), date(year, 5, 1)
    case = at.waits(listed, site="litvinov")
    move_to_site(case_id=case.pk, site="most", reason="Bližší.", by=at.by, on=moved)
    at.takes(case.pk, moved + timedelta(days=5))
    words = at.told(year, site="litvinov")
    assert "Zapsáno 1 " in words
    assert "Přesunuto na jiné pracoviště 1 " in words
    assert "Z pořadníku: přijetí 0 " in words
    words = at.told(year, site="most")
    assert "Zapsáno 0 " in words
    assert "Přesunuto z jiného pracoviště 1 " in words
    assert "Z pořadníku: přijetí 1 " in words
    assert "Přesunuto" not in at.told(year)


def test_who_is_out_of_sight_is_not_counted(here: Make, year: int) -> None:
    at, day = here(), date(year, 4, 1)
    at.waits(day, site="litvinov")
    elsewhere = here(site="most")
    for query in ({}, {"site": "litvinov"}):
        assert "Zapsáno 1 " in at.told(year, **query)
        assert "Zapsáno 0 " in elsewhere.told(year, **query)


def test_a_service_without_a_line_tells_of_one_only_where_somebody_waits(
    here: Make, year: int
) -> None:
    at = here(B)
    assert at.told(year) == ""
    at.waits(date(year, 4, 1), site="poradna")
    assert "Zapsáno 1 " in at.told(year)


def test_the_page_asks_few_questions(here: Make, year: int) -> None:
    at = here()
    for _turn in range(3):
        at.takes(at.waits(date(year, 4, 1), site="most").pk, date(year, 4, 2))
    at.told(year)
    with CaptureQueriesContext(connection) as queries:
        at.told(year)
    assert len(queries) < 15
