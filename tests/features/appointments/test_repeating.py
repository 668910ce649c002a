"""Meetings that repeat: the rule, its words, its bounds, holidays, one or all that follow."""

import re
from datetime import date, timedelta

import pytest

from opora.appointments.facts import cancellations
from opora.appointments.models import Appointment, RoomTime, Series
from opora.appointments.queries import cancelled
from opora.appointments.repeating.rule import MOST, Repeat
from opora.appointments.repeating.words import rule_words
from opora.cases.queries import subject
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import workday
from tests.features.appointments.test_book import book, soon
from tests.features.appointments.test_cancel import NAME
from tests.features.appointments.test_clashes import room
from tests.features.conftest import Worker

__all__ = ["room", "soon"]
KIND = "individual_counselling"
WEEKLY = {"repeats": "week", "times": "4"}


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place("kontaktni_centrum")


def days() -> list[date]:
    return list(Appointment.objects.order_by("day").values_list("day", flat=True))


@pytest.mark.parametrize(
    ("repeat", "first", "rule", "told"),
    [
        (
            Repeat("week", until=date(2027, 6, 30)),
            date(2027, 1, 5),
            "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20270630",
            "každý týden v úterý do 30. června 2027",
        ),
        (
            Repeat("two_weeks", times=6),
            date(2027, 1, 6),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=6",
            "každé dva týdny ve středu, celkem 6krát",
        ),
        (
            Repeat("month", times=3),
            date(2027, 1, 21),
            "FREQ=MONTHLY;BYDAY=+3TH;COUNT=3",
            "každý třetí čtvrtek v měsíci, celkem 3krát",
        ),
        (
            Repeat("month", times=3),
            date(2027, 1, 6),
            "FREQ=MONTHLY;BYDAY=+1WE;COUNT=3",
            "každou první středu v měsíci, celkem 3krát",
        ),
        (
            Repeat("month", times=3),
            date(2027, 5, 31),
            "FREQ=MONTHLY;BYDAY=-1MO;COUNT=3",
            "každé poslední pondělí v měsíci, celkem 3krát",
        ),
    ],
)
def test_a_rule_and_its_words(repeat: Repeat, first: date, rule: str, told: str) -> None:
    assert repeat.rrule(first) == rule
    assert rule_words(rule, first).replace("\xa0", " ") == told
    assert repeat.days(first)[0] == first


def test_holidays_are_skipped_or_told() -> None:
    first = date(2027, 4, 26)  # Mondays: 28 September 2026 aside, 5 July 2027 is a holiday
    until = date(2027, 7, 12)
    skipped = Repeat("week", until=until)
    assert date(2027, 7, 5) not in skipped.days(first)
    assert skipped.skipped(first) == [date(2027, 7, 5)]
    assert date(2027, 7, 5) in Repeat("week", until=until, holidays="tell").days(first)


def test_a_series_is_planned_and_said_in_words(here: Place, soon: date) -> None:
    assert book(here, soon, kind=KIND, **WEEKLY) == ""
    series = Series.objects.get()
    planned = [soon + timedelta(days=7 * turn) for turn in range(4)]
    assert set(days()) <= set(planned)
    assert Appointment.objects.filter(series=series).count() == len(days())
    assert "Z opakování: každý týden" in here.page().replace("\xa0", " ")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"repeats": "week"}, "Napište, do kdy se schůzka opakuje, nebo kolikrát."),
        ({"repeats": "week", "times": "1"}, "Napište číslo od 2 výš."),
        ({"repeats": "week", "times": "54"}, "nejvýš 53"),
        ({"repeats": "week", "times": "x"}, "Napište celé číslo"),
        ({"repeats": "month", "times": "14"}, "sahat rok dopředu"),
        ({"repeats": "week", "until": "1. 1. 2050"}, ""),
        ({"repeats": "week", "until": "včera"}, "Řada by skončila dřív, než začne."),
        ({"repeats": "jindy", "times": "3"}, "Vyberte"),
    ],
)
def test_a_series_has_an_end_within_a_year(
    here: Place, soon: date, typed: dict[str, str], sentence: str
) -> None:
    page = book(here, soon, kind=KIND, **typed)
    assert page
    assert sentence in page, re.findall(r"o-error.{0,200}", page)
    assert not Appointment.objects.exists()
    assert not Series.objects.exists()


def test_so_many_as_a_series_may_have_are_planned(here: Place, soon: date) -> None:
    assert book(here, soon, kind=KIND, repeats="week", times=str(MOST), holidays="tell") == ""
    assert len(days()) == MOST


def test_days_that_are_taken_are_told_and_may_be_left_out(
    place: MakePlace, here: Place, soon: date
) -> None:
    taken = soon + timedelta(days=7)
    assert book(place("kontaktni_centrum", by=here.worker), taken, kind=KIND) == ""
    sent = {"kind": KIND, "repeats": "week", "times": "3", "holidays": "tell"}
    page = book(here, soon, **sent)
    assert "Tyto dny naplánovat nejdou." in page
    assert 'name="leave_out"' in page
    assert 'name="clash_reason"' in page
    assert not Appointment.objects.filter(case=here.case).exists()
    assert book(here, soon, **sent, leave_out=taken.isoformat()) == ""
    own = Appointment.objects.filter(case=here.case).order_by("day").values_list("day", flat=True)
    assert list(own) == [soon, soon + timedelta(days=14)]


@pytest.mark.rule("A5.hours")
def test_a_day_on_which_the_service_is_closed_stops_a_series(place: MakePlace, today: date) -> None:
    here = place("nekam_patrit")
    year = today.year + 1
    christmas = next(day for day in (date(year, 12, n) for n in (24, 25, 26)) if day.weekday() < 5)
    start = christmas - timedelta(days=7)
    sent = {"kind": "consultation", "place": "kancelar", "repeats": "week", "times": "2"}
    page = book(here, start, **sent, holidays="tell")
    assert "je svátek" in page
    assert not Appointment.objects.exists()
    assert book(here, start, **sent, holidays="skip") == ""
    assert days() == [start]


def test_refused_on_every_day_it_is_refused_as_one_meeting(place: MakePlace, soon: date) -> None:
    here = place("nekam_patrit", agreement=False)
    page = book(here, soon, kind="consultation", **WEEKLY)
    assert "Tuto schůzku tak naplánovat nejde." in page
    assert "Smlouva v ten den neběží" in page
    assert not Series.objects.exists()


def series(here: Place, soon: date, **more: str) -> list[Appointment]:
    assert book(here, soon, kind=KIND, repeats="week", times="4", holidays="tell", **more) == ""
    return list(Appointment.objects.filter(case=here.case).order_by("day"))


def test_one_or_this_and_all_that_follow_are_cancelled(
    here: Place, soon: date, today: date
) -> None:
    first, _second, third, _fourth = series(here, soon)
    off = {"cancelled_by": "client", "serious": "no"}
    path = here.url(f"schuzka/{first.pk}/zruseni/")
    page = here.browser.post(path, off).content.decode().replace("\xa0", " ")
    assert "Vyberte, jestli jde jen o tuto schůzku." in page
    assert here.browser.post(path, off | {"extent": "one"}).status_code == 302
    path = here.url(f"schuzka/{third.pk}/zruseni/")
    assert here.browser.post(path, off | {"extent": "following"}).status_code == 302
    states = list(Appointment.objects.order_by("day").values_list("state", flat=True))
    assert states == ["cancelled", "planned", "cancelled", "cancelled"]
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    assert cancellations([about], today)[0].get(NAME) == 2  # the fourth went with the third
    assert [one.id for one in cancelled(here.case.pk, 9)] == [third.pk, first.pk]
    told = here.page().replace("\xa0", " ")
    assert told.count("Spolu s ní i 1 další z opakování.") == 1


def test_this_and_all_that_follow_are_moved_past_each_other(
    here: Place, soon: date, room: object
) -> None:
    number = str(getattr(room, "pk"))  # noqa: B009  a fixture of another file
    first, second, *_rest = series(here, soon, room=number)
    sent = {
        "kind": KIND, "day": (second.day + timedelta(days=7)).isoformat(), "at": "11:00",
        "minutes": "60", "worker": str(here.worker.pk), "room": number,
        "why": "Změna rozvrhu.", "moved_by": "client",
    }  # fmt: skip
    path = here.url(f"zapis/meeting/{second.pk}/opravit/")
    assert here.browser.post(path, sent).status_code == 422
    answer = here.browser.post(path, sent | {"extent": "following"})
    assert answer.status_code == 302, answer.content.decode()
    expected = [first.day, *(second.day + timedelta(days=7 * turn) for turn in (1, 2, 3))]
    assert days() == expected
    assert RoomTime.objects.count() == 4 * 12
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.series_id != second.series_id
    assert second.series is not None
    assert "celkem 3krát" in rule_words(second.series.rule, second.series.starts)


def test_one_of_a_series_is_moved_alone(here: Place, soon: date) -> None:
    _first, second, *_rest = series(here, soon)
    moved = workday(second.day + timedelta(days=1), step=1)
    sent = {
        "kind": KIND, "day": moved.isoformat(), "at": "9:00", "minutes": "60", "extent": "one",
        "worker": str(here.worker.pk), "why": "Lékař.", "moved_by": "other",
    }  # fmt: skip
    assert here.browser.post(
        here.url(f"zapis/meeting/{second.pk}/opravit/"), sent
    ).status_code == 302  # fmt: skip
    assert moved in days()
    assert len(days()) == 4


def test_what_follows_outside_a_series_is_absent(here: Place, soon: date, worker: Worker) -> None:
    assert book(here, soon, kind=KIND) == ""
    row = Appointment.objects.get()
    off = {"cancelled_by": "service", "extent": "following"}
    assert here.browser.post(here.url(f"schuzka/{row.pk}/zruseni/"), off).status_code == 302
    row.refresh_from_db()
    assert not row.with_series
