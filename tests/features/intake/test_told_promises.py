"""Texts that people are told before they agree to anything: shown, gone through, kept."""

from collections.abc import Callable

import pytest
from django.test import Client

from opora.intake.models import Informed
from tests.features.intake.conftest import case_page, step, text_of

SignedIn = Callable[..., Client]
Opened = Callable[..., int]

C, D, E = "kontaktni_centrum", "ohrozene_rodiny", "dluhova_poradna"


@pytest.mark.parametrize(
    ("service", "rule_id", "words"),
    [
        pytest.param(C, "C20", "Chceme, aby lidé o rizicích věděli", marks=pytest.mark.rule("C20")),
        pytest.param(C, "C21", "zůstává v týmu", marks=pytest.mark.rule("C21")),
        pytest.param(
            D, "D12.ethics", "Držíme se Etického kodexu", marks=pytest.mark.rule("D12.ethics")
        ),
        pytest.param(
            D, "D12.founder", "Řekneme, kdo službu zřídil", marks=pytest.mark.rule("D12.founder")
        ),
        pytest.param(E, "E13", "Službu si volíte dobrovolně.", marks=pytest.mark.rule("E13")),
    ],
)
def test_what_the_service_stands_for_is_told_and_kept(
    signed_in: SignedIn, opened: Opened, service: str, rule_id: str, words: str
) -> None:
    client = signed_in(service)
    case_id = opened(client, service)
    assert words in text_of(client.get(f"/pripady/{case_id}/informace/"))
    assert step(client, case_id, "informace", note="Rozumí tomu.").status_code == 302
    assert rule_id in Informed.objects.get(case_id=case_id).rules
    assert "Podmínky a pravidla jsou probrané" in text_of(case_page(client, case_id))


@pytest.mark.rule("D11.site")
def test_each_town_takes_contacts_of_its_own(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(D)
    page = text_of(client.get("/kontakt/"))
    assert "Most" in page
    assert "Litvínov" in page
    case_id = opened(client, D, post=f"{D}:litvinov")
    assert "Litvínov" in text_of(case_page(client, case_id))


@pytest.mark.rule("D11.reports")
def test_each_town_has_numbers_of_its_own(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(D)
    opened(client, D, post=f"{D}:litvinov")
    opened(client, D, post=f"{D}:litvinov", given_name="Petr")
    opened(client, D, post=f"{D}:most", given_name="Karel")
    for site, count in (("", 3), ("&site=litvinov", 2), ("&site=most", 1)):
        words = text_of(client.get(f"/prehledy/?service={D}{site}"))
        assert f"zájemce {count}" in words
        assert "Litvínov" in words
    assert client.get(f"/prehledy/?service={D}&site=praha").status_code == 404
    elsewhere = signed_in(D, site="most")
    assert "zájemce 0" in text_of(elsewhere.get(f"/prehledy/?service={D}&site=litvinov"))
