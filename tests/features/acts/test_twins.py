"""The same thing saved once more: by a form drawn anew, in another tab, after going back."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from opora.access.models import Submission
from opora.access.roles import Role
from opora.acts.counting.queries import yearly
from opora.acts.models import Act
from opora.cases.models import Case
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import contact, text_of

ACT = {"kind": "individual_counselling", "day": "dnes", "minutes": "30", "note": "O bydlení."}


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place("kontaktni_centrum")


def send(browser: Client, path: str, typed: dict[str, Any], **more: Any) -> Any:
    """As a page drawn anew does: with a token of its own."""
    return browser.post(path, {**typed, "once": str(uuid4()), **more})


def test_the_same_act_from_a_new_form_is_asked_about(here: Place) -> None:
    assert send(here.browser, here.url(), ACT).status_code == 302
    again = send(here.browser, here.url(), ACT)
    assert again.status_code == 422
    told = text_of(again)
    assert "Stejný úkon už je zapsaný v" in told
    assert "Opravdu ještě jednou?" in told
    assert "O bydlení." in again.content.decode()
    assert f'href="/pripady/{here.case.pk}/ukon/{here.acts[0].pk}/"' in again.content.decode()
    assert len(here.acts) == 1


def test_who_means_it_saves_it_all_the_same(here: Place, today: Any) -> None:
    send(here.browser, here.url(), ACT)
    assert send(here.browser, here.url(), ACT, again="1").status_code == 302
    assert len(here.acts) == 2
    assert (
        sum(one.acts for one in yearly(here.viewer, "kontaktni_centrum", today.year).counted) == 2
    )


@pytest.mark.parametrize("changed", [{"minutes": "45"}, {"note": "O dluhu."}, {"day": "včera"}])
def test_what_differs_is_no_twin(here: Place, changed: dict[str, str]) -> None:
    send(here.browser, here.url(), ACT)
    assert send(here.browser, here.url(), ACT | changed).status_code == 302
    assert len(here.acts) == 2


def test_the_day_may_be_said_in_other_words(here: Place, today: Any) -> None:
    send(here.browser, here.url(), ACT)
    said = {"day": f"{today.day}. {today.month}. {today.year}", "channel": "", "level": ""}
    assert send(here.browser, here.url(), ACT | said).status_code == 422


def test_after_a_while_or_by_another_it_is_no_twin(
    here: Place, worker: Worker, client_of: SignIn
) -> None:
    send(here.browser, here.url(), ACT)
    other = client_of(worker("kontaktni_centrum", Role.SOCIAL_WORKER))
    assert send(other, here.url(), ACT).status_code == 302
    old = Submission.objects.latest("at").at - timedelta(minutes=31)
    Submission.objects.update(at=old)
    assert send(here.browser, here.url(), ACT).status_code == 302


def test_what_is_void_or_corrected_may_be_written_down_again(here: Place) -> None:
    send(here.browser, here.url(), ACT)
    send(here.browser, here.url(f"zapis/act/{here.acts[0].pk}/zneplatnit/"), {"why": "Jiný den."})
    assert send(here.browser, here.url(), ACT).status_code == 302
    why = ACT | {"minutes": "60", "why": "Spletený čas."}
    assert (
        send(here.browser, here.url(f"zapis/act/{here.acts[1].pk}/opravit/"), why).status_code
        == 302
    )
    assert send(here.browser, here.url(), ACT).status_code == 302


def test_the_reason_goes_along_when_it_is_saved_again(here: Place) -> None:
    late = ACT | {"departure": "Bylo to tak."}
    send(here.browser, here.url(), ACT)
    page = send(here.browser, here.url(), late).content.decode()
    assert '<input type="hidden" name="departure" value="Bylo to tak.">' in page


def test_a_contact_and_an_appointment_are_asked_about_too(here: Place, today: Any) -> None:
    first = contact("kontaktni_centrum", given_name="Iva", family_name="Nováková")
    assert send(here.browser, "/kontakt/", first).status_code == 302
    again = send(here.browser, "/kontakt/", first)
    assert "Stejný kontakt už je uložený v" in text_of(again)
    assert Case.objects.filter(title="Iva Nováková").count() == 1
    assert send(here.browser, "/kontakt/", first, again="1").status_code == 302
    note = {"kind": "note", "note": "Přinese papíry.", "on": "dnes"}
    assert send(here.browser, here.url("kontakt/"), note).status_code == 302
    told = text_of(send(here.browser, here.url("kontakt/"), note))
    assert "Totéž už je uložené v" in told
    meeting = {
        "kind": "individual_counselling",
        "day": (today + timedelta(days=7)).isoformat(),
        "at": "10:00",
        "minutes": "60",
        "worker": str(here.worker.pk),
    }
    assert send(here.browser, here.url("schuzka/"), meeting).status_code == 302
    assert "Totéž už je uložené v" in text_of(send(here.browser, here.url("schuzka/"), meeting))


def test_a_day_of_acts_is_asked_about(here: Place) -> None:
    row = {
        "day": "dnes",
        "row0-who": f"{here.case.pk}:{here.people[0].pk}",
        "row0-kind": "individual_counselling",
        "row0-minutes": "30",
    }
    page = here.browser.get("/den/").content.decode()
    assert "row0-who" in page
    first = send(here.browser, "/den/", row)
    if first.status_code == 422:
        pytest.fail(text_of(first))
    again = send(here.browser, "/den/", row)
    assert "Opravdu ještě jednou?" in text_of(again)
    assert Act.objects.filter(case=here.case).count() == 1


def test_a_second_press_is_no_twin(here: Place) -> None:
    token = str(uuid4())
    for _press in range(2):
        assert here.browser.post(here.url(), {**ACT, "once": token}).status_code == 302
    assert len(here.acts) == 1


def test_an_old_page_with_something_else_in_it_is_not_lost(here: Place) -> None:
    token = str(uuid4())
    here.browser.post(here.url(), {**ACT, "once": token})
    here.browser.post(here.url(), {**ACT, "minutes": "45", "once": token})
    assert [act.minutes for act in here.acts] == [30, 45]
