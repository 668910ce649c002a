"""An applicant does not go on: the application ends, is counted, and can be put right."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from opora.access.roles import Role
from opora.audit.models import Event
from opora.cases.models import Case
from opora.decisions.models import Decision
from opora.intake.models import Outcome
from tests.features.conftest import SERVICES
from tests.features.intake.conftest import case_page, step, text_of

SignedIn = Callable[..., Client]
Opened = Callable[..., int]
HERE = "nepokracuje"


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("stage", Case.BEFORE_CLIENT)
def test_whoever_does_not_go_on_is_no_refusal(
    service: str, stage: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(service)
    case_id = opened(client, service)
    Case.objects.update(stage=stage)
    decided = Decision.objects.count()
    assert f"/pripady/{case_id}/{HERE}/" in case_page(client, case_id).content.decode()
    sent = step(client, case_id, HERE, happened="not_reached", reason="Volali jsme třikrát.")
    assert sent.status_code == 302
    case = Case.objects.get()
    assert (case.stage, case.closed_on) == (Case.Stage.WITHDRAWN, timezone.localdate())
    row = Outcome.objects.get()
    assert (row.kind, row.happened, row.decision_id) == ("withdrawn", "not_reached", None)
    assert Decision.objects.count() == decided
    assert Event.objects.filter(code="intake.withdraw", case_id=case_id).count() == 1
    words = text_of(case_page(client, case_id))
    assert "Zájemce nepokračuje: nejde se spojit" in words
    assert "Volali jsme třikrát." in words
    assert not client.get("/").content.decode().count(f"/pripady/{case_id}/")


def test_the_year_counts_it_apart_from_refusals(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("dluhova_poradna")
    case_id = opened(client, "dluhova_poradna")
    step(client, case_id, HERE, happened="did_not_come")
    words = text_of(client.get("/prehledy/"))
    assert "Zájemci, kteří nepokračují" in words
    assert "na domluvené setkání nepřišel nikdo 1" in words
    where = f"/pripady/{case_id}/zapis/outcome/{Outcome.objects.get().pk}/zneplatnit/"
    assert client.post(where, {"why": "Přišla o hodinu později."}).status_code == 302
    assert "Zájemci, kteří nepokračují" not in text_of(client.get("/prehledy/"))


def test_made_void_the_case_stands_where_it_stood(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("dluhova_poradna")
    case_id = opened(client, "dluhova_poradna")
    assert step(client, case_id, "poradnik", reason="Je plno.").status_code == 302
    step(client, case_id, HERE, happened="not_wanted")
    row = Outcome.objects.get(kind="withdrawn")
    client.post(f"/pripady/{case_id}/zapis/outcome/{row.pk}/zneplatnit/", {"why": "Volal znovu."})
    case = Case.objects.get()
    assert (case.stage, case.closed_on) == (Case.Stage.WAITING, None)


def test_a_correction_asks_no_rule_and_keeps_what_stood(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in("dluhova_poradna")
    case_id = opened(client, "dluhova_poradna")
    step(client, case_id, HERE, happened="not_reached")
    row = Outcome.objects.get()
    where = f"/pripady/{case_id}/zapis/outcome/{row.pk}/"
    page = client.get(f"{where}opravit/")
    assert 'value="not_reached" selected' in page.content.decode()
    typed = {"on": "dnes", "happened": "not_needed", "reason": "", "why": "Ozvala se."}
    assert client.post(f"{where}opravit/", typed).status_code == 302
    row.refresh_from_db()
    assert (row.happened, row.decision_id) == ("not_needed", None)
    words = text_of(client.get(where))
    assert "nejde se spojit" in words
    assert "službu už nepotřebuje" in words


def test_something_else_is_said_in_words(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("dluhova_poradna")
    case_id = opened(client, "dluhova_poradna")
    sent = step(client, case_id, HERE, happened="other")
    assert sent.status_code == 422
    assert "Napište slovy, co se stalo." in text_of(sent)
    assert "Vyberte, co se stalo." in text_of(step(client, case_id, HERE))
    assert Case.objects.get().stage == Case.Stage.APPLICANT


def test_not_before_what_was_decided_last(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("dluhova_poradna")
    today = timezone.localdate()
    case_id = opened(client, "dluhova_poradna", on=(today - timedelta(days=9)).isoformat())
    step(client, case_id, "poradnik")
    yesterday = (today - timedelta(days=1)).isoformat()
    sent = step(client, case_id, HERE, happened="not_wanted", on=yesterday)
    assert sent.status_code == 422
    assert "Předtím tu je ještě zápis do pořadníku ze dne" in text_of(sent)
    assert step(client, case_id, HERE, happened="not_wanted").status_code == 302
    row = Outcome.objects.get(kind="withdrawn")
    typed = {"on": yesterday, "happened": "not_wanted", "why": "Bylo to včera."}
    again = client.post(f"/pripady/{case_id}/zapis/outcome/{row.pk}/opravit/", typed)
    assert "Předtím tu je ještě zápis do pořadníku ze dne" in text_of(again)


def test_afterwards_there_is_nothing_to_conclude(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("dluhova_poradna")
    case_id = opened(client, "dluhova_poradna")
    step(client, case_id, HERE, happened="not_wanted")
    assert "O tomto zájemci už je rozhodnuto." in text_of(step(client, case_id, "prijeti"))
    again = step(client, case_id, HERE, happened="not_reached")
    assert "O tomto zájemci už je rozhodnuto." in text_of(again)
    ahead = case_page(client, case_id).content.decode()
    assert f"/kontakt/?znovu={case_id}" in ahead


def test_who_takes_contacts_may_write_it_down(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("dluhova_poradna", Role.INTAKE)
    case_id = opened(client, "dluhova_poradna", justification="Nikdo jiný tu není.")
    sent = step(client, case_id, HERE, happened="not_wanted")
    assert (sent.status_code, sent["Location"]) == (302, "/")
