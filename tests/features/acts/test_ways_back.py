"""What the record has to know first is offered with the verdict, and one comes back from there."""

import re
from datetime import date, timedelta

import pytest

from opora.access.models import Draft
from opora.cases.models import Programme
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import lately, workday

SAID = {"kind": "consultation", "at": "10:00", "place": "kancelar", "note": "O kamarádech."}


@pytest.fixture
def here(place: MakePlace) -> Place:
    """A client of the programme before anybody has written down that it began."""
    made = place("nekam_patrit")
    Programme.objects.all().delete()
    return made


@pytest.mark.rule("A2.length")
def test_a_programme_is_started_from_the_verdict(here: Place, today: date) -> None:
    day = lately(today)
    page = here.record(**SAID, day=day.isoformat()).replace("\xa0", " ")
    assert "Nejdřív je potřeba tohle: zahájit program." in page
    found = re.search(r'href="(/pripady/\d+/programy/\?zpet=[^"]+)"', page)
    assert found is not None
    began = {"programme": "nekam_patrit", "priority": "1", "started_on": day.isoformat()}
    sent = here.browser.post(found[1], began)
    assert sent["Location"] == here.url() + "?rozepsane=ano"
    back = here.browser.get(sent["Location"]).content.decode()
    assert "O kamarádech." in back
    again = {**SAID, "day": day.isoformat(), "minutes": "60"}
    assert here.browser.post(sent["Location"], again).status_code == 302
    assert [one.note for one in here.acts] == ["O kamarádech."]
    assert not Draft.objects.filter(page__startswith="step:").exists()


def test_a_reason_written_before_is_still_there(here: Place, today: date) -> None:
    day = lately(today)
    here.record(**SAID | {"at": "16:30"}, day=day.isoformat(), justification="Přijel až po práci.")
    began = {"programme": "nekam_patrit", "priority": "1", "started_on": day.isoformat()}
    sent = here.browser.post(f"{here.url('programy/')}?zpet={here.url()}", began)
    back = here.browser.get(sent["Location"]).content.decode()
    assert "Přijel až po práci.</textarea>" in back
    again = {**SAID, "at": "16:30", "day": day.isoformat(), "minutes": "60"}
    kept = again | {"justification": "Přijel až po práci."}
    assert here.browser.post(sent["Location"], kept).status_code == 302


def test_a_reason_outlives_a_mistake_in_the_form(here: Place, today: date) -> None:
    day = lately(today)
    page = here.record(
        **SAID | {"at": "16:30", "kind": ""}, day=day.isoformat(), justification="Po práci."
    )
    assert "Po práci.</textarea>" in page


def test_the_line_shows_the_way_too(here: Place, today: date) -> None:
    sent = {**SAID, "day": lately(today).isoformat(), "minutes": "60"}
    line = here.browser.post(here.url("ukon/posoudit/"), sent).content.decode()
    assert "Zatím nevíme." in line
    assert f'href="{here.url("programy/")}"' in line


def test_a_meeting_is_booked_the_same_way(here: Place, today: date) -> None:
    day = workday(today + timedelta(days=7), step=1)
    sent = {"kind": "consultation", "at": "10:00", "minutes": "60", "place": "kancelar"}
    sent |= {"day": day.isoformat(), "worker": str(here.worker.pk), "note": "V kanceláři."}
    page = here.browser.post(here.url("schuzka/"), sent).content.decode()
    assert f"zpet=%2Fpripady%2F{here.case.pk}%2Fschuzka%2F" in page
    assert "V kanceláři." in here.browser.get(here.url("schuzka/?rozepsane=ano")).content.decode()


@pytest.mark.parametrize(
    "back", ["https://example.cz/", "//example.cz", "/pripady/999999/", "/", "x"]
)
def test_one_comes_back_to_a_step_of_the_same_case_only(
    back: str, here: Place, today: date
) -> None:
    began = {"programme": "nekam_patrit", "priority": "1", "started_on": today.isoformat()}
    sent = here.browser.post(here.url(f"programy/?zpet={back}"), began)
    assert sent["Location"] == here.url("")


@pytest.mark.rule("A1.priorities")
def test_what_comes_first_is_kept_and_seen(here: Place, today: date) -> None:
    form = here.browser.get(here.url("programy/")).content.decode().replace("\xa0", " ")
    assert "Kolikátý v pořadí důležitosti" in form
    began = {"programme": "nekam_patrit", "priority": "2", "started_on": today.isoformat()}
    assert here.browser.post(here.url("programy/"), began).status_code == 302
    assert Programme.objects.get().priority == 2
    assert "pořadí 2" in here.page().replace("\xa0", " ")
    printed = here.browser.get(here.url("tisk/")).content.decode().replace("\xa0", " ")
    assert "pořadí 2" in printed


def test_a_reason_that_was_written_stays_while_something_is_missing(
    here: Place, today: date
) -> None:
    late = {**SAID, "at": "20:00", "day": lately(today).isoformat()}
    page = here.record(**late, justification="Klient jindy nemůže.").replace("\xa0", " ")
    assert "Nejdřív je potřeba tohle: zahájit program." in page
    assert 'name="justification" value="Klient jindy nemůže."' in page
