"""A case that was opened by mistake: it is nowhere any more but with those who watch over it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.cases.models import Case
from opora.cases.queries import case_rows, cases
from opora.cases.search.queries import find
from opora.intake.models import Contact
from opora.reports.queries import outcomes
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import opened, signed_in, step, text_of

__all__ = ["opened", "signed_in"]

SignedIn = Callable[..., Client]
Opened = Callable[..., int]

B = "rodinna_poradna"


@pytest.fixture
def head(worker: Worker, client_of: SignIn) -> Client:
    return client_of(worker(B, Role.HEAD))


def void(browser: Client, case_id: int, why: str = "Jiná služba.") -> Any:
    return browser.post(f"/pripady/{case_id}/zapis/case/{case_id}/zneplatnit/", {"why": why})


def test_only_the_head_makes_a_whole_case_void(
    signed_in: SignedIn, opened: Opened, head: Client
) -> None:
    sender = signed_in(B)
    case_id = opened(sender, B)
    first = Contact.objects.get(case_id=case_id)
    correct = f"/pripady/{case_id}/zapis/contact/{first.pk}/opravit/"
    assert "Celý případ může zneplatnit vedoucí." in text_of(sender.get(correct))
    assert void(sender, case_id).status_code == 403
    assert "Zneplatnit celý případ" in text_of(head.get(correct))
    address = f"/pripady/{case_id}/zapis/case/{case_id}/zneplatnit/"
    assert "Případ zmizí ze seznamů" in text_of(head.get(address))
    assert void(head, case_id, " ").status_code == 422
    other = f"/pripady/{case_id}/zapis/case/{case_id + 1}/zneplatnit/"
    assert head.get(other).status_code == 404


def test_a_void_case_is_in_no_list_and_no_count_and_its_trace_stays(
    signed_in: SignedIn,
    opened: Opened,
    head: Client,
    worker: Worker,
    client_of: SignIn,
    today: date,
) -> None:
    sender = signed_in(B)
    case_id, stays = opened(sender, B), opened(sender, B, given_name="Ivo")
    by = viewer_of(worker(B, Role.HEAD))
    assert dict(outcomes(by, B, today.year))["zájemce"] == 2
    answer = void(head, case_id)
    assert (answer.status_code, answer.url) == (302, "/")
    assert [one.id for one in cases(by)[0]] == [stays]
    assert case_rows(by, [case_id]) == []
    title = Case.objects.get(pk=case_id).title
    assert case_id not in [one.id for one in find(by, title)]
    assert dict(outcomes(by, B, today.year))["zájemce"] == 1
    assert f"/pripady/{case_id}/" not in sender.get("/").content.decode()
    for browser in (sender, head):
        assert browser.get(f"/pripady/{case_id}/").status_code == 404
    listed = text_of(head.get("/pripady/zneplatnene/"))
    assert title in listed
    assert "Jiná služba." in listed
    trace = text_of(head.get(f"/pripady/{case_id}/stopa/"))
    assert "zneplatnění celého případu" in trace
    assert "Celý případ neplatí: Jiná služba." in trace
    assert sender.get("/pripady/zneplatnene/").status_code == 404
    assert sender.get(f"/pripady/{case_id}/stopa/").status_code == 404
    auditor = client_of(worker(B, Role.AUDITOR))
    assert title in text_of(auditor.get("/pripady/zneplatnene/"))
    elsewhere = client_of(worker("dluhova_poradna", Role.HEAD))
    assert title not in text_of(elsewhere.get("/pripady/zneplatnene/"))
    assert elsewhere.get(f"/pripady/{case_id}/stopa/").status_code == 404


def back(browser: Client, case_id: int, why: str = "Spletli jsme si případ.") -> Any:
    return browser.post(f"/pripady/zneplatnene/{case_id}/vratit/", {"why": why})


def test_the_head_brings_a_void_case_back_as_it_was(
    signed_in: SignedIn, opened: Opened, head: Client, worker: Worker, today: date
) -> None:
    sender = signed_in(B)
    case_id = opened(sender, B)
    by = viewer_of(worker(B, Role.HEAD))
    before = sender.get(f"/pripady/{case_id}/").status_code
    assert void(head, case_id).status_code == 302
    where = f"/pripady/zneplatnene/{case_id}/vratit/"
    assert where in head.get("/pripady/zneplatnene/").content.decode()
    assert "Jiná služba." in text_of(head.get(where))
    assert back(head, case_id, " ").status_code == 422
    assert case_rows(by, [case_id]) == []
    answer = back(head, case_id)
    assert (answer.status_code, answer.url) == (302, f"/pripady/{case_id}/")
    assert sender.get(f"/pripady/{case_id}/").status_code == before == 200
    assert dict(outcomes(by, B, today.year))["zájemce"] == 1
    assert f"/pripady/{case_id}/" in sender.get("/").content.decode()
    assert "vrácení zneplatněného případu" in text_of(head.get(f"/pripady/{case_id}/stopa/"))
    assert head.get(where).status_code == 404
    again = back(head, case_id)
    assert (again.status_code, again.url) == (302, f"/pripady/{case_id}/")
    assert void(head, case_id).status_code == 302


def test_nobody_else_brings_it_back(
    signed_in: SignedIn, opened: Opened, head: Client, worker: Worker, client_of: SignIn
) -> None:
    sender = signed_in(B)
    case_id = opened(sender, B)
    void(head, case_id)
    others = (worker(B, Role.AUDITOR), worker("dluhova_poradna", Role.HEAD))
    for browser in (sender, *(client_of(one) for one in others)):
        assert back(browser, case_id).status_code == 404
        assert f"/{case_id}/vratit/" not in browser.get("/pripady/zneplatnene/").content.decode()
    assert Case.objects.get(pk=case_id).void_reason


def test_what_counts_in_a_case_has_to_be_void_first(
    signed_in: SignedIn, opened: Opened, head: Client
) -> None:
    sender = signed_in(B)
    case_id = opened(sender, B)
    held = step(sender, case_id, "konzultace", way="in_person", situation="Dva malí kluci.")
    assert held.status_code == 302
    address = f"/pripady/{case_id}/zapis/case/{case_id}/zneplatnit/"
    assert "V případu ještě platí: Úvodní konzultace." in text_of(head.get(address))
    answer = void(head, case_id)
    assert answer.status_code == 422
    row = Case.objects.get(pk=case_id).introductions.get()
    gone = sender.post(f"/pripady/{case_id}/zapis/intro/{row.pk}/zneplatnit/", {"why": "Omyl."})
    assert gone.status_code == 302
    assert void(head, case_id).status_code == 302
    assert head.get(f"/pripady/{case_id}/").status_code == 404
