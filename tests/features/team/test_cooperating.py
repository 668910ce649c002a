"""Case management: the key worker says who else works on the case, on what, until when."""

from datetime import date

import pytest

from opora.access.actions import exclude
from opora.access.models import Account
from opora.audit.models import Event
from opora.cases.models import KeyWorker
from opora.decisions.actions import Refused
from opora.team.cooperating.actions import involve
from opora.team.models import Cooperation
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.team.conftest import text_of

ABOUT = "Podpora otce při jednání se školou."


@pytest.fixture
def leader(here: Place) -> Account:
    """The key worker of the case."""
    return KeyWorker.objects.get(case=here.case).worker


@pytest.fixture
def guest(worker: Worker) -> Account:
    """Somebody of another service, who does not see the case."""
    return worker("dluhova_poradna", name="Martin Přizvaný")


def typed(who: Account, **more: object) -> dict[str, object]:
    """An invitation as it is typed."""
    return {"worker": who.pk, "about": ABOUT, "since": "dnes"} | more


@pytest.mark.rule("B7")
def test_the_key_worker_asks_another_who_then_sees_the_case_until_the_last_day(
    here: Place, leader: Account, guest: Account, client_of: SignIn, today: date
) -> None:
    path, one, eyes = here.url("spoluprace/"), client_of(leader), client_of(guest)
    assert guest.full_name in text_of(one.get(path))
    assert eyes.get(here.url("")).status_code == 404
    assert one.post(path, typed(guest)).status_code == 302
    row = Cooperation.objects.get()
    page = text_of(eyes.get(here.url("")))
    assert ABOUT in page
    assert "Kdo spolupracuje" in page
    assert "Na případu už spolupracuje" in text_of(one.post(path, typed(guest, about="Jiné")), 422)
    where = here.url(f"zapis/cooperation/{row.pk}/")
    sent = {"about": ABOUT, "since": "dnes", "until": "", "why": "Beze změny."}
    assert one.post(f"{where}opravit/", sent | {"until": "1. 1. 2020"}).status_code == 422
    assert one.post(f"{where}opravit/", sent | {"until": "dnes"}).status_code == 302
    row.refresh_from_db()
    assert row.until == today
    assert eyes.get(here.url("")).status_code == 200, "the last day still counts"
    assert one.post(f"{where}zneplatnit/", {"why": "Nebyla."}).status_code == 302
    assert eyes.get(here.url("")).status_code == 404


def test_others_do_not_coordinate(here: Place, guest: Account, head: Account) -> None:
    said = text_of(here.browser.post(here.url("spoluprace/"), typed(guest)), 422)
    assert "Spolupráci slaďuje ten, kdo případ vede, nebo vedoucí." in said
    assert ABOUT in said
    assert not Cooperation.objects.exists()
    assert "Přizvat ke spolupráci" not in text_of(here.browser.get(here.url("")))


@pytest.mark.rule("B19.left_out")
def test_nobody_left_out_is_asked(
    here: Place, head: Account, guest: Account, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    exclude(
        account_id=guest.pk, person_id=here.people[0].pk, reason="Známí.", by=here.viewer, on=today
    )
    hana, path = client_of(head), here.url("spoluprace/")
    assert guest.full_name not in text_of(hana.get(path))
    assert "vyberte jiného pracovníka" in text_of(hana.post(path, typed(guest)), 422)
    with pytest.raises(Refused):
        involve(case_id=here.case.pk, worker_id=guest.pk, about=ABOUT, by=seen_by(head), on=today)
    assert not Cooperation.objects.exists()
    assert Event.objects.filter(code="step.refused", case_id=here.case.pk).count() == 2
    assert client_of(guest).get(here.url("")).status_code == 404


def test_a_child_at_risk_shuts_out_those_who_only_cooperate(
    here: Place, leader: Account, guest: Account, client_of: SignIn
) -> None:
    client_of(leader).post(here.url("spoluprace/"), typed(guest))
    assert client_of(guest).get(here.url("")).status_code == 200
    client_of(leader).post(here.url("can/"), {"why": "Modřiny."})
    assert client_of(guest).get(here.url("")).status_code == 404


def test_other_services_promise_none(place: MakePlace) -> None:
    there = place("kontaktni_centrum")
    assert there.browser.get(there.url("spoluprace/")).status_code == 404
