"""Room at the sites and who waits, through the page (D7, D8)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from opora.agreements.models import Agreement
from opora.audit.models import Event
from opora.cases.models import Case
from opora.intake.applicant.actions import accept, put_on_waiting_list
from opora.intake.moving.actions import move_to_site
from tests.features.acts.conftest import Place, opened, place
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import text_of

__all__ = ["opened", "place"]

D, E = "ohrozene_rodiny", "dluhova_poradna"
HERE = "/prehledy/obsazenost/"
MakePlace = Callable[..., Place]


@pytest.fixture
def full(place: MakePlace) -> list[Place]:
    """Litvínov with its eight agreements."""
    return [place(D, site="litvinov") for _turn in range(8)]


def waits(here: Place) -> None:
    Case.objects.filter(pk=here.case.pk).update(stage=Case.Stage.WAITING)


def test_a_full_site_says_who_waits_and_when_a_place_is_free(
    full: list[Place], place: MakePlace, today: date
) -> None:
    waiting = place(D, site="litvinov", agreement=False)
    waits(waiting)
    Agreement.objects.filter(case=full[0].case).update(valid_until=today + timedelta(days=3))
    page = waiting.browser.get(HERE)
    words = text_of(page)
    assert "Litvínov: plno, čeká 1 rodina." in words
    assert "Most: 20 míst volných." in words
    assert "8 z 8" in words
    assert "Eva Petrů" in words
    assert "Další místo se uvolní" in words
    assert "Volno má: Most." in words
    assert waiting.url("predani/") in page.content.decode()
    assert waiting.url("prijeti/") not in page.content.decode()


def test_a_place_that_will_be_free_is_told_to_one_family_only(
    full: list[Place], place: MakePlace, today: date
) -> None:
    first, second = (place(D, site="litvinov", agreement=False) for _turn in range(2))
    waits(second)
    waits(first)
    Agreement.objects.filter(case=full[0].case).update(valid_until=today + timedelta(days=3))
    rows = text_of(first.browser.get(HERE)).partition("Kdo čeká")[2].split("Další místo")[1:]
    assert ["na řadě je ale dřív někdo jiný" in row for row in rows] == [False, True]


def test_where_a_place_is_free_the_first_may_be_taken(full: list[Place], place: MakePlace) -> None:
    waiting = place(D, site="litvinov", agreement=False)
    waits(waiting)
    Agreement.objects.filter(case=full[0].case).delete()
    page = waiting.browser.get(HERE)
    assert "Litvínov: 1 místo volné, čeká 1 rodina." in text_of(page)
    assert waiting.url("prijeti/") in page.content.decode()


def test_of_those_out_of_sight_there_is_no_trace(
    full: list[Place], place: MakePlace, worker: Worker, client_of: SignIn
) -> None:
    waiting = place(D, site="litvinov", agreement=False)
    waits(waiting)
    stranger = client_of(worker(D, site="most"))
    words = text_of(stranger.get(HERE))
    assert "Litvínov: plno." in words
    assert "Eva Petrů" not in words
    assert stranger.get("/prehledy/").content.decode().count(HERE) == 1


def test_a_service_without_limits_says_so(worker: Worker, client_of: SignIn) -> None:
    client = client_of(worker(E))
    assert "Služba nezveřejnila, kolik lidí může přijmout." in text_of(client.get(HERE))
    assert client.get(f"{HERE}?service={D}").status_code == 404
    assert HERE not in client.get("/prehledy/").content.decode()


def test_the_look_names_those_who_wait(place: MakePlace) -> None:
    waiting = place(D, site="litvinov", agreement=False)
    waits(waiting)
    waiting.browser.get(HERE)
    look = Event.objects.filter(code__startswith="look.").latest("pk")
    assert f"case:{waiting.case.pk}" in look.subjects


def then(here: Place, day: date) -> str:
    return text_of(here.browser.get(f"{HERE}?service={D}&den={day.isoformat()}"))


def test_an_agreement_takes_a_place_from_the_day_it_is_concluded(
    place: MakePlace, opened: date
) -> None:
    here = place(D, site="litvinov")
    assert "0 z 8" in then(here, opened - timedelta(days=1))
    assert "1 z 8" in then(here, opened)
    assert "Počítáme podle toho, co o tom dni víme dnes" in then(here, opened)


def test_of_a_day_gone_by_an_ended_agreement_took_a_place_until_the_day_before_its_end(
    full: list[Place], today: date
) -> None:
    """A place is free on the day on which its agreement ends, as everywhere."""
    ended = today - timedelta(days=10)
    Agreement.objects.filter(case=full[0].case).update(ended_on=ended)
    assert "Litvínov: plno." in then(full[0], ended - timedelta(days=1))
    for day in (ended, ended + timedelta(days=1)):
        assert "7 z 8" in then(full[0], day)
        assert "Litvínov: 1 místo volné." in then(full[0], day)


def test_one_that_ran_out_took_a_place_through_its_last_day(full: list[Place], today: date) -> None:
    last = today - timedelta(days=10)
    Agreement.objects.filter(case=full[0].case).update(valid_until=last)
    assert "8 z 8" in then(full[0], last)
    assert "7 z 8" in then(full[0], last + timedelta(days=1))


def test_what_was_made_void_later_took_no_place_then(full: list[Place], today: date) -> None:
    Agreement.objects.filter(case=full[0].case).update(voided_on=today, void_reason="Omyl.")
    assert "7 z 8" in then(full[0], today - timedelta(days=10))


def test_the_most_families_at_one_moment_of_a_day(place: MakePlace, today: date) -> None:
    one, two, later = (place(D, site="most") for _turn in range(3))
    for here, at in ((one, "9:00"), (two, "9:59"), (later, "10:00")):
        assert not here.record(kind="home_rules", at=at)
    words = then(one, today - timedelta(days=1))
    assert "Rodiny v jednu chvíli, nejvíc za den" in words
    assert "2 ze 3" in words
    assert "0 ze 3" in then(one, today - timedelta(days=2))


def test_who_waited_then_and_how_it_went_on(place: MakePlace, today: date) -> None:
    here = place(D, site="litvinov", agreement=False)
    listed, accepted = today - timedelta(days=20), today - timedelta(days=10)
    put_on_waiting_list(case_id=here.case.pk, by=here.viewer, on=listed)
    accept(case_id=here.case.pk, by=here.viewer, on=accepted)
    for day in (listed, accepted - timedelta(days=1)):
        words = then(here, day)
        assert "v pořadníku 1 rodina" in words
        assert "Eva Petrů" in words
        assert "Přijetí" in words
    for day in (listed - timedelta(days=1), accepted):
        words = then(here, day)
        assert "Eva Petrů" not in words
        assert "V pořadníku nikdo nebyl." in words


def test_who_has_moved_since_waited_where_they_came_from(place: MakePlace, today: date) -> None:
    here = place(D, site="litvinov", agreement=False)
    listed, moved = today - timedelta(days=20), today - timedelta(days=10)
    put_on_waiting_list(case_id=here.case.pk, by=here.viewer, on=listed)
    move_to_site(case_id=here.case.pk, site="most", reason="Bližší.", by=here.viewer, on=moved)
    assert "Litvínov: 8 míst volných, v pořadníku 1 rodina." in then(here, listed)
    assert "Most: 20 míst volných, v pořadníku 1 rodina." in then(here, moved)
    assert "Čeká i dnes." in then(here, moved)


@pytest.mark.parametrize("typed", ["nesmysl", "31. 2. 2026", "2999-01-01"])
def test_a_day_that_is_none_or_is_still_to_come_shows_today(place: MakePlace, typed: str) -> None:
    here = place(D, site="litvinov")
    page = here.browser.get(HERE, {"service": D, "den": typed})
    assert page.status_code == 200
    assert "Tomuto dni nerozumíme nebo teprve přijde" in text_of(page)
    assert "Uzavřené smlouvy" in text_of(page)


def test_of_those_out_of_sight_a_day_gone_by_tells_nothing_either(
    place: MakePlace, worker: Worker, client_of: SignIn, today: date
) -> None:
    here = place(D, site="litvinov", agreement=False)
    day = today - timedelta(days=20)
    put_on_waiting_list(case_id=here.case.pk, by=here.viewer, on=day)
    stranger = client_of(worker(D, site="most"))
    assert "Eva Petrů" not in text_of(stranger.get(HERE, {"service": D, "den": str(day)}))
