"""A worker's meetings in another calendar, read as a calendar reads them."""

import logging
from datetime import date, datetime, time, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from django.test import Client
from icalendar import Calendar

from opora.access.actions import exclude
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.appointments.models import Appointment, Visit
from opora.audit.models import Event
from opora.cases.models import Case
from opora.reminders.feed import ics
from opora.reminders.feed.actions import make_feed
from opora.reminders.models import FeedKey, FeedMiss
from tests.access.conftest import OpenCase
from tests.features.acts.conftest import MakePlace, opened, place
from tests.features.appointments.test_book import book, soon
from tests.features.conftest import SignIn, Worker

__all__ = ["opened", "place", "soon"]

SERVICE, SITE = "rodinna_poradna", "poradna"
PAGE = "/ja/kalendar/"
PRAGUE = ZoneInfo("Europe/Prague")


@pytest.fixture(autouse=True)
def in_prague(monkeypatch: pytest.MonkeyPatch) -> None:
    """The feed names the zone of the services; the tests live in one where it is ten now."""
    monkeypatch.setattr(ics, "ZONE", PRAGUE)


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker(SERVICE)


@pytest.fixture
def case(me: Account, file_of: OpenCase) -> Case:
    return file_of(me, SERVICE, SITE, name="Božena Tajemná")


def meeting(case: Case, who: Account, day: date, at: time = time(9), **more: Any) -> Appointment:
    made: Appointment = Appointment.objects.create(
        organisation_id=case.organisation_id, service=case.service, site=case.site, case=case,
        kind="consultation", day=day, at=at, minutes=60, worker=who, booked_on=day, booked_by=who,
        note="Nezapomenout na rozvod", **more,
    )  # fmt: skip
    return made


def address(who: Account) -> str:
    return f"/odber/{make_feed(by=viewer_of(who), on=viewer_of(who).today)}/schuzky.ics"


def read(path: str) -> Calendar:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content)
    assert isinstance(found, Calendar)
    return found


def events(path: str) -> list[Any]:
    return list(read(path).walk("VEVENT"))


def test_it_holds_times_and_numbers_of_cases_and_nothing_else(
    me: Account, case: Case, today: date
) -> None:
    meeting(case, me, today)
    path = address(me)
    [found] = events(path)
    assert found.decoded("dtstart") == datetime.combine(today, time(9), PRAGUE)
    assert found.decoded("dtend") - found.decoded("dtstart") == timedelta(hours=1)
    assert str(found["summary"]) == f"Případ č. {case.pk}"
    assert not {"location", "description", "attendee", "organizer"} & {key.lower() for key in found}
    whole = Client().get(path).content.decode().lower()
    for named in ("božena", "tajemná", "rozvod", "jana", me.username, "konzult", "patřit"):
        assert named not in whole
    assert "tzid=europe/prague" in whole
    assert "begin:vtimezone" in whole


def test_repeated_meetings_stand_at_nine_on_both_sides_of_the_change_of_clocks(
    me: Account, case: Case, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    sunday = max(
        day for day in (date(today.year + 1, 3, 31) - timedelta(n) for n in range(7))
        if day.weekday() == 6
    )  # fmt: skip
    days = [sunday - timedelta(days=3), sunday + timedelta(days=4)]
    for day in days:
        meeting(case, me, day)
    path = address(me)
    found = recurring_ical_events.of(read(path)).between(days[0], days[1] + timedelta(days=1))
    starts = sorted(one.decoded("dtstart") for one in found)
    assert [one.astimezone(PRAGUE).hour for one in starts] == [9, 9]
    assert [one.astimezone(ZoneInfo("UTC")).hour for one in starts] == [8, 7]
    assert len({str(one["uid"]) for one in found}) == 2


def test_what_is_moved_raises_the_sequence_and_what_is_cancelled_stays_as_cancelled(
    place: MakePlace, soon: date
) -> None:
    """RFC 5545: SEQUENCE and LAST-MODIFIED by each change that the calendar shows."""
    here = place("kontaktni_centrum")
    assert book(here, soon, kind="individual_counselling") == ""
    row, path = Appointment.objects.get(), address(here.worker)
    [first] = events(path)
    assert (first["sequence"], first["status"], first["transp"]) == (0, "CONFIRMED", "OPAQUE")
    sent = {
        "kind": "individual_counselling", "day": soon.isoformat(), "at": "10:00", "minutes": "60",
        "worker": str(here.worker.pk), "why": "Jinak.", "note": "Nic víc.",
    }  # fmt: skip
    change = here.url(f"zapis/meeting/{row.pk}/opravit/")
    assert here.browser.post(change, sent).status_code == 302
    [noted] = events(path)
    assert noted["sequence"] == 0, "a note does not stand in a calendar"
    assert noted.decoded("last-modified") == first.decoded("last-modified")
    sent |= {"at": "14:00", "moved_by": "client"}
    assert here.browser.post(change, sent).status_code == 302
    [moved] = events(path)
    assert (moved["uid"], moved["sequence"]) == (first["uid"], 1)
    assert moved.decoded("dtstart").hour == 14
    assert moved.decoded("last-modified") >= first.decoded("last-modified")
    off = {"cancelled_by": "client", "serious": "yes"}
    assert here.browser.post(here.url(f"schuzka/{row.pk}/zruseni/"), off).status_code == 302
    [gone] = events(path)
    told = (gone["uid"], gone["sequence"], gone["status"], gone["transp"])
    assert told == (first["uid"], 2, "CANCELLED", "TRANSPARENT")


def test_of_somebody_without_a_case_not_even_the_word_for_the_door_leaves(
    place: MakePlace, soon: date
) -> None:
    here = place("kontaktni_centrum")
    sent = {
        "label": "Modrý deštník", "code": "LÍPA 21", "kind": "individual_counselling",
        "day": soon.isoformat(), "at": "10:00", "minutes": "30", "worker": str(here.worker.pk),
    }  # fmt: skip
    assert here.browser.post("/kalendar/bez-pripadu/", sent).status_code == 302
    visit, path = Visit.objects.get(), address(here.worker)
    [found] = events(path)
    assert str(found["summary"]) == "Bez případu"
    whole = Client().get(path).content.decode()
    assert "deštník" not in whole
    assert "LÍPA" not in whole
    moved = sent | {"at": "13:00", "moved_by": "client", "why": "Později."}
    where = f"/kalendar/bez-pripadu/{visit.pk}/"
    assert here.browser.post(f"{where}zmenit/", moved).status_code == 302
    assert here.browser.post(f"{where}zrusit/", {"cancelled_by": "client"}).status_code == 302
    [gone] = events(path)
    assert (gone["uid"], gone["sequence"], gone["status"]) == (found["uid"], 2, "CANCELLED")
    shown = Event.objects.filter(code="look.calendar_feed").latest("number").subjects
    assert f"visit:{visit.pk}" in shown


def test_sight_is_asked_at_each_reading(
    me: Account, case: Case, worker: Worker, today: date
) -> None:
    meeting(case, me, today)
    colleague = worker(SERVICE)
    meeting(case, colleague, today, time(11), workers=[me.pk])
    meeting(case, colleague, today, time(13))
    path = address(me)
    assert [one.decoded("dtstart").hour for one in events(path)] == [9, 11]
    exclude(
        account_id=me.pk, person_id=case.participants.get().person_id, reason="x",
        by=viewer_of(worker(SERVICE, Role.HEAD)), on=today,
    )  # fmt: skip
    assert events(path) == []


def test_the_address_is_shown_once_and_a_new_one_takes_its_place(
    me: Account, client_of: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    client = client_of(me)

    def press(path: str) -> Any:
        page = client.get(path).content.decode()
        hidden = {
            name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("once", "seen")
        }
        return client.post(path, hidden)

    shown = unescape(press(PAGE).content.decode())
    first = "/odber/" + shown.split("/odber/")[1].split('"')[0]
    assert Client().get(first).status_code == 200
    secret = first.split("/")[2]
    assert secret not in client.get(PAGE).content.decode()
    assert secret not in FeedKey.objects.get().digest
    second = unescape(press(PAGE).content.decode()).split("/odber/")[1].split('"')[0]
    assert Client().get(first).status_code == 404
    assert Client().get(f"/odber/{second}").status_code == 200
    assert press("/ja/kalendar/zrusit/").status_code == 302
    assert Client().get(f"/odber/{second}").status_code == 404
    assert secret not in caplog.text
    assert "odber/<str:secret>/schuzky.ics" in caplog.text


def test_a_wrong_one_is_absent_and_many_are_told_to_wait(me: Account) -> None:
    path = address(me)
    wrong = "/odber/nic/schuzky.ics"
    assert [Client().get(wrong).status_code for _n in range(12)] == [404] * 10 + [429] * 2
    assert Client().get(path).status_code == 200  # who has the right one is not held up
    assert Client().get(wrong, REMOTE_ADDR="203.0.113.9").status_code == 404
    assert "203.0.113.9" not in str(list(FeedMiss.objects.values()))


def test_whoever_left_reads_nothing(me: Account, today: date) -> None:
    path = address(me)
    Account.objects.filter(pk=me.pk).update(last_day=today - timedelta(1))
    assert Client().get(path).status_code == 404


def test_a_look_is_written_once_a_day_and_with_every_new_case(
    me: Account, case: Case, file_of: OpenCase, today: date
) -> None:
    looks = Event.objects.filter(code="look.calendar_feed", actor_id=me.pk)
    meeting(case, me, today)
    path = address(me)
    for _time in range(3):
        read(path)
    assert [one.subjects for one in looks] == [[f"case:{case.pk}"]]
    other = file_of(me, SERVICE, SITE)
    meeting(other, me, today, time(15))
    read(path)
    assert looks.all().count() == 2
