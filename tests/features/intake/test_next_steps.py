"""What the page of an applicant offers next, and a case that was one contact only."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from opora.access.roles import Role
from opora.audit.models import Event
from opora.cases.models import Case
from opora.decisions.models import Postponement
from opora.intake.models import Outcome
from tests.features.conftest import SERVICES
from tests.features.intake.conftest import CONTACT, case_page, contact, step, text_of

SignedIn = Callable[..., Client]
Opened = Callable[..., int]


def part(page: Any, name: str) -> str:
    """One part of the case page."""
    found = re.search(rf'<section[^>]*id="{name}".*?</section>', page.content.decode(), flags=re.S)
    return found[0] if found else ""


def filled(html: str) -> list[str]:
    return re.findall(r'<a class="o-btn o-btn--main[^>]*href="([^"]+)"', html)


@pytest.mark.parametrize("service", SERVICES)
def test_one_button_at_most_and_nothing_twice(
    service: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(service)
    page = case_page(client, opened(client, service))
    ahead, due, beside = part(page, "next"), part(page, "due"), part(page, "request")
    assert len(filled(ahead)) == (0 if due else 1)
    offered = set(re.findall(r'href="([^"]+)"', ahead))
    assert offered
    assert not offered & set(re.findall(r'href="([^"]+)"', due + beside))


def test_what_is_due_comes_back_when_it_was_put_off(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("rodinna_poradna")
    case_id = opened(client, "rodinna_poradna")
    assert f"/pripady/{case_id}/posouzeni/" not in part(case_page(client, case_id), "next")
    assert f"/pripady/{case_id}/posouzeni/" in part(case_page(client, case_id), "due")
    day = (timezone.localdate() + timedelta(days=2)).isoformat()
    where = f"/pripady/{case_id}/odlozit/?co=assessment:{case_id}"
    assert client.post(where, {"until": day, "reason": "Kolegyně je nemocná."}).status_code == 302
    assert Postponement.objects.count() == 1
    ahead = part(case_page(client, case_id), "next")
    assert filled(ahead) == [f"/pripady/{case_id}/konzultace/"]
    assert f"/pripady/{case_id}/posouzeni/" in ahead


def test_after_acceptance_the_agreement_comes(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("dluhova_poradna")
    case_id = opened(client, "dluhova_poradna")
    client.post(f"/pripady/{case_id}/karta/", {"commission": "Dluhy"})
    client.post(f"/pripady/{case_id}/informace/", {"on": "dnes"})
    Case.objects.update(stage=Case.Stage.ACCEPTED)
    page = case_page(client, case_id)
    assert filled(part(page, "next")) == [f"/pripady/{case_id}/smlouva/uzavrit/"]
    assert page.content.decode().count("/smlouva/uzavrit/") == 1


@pytest.mark.parametrize("service", SERVICES)
def test_a_big_button_never_turns_the_way_aside(
    service: str, signed_in: SignedIn, opened: Opened
) -> None:
    """Whoever takes contacts alone writes down how it goes on; the next step is a colleague's."""
    case_id = opened(signed_in(service), service)
    client = signed_in(service, Role.INTAKE)
    home = f"/pripady/{case_id}/"
    client.post(f"{home}karta/", {"commission": "Dluhy"})
    client.post(f"{home}informace/", {"on": "dnes"})
    page = case_page(client, case_id)
    ahead = part(page, "next")
    assert filled(ahead) == ([] if part(page, "due") else [f"{home}kontakt/"])
    assert f"{home}predani/" in ahead
    Case.objects.update(stage=Case.Stage.ACCEPTED)
    page = case_page(client, case_id)
    if part(page, "due"):
        return
    ahead = part(page, "next")
    assert filled(ahead) == [f"{home}kontakt/"]
    assert "Další krok udělá kolegyně nebo kolega:" in ahead


@pytest.mark.parametrize("service", SERVICES)
def test_one_contact_only_ends_in_one_step(
    service: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(service)
    case_id = opened(client, service)
    where = f"/pripady/{case_id}/jednorazove/"
    assert where in part(case_page(client, case_id), "next")
    assert step(client, case_id, "jednorazove", reason="Ví, kam se obrátit.").status_code == 302
    page = case_page(client, case_id)
    assert "Jednorázový kontakt, dál nepokračuje" in text_of(page)
    assert "Ví, kam se obrátit." in text_of(page)
    assert not part(page, "due")
    ahead = re.findall(r'href="([^"]+)"', part(page, "next"))
    assert ahead == [f"{CONTACT}?znovu={case_id}"]
    assert Case.objects.get().closed_on == timezone.localdate()
    assert Event.objects.filter(code="intake.close_one_off", case_id=case_id).count() == 1
    again = step(client, case_id, "jednorazove")
    assert "O tomto zájemci už je rozhodnuto." in text_of(again)


@pytest.mark.parametrize("service", SERVICES)
def test_it_may_end_with_the_first_contact(
    service: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(service)
    assert "Jednorázový kontakt, dál nepokračuje" in text_of(client.get(CONTACT))
    case_id = opened(client, service, next_step="one_off")
    assert Case.objects.get().stage == Case.Stage.ONE_OFF
    assert Outcome.objects.get().kind == Outcome.Kind.ONE_OFF
    assert not part(case_page(client, case_id), "due")
    assert not client.get("/").content.decode().count(f"/pripady/{case_id}/")
    codes = Event.objects.filter(case_id=case_id).values_list("code", flat=True)
    assert {"intake.take_contact", "intake.close_one_off"} <= set(codes)


def test_who_takes_contacts_only_comes_back_to_the_day(signed_in: SignedIn) -> None:
    client = signed_in("rodinna_poradna", Role.INTAKE)
    typed = contact("rodinna_poradna", next_step="one_off", justification="Nikdo jiný tu není.")
    sent = client.post(CONTACT, typed)
    assert (sent.status_code, sent["Location"]) == (302, "/")
    assert Case.objects.get().stage == Case.Stage.ONE_OFF


def test_made_void_it_is_an_applicant_again(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("rodinna_poradna")
    case_id = opened(client, "rodinna_poradna")
    step(client, case_id, "jednorazove")
    row = Outcome.objects.get()
    where = f"/pripady/{case_id}/zapis/outcome/{row.pk}/zneplatnit/"
    client.post(where, {"why": "Ozvala se znovu."})
    case = Case.objects.get()
    assert (case.stage, case.closed_on) == (Case.Stage.APPLICANT, None)
    assert part(case_page(client, case_id), "due")


def test_what_was_told_is_not_asked_again(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("nekam_patrit", Role.CONSULTANT)
    case_id = opened(client, "nekam_patrit")
    question = "Prošli jste spolu podmínky a pravidla?"
    assert question in text_of(client.get(f"/pripady/{case_id}/prijeti/"))
    step(client, case_id, "informace")
    assert question not in text_of(client.get(f"/pripady/{case_id}/prijeti/"))


def test_a_key_worker_comes_before_the_agreement(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in("nekam_patrit", Role.CONSULTANT)
    case_id = opened(client, "nekam_patrit")
    step(client, case_id, "informace")
    assert step(client, case_id, "prijeti", programme_fits="yes").status_code == 302
    ahead = part(case_page(client, case_id), "next")
    assert filled(ahead) == [f"/pripady/{case_id}/klicovy-pracovnik/"]
    me = Case.objects.get().opened_by_id
    chosen = {"worker": str(me), "since": "dnes"}
    assert client.post(f"/pripady/{case_id}/klicovy-pracovnik/", chosen).status_code == 302
    ahead = part(case_page(client, case_id), "next")
    assert filled(ahead) == [f"/pripady/{case_id}/smlouva/uzavrit/"]
