"""What a client of Někam patřit takes on: told before, reported ahead, kept and counted."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from opora.access.models import Account
from opora.agreements.models import Agreement, ReportedChange
from opora.catalog import current
from tests.features.agreements.conftest import MakeAgreed, MakeCase, Terms
from tests.features.agreements.noticed import words
from tests.features.conftest import SignIn

SERVICE = "nekam_patrit"


@pytest.mark.rule("A16")
def test_the_duties_are_told_before_the_agreement_and_that_they_were_is_kept(
    make_case: MakeCase, head: Callable[[str], Account], client_of: SignIn, terms: Terms
) -> None:
    case, browser = make_case(SERVICE), client_of(head(SERVICE))
    url = f"/pripady/{case.pk}/smlouva/uzavrit/"
    page = words(browser.get(url))
    assert "Od vás čekáme práci na domluvených cílech" in page
    assert "Ví klient, k čemu se smlouvou zavazuje?" in page
    acts = [current().service(SERVICE).acts[0].id]
    typed = terms | {"acts": acts, "duties_told": "yes"}
    assert browser.post(url, typed).status_code == 302
    row = Agreement.objects.get()
    assert row.duties_told is True
    page = words(browser.get(f"/pripady/{case.pk}/smlouva/{row.pk}/"))
    assert "<dt>Klient ví, k čemu se zavazuje</dt><dd>Ano</dd>" in page


@pytest.mark.rule("A12.changes")
@pytest.mark.parametrize("about", ["goals", "cooperation", "service"])
def test_a_change_reported_ahead_is_kept_shown_printed_and_counted(
    agreed: MakeAgreed, today: date, about: str
) -> None:
    here = agreed(SERVICE)
    assert "Ohlášená změna" in here.page()
    later = (today + timedelta(days=20)).isoformat()
    typed = {"reported_on": "dnes", "about": about, "since": later,
             "text": "Od příštího měsíce jen jednou za čtrnáct dní."}  # fmt: skip
    url = here.url("ohlaseno/")
    for wrong in ({"about": "pocasi"}, {"text": " "}, {"reported_on": "1. 1. 2090"}):
        answer = here.as_worker.post(url, typed | wrong)
        assert answer.status_code == 422
        assert not ReportedChange.objects.exists()
    assert here.as_worker.post(url, typed).status_code == 302
    called = current().service(SERVICE).word("reported_changes", about).cs
    for tail in ("", "tisk/"):
        page = here.page(tail)
        assert f"Ohlášená změna: {called}" in page
        assert "jen jednou za čtrnáct dní" in page
    counted = words(here.as_head.get(f"/prehledy/?service={SERVICE}&year={today.year}"))
    assert "<span>Ohlášené změny</span> <strong>1</strong>" in counted
    row = ReportedChange.objects.get()
    mend = here.url(f"zapis/reported_change/{row.pk}/")
    fixed = typed | {"text": "Jinak.", "why": "Překlep."}
    assert here.as_worker.post(f"{mend}opravit/", fixed).status_code == 302
    assert "Jinak." in here.page()
    assert here.as_worker.post(f"{mend}zneplatnit/", {"why": "Jiný klient."}).status_code == 302
    assert f"<s>Ohlášená změna: {called}</s>" in here.page()


def test_elsewhere_no_change_is_reported(agreed: MakeAgreed) -> None:
    here = agreed("ohrozene_rodiny")
    assert "Ohlášená změna" not in here.page()
    assert here.as_head.get(here.url("ohlaseno/")).status_code == 404
    typed = {"reported_on": "dnes", "about": "goals", "text": "Nic."}
    assert here.as_head.post(here.url("ohlaseno/"), typed).status_code == 404
    assert not ReportedChange.objects.exists()


def test_endings_and_what_came_before_are_counted(agreed: MakeAgreed, today: date) -> None:
    here = agreed()
    assert "Konce a změny" not in words(here.as_head.get("/prehledy/?service=kontaktni_centrum"))
    url = here.url("smlouva/konec/")
    assert here.as_worker.post(url, {"ended_on": "dnes"}).status_code == 302
    page = words(here.as_head.get(f"/prehledy/?service=kontaktni_centrum&year={today.year}"))
    assert "<span>Konec smlouvy: z rozhodnutí klienta</span> <strong>1</strong>" in page
