"""When, where and how many at once."""

from datetime import date, datetime, time, timedelta

import holidays
import pytest

from opora.access.actions import grant
from opora.access.roles import Role
from opora.appointments.moments import Moment, clients_now
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.rules.days import add_months
from opora.rules.shown import shown_day
from tests.features.acts.conftest import MakePlace
from tests.features.conftest import ViewerOf, Worker

FREE = holidays.country_holidays("CZ")


def workday(near: date, step: int = -1) -> date:
    """The nearest working day before (or after) the day."""
    day = near
    while day.weekday() > 4 or day in FREE:
        day += timedelta(days=step)
    return day


def lately(today: date) -> date:
    """The last working day of which every hour has been, whatever the clock says now."""
    return workday(today - timedelta(days=1))


def saturday(near: date) -> date:
    """The last Saturday."""
    return near - timedelta(days=(near.weekday() - 5) % 7)


@pytest.mark.rule("A2.length")
def test_no_act_after_the_last_day_of_the_programme(place: MakePlace, today: date) -> None:
    here = place("nekam_patrit", since=today - timedelta(days=2 * 365 + 40))
    after, within = lately(today), workday(today - timedelta(days=60))
    sent = {"kind": "consultation", "at": "10:00", "place": "kancelar"}
    assert "Program skončil" in here.record(**sent, day=after.isoformat())
    assert not here.acts
    assert here.record(**sent, day=within.isoformat()) == ""


@pytest.mark.rule("A2.ends")
@pytest.mark.rule("A2.reminder")
def test_the_end_of_the_programme_is_known_and_told_ahead(place: MakePlace, today: date) -> None:
    since = add_months(today, -23)
    here = place("nekam_patrit", since=since)
    page = here.page().replace("\xa0", " ")
    last = shown_day(add_months(since, 24)).cs.replace("\xa0", " ")
    assert f"Poslední den programu je {last}." in page
    assert "Promluvit o tom, co po programu" in page
    assert "Zapsat, co bude dál" in page
    early = place("nekam_patrit", since=add_months(today, -20))
    assert "Promluvit o tom, co po programu" not in early.page()


@pytest.mark.rule("A5.hours")
def test_a_consultation_out_of_hours_needs_a_reason(place: MakePlace, today: date) -> None:
    here = place("nekam_patrit")
    sent = {"kind": "consultation", "day": lately(today).isoformat(), "place": "kancelar"}
    assert here.record(**sent, at="16:00") == ""
    page = here.record(**sent, at="16:30")
    assert "Úkon od 16:30" in page
    assert "se do hodin celý nevejde" in page
    assert len(here.acts) == 1
    weekend = sent | {"day": saturday(today).isoformat(), "at": "10:00"}
    assert "je sobota" in here.record(**weekend)
    assert here.record(**weekend, justification="Klientka jinak nemohla.") == ""
    assert not here.acts[-1].departure


@pytest.mark.rule("A5.hours")
def test_a_consultation_on_a_holiday_is_told_which_one(place: MakePlace, today: date) -> None:
    year = (today - timedelta(days=day) for day in range(365))
    day = next(one for one in year if one in FREE and one.weekday() < 5)
    here = place("nekam_patrit", since=today - timedelta(days=400))
    page = here.record(kind="consultation", day=day.isoformat(), place="kancelar", at="10:00")
    name = CZECH_DAYS.name_of_holiday(day).cs
    told = f"{shown_day(day).cs} je svátek ({name}).".replace("\xa0", " ")
    assert told in page.replace("\xa0", " ")
    assert not here.acts


@pytest.mark.rule("A5.hours")
def test_the_hours_need_a_time_of_day(place: MakePlace, today: date) -> None:
    here = place("nekam_patrit")
    page = here.record(kind="consultation", day=lately(today).isoformat())
    assert "Napište, v\xa0kolik to začalo." in page
    assert not here.acts


@pytest.mark.rule("A5.goal")
def test_assistance_in_the_field_needs_an_agreed_goal(place: MakePlace, today: date) -> None:
    here = place("nekam_patrit", asked={"goal_agreed": False})
    page = here.record(kind="field_assistance", at="10:00", day=lately(today).isoformat())
    assert "potřebuje domluvený cíl" in page


@pytest.mark.rule("A4.assistant")
def test_an_assistant_joins_for_agreed_training_only(
    place: MakePlace, worker: Worker, seen_by: ViewerOf, today: date
) -> None:
    assistant = worker("nekam_patrit", Role.ASSISTANT)
    here = place("nekam_patrit", by=assistant)
    head = seen_by(worker("nekam_patrit", Role.HEAD))
    grant(account_id=assistant.pk, case_id=here.case.pk, by=head, on=today)
    sent = {"at": "10:00", "day": lately(today).isoformat(), "fact-field_training_agreed": "yes"}
    page = here.record(kind="consultation", **sent)
    assert "Asistent se může přidat jen k\xa0nácviku" in page
    assert not here.acts


@pytest.mark.rule("A6.home")
@pytest.mark.rule("A6.home_reason")
def test_a_consultation_at_home_needs_a_health_reason(place: MakePlace, today: date) -> None:
    here = place("nekam_patrit")
    sent = {"kind": "consultation", "at": "10:00", "day": lately(today).isoformat()}
    assert here.record(**sent, place="urad") == ""
    assert "Na úřadě" in here.page()
    at_home = sent | {"place": "domacnost"}
    assert "Je schůzka doma nutná ze zdravotních důvodů?" in here.record(**at_home)
    page = here.record(**at_home, **{"fact-health_reason": "no"})
    assert "jen ze zdravotních důvodů" in page
    page = here.record(**at_home, **{"fact-health_reason": "yes"})
    assert "Napište zdravotní důvod" in page
    assert here.record(**at_home, justification="Po operaci kolene.") == ""


@pytest.mark.rule("A6.place")
def test_where_a_consultation_took_place_is_seen(place: MakePlace, today: date) -> None:
    here = place("nekam_patrit")
    sent = {"kind": "consultation", "at": "10:00", "day": lately(today).isoformat()}
    assert here.record(**sent, place="urad") == ""
    page = here.browser.get(here.url(f"ukon/{here.acts[0].pk}/")).content.decode()
    assert "Na úřadě" in page.replace("\xa0", " ")


@pytest.mark.rule("D7.at_once")
def test_in_most_three_families_at_once(place: MakePlace) -> None:
    for _family in range(3):
        other = place("ohrozene_rodiny", site="most")
        assert other.record(kind="budget", at="10:00", day="včera") == ""
    here = place("ohrozene_rodiny", site="most")
    page = here.record(kind="budget", at="10:30", day="včera")
    assert "v\xa0tu chvíli už věnujeme třem rodinám" in page
    assert not here.acts
    assert here.record(kind="budget", at="11:00", day="včera") == ""


@pytest.mark.rule("D8.at_once")
def test_in_litvinov_one_family_at_once_more_is_a_departure(place: MakePlace) -> None:
    first, second = (place("ohrozene_rodiny", site="litvinov") for _family in range(2))
    sent = {"kind": "budget", "at": "10:00", "day": "včera"}
    assert first.record(**sent) == ""
    page = second.record(**sent)
    assert "už věnujeme jiné rodině" in page
    assert "Zapsat jako mimo pravidla" in page
    reason = "Matka volala v slzách."
    assert second.record(**sent, departure=reason) == ""
    (act,) = second.acts
    assert act.departure
    assert act.reason == reason


def test_two_that_follow_each_other_are_not_at_once(place: MakePlace) -> None:
    first, second, here = (place("ohrozene_rodiny", site="most") for _family in range(3))
    assert first.record(kind="budget", at="9:00", minutes="60", day="včera") == ""
    assert second.record(kind="budget", at="10:00", minutes="60", day="včera") == ""
    day = first.acts[0].day
    whole = Moment(
        here.viewer.organisation_id,
        "ohrozene_rodiny",
        "most",
        datetime.combine(day, time(9)),
        120,
    )
    assert clients_now(whole, leaving_out=(here.case.pk, 0)) == 1
    assert clients_now(whole, leaving_out=(first.case.pk, 0)) == 1
