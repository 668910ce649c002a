"""A refusal whose reason is wanted in writing waits until the paper was handed over."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.roles import Role
from opora.documents.actions import set_letterhead
from opora.documents.models import Document, GivenOut
from opora.intake.models import Outcome
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.intake.conftest import step, text_of

SERVICE = "rodinna_poradna"
TITLE = "Předat důvod odmítnutí písemně: Jana Matoušková"
REFUSAL = {"reason": "Je plno.", "ground": "capacity", "capacity_full": "yes"}
Opened = Callable[..., int]


@pytest.fixture
def desk(worker: Worker, client_of: SignIn) -> Client:
    return client_of(worker(SERVICE))


@pytest.fixture
def refuse(desk: Client, opened: Opened) -> Callable[[str], int]:
    """Refuses an applicant who does or does not want the reason in writing."""

    def send(letter: str) -> int:
        case = opened(desk, SERVICE)
        answer = step(desk, case, "odmitnuti", **REFUSAL, letter=letter)
        assert answer.status_code == 302, text_of(answer)
        return case

    return send


def day(browser: Client) -> str:
    return text_of(browser.get("/"))


@pytest.mark.rule("S1.reason")
def test_it_waits_with_who_refused_until_it_was_given(
    desk: Client,
    refuse: Callable[[str], int],
    worker: Worker,
    seen_by: ViewerOf,
    today: date,
) -> None:
    head = seen_by(worker(SERVICE, Role.HEAD))
    set_letterhead(address="Dlouhá 3, Most", by=head, on=today)
    case = refuse("yes")
    Outcome.objects.update(on=today - timedelta(days=2))
    assert TITLE in day(desk)
    assert "Čeká 2 dny." in day(desk)
    paper = f"/pripady/{case}/dokumenty/tisk/odmitnuti/{Outcome.objects.get().pk}/"
    assert f'href="{paper}"' in desk.get("/").content.decode()
    assert desk.get(paper).status_code == 200
    sent = desk.post(paper, {})
    assert sent.status_code == 302, text_of(sent)
    printed = Document.objects.get()
    give = f"/pripady/{case}/dokumenty/{printed.pk}/predat/"
    assert f'href="{give}"' in desk.get("/").content.decode()
    sent = desk.post(give, {"given_on": "dnes", "way": "post", "whom": "Jana Matoušková"})
    assert sent.status_code == 302, text_of(sent)
    assert TITLE not in day(desk)
    GivenOut.objects.update(void_reason="Vrátilo se.")
    assert TITLE in day(desk)


@pytest.mark.parametrize("letter", ["no", ""])
def test_who_wants_none_is_not_waited_for(
    letter: str, desk: Client, refuse: Callable[[str], int]
) -> None:
    refuse(letter)
    assert TITLE not in day(desk)


def test_it_is_nobody_elses_task(
    refuse: Callable[[str], int], worker: Worker, client_of: SignIn
) -> None:
    refuse("yes")
    assert TITLE not in day(client_of(worker(SERVICE)))
