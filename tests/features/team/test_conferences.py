"""Case conferences: on the consents of all clients, or as a duty; without either nothing."""

from datetime import date, timedelta

import pytest

from opora.access.actions import exclude
from opora.access.models import Account
from opora.audit.models import Event
from opora.consents.actions import give, withdraw
from opora.consents.facts import COOPERATION
from opora.consents.given import ConsentWords
from opora.decisions.actions import Refused
from opora.decisions.models import Decision
from opora.team.conferences.actions import Met, confer
from opora.team.models import Conference
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn
from tests.features.team.conftest import SERVICE, text_of

ABOUT, AGREED = "Jak zvládnout předávání dětí.", "Předávat v poradně, zkusíme to měsíc."
ASK_THEM = "Klienti s touto spoluprací ještě nesouhlasili."


def typed(*sat: Account, duty: str = "no", **more: object) -> dict[str, object]:
    """A conference as it is typed."""
    return {
        "day": "dnes",
        "place": "OSPOD Most",
        "workers": [one.pk for one in sat],
        "guests": "Dana Malá, OSPOD Most\nIvo Nový, 3. základní škola",
        "child_protection_duty": duty,
        "about": ABOUT,
        "conclusions": AGREED,
    } | more


def met(*sat: Account, duty: bool | None = False) -> Met:
    """The same for the action."""
    return Met("OSPOD", [one.pk for one in sat], [("Dana Malá", "OSPOD")], ABOUT, AGREED, duty)


def consent(here: Place, person: int, today: date) -> int:
    """A client agrees to it."""
    words = ConsentWords(
        person_id=here.people[person].pk, text="Souhlasím s konferencí.", given_on=today,
        way="spoken", scope=("contact",), purpose=COOPERATION, recipient="OSPOD Most",
    )  # fmt: skip
    return give(case_id=here.case.pk, words=words, by=here.viewer, on=today).pk


@pytest.mark.rule("B20.agreement")
def test_without_the_consent_of_every_client_nothing_is_written(
    place: MakePlace, today: date
) -> None:
    here = place(SERVICE, people=2)
    path = here.url("konference/")
    refused = text_of(here.browser.post(path, typed(here.worker)), 422)
    assert ASK_THEM in refused
    assert AGREED in refused
    assert f"{here.url('souhlasy/novy/')}" in refused or "souhlas" in refused
    with pytest.raises(Refused):
        confer(case_id=here.case.pk, met=met(here.worker), by=here.viewer, on=today)
    consent(here, 0, today)
    assert ASK_THEM in text_of(here.browser.post(path, typed(here.worker)), 422)
    assert not Conference.objects.exists()
    assert Event.objects.filter(code="step.refused", case_id=here.case.pk).count() == 3
    number = consent(here, 1, today)
    assert here.browser.post(path, typed(here.worker)).status_code == 302
    withdraw(
        case_id=here.case.pk, consent_id=number, withdrawn_on=today, way="spoken",
        by=here.viewer, on=today,
    )  # fmt: skip
    again = typed(here.worker, about="Ještě jednou.")
    assert ASK_THEM in text_of(here.browser.post(path, again), 422)
    assert Conference.objects.count() == 1


@pytest.mark.rule("B20.child_protection")
def test_a_duty_needs_no_consent_and_the_record_names_the_statute(here: Place) -> None:
    path = here.url("konference/")
    unsaid = text_of(here.browser.post(path, typed(here.worker, duty="")), 422)
    assert "Vyberte, jestli jde o povinnou účast" in unsaid
    assert here.browser.post(path, typed(here.worker, duty="yes")).status_code == 302
    row = Conference.objects.get()
    assert row.duty
    assert row.guests == [["Dana Malá", "OSPOD Most"], ["Ivo Nový", "3. základní škola"]]
    assert Decision.objects.get(pk=row.decision_id).taken
    for tail in ("", "tisk/"):
        page = text_of(here.browser.get(here.url(tail)))
        assert "359/1999" in page
        assert AGREED in page
        assert "Dana Malá (OSPOD Most)" in page


@pytest.mark.rule("B19.left_out")
def test_nobody_left_out_goes_there(
    here: Place, other: Account, client_of: SignIn, today: date
) -> None:
    exclude(
        account_id=other.pk, person_id=here.people[0].pk, reason="Známí.", by=here.viewer, on=today
    )
    path = here.url("konference/")
    assert other.full_name not in text_of(here.browser.get(path))
    sent = typed(here.worker, other, duty="yes")
    assert "vyberte jiného pracovníka" in text_of(here.browser.post(path, sent), 422)
    with pytest.raises(Refused):
        confer(
            case_id=here.case.pk, met=met(here.worker, other, duty=True), by=here.viewer, on=today
        )
    assert not Conference.objects.exists()
    assert client_of(other).get(path).status_code == 404


def test_wrong_input_is_told_and_nothing_is_lost(here: Place, other: Account, today: date) -> None:
    path = here.url("konference/")
    wrongs: tuple[dict[str, object], ...] = (
        {"guests": "Dana Malá"},
        {"guests": ""},
        {"workers": []},
        {"place": ""},
        {"day": (today + timedelta(days=1)).isoformat()},
        {"day": "1. 1. 2020"},
    )
    for wrong in wrongs:
        shown = text_of(here.browser.post(path, typed(here.worker, duty="yes") | wrong), 422)
        assert AGREED in shown
    assert not Conference.objects.exists()


def test_a_record_is_corrected_by_the_rules_and_made_void(here: Place) -> None:
    here.browser.post(here.url("konference/"), typed(here.worker, duty="yes"))
    row = Conference.objects.get()
    where = here.url(f"zapis/conference/{row.pk}/")
    sent = typed(here.worker, why="Nebyla to povinnost.")
    assert ASK_THEM in text_of(here.browser.post(f"{where}opravit/", sent), 422)
    row.refresh_from_db()
    assert row.duty
    sent = typed(here.worker, duty="yes", place="Škola", why="Bylo to ve škole.")
    assert here.browser.post(f"{where}opravit/", sent).status_code == 302
    assert "Bylo to ve škole." in text_of(here.browser.get(where))
    assert here.browser.post(f"{where}zneplatnit/", {"why": "Omyl."}).status_code == 302
    assert AGREED not in text_of(here.browser.get(here.url("tisk/"))).replace("Omyl.", "")


def test_other_services_have_no_such_page(place: MakePlace) -> None:
    there = place("kontaktni_centrum")
    assert there.browser.get(there.url("konference/")).status_code == 404
    assert "Zapsat konferenci" not in there.page()
