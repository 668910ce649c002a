"""Cancelled meetings, and the review that the third in a row opens (A11)."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from opora.access.roles import Role
from opora.appointments.due import review_cooperation, unwritten
from opora.appointments.facts import cancellations
from opora.appointments.models import Appointment, Review
from opora.cases.boards import Due
from opora.cases.queries import case_row, subject
from tests.features.acts.conftest import MakePlace, Place
from tests.features.appointments.planned import planned

NAME = "cancellations_in_a_row_without_serious_reason"


Meet = Callable[[Place, int], Appointment]


@pytest.fixture
def meet(today: date) -> Meet:
    """A meeting planned some days ago, as it stands when it is cancelled."""

    return lambda here, days_ago: planned(here, today - timedelta(days=days_ago))


def cancel(here: Place, row: Appointment, **typed: str) -> int:
    sent = {"cancelled_by": "client", "serious": "no", **typed}
    url = here.url(f"schuzka/{row.pk}/zruseni/")
    return here.browser.post(url, sent).status_code


def dues(here: Place, today: date) -> list[Due]:
    return list(review_cooperation(here.viewer, [case_row(here.viewer, here.case.pk)], today))


@pytest.mark.rule("A11")
def test_the_third_in_a_row_opens_a_review(
    place: MakePlace, meet: Callable[[Place, int], Appointment], today: date
) -> None:
    here = place("nekam_patrit")
    for days_ago in (9, 6):
        assert cancel(here, meet(here, days_ago)) == 302
    assert dues(here, today) == []
    assert cancel(here, meet(here, 3)) == 302
    (due,) = dues(here, today)
    assert due.do_url == here.url("prehodnoceni/")
    assert "Přehodnotit spolupráci" in here.page()
    assert here.browser.get(due.do_url).status_code == 200
    assert here.browser.post(due.do_url, {"outcome": " "}).status_code == 422
    outcome = "Budeme se scházet odpoledne."
    assert here.browser.post(due.do_url, {"outcome": outcome}).status_code == 302
    assert dues(here, today) == []
    page = here.page()
    assert outcome in page
    assert "Přehodnocení spolupráce" in page


@pytest.mark.rule("A11")
def test_a_reason_nobody_asked_for_is_asked_for_where_it_decides(
    place: MakePlace, meet: Meet, today: date
) -> None:
    here = place("nekam_patrit")
    assert cancel(here, meet(here, 9)) == 302
    assert cancel(here, meet(here, 6), cancelled_by="no_show") == 302
    assert dues(here, today) == []
    open_row = meet(here, 3)
    assert cancel(here, open_row, serious="not_asked", note="Nechtělo se mu.") == 302
    (due,) = dues(here, today)
    assert due.title.startswith("Doplnit, jestli měl klient ke zrušení vážný důvod")
    assert due.do_url == here.url(f"zapis/cancellation/{open_row.pk}/opravit/")
    page = here.page().replace("\xa0", " ")
    assert "jestli z vážného důvodu, nevíme. Nechtělo se mu." in page
    assert "na důvod jsme se neptali" not in page
    told = {"cancelled_by": "client", "serious": "no", "note": "", "why": "Zeptali jsme se."}
    assert here.browser.post(due.do_url, told).status_code == 302
    (due,) = dues(here, today)
    assert due.key == "review_due"


def test_a_serious_reason_or_a_meeting_ends_the_row(
    place: MakePlace, meet: Callable[[Place, int], Appointment], today: date
) -> None:
    here = place("nekam_patrit")
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    cancel(here, meet(here, 9))
    cancel(here, meet(here, 8), serious="yes")
    cancel(here, meet(here, 7))
    cancel(here, meet(here, 6), cancelled_by="service")
    cancel(here, meet(here, 5), cancelled_by="no_show")
    assert cancellations([about], today) == [{NAME: 2}]
    cancel(here, meet(here, 4), serious="not_asked")
    assert cancellations([about], today) == [{}]


def test_a_cancelled_meeting_is_told_and_not_cancelled_twice(
    place: MakePlace, meet: Callable[[Place, int], Appointment]
) -> None:
    here = place("nekam_patrit")
    row = meet(here, 2)
    assert cancel(here, row, cancelled_by="") == 422
    assert cancel(here, row, note="Ozval se večer.", ahead="yes") == 302
    page = here.page()
    assert "Zrušená schůzka: Konzultace" in page
    assert "bez vážného důvodu" in page
    assert "Ozval se večer." in page
    assert cancel(here, row) == 422


@pytest.mark.rule("A12.absence")
@pytest.mark.parametrize(("answer", "said"), [("yes", "řečeno předem"), ("no", "řečeno až potom")])
def test_whether_the_worker_was_told_beforehand_is_kept_shown_and_counted(
    place: MakePlace, meet: Meet, today: date, answer: str, said: str
) -> None:
    here = place("nekam_patrit", role=Role.HEAD)
    row = meet(here, 2)
    form = here.browser.get(here.url(f"schuzka/{row.pk}/zruseni/")).content.decode()
    assert "Věděli jsme to předem?" in form
    assert cancel(here, row, ahead=answer) == 302
    assert said in here.page().replace("\xa0", " ")
    assert said in here.browser.get(here.url("tisk/")).content.decode().replace("\xa0", " ")
    page = here.browser.get(f"/prehledy/?service=nekam_patrit&year={row.day.year}")
    counted = "Zrušené schůzky, řečeno předem" in page.content.decode().replace("\xa0", " ")
    assert counted is (answer == "yes")


def test_what_passed_waits_to_be_written(
    place: MakePlace, meet: Callable[[Place, int], Appointment], today: date
) -> None:
    here = place("nekam_patrit")
    row = meet(here, 2)
    (due,) = unwritten(here.viewer, [case_row(here.viewer, here.case.pk)], today)
    assert due.do_url.endswith(f"?schuzka={row.pk}")


def test_strangers_find_nothing(
    place: MakePlace, meet: Callable[[Place, int], Appointment]
) -> None:
    here, stranger = place("nekam_patrit"), place("kontaktni_centrum")
    url = here.url(f"schuzka/{meet(here, 1).pk}/zruseni/")
    assert stranger.browser.get(url).status_code == 404
    other = place("nekam_patrit")
    strange = other.url(f"schuzka/{Appointment.objects.get().pk}/zruseni/")
    assert other.browser.get(strange).status_code == 404


def test_a_review_waits_until_it_is_due(place: MakePlace) -> None:
    for service in ("nekam_patrit", "rodinna_poradna"):
        here = place(service)
        page = here.browser.get(here.url("prehodnoceni/")).content.decode()
        assert "Teď tu není co ukládat" in page.replace("\xa0", " ")
        assert "<textarea" not in page
        answer = here.browser.post(here.url("prehodnoceni/"), {"outcome": "Jen tak."})
        assert answer.status_code == 422
        told = answer.content.decode().replace("\xa0", " ")
        assert "Spolupráci teď není proč přehodnocovat" in told
        assert "Jen tak." in told
        assert not Review.objects.filter(case=here.case).exists()


def test_nobody_is_missing_before_the_meeting_begins(
    place: MakePlace, meet: Meet, today: date
) -> None:
    here = place("nekam_patrit")
    row = meet(here, 0)
    Appointment.objects.filter(pk=row.pk).update(at=time(23, 59), minutes=30)
    url = here.url(f"schuzka/{row.pk}/zruseni/")
    assert "Klient bez omluvy chybí" not in here.browser.get(url).content.decode()
    answer = here.browser.post(url, {"cancelled_by": "no_show"})
    assert answer.status_code == 422
    assert "Schůzka ještě nezačala" in answer.content.decode().replace("\xa0", " ")
    record = here.url(f"ukon/?schuzka={row.pk}")
    assert record not in here.page()
    assert cancel(here, row) == 302
    begun = meet(here, 0)
    Appointment.objects.filter(pk=begun.pk).update(at=time(0, 0))
    assert here.url(f"ukon/?schuzka={begun.pk}") in here.page()
    assert cancel(here, begun, cancelled_by="no_show") == 302
