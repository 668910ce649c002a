"""What happened against a rule is written down: visible, not counted, a task for the head."""

from datetime import date

from opora.access.roles import Role
from opora.acts.counting.queries import yearly
from opora.acts.due import departures_to_assess
from opora.cases.queries import case_row
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, ViewerOf, Worker

REASON = "Až potom se ukázalo, že je mu čtrnáct."


def departed(place: MakePlace) -> Place:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    assert here.record(kind="basic_treatment", departure=REASON) == ""
    return here


def test_a_departure_is_seen_and_not_counted(place: MakePlace, today: date) -> None:
    here = departed(place)
    page = here.page()
    assert "Mimo pravidla." in page
    assert REASON in page
    assert "Nepočítá se jako úkon." in page
    # Nobody has read it yet: it only waits.
    assert "Vedoucí o tom ví" not in page
    assert "Vedoucí to má mezi úkoly od" in page
    assert yearly(here.viewer, "kontaktni_centrum", today.year).counted == ()


def test_a_departure_needs_its_reason(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    page = here.record(kind="basic_treatment", departure="   ")
    assert "Co se stalo a\xa0proč" in page or "Co se stalo a proč" in page
    assert not here.acts


def test_the_head_settles_it(
    place: MakePlace, worker: Worker, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    here = departed(place)
    (act,) = here.acts
    head = worker("kontaktni_centrum", Role.HEAD)
    row = case_row(here.viewer, here.case.pk)
    assert departures_to_assess(here.viewer, [row], today) == []
    (due,) = departures_to_assess(seen_by(head), [row], today)
    assert REASON in due.why
    url = f"/pripady/{here.case.pk}/ukon/{act.pk}/posouzeni/"
    assert here.browser.get(url).status_code == 403
    browser = client_of(head)
    assert REASON in browser.get("/").content.decode().replace("\xa0", " ")
    assert REASON not in here.browser.get("/").content.decode().replace("\xa0", " ")
    assert REASON in browser.get(url).content.decode()
    assert browser.post(url, {"words": " "}).status_code == 422
    assert browser.post(url, {"words": "Příště se zeptáme na věk dřív."}).status_code == 302
    assert departures_to_assess(seen_by(head), [row], today) == []
    assert REASON not in browser.get("/").content.decode().replace("\xa0", " ")
    assert "Příště se zeptáme na\xa0věk dřív." in here.page().replace(" na věk", " na\xa0věk")


def test_what_may_be_done_is_no_departure(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=30)
    assert here.record(kind="individual_counselling", departure="Pro jistotu.") == ""
    assert not here.acts[0].departure
