"""The spoken consent: asked on its own screen, kept with day and way, and back to the step (B2)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.models import Draft
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.cases.actions import open_case
from opora.decisions.models import AskedFact
from opora.intake.applicant.actions import ask_consent
from opora.intake.mending.actions import void_intro
from opora.intake.models import Introduction
from opora.people.actions import register_named
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import text_of

SERVICE = "rodinna_poradna"
TYPED = {"way": "phone", "situation": "Bojí se, že se odstěhuje s dětmi.", "on": "dnes"}
SignedIn = Callable[..., Client]
Opened = Callable[..., int]


@pytest.fixture
def client(signed_in: SignedIn) -> Client:
    return signed_in(SERVICE)


@pytest.fixture
def case_id(client: Client, opened: Opened) -> int:
    return opened(client, SERVICE)


def address(case_id: int, tail: str) -> str:
    return f"/pripady/{case_id}/{tail}"


def refused(client: Client, case_id: int) -> str:
    answer = client.post(address(case_id, "konzultace/"), TYPED | {"consent": "no"})
    assert answer.status_code == 422
    return answer.content.decode()


@pytest.mark.rule("B2.by_phone")
def test_the_way_on_leads_there_and_back_with_what_was_typed(
    client: Client, case_id: int, today: date
) -> None:
    assert f'href="{address(case_id, "souhlas/")}"' in refused(client, case_id)
    page = client.get(address(case_id, "souhlas/"))
    assert "Souhlasí zájemce se zpracováním osobních údajů?" in text_of(page)
    sent = {"consent": "yes", "way": "phone", "on": "dnes"}
    answer = client.post(address(case_id, "souhlas/"), sent)
    back = address(case_id, "konzultace/?rozepsane=ano")
    assert (answer.status_code, answer["Location"]) == (302, back)
    row = AskedFact.objects.get(fact="spoken_data_consent")
    assert (row.value, row.on, row.way) == (True, today, "phone")
    assert TYPED["situation"] in text_of(client.get(back))
    assert client.post(back, TYPED | {"consent": "yes"}).status_code == 302
    assert Introduction.objects.get().consent_spoken_on == today
    assert not Draft.objects.filter(page__startswith="step:").exists()
    course = text_of(client.get(address(case_id, "")))
    assert "Souhlas se zpracováním osobních údajů: ano" in course


@pytest.mark.rule("B2.by_phone")
def test_the_consent_that_was_asked_for_is_filled_in(client: Client, case_id: int) -> None:
    refused(client, case_id)
    client.post(address(case_id, "souhlas/"), {"consent": "yes", "way": "phone", "on": "dnes"})
    for tail in ("konzultace/", "konzultace/?rozepsane=ano"):
        form = client.get(address(case_id, tail)).context["form"]
        assert str(form["consent"].value()) in {"yes", "True"}, tail


@pytest.mark.rule("B2.by_phone")
def test_the_day_of_the_consent_stays(worker: Worker, client_of: SignIn, today: date) -> None:
    account = worker(SERVICE)
    by, before = viewer_of(account), today - timedelta(days=3)
    person = register_named(given_name="Jana", family_name="Nová", by=by, on=before)
    case = open_case(service=SERVICE, site="poradna", persons=[person], by=by, on=before)
    ask_consent(case_id=case.pk, consent=True, way="in_person", by=by, on=before)
    answer = client_of(account).post(address(case.pk, "konzultace/"), TYPED)
    assert answer.status_code == 302, "asked once, it need not be asked again"
    assert Introduction.objects.get().consent_spoken_on == before
    assert AskedFact.objects.filter(fact="spoken_data_consent").count() == 1
    intro = Introduction.objects.get()
    void_intro(case_id=case.pk, row_id=intro.pk, why="Nekonala se.", by=by, on=today)
    assert AskedFact.objects.get().value is True, "what was asked for by itself stands"


@pytest.mark.rule("B2.by_phone")
def test_a_no_is_kept_and_lifts_nothing(client: Client, case_id: int) -> None:
    refused(client, case_id)
    client.post(address(case_id, "souhlas/"), {"consent": "no", "way": "phone", "on": "dnes"})
    assert AskedFact.objects.get(fact="spoken_data_consent").value is False
    answer = client.post(address(case_id, "konzultace/"), TYPED)
    assert answer.status_code == 422
    assert not Introduction.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"consent": ""}, {"consent": "unknown"}, {"way": "pigeon"}, {"on": "31. 2. 2026"}]
)
def test_what_can_not_be_kept_is_said(client: Client, case_id: int, wrong: dict[str, str]) -> None:
    sent = {"consent": "yes", "way": "phone", "on": "dnes"} | wrong
    assert client.post(address(case_id, "souhlas/"), sent).status_code == 422
    assert not AskedFact.objects.filter(fact="spoken_data_consent").exists()


def test_two_presses_keep_it_once(client: Client, case_id: int) -> None:
    sent = {"consent": "yes", "way": "phone", "on": "dnes"}
    sent["once"] = "7c0e8a90-7b5c-4b9c-8f0e-0a4b6a3a6f13"
    for _press in range(2):
        assert client.post(address(case_id, "souhlas/"), sent).status_code == 302
    assert AskedFact.objects.filter(fact="spoken_data_consent").count() == 1


def test_others_meet_nothing(
    client: Client, case_id: int, worker: Worker, client_of: SignIn, opened: Opened
) -> None:
    stranger = client_of(worker("dluhova_poradna", Role.HEAD))
    assert stranger.get(address(case_id, "souhlas/")).status_code == 404
    own = opened(stranger, "dluhova_poradna")
    assert stranger.get(address(own, "souhlas/")).status_code == 404, "no rule keeps it there"
    intake = client_of(worker(SERVICE, Role.INTAKE))
    assert intake.get(address(case_id, "souhlas/")).status_code == 403
