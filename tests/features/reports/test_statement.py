"""The statement of a year: time, who came and how old, agreements; as a page and as a file."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opora.acts.models import Act
from opora.agreements.models import Agreement
from opora.audit.models import Event
from opora.decisions.models import AskedFact
from opora.people.models import Person
from opora.reports.statement.bands import BANDS, band_of, last_birth
from opora.reports.statement.queries import (
    Agreed,
    Lasted,
    agreements_of_year,
    people_of_year,
    time_of_year,
)
from tests.features.acts.conftest import MakePlace, Place, opened, place
from tests.features.conftest import SERVICES
from tests.features.intake.conftest import text_of

__all__ = ["opened", "place"]

C, KIND = "kontaktni_centrum", "individual_counselling"
PAGE, FILE = "/prehledy/vykaz/", "/prehledy/vykaz/soubor/"


@pytest.fixture
def year(today: date) -> tuple[date, date]:
    """From the first day of the year to today."""
    return date(today.year, 1, 1), today


def test_time_by_kind_and_what_says_no_length(place: MakePlace, year: tuple[date, date]) -> None:
    here = place(C)
    for minutes in ("60", "45", "30", "20"):
        assert here.record(kind=KIND, minutes=minutes) == ""
    _long, short, void, against = here.acts
    Act.objects.filter(pk=short.pk).update(minutes=None)
    Act.objects.filter(pk=void.pk).update(voided_on=year[1])
    Act.objects.filter(pk=against.pk).update(departure=True)
    assert time_of_year(here.viewer, C, year, "") == {KIND: Lasted(60, unknown=1)}
    assert "1 h" in text_of(here.browser.get(PAGE, {"service": C})).replace("\xa0", " ")
    assert time_of_year(here.viewer, C, year, "elsewhere") == {}


def test_people_by_age_and_by_name(place: MakePlace, year: tuple[date, date]) -> None:
    """A birth, a year that reaches over two bands, nothing; of no name, what was said."""
    today = year[1]
    known, near, nothing = (place(C, age=40) for _ in range(3))
    told, silent = (place(C, anonymous=True) for _ in range(2))
    for one in (known, known, near, nothing, told, silent):
        assert one.record(kind=KIND) == ""
    _born(known, last_birth(27, today), last_birth(27, today))
    _born(near, last_birth(27, today), last_birth(27, today) + timedelta(days=1))
    _born(nothing, None, None)
    AskedFact.objects.filter(fact="age").delete()
    AskedFact.objects.create(
        organisation_id=told.viewer.organisation_id,
        case_id=told.case.pk,
        person_id=told.people[0].pk,
        fact="age",
        value=17,
        on=today,
        by_id=told.viewer.account_id,
    )
    found = people_of_year(known.viewer, C, year, "", today)
    assert (found.named, found.anonymous) == (3, 2)
    assert {BANDS[place].low: count for place, count in found.bands.items()} == {27: 1, 16: 1}
    assert (found.unsure, found.unknown) == (1, 2)


def _born(here: Place, first: date | None, last: date | None) -> None:
    Person.objects.filter(pk=here.people[0].pk).update(born_from=first, born_to=last)


@pytest.mark.parametrize("low", [band.low for band in BANDS if band.low])
def test_a_band_begins_on_the_birthday(low: int) -> None:
    on = date(2024, 2, 29)
    assert band_of(low) == band_of(low - 1) + 1
    born = last_birth(low, on)
    assert (on.year - born.year - ((on.month, on.day) < (born.month, born.day))) == low
    later = born + timedelta(days=1)
    assert (on.year - later.year - ((on.month, on.day) < (later.month, later.day))) == low - 1


def test_agreements_on_the_first_and_the_last_day(
    place: MakePlace, year: tuple[date, date]
) -> None:
    first, last = year
    before, day = first - timedelta(days=1), timedelta(days=1)
    spans = [
        (before, None, None),  # ran before, runs on
        (before, first, None),  # its last day is the first of the year
        (before, before, None),  # was over
        (first, last, None),  # concluded on the first day, ends today
        (first, None, last - day),  # its time was over yesterday
        (last, None, last + day),  # concluded today
    ]
    made = [place(C) for _ in spans]
    for one, (concluded, ended, until) in zip(made, spans, strict=True):
        Agreement.objects.filter(case=one.case).update(
            concluded_on=concluded, ended_on=ended, valid_until=until
        )
    gone = place(C)
    Agreement.objects.filter(case=gone.case).update(concluded_on=first, voided_on=last)
    expected = Agreed(first=4, concluded=3, ended=3, last=3)
    assert agreements_of_year(made[0].viewer, C, year, "") == expected


def test_the_file_holds_the_numbers_and_nobody(place: MakePlace, today: date) -> None:
    here = place(C)
    assert here.record(kind=KIND) == ""
    answer = here.browser.get(FILE, {"service": C})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="vykaz-{C}-{today.year}.csv"'
    text = answer.content.decode("utf-8-sig")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "Celkem;1;1;60;0" in text
    assert "neuvedeno" in text
    assert here.people[0].family_name not in text
    assert Event.objects.filter(code="look.statement_file").count() == 1


def test_what_is_not_seen_is_not_counted(place: MakePlace, year: tuple[date, date]) -> None:
    here, other = place(C), place("rodinna_poradna")
    assert here.record(kind=KIND) == ""
    assert people_of_year(other.viewer, C, year, "", year[1]).named == 0
    assert time_of_year(other.viewer, C, year, "") == {}
    assert agreements_of_year(other.viewer, C, year, "") == Agreed(0, 0, 0, 0)
    assert other.browser.get(PAGE, {"service": C}).status_code == 404
    assert other.browser.get(FILE, {"service": C}).status_code == 404


@pytest.mark.parametrize("service", SERVICES)
def test_the_statement_asks_little(place: MakePlace, service: str) -> None:
    here = place(service)
    for path in (PAGE, FILE):
        here.browser.get(path, {"service": service})
        with CaptureQueriesContext(connection) as asked:
            assert here.browser.get(path, {"service": service}).status_code == 200
        assert len(asked) <= 15, [one["sql"][:80] for one in asked]
