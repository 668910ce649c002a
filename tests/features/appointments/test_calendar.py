"""The calendar: whose it may be, what is seen in it, the holidays and hours, its queries."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opora.access.actions import exclude
from opora.access.models import Absence
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.appointments.models import Appointment
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, Worker

MONDAY = date(2027, 11, 15)
HOLIDAY = date(2027, 11, 17)


def meeting(here: Place, day: date, at: time, minutes: int = 60, **more: object) -> Appointment:
    made: Appointment = Appointment.objects.create(
        organisation_id=here.case.organisation_id,
        case=here.case,
        service=here.case.service,
        site=here.case.site,
        day=day,
        at=at,
        minutes=minutes,
        booked_on=day,
        booked_by=here.worker,
        **{"kind": "budget", "worker": here.worker, "place": "kancelar", **more},
    )
    return made


def page(here: Place, tail: str = "") -> str:
    answer = here.browser.get(f"/kalendar/?den={MONDAY.isoformat()}{tail}")
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def test_a_week_shows_ones_own_meetings_with_what_and_where(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", site="most")
    meeting(here, MONDAY, time(9))
    meeting(here, MONDAY + timedelta(days=7), time(9))
    shown = page(here)
    assert shown.count('class="o-cal-what"') == 1
    assert here.case.title in shown
    assert "v kanceláři" in shown
    assert "svátek: Den boje za svobodu" in shown
    assert "úterý 16. listopadu" in shown
    assert "sobota" not in shown


def test_whoever_is_away_is_shown_so(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", site="most")
    Absence.objects.create(
        organisation_id=here.case.organisation_id, account=here.worker, since=MONDAY,
        until=MONDAY + timedelta(days=1), entered_by=here.worker, kind="holiday",
    )  # fmt: skip
    assert page(here).count("nepřítomnost") == 2
    assert page(here, "&ci=s:ohrozene_rodiny:most").count("nepřítomnost") == 2
    assert "dovolená" not in page(here)


def test_a_cancelled_meeting_takes_no_room(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", site="most")
    meeting(here, MONDAY, time(9), state="cancelled", cancelled_by="client")
    assert "tento týden je volný" in page(here)


def test_what_is_not_seen_is_busy_without_a_name(
    place: MakePlace, worker: Worker, client_of: SignIn, today: date
) -> None:
    here = place("ohrozene_rodiny", site="most")
    meeting(here, MONDAY, time(9))
    colleague = worker("ohrozene_rodiny", site="most")
    browser = client_of(colleague)
    mine = f"/kalendar/?den={MONDAY.isoformat()}&ci="
    for key in (f"p{here.worker.pk}", "s:ohrozene_rodiny:most"):
        assert here.case.title in browser.get(mine + key).content.decode()
    exclude(
        account_id=colleague.pk, person_id=here.people[0].pk, reason="x",
        by=viewer_of(here.worker), on=today,
    )  # fmt: skip
    for key in (f"p{here.worker.pk}", "s:ohrozene_rodiny:most"):
        shown = browser.get(mine + key).content.decode()
        assert "Obsazeno" in shown
        assert here.case.title not in shown
        assert "kanceláři</p>" not in shown
        assert f"/pripady/{here.case.pk}/" not in shown


@pytest.mark.parametrize("key", ["p999999", "s:rodinna_poradna:poradna", "s:x:y", "x", "p"])
def test_a_calendar_of_others_is_absent(place: MakePlace, key: str) -> None:
    here = place("ohrozene_rodiny", site="most")
    assert here.browser.get(f"/kalendar/?ci={key}").status_code == 404


def test_a_worker_of_another_place_has_no_calendar_here(place: MakePlace, worker: Worker) -> None:
    here = place("ohrozene_rodiny", site="most", by=worker("ohrozene_rodiny", site="most"))
    other = worker("ohrozene_rodiny", site="litvinov")
    beside = worker("ohrozene_rodiny")
    assert here.browser.get(f"/kalendar/?ci=p{other.pk}").status_code == 404
    assert here.browser.get(f"/kalendar/?ci=p{beside.pk}").status_code == 200


@pytest.mark.parametrize("typed", ["", "x", "0", "9999-99-99", "99999999999", "31. 2. 2026"])
def test_what_is_no_day_is_today(place: MakePlace, typed: str) -> None:
    here = place("ohrozene_rodiny", site="most")
    answer = here.browser.get("/kalendar/", {"den": typed})
    assert answer.status_code == 200
    assert "o-cal-day--today" in answer.content.decode()


def test_the_hours_and_places_of_the_service_stand_there(place: MakePlace) -> None:
    here = place("nekam_patrit")
    shown = page(here)
    assert "Konzultace máme" in shown
    assert "Konzultace u vás doma je možná jen výjimečně" in shown
    assert "/pravidla/nekam_patrit/#A5.hours" in shown


def test_outside_the_hours_the_grid_is_closed(place: MakePlace) -> None:
    here = place("nekam_patrit")
    meeting(here, MONDAY, time(6), kind="consultation")
    assert '<i class="o-cal-closed o-at-0 o-for-4"' in page(here)


def test_meetings_of_one_time_stand_side_by_side(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", site="most")
    for minutes in (60, 30):
        meeting(here, MONDAY, time(9, 15), minutes)
    shown = page(here)
    assert "o-at-5 o-for-4 o-lane-1-2" in shown
    assert "o-at-5 o-for-2 o-lane-2-2" in shown


def test_what_is_over_is_written_up_in_one_click(place: MakePlace, today: date) -> None:
    here = place("ohrozene_rodiny", site="most")
    row = meeting(here, today - timedelta(days=1), time(9))
    answer = here.browser.get("/kalendar/", {"den": row.day.isoformat(), "pohled": "den"})
    assert f"/pripady/{here.case.pk}/ukon/?schuzka={row.pk}" in answer.content.decode()


def test_a_week_of_two_hundred_meetings_takes_no_more_queries(
    place: MakePlace, worker: Worker
) -> None:
    here = place("ohrozene_rodiny", site="most")
    others = [worker("ohrozene_rodiny", Role.SOCIAL_WORKER, site="most") for _one in range(9)]

    def fill(number: int) -> None:
        for turn in range(number):
            day, at = MONDAY + timedelta(days=turn % 5), time(8 + turn // 50, 0)
            meeting(here, day, at, worker=others[turn % 9])

    def asked(key: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            shown = page(here, f"&ci={key}")
        assert shown.count('class="o-cal-what"') >= 2
        return len(queries)

    fill(20)
    keys = ("s:ohrozene_rodiny:most", f"p{others[0].pk}")
    few = [asked(key) for key in keys]
    fill(200)
    many = [asked(key) for key in keys]
    assert all(now <= before for now, before in zip(many, few, strict=True))
    assert max(few) <= 15
