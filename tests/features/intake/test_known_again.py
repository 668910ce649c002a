"""Somebody at the first contact is known already: the way to their case, and what was written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from opora.access.models import Draft
from opora.cases.models import Case
from opora.intake.models import Contact
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import CONTACT, contact, text_of

SERVICE = "kontaktni_centrum"
CODE = "JAVOR 38"
FOLLOWS = CONTACT + "plyne/"
Opened = Callable[..., int]


@pytest.fixture
def desk(worker: Worker, client_of: SignIn) -> Client:
    return client_of(worker(SERVICE))


def nameless(**more: Any) -> dict[str, Any]:
    return contact(SERVICE, who="anonymous", code=CODE, given_name="", family_name="", **more)


def test_what_was_written_comes_along(desk: Client, opened: Opened) -> None:
    before = opened(desk, SERVICE, **nameless(next_step="one_off"))
    typed = nameless(way="in_person", request="Chce stříkačky.", uses_illegal_substances="yes")
    desk.post(CONTACT + "rozepsane/", typed)
    led = desk.post(CONTACT, typed | {"begins": str(before)})
    assert led["Location"] == f"{CONTACT}?znovu={before}"
    form = desk.get(led["Location"])
    assert "Chce stříkačky." in text_of(form)
    written = form.context["form"].initial
    assert (written["way"], written["uses_illegal_substances"]) == ("in_person", "yes")
    plain = desk.get(CONTACT)
    assert "Chce stříkačky." not in text_of(plain)
    assert CODE not in plain.content.decode()
    assert Case.objects.count() == 1
    sent = {"post": typed["post"], "way": "in_person", "on": "dnes", "returning": str(before)}
    assert desk.post(CONTACT, sent).status_code == 302
    assert not Draft.objects.exists()


def test_what_waits_in_the_form_of_the_return_is_not_lost(desk: Client, opened: Opened) -> None:
    before = opened(desk, SERVICE, **nameless(next_step="one_off"))
    theirs = {"returning": str(before), "request": "Z minula.", "when": "ráno"}
    desk.post(CONTACT + "rozepsane/", theirs)
    desk.post(CONTACT, nameless(request="", begins=str(before)))
    assert "Z minula." in text_of(desk.get(f"{CONTACT}?znovu={before}"))


def test_nobody_begins_from_a_case_out_of_sight(
    desk: Client, opened: Opened, worker: Worker, client_of: SignIn
) -> None:
    before = opened(desk, SERVICE, **nameless(next_step="one_off"))
    stranger = client_of(worker("dluhova_poradna"))
    typed = contact("dluhova_poradna", begins=str(before))
    assert stranger.post(CONTACT, typed).status_code == 404
    assert not Draft.objects.exists()


def test_where_a_case_goes_on_only_that_one_is_offered(desk: Client, opened: Opened) -> None:
    ended = opened(desk, SERVICE, **nameless(next_step="one_off"))
    sent = {"post": nameless()["post"], "way": "phone", "on": "dnes"}
    going = opened_again(desk, sent | {"returning": str(ended)})
    for page in (desk.post(FOLLOWS, nameless()), desk.post(CONTACT, nameless())):
        words, html = text_of(page), page.content.decode()
        assert words.count("Tento kód už má:") == 1
        assert f'href="/pripady/{going}/"' in html
        assert "pokračovat v jeho případu" in words
        assert html.count(f'name="begins" value="{going}"') == 1
        assert f'name="begins" value="{ended}"' not in html
    refused = desk.post(CONTACT, sent | {"returning": str(ended)})
    assert refused.status_code == 422
    assert "Případ tu už běží. Zapište kontakt do něj." in text_of(refused)
    page = desk.get(f"/pripady/{ended}/")
    assert f"znovu={ended}" not in page.content.decode()
    assert "Pokračovat v případu, který běží" in text_of(page)
    assert f'href="/pripady/{going}/"' in page.content.decode()


def test_what_was_typed_goes_on_in_the_case_that_runs(desk: Client, opened: Opened) -> None:
    going = opened(desk, SERVICE, **nameless())
    typed = nameless(request="Přišla znovu.", phone="602 111 222", way="phone")
    Draft.objects.create(
        account_id=int(desk.session["_auth_user_id"]), page="contact", content={"request": ["x"]}
    )
    led = desk.post(CONTACT, typed | {"begins": str(going)})
    assert (led.status_code, led["Location"]) == (302, f"/pripady/{going}/kontakt/")
    assert Case.objects.count() == 1
    form = desk.get(led["Location"]).context["form"]
    assert form["note"].value() == "Přišla znovu.\nTelefon: 602 111 222"
    assert (form["kind"].value(), form["way"].value()) == ("reached", "phone")
    assert [one.page for one in Draft.objects.all()] == [f"contact_goes_on:{going}"]
    sent = {"kind": "reached", "way": "phone", "note": form["note"].value(), "on": "dnes"}
    assert desk.post(led["Location"], sent).status_code == 302
    assert Contact.objects.latest("pk").note.startswith("Přišla znovu.")
    assert not Draft.objects.exists()
    assert not desk.get(led["Location"]).context["form"]["note"].value()


def test_of_several_cases_that_are_over_the_newest_is_offered(desk: Client, opened: Opened) -> None:
    first = opened(desk, SERVICE, **nameless(next_step="one_off"))
    sent = {"post": nameless()["post"], "way": "phone", "on": "dnes", "next_step": "one_off"}
    second = opened_again(desk, sent | {"returning": str(first)})
    page = desk.post(FOLLOWS, nameless())
    assert text_of(page).count("Tento kód už má:") == 1
    assert f'name="begins" value="{second}"' in page.content.decode()


def opened_again(desk: Client, sent: dict[str, Any]) -> int:
    answer = desk.post(CONTACT, sent)
    assert answer.status_code == 302, text_of(answer)
    return int(Case.objects.latest("pk").pk)
