"""The year in numbers."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opora.acts.counting.queries import Counted, OfYear, yearly
from opora.acts.facts import visits
from opora.acts.models import Act
from opora.cases.queries import subject
from tests.features.acts.conftest import MakePlace
from tests.features.conftest import SERVICES

KIND = "individual_counselling"


def test_acts_and_different_clients(place: MakePlace, today: date) -> None:
    here, hidden = place("kontaktni_centrum"), place("kontaktni_centrum", anonymous=True)
    for made in (here, here, hidden):
        assert made.record(kind=KIND) == ""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        counted = yearly(here.viewer, "kontaktni_centrum", today.year).counted
    assert counted == (Counted(today.month, KIND, acts=3, clients=2),)
    assert len(asked) == 2
    assert yearly(here.viewer, "kontaktni_centrum", today.year - 1) == OfYear((), 0, {}, {})


def test_in_a_year_each_client_counts_once(place: MakePlace, today: date) -> None:
    """Here, today and in January: in the year nobody is counted twice, in no kind and in no sum."""
    here, hidden = place("kontaktni_centrum"), place("kontaktni_centrum", anonymous=True)
    for made in (here, here, hidden):
        assert made.record(kind=KIND) == ""
    Act.objects.filter(pk=Act.objects.earliest("pk").pk).update(day=date(today.year, 1, 2))
    Act.objects.filter(pk=Act.objects.latest("pk").pk).update(kind="hygiene")
    counted = yearly(here.viewer, "kontaktni_centrum", today.year)
    months = {1: 2, today.month: 2} if today.month == 1 else {1: 1, today.month: 2}
    assert counted.clients == 2
    assert counted.of_kind == {KIND: 1, "hygiene": 1}
    assert counted.in_month == months
    page = here.browser.get("/prehledy/?service=kontaktni_centrum")
    said = page.content.decode().replace("\xa0", " ")
    assert "úkony 3, různí klienti 2." in said


def test_a_departure_and_a_void_record_bring_no_client(place: MakePlace, today: date) -> None:
    here, other = place("kontaktni_centrum"), place("kontaktni_centrum")
    assert here.record(kind=KIND) == ""
    assert other.record(kind=KIND) == ""
    Act.objects.filter(case=other.case).update(departure=True)
    assert yearly(here.viewer, "kontaktni_centrum", today.year).clients == 1


@pytest.mark.parametrize("service", SERVICES)
def test_the_page_of_the_year_asks_little(place: MakePlace, service: str) -> None:
    here = place(service)
    path = f"/prehledy/?service={service}"
    here.browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert here.browser.get(path).status_code == 200
    assert len(asked) <= 15, [one["sql"][:80] for one in asked]


def test_a_family_counts_once(place: MakePlace, today: date) -> None:
    here = place("ohrozene_rodiny", people=3)
    here.record(kind="budget", at="0:00", people="all", day=f"1. {today.month}. {today.year}")
    here.record(kind="budget", at="0:00", people=str(here.people[1].pk), day="dnes")
    of_year = yearly(here.viewer, "ohrozene_rodiny", today.year)
    (counted,) = of_year.counted
    assert (counted.acts, counted.clients) == (2, 1)
    assert of_year.clients == 1


@pytest.mark.parametrize("service", ["rodinna_poradna"])
def test_several_acts_of_a_day_are_one_visit(place: MakePlace, today: date, service: str) -> None:
    here = place(service)
    for day in ("dnes", "dnes", "včera"):
        assert here.record(kind="counselling", day=day) == ""
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    assert visits([about], today) == [{"visits": 2}]
