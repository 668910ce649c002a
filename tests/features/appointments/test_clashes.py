"""A worker, a client or a room at two places at once: told before saving, with a way on."""

from datetime import date, time, timedelta

import pytest

from opora.access.actions import exclude
from opora.access.models import Absence
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.appointments.meeting_rooms.actions import add_room
from opora.appointments.models import Appointment, MeetingRoom, RoomTime
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import workday
from tests.features.appointments.test_book import book, soon
from tests.features.conftest import Worker

__all__ = ["soon"]
KIND = "individual_counselling"


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place("kontaktni_centrum")


@pytest.fixture
def room(here: Place, worker: Worker, today: date) -> MeetingRoom:
    head = viewer_of(worker("kontaktni_centrum", Role.HEAD))
    made = add_room(service=here.case.service, site=here.case.site, name="Zasedačka", by=head,
                    on=today)  # fmt: skip
    assert isinstance(made, MeetingRoom)
    return made


def again(place: MakePlace, here: Place) -> Place:
    """Another case of the same service, the same worker at the screen."""
    return place(here.case.service, by=here.worker)


def test_all_that_is_in_the_way_is_told_with_when_and_what(
    place: MakePlace, here: Place, room: MeetingRoom, soon: date
) -> None:
    assert book(here, soon, kind=KIND, room=str(room.pk)) == ""
    page = book(again(place, here), soon, kind=KIND, room=str(room.pk), at="10:30", note="Zůstane.")
    assert f"{here.worker.full_name} má 10:00–11:00 jinou schůzku (Eva Petrů)" in page
    assert "Místnost Zasedačka je 10:00–11:00 obsazená (Eva Petrů)" in page
    assert "volno je například od: 9:00, 11:00" in page
    assert "Zůstane." in page
    assert Appointment.objects.count() == 1


def test_a_worker_may_be_planned_twice_with_a_reason_that_is_kept(
    place: MakePlace, here: Place, soon: date
) -> None:
    assert book(here, soon, kind=KIND) == ""
    other = again(place, here)
    page = book(other, soon, kind=KIND)
    assert 'name="clash_reason"' in page
    assert 'name="clash_reason"' in book(other, soon, kind=KIND, clash_reason=" ")
    assert Appointment.objects.count() == 1
    assert book(other, soon, kind=KIND, clash_reason="Sedí vedle sebe.") == ""
    row = Appointment.objects.get(case=other.case)
    assert row.clash_reason == "Sedí vedle sebe."


def test_whoever_is_away_is_planned_with_a_reason_alone(here: Place, soon: date) -> None:
    Absence.objects.create(
        organisation_id=here.case.organisation_id, account=here.worker, since=soon, until=soon,
        entered_by=here.worker,
    )  # fmt: skip
    page = book(here, soon, kind=KIND)
    assert f"{here.worker.full_name} má ten den zapsanou nepřítomnost." in page
    assert "Vyberte jiný den, nebo jiného pracovníka." in page, "no other time of that day helps"
    assert "volno je" not in page
    assert book(here, soon, kind=KIND, clash_reason="Přijde jen na to.") == ""


def test_a_room_is_never_taken_twice_whatever_the_reason(
    place: MakePlace, here: Place, room: MeetingRoom, soon: date, worker: Worker
) -> None:
    assert book(here, soon, kind=KIND, room=str(room.pk)) == ""
    other = place(here.case.service)
    page = book(other, soon, kind=KIND, room=str(room.pk), clash_reason="Vejdeme se.")
    assert "Místnost Zasedačka je 10:00–11:00 obsazená" in page
    assert Appointment.objects.count() == 1
    assert book(other, soon, kind=KIND, room=str(room.pk), at="11:00") == ""


def test_a_client_is_expected_once_at_a_time(here: Place, soon: date, worker: Worker) -> None:
    assert book(here, soon, kind=KIND) == ""
    colleague = worker("kontaktni_centrum")
    page = book(here, soon, kind=KIND, worker=str(colleague.pk))
    assert "Eva má 10:00–11:00 jinou schůzku" in page
    assert book(here, soon, kind=KIND, worker=str(colleague.pk), at="11:00") == ""


def test_whoever_is_there_beside_the_worker_is_taken_too(
    place: MakePlace, here: Place, soon: date, worker: Worker
) -> None:
    colleague = worker("kontaktni_centrum", name="Olga Druhá")
    assert book(here, soon, kind=KIND, workers=str(colleague.pk)) == ""
    other = place(here.case.service)
    assert "Olga Druhá má 10:00–11:00" in book(other, soon, kind=KIND, worker=str(colleague.pk))
    shown = here.browser.get(f"/kalendar/?den={soon}&ci=p{colleague.pk}").content.decode()
    assert here.case.title in shown
    assert "Olga Druhá" in here.page()


def test_of_a_case_that_is_not_seen_only_the_time_is_told(
    place: MakePlace, here: Place, soon: date, worker: Worker, today: date
) -> None:
    colleague = worker("kontaktni_centrum", name="Olga Druhá")
    assert book(here, soon, kind=KIND, worker=str(colleague.pk)) == ""
    other = place(here.case.service)
    exclude(
        account_id=other.worker.pk, person_id=here.people[0].pk, reason="x",
        by=viewer_of(colleague), on=today,
    )  # fmt: skip
    page = book(other, soon, kind=KIND, worker=str(colleague.pk))
    assert "Olga Druhá má 10:00–11:00 obsazeno." in page
    assert page.count("Eva Petrů") == other.browser.get(
        other.url("schuzka/")
    ).content.decode().count("Eva Petrů")


def test_a_cancelled_or_moved_meeting_gives_the_room_back(
    here: Place, room: MeetingRoom, soon: date
) -> None:
    assert book(here, soon, kind=KIND, room=str(room.pk), minutes="50") == ""
    row = Appointment.objects.get()
    assert RoomTime.objects.count() == 10
    sent = {"kind": KIND, "day": soon.isoformat(), "at": "13:02", "minutes": "10",
            "worker": str(here.worker.pk), "room": str(room.pk), "why": "Nestíhá."}  # fmt: skip
    path = here.url(f"zapis/meeting/{row.pk}/opravit/")
    page = here.browser.post(path, sent).content.decode().replace("\xa0", " ")
    assert "Vyberte, kdo o jiný čas požádal." in page
    assert here.browser.post(path, sent | {"moved_by": "client"}).status_code == 302
    assert [one.step for one in RoomTime.objects.order_by("step")] == [156, 157, 158]
    told = here.browser.get(here.url(f"zapis/meeting/{row.pk}/")).content.decode()
    assert "klient" in told
    off = {"cancelled_by": "other", "note": "Zavřená budova."}
    assert here.browser.post(here.url(f"schuzka/{row.pk}/zruseni/"), off).status_code == 302
    assert not RoomTime.objects.exists()
    row.refresh_from_db()
    assert (row.cancelled_by, row.cancel_note) == ("other", "Zavřená budova.")


def test_a_cancellation_has_the_day_on_which_it_was_told(
    here: Place, today: date, soon: date
) -> None:
    assert book(here, soon, kind=KIND) == ""
    row = Appointment.objects.get()
    Appointment.objects.update(booked_on=today - timedelta(days=5))
    path = here.url(f"schuzka/{row.pk}/zruseni/")
    early = (today - timedelta(days=6)).isoformat()
    sent = {"cancelled_by": "client", "serious": "yes", "told_on": early}
    assert here.browser.post(path, sent).status_code == 422
    sent["told_on"] = (today - timedelta(days=3)).isoformat()
    assert here.browser.post(path, sent).status_code == 302
    row.refresh_from_db()
    assert row.cancelled_on == today - timedelta(days=3)


def test_a_cancellation_taken_back_takes_the_room_again_or_says_why_not(
    place: MakePlace, here: Place, room: MeetingRoom, soon: date
) -> None:
    assert book(here, soon, kind=KIND, room=str(room.pk)) == ""
    row = Appointment.objects.get()
    path = here.url(f"schuzka/{row.pk}/zruseni/")
    assert here.browser.post(path, {"cancelled_by": "service"}).status_code == 302
    other = place(here.case.service)
    assert book(other, soon, kind=KIND, room=str(room.pk)) == ""
    back = here.url(f"zapis/cancellation/{row.pk}/zneplatnit/")
    page = here.browser.post(back, {"why": "Přijdou."}).content.decode().replace("\xa0", " ")
    assert "Místnost Zasedačka je 10:00–11:00 obsazená" in page
    assert other.browser.post(
        other.url(f"schuzka/{Appointment.objects.get(case=other.case).pk}/zruseni/"),
        {"cancelled_by": "service"},
    ).status_code == 302  # fmt: skip
    assert here.browser.post(back, {"why": "Přijdou."}).status_code == 302
    assert RoomTime.objects.filter(appointment=row).count() == 12


@pytest.mark.parametrize("channel", ["in_person", "phone", "video"])
def test_a_meeting_in_person_by_phone_or_by_video(here: Place, soon: date, channel: str) -> None:
    assert book(here, soon, kind=KIND, channel=channel) == ""
    row = Appointment.objects.get()
    assert row.channel == channel
    form = here.browser.get(here.url(f"ukon/?schuzka={row.pk}")).content.decode()
    assert 'value="60"' in form


def test_a_room_of_another_site_or_a_closed_one_is_refused(
    here: Place, room: MeetingRoom, soon: date
) -> None:
    MeetingRoom.objects.update(closed_from=soon)
    page = book(here, soon, kind=KIND, room=str(room.pk))
    assert "Tato se v ten den nepoužívá." in page
    before = workday(soon - timedelta(days=1), step=-1)
    assert book(here, before, kind=KIND, room=str(room.pk)) == ""
    MeetingRoom.objects.update(closed_from=None, site="jinde")
    assert book(here, soon, kind=KIND, room=str(room.pk)) == ""
    assert list(Appointment.objects.values_list("room", flat=True)) == [room.pk, None]


def test_the_calendar_of_a_room(here: Place, room: MeetingRoom, soon: date) -> None:
    assert book(here, soon, kind=KIND, room=str(room.pk)) == ""
    shown = here.browser.get(f"/kalendar/?den={soon}&ci=r{room.pk}").content.decode()
    assert here.case.title in shown
    assert "Zasedačka" in shown
    assert here.browser.get("/kalendar/?ci=r999999").status_code == 404


def test_it_ends_at_midnight_or_after(here: Place, room: MeetingRoom, soon: date) -> None:
    assert book(here, soon, kind=KIND, room=str(room.pk), at="23:50", minutes="20") == ""
    assert {one.day for one in RoomTime.objects.all()} == {soon, soon + timedelta(days=1)}
    page = book(here, soon + timedelta(days=1), kind=KIND, at="0:05", minutes="20")
    assert "má 23:50–0:10" in page
    assert Appointment.objects.get().at == time(23, 50)
