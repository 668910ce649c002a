"""Groups that repeat: planned at once, moved and cancelled one by one or with all that follow."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from opora.access.actions import exclude
from opora.access.queries import viewer_of
from opora.appointments.models import Appointment, Group, GroupSeries, MeetingRoom, RoomTime
from tests.features.acts.conftest import MakePlace, Place
from tests.features.appointments.test_book import soon
from tests.features.appointments.test_groups import KIND, SERVICE, gather, places
from tests.features.conftest import Worker

__all__ = ["places", "soon"]
WEEK = timedelta(days=7)


@pytest.fixture
def room(places: list[Place]) -> MeetingRoom:
    made: MeetingRoom = MeetingRoom.objects.create(
        organisation_id=places[0].case.organisation_id, service=SERVICE,
        site=places[0].case.site, name="Sál",
    )  # fmt: skip
    return made


def weekly(here: list[Place], when: date, times: int = 3, **typed: Any) -> str:
    """With two cases; what the page says against it."""
    return gather(here, when, here[:2], repeats="week", times=str(times), **typed)


def days() -> list[date]:
    rows = Appointment.objects.filter(state="planned").order_by("day")
    return list(rows.values_list("day", flat=True).distinct())


def groups() -> list[Group]:
    return list(Group.objects.order_by("pk"))


def test_each_day_has_its_group_with_each_of_the_cases(
    places: list[Place], soon: date, room: MeetingRoom
) -> None:
    assert weekly(places, soon, room=str(room.pk)) == ""
    series = GroupSeries.objects.get()
    assert series.rule.startswith("FREQ=WEEKLY;INTERVAL=1;BYDAY=")
    assert series.rule.endswith("COUNT=3")
    assert Appointment.objects.count() == 6
    assert RoomTime.objects.count() == 3 * 12
    assert {one.series_id for one in groups()} == {series.pk}
    page = places[0].browser.get(f"/kalendar/skupina/{groups()[0].pk}/").content.decode()
    assert "Z opakování: každý týden" in page.replace("\xa0", " ")


def test_of_a_series_an_end_is_wanted(places: list[Place], soon: date) -> None:
    page = gather(places, soon, places[:2], repeats="week")
    assert "Napište, do kdy se schůzka opakuje, nebo kolikrát." in page
    assert "nejvýš 53" in weekly(places, soon, times=54)
    assert not Group.objects.exists()


def test_all_days_that_clash_are_told_at_once_and_can_be_left_out(
    places: list[Place], soon: date, worker: Worker
) -> None:
    other, case = viewer_of(worker(SERVICE)), places[1].case
    for day in (soon, soon + 2 * WEEK):
        Appointment.objects.create(
            organisation_id=other.organisation_id, case=case, service=SERVICE, site=case.site,
            kind=KIND, day=day, at=time(10, 30), minutes=60, worker_id=other.account_id,
            booked_by_id=other.account_id, booked_on=day,
        ).people.create(person=places[1].people[0])  # fmt: skip
    page = weekly(places, soon)
    assert page.count("má 10:30–11:30 jinou schůzku") >= 2
    assert not Group.objects.exists()
    left = [soon.isoformat(), (soon + 2 * WEEK).isoformat()]
    for one in left:
        assert f'value="{one}"' in page, "each of them can be left out"
    answer = weekly(places, soon, leave_out=left)
    assert answer == ""
    assert [one.pk for one in groups()] == [Group.objects.get().pk]


def test_nothing_is_kept_where_the_room_is_taken_on_one_day(
    places: list[Place], soon: date, room: MeetingRoom
) -> None:
    first = gather(
        places, soon + WEEK, places[1:], room=str(room.pk), worker=str(places[0].worker.pk)
    )
    assert first == ""
    page = weekly(places, soon, room=str(room.pk), clash_reason="Spojíme je.")
    assert "Místnost Sál je 10:00–11:00 obsazená" in page
    assert Group.objects.count() == 1


@pytest.mark.rule("D7.at_once")
def test_the_rules_are_asked_on_each_day(place: MakePlace, soon: date) -> None:
    first = place("ohrozene_rodiny", site="most")
    here = [first, *(place("ohrozene_rodiny", site="most", by=first.worker) for _n in range(3))]
    page = gather(here, soon, here, kind="budget", repeats="week", times="2")
    assert "už věnujeme třem rodinám" in page
    assert not Appointment.objects.exists()


def move(here: Place, group: Group, day: date, **typed: str) -> str:
    sent = {
        "day": day.isoformat(), "at": "13:00", "minutes": "45", "worker": str(here.worker.pk),
        "moved_by": "client", "why": "Vedou autobusy.", **typed,
    }  # fmt: skip
    answer = here.browser.post(f"/kalendar/skupina/{group.pk}/presunout/", sent)
    assert answer.status_code in (302, 422)
    return "" if answer.status_code == 302 else answer.content.decode().replace("\xa0", " ")


def test_one_group_moves_as_a_whole_with_its_room(
    places: list[Place], soon: date, room: MeetingRoom
) -> None:
    assert weekly(places, soon, room=str(room.pk)) == ""
    first, *_rest = groups()
    tomorrow = soon + timedelta(days=1)
    assert "Vyberte, jestli jde jen o tuto schůzku." in move(places[0], first, tomorrow)
    assert move(places[0], first, tomorrow, extent="one", room=str(room.pk)) == ""
    rows = Appointment.objects.filter(group=first)
    assert {(one.day, one.at, one.minutes) for one in rows} == {(tomorrow, time(13), 45)}
    assert rows.count() == 2, "nobody has left the group"
    assert RoomTime.objects.filter(group=first).count() == 9
    assert set(RoomTime.objects.filter(group=first).values_list("day", flat=True)) == {tomorrow}
    assert days() == [tomorrow, soon + WEEK, soon + 2 * WEEK]


def test_all_that_follow_move_by_as_many_days_and_are_a_series_of_their_own(
    places: list[Place], soon: date
) -> None:
    assert weekly(places, soon) == ""
    _first, second, third = groups()
    day = soon + WEEK + timedelta(days=1)
    assert move(places[0], second, day, extent="following") == ""
    assert days() == [soon, day, day + WEEK]
    second.refresh_from_db()
    third.refresh_from_db()
    assert second.series_id == third.series_id != groups()[0].series_id
    assert GroupSeries.objects.count() == 2


def test_a_group_that_can_not_be_moved_stays_where_it_is(places: list[Place], soon: date) -> None:
    assert weekly(places, soon) == ""
    first = groups()[0]
    page = move(places[0], first, soon + WEEK, at="10:00", extent="one")
    assert "jinou schůzku" in page
    assert days() == [soon, soon + WEEK, soon + 2 * WEEK]
    assert "Tento den už byl." in move(places[0], first, soon - 60 * WEEK, extent="one")
    Appointment.objects.filter(group=first, case=places[0].case).update(state="held")
    assert "Přesunout ji nejde." in move(places[0], first, soon + timedelta(1), extent="one")


def test_one_is_cancelled_or_all_that_follow(places: list[Place], soon: date) -> None:
    assert weekly(places, soon, times=4) == ""
    first, _second, third, _fourth = groups()
    off = {"cancelled_by": "service", "note": "Nemoc."}

    def cancel(group: Group, **typed: str) -> int:
        path = f"/kalendar/skupina/{group.pk}/zrusit/"
        return places[0].browser.post(path, off | typed).status_code

    assert cancel(first) == 422, "whether the others are meant has to be said"
    assert cancel(first, extent="one") == 302
    assert days() == [soon + WEEK, soon + 2 * WEEK, soon + 3 * WEEK]
    assert cancel(third, extent="following") == 302
    assert days() == [soon + WEEK]


def test_a_group_of_which_a_part_is_not_seen_is_not_moved(places: list[Place], soon: date) -> None:
    assert weekly(places, soon, times=2) == ""
    by = places[0].viewer
    exclude(
        account_id=places[0].worker.pk, person_id=places[1].people[0].pk, reason="x", by=by, on=soon
    )
    page = move(places[0], groups()[0], soon + timedelta(days=1), extent="one")
    assert "které nevidíte" in page
    assert days() == [soon, soon + WEEK]
