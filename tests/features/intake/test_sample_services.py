"""Services that the code has never heard of, worked in through the screens."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from opora.agreements.models import Agreement, Breach, WarningGiven
from opora.audit.models import Event
from opora.cases.models import Case
from opora.catalog import Catalog, current, folder, swapped
from opora.catalog.folders import SAMPLES
from opora.catalog.load import load
from opora.decisions.models import Decision
from opora.decisions.providers import Subject, gather
from tests.features.intake.conftest import case_page, step, text_of

SHELTER, CARE, DAY = "azylovy_dum", "pecovatelska_sluzba", "denni_centrum"
SignedIn = Callable[..., Client]
Opened = Callable[..., int]
FITS: dict[str, Any] = {
    "adult_age": "30",
    "children": "2",
    "child_age": "17",
    "per_mille": "0,2",
    "ended_for_breach": "no",
}


TERMS = {
    "form": "written",
    "concluded_on": "dnes",
    "goals": "Najít byt.",
    "when_broken": "Promluvíme si o tom.",
    "ways_to_end": "Kdykoli.",
}


@pytest.fixture(autouse=True)
def samples() -> Iterator[Catalog]:
    """An installation in which the samples are worked in."""
    more = load(folder() / SAMPLES).services
    with swapped(Catalog({**current().services, **more})) as catalog:
        yield catalog


@pytest.mark.parametrize("service", [SHELTER, CARE, DAY])
def test_its_pages_open(service: str, signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(service)
    name = current().service(service).name.cs
    assert name in text_of(client.get(f"/sluzby/{service}/"))
    assert name in text_of(client.get(f"/pravidla/{service}/"))
    assert client.get("/").status_code == client.get("/pripady/").status_code == 200
    case_id = opened(client, service)
    assert "Matoušková" in text_of(case_page(client, case_id))


def test_a_family_comes_to_the_shelter(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(SHELTER)
    case_id = opened(client, SHELTER)
    asked = text_of(step(client, case_id, "prijeti"))
    assert "Kolik let je nejmladšímu dítěti?" in asked
    older = step(client, case_id, "prijeti", **{**FITS, "child_age": "18"})
    assert "S dospělým má přijít dítě do 17 let včetně." in text_of(older)
    drunk = step(client, case_id, "prijeti", **{**FITS, "per_mille": "0,21"})
    assert "Test ukázal 0,21 promile, nejvýš smí být 0,2." in text_of(drunk)
    wrong = text_of(step(client, case_id, "prijeti", **{**FITS, "per_mille": "trochu"}))
    assert "Napište číslo, třeba 0,2." in wrong
    assert Case.objects.get(pk=case_id).stage == Case.Stage.APPLICANT
    assert Event.objects.filter(code="step.refused", case_id=case_id).count() >= 2
    taken = step(client, case_id, "prijeti", **FITS)
    assert taken.status_code == 302, text_of(taken)
    assert Case.objects.get(pk=case_id).stage == Case.Stage.ACCEPTED
    decision = Decision.objects.filter(case_id=case_id, ask="may_accept", taken=True).get()
    assert "Lůžek je obsazeno 0 z 34" in text_of(client.get(f"/proc/{decision.pk}/"))


def test_the_family_gets_its_agreement(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(SHELTER)
    case_id = opened(client, SHELTER)
    assert step(client, case_id, "prijeti", **FITS).status_code == 302
    sent = step(client, case_id, "smlouva/uzavrit", **TERMS)
    assert sent.status_code == 302, text_of(sent)
    assert Agreement.objects.filter(case_id=case_id).count() == 1


def test_care_is_for_the_old_or_less_self_sufficient(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(CARE)
    younger = opened(client, CARE, birth="40 let")
    alone = {"reduced_self_sufficiency": "no", "infectious": "no"}
    refused = step(client, younger, "prijeti", **alone)
    assert refused.status_code == 422
    assert "Služba je od 65 let, nebo pro dospělé se sníženou soběstačností." in text_of(refused)
    ill = step(client, younger, "prijeti", reduced_self_sufficiency="yes", infectious="yes")
    assert "Kvůli infekční nemoci péče možná není." in text_of(ill)
    fits = {"reduced_self_sufficiency": "yes", "infectious": "no"}
    assert step(client, younger, "prijeti", **fits).status_code == 302
    older = opened(client, CARE, birth="70 let", family_name="Stará")
    assert step(client, older, "prijeti", infectious="no").status_code == 302


def test_a_residential_service_may_refuse_for_health(signed_in: SignedIn, opened: Opened) -> None:
    """The definition stands its own rule in the place of the shared one, with its source."""
    said = {"reason": "Vysvětlili jsme to při hovoru.", "letter": "yes"}
    client = signed_in(SHELTER)
    case_id = opened(client, SHELTER)
    assert step(client, case_id, "odmitnuti", **said, ground="other").status_code == 422
    healthy = step(client, case_id, "odmitnuti", **said, ground="health", health_excludes="no")
    assert "Tento důvod u zájemce neplatí" in text_of(healthy)
    ill = {"ground": "health", "health_excludes": "yes"}
    assert step(client, case_id, "odmitnuti", **said, **ill).status_code == 302
    assert Case.objects.get(pk=case_id).stage == Case.Stage.REFUSED


def test_with_rooms_and_beds_free_nobody_is_refused_for_want_of_them(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(SHELTER)
    case_id = opened(client, SHELTER)
    said = {"reason": "Je plno.", "letter": "yes", "ground": "capacity"}
    refused = text_of(step(client, case_id, "odmitnuti", **said))
    assert "nejde. Pokojů je obsazeno 0 z 10. Lůžek je obsazeno 0 z 34." in refused
    assert Case.objects.get(pk=case_id).stage == Case.Stage.APPLICANT


def test_others_may_not(signed_in: SignedIn, opened: Opened) -> None:
    said = {"reason": "Vysvětlili jsme to při hovoru.", "letter": "yes", "ground": "health"}
    client = signed_in(DAY)
    case_id = opened(client, DAY)
    refused = step(client, case_id, "odmitnuti", **said)
    assert "Zdravotní stav je důvodem jen u pobytových služeb." in text_of(refused)


def test_the_shelter_counts_its_rooms_beds_and_warnings(
    signed_in: SignedIn, opened: Opened, today: date
) -> None:
    """From the agreements and warnings recorded; nobody is asked how full the house is."""
    client = signed_in(SHELTER)
    case_id = opened(client, SHELTER)
    assert step(client, case_id, "prijeti", **FITS).status_code == 302
    assert step(client, case_id, "smlouva/uzavrit", **TERMS).status_code == 302
    words = text_of(client.get(f"/prehledy/obsazenost/?service={SHELTER}"))
    assert "1 z 10" in words
    assert "1 ze 34" in words
    assert "Počet obsazených lůžek" in words, "each limit is called by what it counts"
    typed = {"ground": "internal_rules", "what": "Hluk v noci.", "rule": "Noční klid."}
    broken = step(client, case_id, "poruseni", **typed, present="Nikdo další.", happened_on="dnes")
    assert broken.status_code == 302, text_of(broken)
    breach = Breach.objects.get()
    warned = {"given_on": "dnes", "form": "written", "text": "Příště už ne."}
    assert step(client, case_id, f"poruseni/{breach.pk}/napomenuti", **warned).status_code == 302
    about = Subject(breach.agreement.case.organisation_id, SHELTER, "dum", case_id)
    known = gather(["warned_on"], [about], today)[0]
    assert known == {"warned_on": [today.isoformat()]}
    WarningGiven.objects.update(void_reason="Omyl.")
    assert gather(["warned_on"], [about], today)[0] == {"warned_on": []}
