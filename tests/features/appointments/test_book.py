"""Planning: the forbidden is not planned, nobody is in two places."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from opora.appointments.models import Appointment
from opora.appointments.queries import day_of
from opora.people.models import Person
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import workday
from tests.features.conftest import Worker


def book(here: Place, when: date, **typed: object) -> str:
    sent: dict[str, object] = {"day": when.isoformat(), "at": "10:00", "minutes": "60"}
    sent |= {"worker": str(here.worker.pk), **typed}
    answer = here.browser.post(here.url("schuzka/"), sent)
    assert answer.status_code in (302, 422)
    return "" if answer.status_code == 302 else answer.content.decode().replace("\xa0", " ")


@pytest.fixture
def soon(today: date) -> date:
    return workday(today + timedelta(days=7), step=1)


def test_a_meeting_is_planned_seen_and_written_up(place: MakePlace, today: date) -> None:
    here = place("kontaktni_centrum")
    assert here.browser.get(here.url("schuzka/")).status_code == 200
    assert book(here, today, kind="individual_counselling", at="0:05") == ""
    row = Appointment.objects.get()
    assert [one.id for one in day_of(here.viewer, today)] == [row.pk]
    assert f"?schuzka={row.pk}" in here.page()
    form = here.browser.get(here.url(f"ukon/?schuzka={row.pk}")).content.decode()
    assert 'value="60"' in form
    assert here.record(kind="individual_counselling", appointment=str(row.pk)) == ""
    row.refresh_from_db()
    assert row.state == "held"
    page = here.record(kind="individual_counselling", appointment=str(row.pk))
    assert "už je zrušená nebo zapsaná" in page.replace("\xa0", " ")
    assert len(here.acts) == 1


@pytest.mark.rule("B15.planning")
def test_before_the_consent_only_counselling_without_it_is_planned(
    place: MakePlace, soon: date
) -> None:
    here = place("rodinna_poradna", agreement=False)
    assert "informovaného souhlasu" in book(here, soon, kind="counselling")
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("kind", "", "Vyberte úkon."),
        ("day", "včera", "Tento den už byl."),
        ("at", "", "Napište čas, třeba 9:30."),
        ("at", "25:00", "Tomuto času nerozumíme."),
        ("minutes", "5000", "Napište číslo nejvýš"),
        ("worker", "999999", "Vyberte"),
    ],
)
def test_bad_input(place: MakePlace, soon: date, field: str, typed: str, sentence: str) -> None:
    here = place("kontaktni_centrum")
    sent = {"kind": "individual_counselling", "note": "Zůstane.", field: typed}
    page = book(here, soon, **sent)
    assert sentence in page
    assert "Zůstane." in page
    assert not Appointment.objects.exists()


def test_nobody_is_in_two_places(place: MakePlace, soon: date) -> None:
    here = place("kontaktni_centrum")
    other = place("kontaktni_centrum", by=here.worker)
    assert book(here, soon, kind="individual_counselling") == ""
    page = book(other, soon, kind="individual_counselling", at="10:59")
    assert "10:00–11:00 jinou schůzku" in page
    assert "volno je například od:" in page
    assert book(other, soon, kind="individual_counselling", at="11:00") == ""


def test_a_double_press_books_once(place: MakePlace, soon: date) -> None:
    here = place("kontaktni_centrum")
    once = str(uuid4())
    for _press in range(2):
        assert book(here, soon, kind="individual_counselling", once=once) == ""
    assert Appointment.objects.count() == 1


@pytest.mark.rule("A5.hours")
def test_out_of_hours_nothing_is_planned_whatever_the_reason(place: MakePlace, soon: date) -> None:
    here = place("nekam_patrit")
    assert book(here, soon, kind="consultation", place="kancelar") == ""
    page = book(here, soon, kind="consultation", at="16:30", justification="Jinak nemůže.")
    assert "se do hodin celý nevejde" in page
    assert "Zapsat jako mimo pravidla" not in page
    assert Appointment.objects.count() == 1


@pytest.mark.rule("A3.service")
def test_no_consultation_before_the_agreement(place: MakePlace, soon: date) -> None:
    here = place("nekam_patrit", agreement=False)
    assert "Smlouva v ten den neběží" in book(here, soon, kind="consultation")
    assert book(here, soon, kind="applicant_meeting") == ""


@pytest.mark.rule("D7.at_once")
def test_in_most_the_fourth_family_waits(place: MakePlace, soon: date) -> None:
    for _family in range(3):
        assert book(place("ohrozene_rodiny", site="most"), soon, kind="budget") == ""
    here = place("ohrozene_rodiny", site="most")
    page = book(here, soon, kind="budget", at="10:30")
    assert "už věnujeme třem rodinám" in page
    assert book(here, soon, kind="budget", at="11:00") == ""


@pytest.mark.rule("D8.at_once")
def test_in_litvinov_the_second_family_waits(place: MakePlace, soon: date) -> None:
    assert book(place("ohrozene_rodiny", site="litvinov"), soon, kind="budget") == ""
    here = place("ohrozene_rodiny", site="litvinov")
    assert "už věnujeme jiné rodině" in book(here, soon, kind="budget")
    assert book(here, soon, kind="budget", at="13:00") == ""


@pytest.mark.rule("B9")
def test_both_parents_are_invited_or_a_reason_is_kept(place: MakePlace, soon: date) -> None:
    asked = {"divorce_or_custody": True, "joint_work_wanted": True}
    here = place("rodinna_poradna", asked=asked)
    sent = {"kind": "first_consultation"}
    assert "Vyberte, jestli zvete oba rodiče společně." in book(here, soon, **sent)
    sent["both_parents_invited"] = "no"
    assert "máme zvát oba rodiče společně" in book(here, soon, **sent)
    assert not Appointment.objects.exists()
    assert book(here, soon, **sent, justification="Ostrý spor.") == ""


def test_any_two_of_a_family_are_invited_together(place: MakePlace, soon: date) -> None:
    here = place("rodinna_poradna", people=3)
    both = [str(one.pk) for one in here.people[:2]]
    page = book(here, soon, kind="couple_counselling", people=[])
    assert "Vyberte, s kým schůzka bude." in page
    assert book(here, soon, kind="couple_counselling", people=both) == ""
    (meeting,) = Appointment.objects.all()
    assert sorted(meeting.people.values_list("person_id", flat=True)) == sorted(map(int, both))
    assert "S kým: Eva, Jakub<br>" in here.page().replace("\xa0", " ")
    # The page on which it is changed starts with the two.
    form = here.browser.get(here.url(f"zapis/meeting/{meeting.pk}/opravit/")).context["form"]
    assert form["people"].value() == [int(one) for one in both]


@pytest.mark.rule("B9")
def test_both_parents_are_not_one_of_them(place: MakePlace, soon: date) -> None:
    asked = {"divorce_or_custody": True, "joint_work_wanted": True}
    here = place("rodinna_poradna", people=3, asked=asked)
    eva, jakub, ema = here.people
    Person.objects.filter(pk=ema.pk).update(born_from=soon, born_to=soon)
    sent: dict[str, object] = {"kind": "first_consultation", "both_parents_invited": "yes"}
    with_child = [str(eva.pk), str(ema.pk)]
    for people in ([str(eva.pk)], with_child):
        page = book(here, soon, **sent, people=people)
        assert "Zvete oba rodiče, vyberte tedy oba." in page
        assert "zůstalo" in page
    assert not Appointment.objects.exists()
    assert book(here, soon, **sent, people=[str(eva.pk)], guests=["parent"]) == ""
    assert book(here, soon, **sent, people=[str(eva.pk), str(jakub.pk)], at="13:00") == ""


@pytest.mark.rule("B9")
def test_whoever_ticks_two_grown_people_is_not_asked_whether_both_come(
    place: MakePlace, soon: date
) -> None:
    asked = {"divorce_or_custody": True, "joint_work_wanted": True}
    here = place("rodinna_poradna", people=3, asked=asked)
    eva, jakub, ema = here.people
    Person.objects.filter(pk=ema.pk).update(born_from=soon, born_to=soon)
    question = "Vyberte, jestli zvete oba rodiče společně."
    one = [str(eva.pk)]
    assert question in book(here, soon, kind="first_consultation", people=one)
    assert question in book(here, soon, kind="first_consultation", people=[*one, str(ema.pk)])
    both = [*one, str(jakub.pk)]
    no = book(here, soon, kind="first_consultation", people=both, both_parents_invited="no")
    assert "máme zvát oba rodiče společně" in no
    assert book(here, soon, kind="first_consultation", people=both) == ""
    assert Appointment.objects.get().kept["both_parents_invited"] is True
    assert book(here, soon, kind="counselling", people=both, at="13:00") == ""
    assert "both_parents_invited" not in Appointment.objects.latest("pk").kept


def test_nobody_is_asked_twice_about_the_same(place: MakePlace, worker: Worker) -> None:
    here = place("rodinna_poradna")
    form = here.browser.get(here.url("schuzka/")).context["form"]
    assert "" not in dict(form.fields["repeats"].choices), "once is what it begins with"
    assert form["repeats"].value() == "once"
    assert 'data-but="worker"' in str(form["workers"])


@pytest.mark.rule("B10")
def test_mediation_waits_for_group_education(place: MakePlace, soon: date) -> None:
    here = place("rodinna_poradna", asked={"group_education_attended": False})
    page = book(here, soon, kind="mediation")
    assert "skupinová edukace" in page
    assert "Objednat skupinovou edukaci" in page
    assert book(here, soon, kind="mediation", justification="Edukace až na jaře.") == ""


@pytest.mark.rule("E8.present")
def test_a_step_without_the_client_is_not_planned(place: MakePlace, soon: date) -> None:
    here = place("dluhova_poradna")
    page = book(here, soon, kind="letter_to_creditor", client_present="no")
    assert "jde udělat jen s klientem" in page
    assert book(here, soon, kind="letter_to_creditor", client_present="yes") == ""


def test_a_place_that_a_rule_waits_for_is_not_called_optional(place: MakePlace) -> None:
    here = place("nekam_patrit")
    for address in ("schuzka/", "ukon/"):
        form = here.browser.get(here.url(address)).context["form"]
        assert not form.fields["place"].is_optional, address
