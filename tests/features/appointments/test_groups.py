"""Several cases at one time: planned together, shown as one, written up on one screen."""

from datetime import date, time, timedelta

import pytest

from opora.access.actions import exclude
from opora.access.queries import viewer_of
from opora.acts.models import Act
from opora.appointments.models import Appointment, Group, MeetingRoom, RoomTime
from tests.features.acts.conftest import MakePlace, Place
from tests.features.appointments.test_book import soon
from tests.features.conftest import SignIn, Worker

__all__ = ["soon"]
SERVICE = "kontaktni_centrum"
KIND = "individual_counselling"


@pytest.fixture
def places(place: MakePlace) -> list[Place]:
    first = place(SERVICE)
    return [first, place(SERVICE, by=first.worker), place(SERVICE, by=first.worker)]


def gather(places: list[Place], when: date, cases: list[Place], **typed: str) -> str:
    here = places[0]
    sent: dict[str, object] = {
        "kind": KIND, "day": when.isoformat(), "at": "10:00", "minutes": "60",
        "worker": str(here.worker.pk), "cases": [str(one.case.pk) for one in cases], **typed,
    }  # fmt: skip
    answer = here.browser.post("/kalendar/skupina/", sent)
    assert answer.status_code in (302, 422)
    return "" if answer.status_code == 302 else answer.content.decode().replace("\xa0", " ")


def test_a_group_is_planned_and_is_one_in_the_calendar(places: list[Place], soon: date) -> None:
    here = places[0]
    room = MeetingRoom.objects.create(
        organisation_id=here.case.organisation_id, service=SERVICE, site=here.case.site, name="Sál"
    )
    assert here.browser.get("/kalendar/skupina/").status_code == 200
    assert gather(places, soon, places, room=str(room.pk)) == ""
    assert Appointment.objects.count() == 3
    assert RoomTime.objects.count() == 12
    shown = here.browser.get(f"/kalendar/?den={soon}").content.decode().replace("\xa0", " ")
    assert shown.count('class="o-cal-what"') == 1
    assert "Skupina, 3 případy" in shown
    page = here.browser.get(f"/kalendar/skupina/{Group.objects.get().pk}/").content.decode()
    assert all(f"/pripady/{one.case.pk}/" in page for one in places)
    assert page.count("Sál") == 1


@pytest.mark.parametrize("chosen", [0, 1])
def test_a_group_has_at_least_two(places: list[Place], soon: date, chosen: int) -> None:
    assert "aspoň dva případy" in gather(places, soon, places[:chosen])
    assert not Group.objects.exists()


def test_of_a_group_nothing_is_kept_where_one_can_not_come(
    places: list[Place], soon: date, worker: Worker
) -> None:
    other = viewer_of(worker(SERVICE))
    Appointment.objects.create(
        organisation_id=other.organisation_id, case=places[2].case, service=SERVICE,
        site=places[2].case.site, kind=KIND, day=soon, at=time(10, 30), minutes=60,
        worker_id=other.account_id, booked_by_id=other.account_id, booked_on=soon,
    ).people.create(person=places[2].people[0])  # fmt: skip
    page = gather(places, soon, places)
    assert "Takto to zatím nejde." in page
    assert "Eva má 10:30–11:30" in page
    assert Appointment.objects.count() == 1
    assert not Group.objects.exists()
    assert gather(places, soon, places, clash_reason="Přijde potom.") == ""


@pytest.mark.rule("D7.at_once")
def test_a_group_is_no_bigger_than_the_capacity(place: MakePlace, soon: date) -> None:
    first = place("ohrozene_rodiny", site="most")
    places = [first, *(place("ohrozene_rodiny", site="most", by=first.worker) for _n in range(3))]
    page = gather(places, soon, places, kind="budget")
    assert "už věnujeme třem rodinám" in page
    assert not Appointment.objects.exists()
    assert gather(places, soon, places[:3], kind="budget") == ""


def test_cases_of_others_are_not_planned(places: list[Place], place: MakePlace, soon: date) -> None:
    other = place("dluhova_poradna")
    assert "Vyberte jen z nabízených" in gather(places, soon, [*places, other])
    answer = places[0].browser.get("/kalendar/skupina/?kde=dluhova_poradna:poradna")
    assert answer.status_code == 404


def test_a_group_is_not_written_up_before_its_hour(places: list[Place], today: date) -> None:
    assert gather(places, today, places, at="0:05") == ""
    # Any hour may have come by now: the last minute of the day has not.
    Appointment.objects.update(at=time(23, 59, 59))
    path = f"/kalendar/skupina/{Group.objects.get().pk}/"
    rows = Appointment.objects.order_by("pk")
    sent = {"minutes": "45", **{f"m{one.pk}": "there" for one in rows}}
    assert f"{path}zapis/" not in places[0].browser.get(path).content.decode()
    answer = places[0].browser.post(f"{path}zapis/", sent)
    assert answer.status_code == 422
    page = answer.content.decode().replace("\xa0", " ")
    assert "Skupina ještě nezačala. Zapsat ji půjde, až začne." in page
    assert 'value="45"' in page
    assert not Act.objects.exists()


def test_a_held_group_is_written_up_on_one_screen(places: list[Place], today: date) -> None:
    assert gather(places, today, places, at="0:05") == ""
    group = Group.objects.get()
    rows = list(Appointment.objects.order_by("case__sort_title", "pk"))
    path = f"/kalendar/skupina/{group.pk}/zapis/"
    form = places[0].browser.get(path).content.decode()
    assert 'value="60"' in form
    sent = {"minutes": "45", "note": "Povídání.", f"m{rows[0].pk}": "there"}
    assert places[0].browser.post(path, sent).status_code == 422
    sent |= {f"m{rows[1].pk}": "there", f"m{rows[2].pk}": "no_show"}
    answer = places[0].browser.post(path, sent)
    assert answer.status_code == 302, answer.content.decode()
    acts = list(Act.objects.order_by("pk"))
    assert {(one.case_id, one.kind, one.minutes, one.note) for one in acts} == {
        (row.case_id, KIND, 45, "Povídání.") for row in rows[:2]
    }
    states = dict(Appointment.objects.values_list("pk", "state"))
    assert [states[row.pk] for row in rows] == ["held", "held", "cancelled"]
    rows[2].refresh_from_db()
    assert rows[2].cancelled_by == "no_show"
    assert places[0].browser.post(path, sent).status_code == 422
    # What a group did together is not two things at one time.
    assert "Ve stejnou dobu" not in places[0].browser.get("/den/").content.decode()


def test_a_group_to_come_is_not_written_up(places: list[Place], soon: date) -> None:
    assert gather(places, soon, places) == ""
    sent = {f"m{one.pk}": "there" for one in Appointment.objects.all()} | {"minutes": "45"}
    path = f"/kalendar/skupina/{Group.objects.get().pk}/zapis/"
    page = places[0].browser.post(path, sent).content.decode().replace("\xa0", " ")
    assert "Tato schůzka teprve bude." in page
    assert not Act.objects.exists()


def test_one_excuses_themselves_and_then_all_is_cancelled(places: list[Place], soon: date) -> None:
    room = MeetingRoom.objects.create(
        organisation_id=places[0].case.organisation_id, service=SERVICE,
        site=places[0].case.site, name="Sál",
    )  # fmt: skip
    assert gather(places, soon, places, room=str(room.pk)) == ""
    first = Appointment.objects.order_by("pk")[0]
    path = f"/pripady/{first.case_id}/schuzka/{first.pk}/zruseni/"
    off = {"cancelled_by": "client", "serious": "yes"}
    assert places[0].browser.post(path, off).status_code == 302
    assert RoomTime.objects.count() == 12
    path = f"/kalendar/skupina/{Group.objects.get().pk}/zrusit/"
    assert places[0].browser.post(path, {"cancelled_by": "client"}).status_code == 422
    off = {"cancelled_by": "service", "note": "Nemoc."}
    assert places[0].browser.post(path, off).status_code == 302
    assert set(Appointment.objects.values_list("state", flat=True)) == {"cancelled"}
    assert not RoomTime.objects.exists()


def test_of_a_group_only_the_cases_that_are_seen_are_named(
    places: list[Place], soon: date, worker: Worker, client_of: SignIn, today: date
) -> None:
    assert gather(places, soon, places) == ""
    colleague, group = worker(SERVICE), Group.objects.get()
    by = viewer_of(places[0].worker)
    browser, path = client_of(colleague), f"/kalendar/skupina/{group.pk}/"
    for number, here in enumerate(places):
        exclude(
            account_id=colleague.pk, person_id=here.people[0].pk, reason="x", by=by, on=today
        )  # fmt: skip
        answer = browser.get(path)
        if number < 2:
            assert f"A další, které nevidíte: {number + 1}." in answer.content.decode()
            assert f"/pripady/{here.case.pk}/" not in answer.content.decode()
            off = browser.post(f"{path}zrusit/", {"cancelled_by": "service"})
            assert "které nevidíte" in off.content.decode()
    assert answer.status_code == 404
    calendar = browser.get(f"/kalendar/?den={soon}&ci=p{places[0].worker.pk}").content.decode()
    assert "Obsazeno" in calendar
    assert "Skupina" not in calendar
    assert Appointment.objects.filter(state="planned").count() == 3


def test_whoever_moves_to_another_time_leaves_the_group(places: list[Place], soon: date) -> None:
    assert gather(places, soon, places) == ""
    row = Appointment.objects.order_by("pk")[0]
    sent = {
        "kind": KIND, "day": soon.isoformat(), "at": "10:00", "minutes": "60", "note": "Jinak.",
        "worker": str(places[0].worker.pk), "why": "Oprava.",
    }  # fmt: skip
    path = f"/pripady/{row.case_id}/zapis/meeting/{row.pk}/opravit/"
    assert places[0].browser.post(path, sent).status_code == 302
    row.refresh_from_db()
    assert row.group_id is not None
    later = (soon + timedelta(days=1)).isoformat()
    assert (
        places[0].browser.post(path, sent | {"day": later, "moved_by": "client"}).status_code == 302
    )
    row.refresh_from_db()
    assert row.group_id is None
