"""What somebody new to the product stumbled over, and how it is said since."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from opora.access.roles import Role
from opora.appointments.forms import CancelForm
from opora.cases.models import AgreedWay, Case, KeyWorker
from opora.catalog import current
from opora.intake.models import Contact
from tests.features.acts.conftest import MakePlace, Place, opened, place
from tests.features.conftest import SignIn, Worker

__all__ = ["opened", "place"]

USER = {"age": 30, "uses_illegal_substances": True}


def plain(page: bytes | str) -> str:
    text = page.decode() if isinstance(page, bytes) else page
    return text.replace("\xa0", " ")


def test_a_departure_says_what_it_departs_from(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    assert here.record(kind="basic_treatment", departure="Věk vyšel najevo až potom.") == ""
    page = plain(here.page())
    said = page[page.index("Mimo pravidla.") :]
    assert "Lidem do 15 let" in said[: said.index("Důvod: Věk vyšel najevo")]


def test_a_code_is_a_chip_in_the_heading(place: MakePlace) -> None:
    here = place("kontaktni_centrum", anonymous=True)
    page = here.page()
    heading = page[page.index("<h1") : page.index("</h1>")]
    assert "o-code" in heading
    assert here.people[0].code in heading
    named = place("kontaktni_centrum").page()
    assert "o-code" not in named[named.index("<h1") : named.index("</h1>")]


def test_a_correction_of_an_exchange_folds_what_was_not_counted(place: MakePlace) -> None:
    here = place("kontaktni_centrum", asked=USER)
    here.browser.post(here.url("vymena/"), {"out_jehly": "10", "back_jehly_pouzite": "8"})
    page = here.browser.get(here.url(f"zapis/act/{here.acts[0].pk}/opravit/")).content.decode()
    folded = page[page.index('<details class="o-more"') :]
    folded = folded[: folded.index("</details>")]
    assert 'name="out_voda"' in folded
    assert 'name="out_jehly"' not in folded
    assert 'name="back_jehly_pouzite"' not in folded
    assert page.index('name="out_jehly"') < page.index('<details class="o-more"')
    assert page.count('name="out_voda"') == 1


def test_a_wrong_counter_is_not_folded(place: MakePlace) -> None:
    here = place("kontaktni_centrum", asked=USER)
    sent = {"kind": "exchange", "day": "dnes", "out_jehly": "5", "out_skrtidla": "mnoho"}
    page = here.browser.post(here.url(), sent).content.decode()
    folded = page[page.index('<details class="o-more"') :]
    assert 'name="out_skrtidla"' not in folded[: folded.index("</details>")]


def unled(place: MakePlace, service: str) -> Place:
    here = place(service, agreement=False)
    KeyWorker.objects.filter(case=here.case).delete()
    Case.objects.filter(pk=here.case.pk).update(stage=Case.Stage.ACCEPTED)
    return here


@pytest.mark.parametrize("service", ["nekam_patrit", "rodinna_poradna"])
def test_without_a_key_worker_the_agreement_says_so_at_once(place: MakePlace, service: str) -> None:
    here = unled(place, service)
    for page in (
        here.browser.get(here.url("smlouva/uzavrit/")),
        here.browser.post(reverse("agreement_preview", args=[here.case.pk]), {}),
    ):
        text = plain(page.content)
        assert "Nejdřív určete klíčového pracovníka." in text
        assert here.url("klicovy-pracovnik/") in text
        assert "můžete.</h2>" not in text


@pytest.mark.parametrize("stage", Case.ENDED_BEFORE)
def test_a_case_that_ended_says_so_before_an_agreement(place: MakePlace, stage: str) -> None:
    here = place("rodinna_poradna", agreement=False)
    Case.objects.filter(pk=here.case.pk).update(stage=stage)
    text = plain(here.browser.get(here.url("smlouva/uzavrit/")).content)
    assert "Případ je uzavřený. Nejdřív ho otevřete novým kontaktem." in text
    assert f"?znovu={here.case.pk}" in text
    assert "můžete.</h2>" not in text
    refused = here.browser.post(here.url("smlouva/uzavrit/"), {"form": "written"})
    assert refused.status_code == 422
    assert not here.case.agreements.exists()


def test_naming_the_key_worker_stands_once(place: MakePlace) -> None:
    here = unled(place, "nekam_patrit")
    assert here.page().count(f'href="{here.url("klicovy-pracovnik/")}"') == 1


def test_leaving_says_the_published_promise_once(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    page = plain(here.browser.get(here.url("smlouva/konec/")).content)
    assert "Skončit můžete kdykoli" in page
    assert "Odejít lze kdykoli." not in page


def test_the_way_to_get_in_touch_is_said_in_sentences(place: MakePlace) -> None:
    here = place("ohrozene_rodiny")
    AgreedWay.objects.all().delete()
    sent = {"channel": "phone", "contact": "602 000 168", "when": "večer"}
    assert here.browser.post(here.url("spojeni/"), sent).status_code == 302
    assert "Volat 602 000 168. Kdy: večer." in plain(here.page())


def test_the_card_starts_with_what_was_said_first(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", agreement=False)
    Contact.objects.filter(case=here.case).delete()
    Contact.objects.create(
        case=here.case, kind="first", on=here.case.opened_on, area="vychova", by=here.worker
    )
    page = here.browser.get(here.url("karta/")).content.decode()
    assert 'value="vychova" selected' in page


def test_a_family_cancels_as_a_family() -> None:
    day = date(2026, 11, 20)
    for service, word in (("ohrozene_rodiny", "rodina"), ("nekam_patrit", "klient")):
        form = CancelForm(today=day, service=current().service(service), has_begun=True)
        page = plain(str(form))
        assert f"Ruší ji {word}" in page
        assert f"{word.capitalize()} bez omluvy chybí" in page


def test_a_refusal_names_the_step(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", agreement=False)
    sent = {"ground": "health", "reason": "Nejde to.", "letter": "no", "on": "dnes"}
    page = plain(here.browser.post(here.url("odmitnuti/"), sent).content)
    assert "Odmítnout teď nejde." in page


def test_a_code_that_is_taken_leads_to_whose_it_is(place: MakePlace) -> None:
    here = place("kontaktni_centrum", anonymous=True)
    code = here.people[0].code
    typed = {"who": "anonymous", "code": code.lower(), "way": "in_person", "on": "dnes"}
    for url in ("/kontakt/", "/kontakt/plyne/"):
        page = plain(here.browser.post(url, typed).content)
        assert f'Tento kód už má: <a href="{here.url("")}">{code}</a>' in page
        other = plain(here.browser.post(url, typed | {"code": f"{code}9"}).content)
        assert "Tento kód už má:" not in other


def test_a_code_out_of_sight_leads_nowhere(place: MakePlace) -> None:
    here = place("kontaktni_centrum", anonymous=True)
    other = place("kontaktni_centrum")
    here.browser.post(
        here.url(f"lide/{here.people[0].pk}/bez-koho/"),
        {"worker": other.worker.pk, "reason": "Znají se ze školy.", "ground": "personal"},
    )
    assert other.browser.get(here.url("")).status_code == 404
    typed = {"who": "anonymous", "code": here.people[0].code, "way": "in_person", "on": "dnes"}
    page = plain(other.browser.post("/kontakt/", typed).content)
    assert "Tento kód už má:" not in page
    assert here.url("") not in page


def test_confirming_a_reading_is_called_so(worker: Worker, client_of: SignIn) -> None:
    browser = client_of(worker("kontaktni_centrum", Role.HEAD))
    url = "/pravidla/kontaktni_centrum/rozhodnout/first_contact/"
    assert "Potvrdit výklad…" in plain(browser.get("/pravidla/kontaktni_centrum/").content)
    page = plain(browser.get(url).content)
    assert page.count("Potvrdit výklad") == 3
    assert "Uložit rozhodnutí" not in page
    again = plain(browser.get(f"{url}?jinak").content)
    assert "Uložit rozhodnutí" in again
    assert "Potvrdit výklad" not in again


def test_a_meeting_that_was_refused_waits(place: MakePlace, today: date) -> None:
    here = place("rodinna_poradna", agreement=False)
    url = here.url("schuzka/")
    assert "?rozepsane=ano" not in plain(here.browser.get(url).content)
    day = (today + timedelta(days=3)).isoformat()
    sent = {"kind": "mediation", "day": day, "at": "10:00", "minutes": "60"}
    sent |= {"worker": str(here.worker.pk), "note": "Přijdou oba."}
    assert here.browser.post(url, sent).status_code == 422
    assert '<a href="?rozepsane=ano">' in plain(here.browser.get(url).content)
    again = plain(here.browser.get(f"{url}?rozepsane=ano").content)
    assert "Přijdou oba." in again
    other = {"kind": "intro_consultation", "note": "Jen matka."}
    assert here.browser.post(url, sent | other).status_code == 302
    assert "?rozepsane=ano" not in plain(here.browser.get(url).content)


def test_a_refused_application_offers_no_agreement(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", agreement=False)
    link = f'href="{here.url("smlouva/uzavrit/")}"'
    Case.objects.filter(pk=here.case.pk).update(stage=Case.Stage.ACCEPTED)
    assert link in here.page()
    Case.objects.filter(pk=here.case.pk).update(stage=Case.Stage.REFUSED)
    assert link not in here.page()
