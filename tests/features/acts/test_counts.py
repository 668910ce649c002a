"""The year in numbers, in one question."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opora.acts.counting.queries import Counted, yearly
from opora.acts.facts import visits
from opora.cases.queries import subject
from tests.features.acts.conftest import MakePlace

KIND = "individual_counselling"


def test_acts_and_different_clients(place: MakePlace, today: date) -> None:
    here, hidden = place("kontaktni_centrum"), place("kontaktni_centrum", anonymous=True)
    for made in (here, here, hidden):
        assert made.record(kind=KIND) == ""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        counted = yearly(here.viewer, "kontaktni_centrum", today.year)
    assert counted == [Counted(today.month, KIND, acts=3, clients=2)]
    assert len(asked) == 1
    assert yearly(here.viewer, "kontaktni_centrum", today.year - 1) == []


def test_a_family_counts_once(place: MakePlace, today: date) -> None:
    here = place("ohrozene_rodiny", people=3)
    here.record(kind="budget", at="0:00", people="all", day=f"1. {today.month}. {today.year}")
    here.record(kind="budget", at="0:00", people=str(here.people[1].pk), day="dnes")
    (counted,) = yearly(here.viewer, "ohrozene_rodiny", today.year)
    assert (counted.acts, counted.clients) == (2, 1)


@pytest.mark.parametrize("service", ["rodinna_poradna"])
def test_several_acts_of_a_day_are_one_visit(place: MakePlace, today: date, service: str) -> None:
    here = place(service)
    for day in ("dnes", "dnes", "včera"):
        assert here.record(kind="counselling", day=day) == ""
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    assert visits([about], today) == [{"visits": 2}]
