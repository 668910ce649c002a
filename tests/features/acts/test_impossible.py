"""What can't have been: an act later today, before a birth, a meeting to come that was missed."""

from datetime import date, time, timedelta

from django.utils import timezone

from opora.access.models import Exclusion
from opora.access.roles import Role
from opora.acts.shape import is_to_come
from opora.appointments.models import Appointment
from opora.people.models import Person
from tests.features.acts.conftest import MakePlace
from tests.features.conftest import SignIn, Worker, seen_at
from tests.features.intake.conftest import text_of

SERVICE = "ohrozene_rodiny"


def test_an_hour_that_is_to_come_has_not_happened() -> None:
    assert is_to_come(time(15, 11), time(15, 0))
    assert not is_to_come(time(15, 10), time(15, 0))
    assert not is_to_come(None, time(15, 0))


def test_an_act_later_today_is_refused_and_stays_typed(place: MakePlace) -> None:
    if timezone.localtime().time() > time(23, 40):
        return  # nothing is later today
    here = place(SERVICE, people=2)
    page = here.record(kind="budget", day="dnes", at="23:59", people="all", note="Zítra znovu.")
    assert "Tato hodina dnes teprve přijde." in page
    assert "Zítra znovu." in page
    assert here.acts == []


def test_nobody_takes_part_before_birth(place: MakePlace, today: date) -> None:
    here = place(SERVICE, people=2)
    born = today - timedelta(days=2)
    Person.objects.filter(pk=here.people[1].pk).update(born_from=born, born_to=born)
    before = (today - timedelta(days=5)).isoformat()
    page = here.record(kind="budget", day=before, at="9:00", people=str(here.people[1].pk))
    assert "To je před narozením:" in page.replace("\xa0", " ")
    assert here.record(kind="budget", day=before, at="9:00", people=str(here.people[0].pk)) == ""


def test_a_meeting_to_come_was_not_missed(place: MakePlace, today: date) -> None:
    here = place("kontaktni_centrum")
    meeting = Appointment.objects.create(
        organisation_id=here.case.organisation_id, case=here.case, service=here.case.service,
        site=here.case.site, kind="individual_counselling", day=today + timedelta(days=1),
        at=time(9), minutes=30, worker=here.worker, booked_on=today, booked_by=here.worker,
    )  # fmt: skip
    path = here.url(f"schuzka/{meeting.pk}/zruseni/")
    assert "bez omluvy" not in text_of(here.browser.get(path))
    sent = {"cancelled_by": "no_show", "note": "Volal.", "seen": seen_at(here.browser, path)}
    answer = here.browser.post(path, sent)
    assert answer.status_code == 422
    assert "Volal." in answer.content.decode()
    Appointment.objects.filter(pk=meeting.pk).update(day=today)
    assert "bez omluvy" in text_of(here.browser.get(path))


def test_the_only_head_stays(place: MakePlace, worker: Worker, client_of: SignIn) -> None:
    here = place(SERVICE, agreement=False)
    head = worker(SERVICE, Role.HEAD)
    path = here.url(f"lide/{here.people[0].pk}/bez-koho/")
    typed = {"worker": str(head.pk), "reason": "Nepohodli se."}
    answer = client_of(head).post(path, typed)
    assert answer.status_code == 422
    assert "by u případu nezbyl nikdo, kdo rozhoduje" in text_of(answer)
    assert "Nepohodli se." in answer.content.decode()
    assert not Exclusion.objects.exists()
    other = client_of(worker(SERVICE, Role.HEAD))
    assert other.post(path, typed).status_code == 302
    assert client_of(head).get(here.url("")).status_code == 404
