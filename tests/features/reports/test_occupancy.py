"""Room at the sites and who waits, through the page (D7, D8)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from opora.agreements.models import Agreement
from opora.audit.models import Event
from opora.cases.models import Case
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
