"""The head keeps the rooms of the site; of two who want one at one moment one gets it."""

from datetime import date, time

import pytest
from django.test import Client
from django_scopes import scope

from opora.access.doors import Invalid
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.appointments.actions import book
from opora.appointments.meeting_rooms.actions import add_room
from opora.appointments.models import Appointment, MeetingRoom, RoomTime
from opora.appointments.planning import Planned
from tests.access.test_concurrency import at_once
from tests.features.acts.conftest import MakePlace, opened, place
from tests.features.conftest import SignIn, Worker

__all__ = ["opened", "place"]
SERVICE, SITE = "ohrozene_rodiny", "most"
LIST = "/kalendar/mistnosti/"


@pytest.fixture
def head(worker: Worker, client_of: SignIn) -> Client:
    return client_of(worker(SERVICE, Role.HEAD, site=SITE))


def test_the_head_adds_renames_and_closes_a_room(head: Client, today: date) -> None:
    assert "Žádná místnost tu není" in head.get(LIST).content.decode()
    assert head.post(f"{LIST}nova/", {"name": "Zasedačka"}).status_code == 302
    row = MeetingRoom.objects.get()
    assert (row.service, row.site) == (SERVICE, SITE)
    taken = head.post(f"{LIST}nova/", {"name": "zasedačka"})
    assert "už jedna místnost jmenuje" in taken.content.decode().replace("\xa0", " ")
    assert head.post(f"{LIST}nova/", {"name": " "}).status_code == 422
    sent = {"name": "Herna", "closed_from": today.isoformat()}
    assert head.post(f"{LIST}{row.pk}/", sent).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.closed_from) == ("Herna", today)
    assert row.history.count() == 2
    assert "nepoužívá se od" in head.get(LIST).content.decode()


def test_a_room_with_meetings_ahead_is_not_closed(
    head: Client, place: MakePlace, today: date
) -> None:
    head.post(f"{LIST}nova/", {"name": "Zasedačka"})
    row, here = MeetingRoom.objects.get(), place(SERVICE, site=SITE)
    Appointment.objects.create(
        organisation_id=here.case.organisation_id, case=here.case, service=SERVICE, site=SITE,
        kind="budget", day=today, at=time(9), minutes=60, worker=here.worker, booked_on=today,
        booked_by=here.worker, room=row,
    )  # fmt: skip
    answer = head.post(f"{LIST}{row.pk}/", {"name": "Z", "closed_from": today.isoformat()})
    assert answer.status_code == 422
    assert "Nejdřív je přesuňte." in answer.content.decode().replace("\xa0", " ")


def test_rooms_of_other_sites_are_not_the_heads(head: Client, worker: Worker, today: date) -> None:
    other = viewer_of(worker(SERVICE, Role.HEAD, site="litvinov"))
    row = add_room(service=SERVICE, site="litvinov", name="Jiná", by=other, on=today)
    assert "Jiná" not in head.get(LIST).content.decode()
    assert head.get(f"{LIST}{row.pk}/").status_code == 404
    assert head.post(f"{LIST}nova/", {"name": "X", "where": f"{SERVICE}:litvinov"}).status_code in {
        302,
        422,
    }
    assert MeetingRoom.objects.filter(site="litvinov").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_want_one_room_at_one_moment_one_gets_it(
    transactional_db: None, place: MakePlace, worker: Worker, today: date
) -> None:
    by = viewer_of(worker("kontaktni_centrum", Role.HEAD))
    places = [place("kontaktni_centrum") for _one in range(4)]
    first = places[0].case
    room = add_room(service=first.service, site=first.site, name="Zasedačka", by=by, on=today)

    def take(number: int) -> None:
        here = places[number]
        what = Planned(
            kind="individual_counselling", day=today, at=time(23, 0), minutes=30,
            worker_id=here.worker.pk, people=(here.people[0].pk,), room_id=room.pk,
        )  # fmt: skip
        with scope(organisation=first.organisation_id):
            book(case_id=here.case.pk, what=what, by=here.viewer, on=today)

    raised = at_once(take, len(places))
    assert [isinstance(one, Invalid) for one in raised] == [True] * 3, raised
    assert Appointment.objects.count() == 1
    assert RoomTime.objects.count() == 6
