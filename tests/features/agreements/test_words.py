"""An agreement is called by its own form: heading, button, sentences, timeline, lists."""

from collections.abc import Callable

import pytest
from django.test import Client

from opora.agreements.act_field import groups_of
from opora.cases.agreement_words import agreement_title, agreement_word
from opora.cases.models import Case
from opora.catalog import current
from tests.features.agreements.conftest import MakeCase, Terms
from tests.features.conftest import SERVICES, SignIn, Worker
from tests.features.intake.conftest import text_of

Conclude = Callable[..., Client]


@pytest.mark.parametrize("service", SERVICES)
def test_acts_begin_with_a_capital(service: str) -> None:
    for head, lines in groups_of(current().service(service)):
        assert head[0].isupper()
        assert all(label[0].isupper() for _key, label in lines)


def page(browser: Client, case: Case, where: str = "") -> str:
    return text_of(browser.get(f"/pripady/{case.pk}/{where}"))


def test_in_counselling_a_consent_is_signed(
    make_case: MakeCase, conclude: Conclude, terms: Terms, worker: Worker, client_of: SignIn
) -> None:
    case = make_case("rodinna_poradna")
    browser = client_of(worker("rodinna_poradna"))
    shown = page(browser, case, "smlouva/uzavrit/")
    assert "Podepsat informovaný souhlas" in shown
    assert "Uložit informovaný souhlas" in shown
    wrong = browser.post(f"/pripady/{case.pk}/smlouva/uzavrit/", {**terms, "goals": "x" * 9000})
    assert "Informovaný souhlas ještě není uložený" in text_of(wrong)
    Case.objects.update(stage=Case.Stage.ACCEPTED)
    waiting = page(browser, case)
    assert "Čeká na informovaný souhlas." in waiting
    assert "čeká na informovaný souhlas" in text_of(browser.get("/pripady/"))
    terms.pop("form")
    browser = conclude(case, terms)
    after = page(browser, case)
    assert "Podpis informovaného souhlasu" in after
    # The promise itself speaks of an agreement; our own words do not.
    for text in (waiting, after):
        assert "mlouv" not in text.replace("domluv", "").replace("Domluv", "").replace(
            "omlouv", ""
        ), text
    leave = {"ended_on": "dnes"}
    assert browser.post(f"/pripady/{case.pk}/smlouva/konec/", leave).status_code == 302
    assert "Konec informovaného souhlasu: z rozhodnutí klienta" in page(browser, case)


def test_a_spoken_agreement_is_called_spoken(
    make_case: MakeCase, conclude: Conclude, terms: Terms
) -> None:
    case = make_case("ohrozene_rodiny", site="most", family="Šimkovi")
    browser = conclude(case, {**terms, "form": "spoken"})
    assert "Uzavření ústní smlouvy" in page(browser, case)


@pytest.mark.parametrize("service", SERVICES)
def test_every_form_has_its_words(service: str) -> None:
    known = current().service(service)
    for use in ("called", "of", "for", "conclude", "concluded", "unsaved"):
        assert agreement_word(known, use)
        for form in known.agreement_forms:
            assert known.words(f"agreement_{use}"), use
            assert form not in agreement_word(known, use, form)
            assert agreement_title(known, use, form)[0].isupper()
