"""Meetings, cancellations and reviews put right; a meeting whose act does not hold."""

from datetime import date, timedelta

import pytest

from opora.acts.models import Act
from opora.appointments.due import review_cooperation, unwritten
from opora.appointments.facts import cancellations
from opora.appointments.models import Appointment, Review
from opora.audit.models import Event
from opora.cases.boards import Due
from opora.cases.queries import case_row, subject
from opora.decisions.models import Decision
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import workday
from tests.features.appointments.test_book import book, soon
from tests.features.appointments.test_cancel import NAME, Meet, cancel, meet

__all__ = ["meet", "soon"]


def text(here: Place, tail: str = "") -> str:
    return here.browser.get(here.url(tail)).content.decode().replace("\xa0", " ")


def dues(here: Place, today: date) -> list[Due]:
    return list(review_cooperation(here.viewer, [case_row(here.viewer, here.case.pk)], today))


def in_a_row(here: Place, today: date) -> object:
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    return cancellations([about], today)[0].get(NAME)


def typed(here: Place, row: Appointment, **changed: str) -> dict[str, str]:
    known = {
        "kind": row.kind,
        "day": row.day.isoformat(),
        "at": "10:00",
        "minutes": "60",
        "worker": str(row.worker_id),
        "place": "kancelar",
        "note": "",
        "why": "Klient volal, že nestíhá.",
        "moved_by": "client",
    }
    return known | changed


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place("nekam_patrit")


def ahead(here: Place, meet: Meet, today: date) -> Appointment:
    """A meeting five days ahead."""
    days = (workday(today + timedelta(days=4), step=1) - today).days
    row: Appointment = meet(here, -days)
    return row


def test_a_planned_meeting_is_moved_and_what_stood_there_is_kept(
    here: Place, meet: Meet, today: date
) -> None:
    row = ahead(here, meet, today)
    path = here.url(f"zapis/meeting/{row.pk}/opravit/")
    assert path in here.page()
    assert "Klient volal" not in text(here, f"zapis/meeting/{row.pk}/opravit/")
    moved = workday(today + timedelta(days=8), step=1).isoformat()
    sent = typed(here, row, day=moved, at="13:30", note="V zahradě.")
    answer = here.browser.post(path, sent | {"why": " "})
    assert answer.status_code == 422
    assert "V zahradě." in answer.content.decode()
    answer = here.browser.post(path, sent)
    assert answer.status_code == 302, answer.content.decode()
    row.refresh_from_db()
    assert (row.day.isoformat(), row.at.hour, row.note) == (moved, 13, "V zahradě.")
    page = text(here)
    assert "Přesunuto" in page
    assert "kdo žádá o jiný čas: klient" in page
    assert "Klient volal, že nestíhá." in page
    assert "Opraveno" not in page
    kept = text(here, f"zapis/meeting/{row.pk}/")
    assert "Klient volal, že nestíhá." in kept
    assert "V kolik" in kept
    assert "Původně: 10.00" in kept or "Původně: 10:00" in kept
    assert row.people.count() == 1


def test_a_meeting_moves_neither_back_nor_onto_another(
    here: Place, meet: Meet, today: date
) -> None:
    row, other = ahead(here, meet, today), ahead(here, meet, today)
    path = here.url(f"zapis/meeting/{row.pk}/opravit/")
    yesterday = (today - timedelta(days=1)).isoformat()
    assert here.browser.post(path, typed(here, row, day=yesterday)).status_code == 422
    taken = here.browser.post(path, typed(here, row))
    assert taken.status_code == 422
    assert "jinou schůzku" in taken.content.decode().replace("\xa0", " ")
    assert cancel(here, other) == 302
    assert here.browser.post(path, typed(here, row)).status_code == 302
    gone = here.browser.post(here.url(f"zapis/meeting/{other.pk}/opravit/"), typed(here, other))
    assert gone.status_code == 404


@pytest.mark.rule("A11")
def test_a_cancellation_taken_back_is_planned_again_and_counts_no_more(
    here: Place, meet: Meet, today: date
) -> None:
    rows = [meet(here, days) for days in (9, 6, 3)]
    for row in rows:
        assert cancel(here, row) == 302
    assert len(dues(here, today)) == 1
    path = here.url(f"zapis/cancellation/{rows[1].pk}/")
    assert f"{path}opravit/" in here.page()
    assert here.browser.post(f"{path}zneplatnit/", {"why": ""}).status_code == 422
    answer = here.browser.post(f"{path}zneplatnit/", {"why": "Zrušili jsme jinou."})
    assert answer.status_code == 302, answer.content.decode()
    rows[1].refresh_from_db()
    assert (rows[1].state, rows[1].cancelled_by) == ("planned", "")
    assert dues(here, today) == []
    assert in_a_row(here, today) == 2
    shown = text(here)
    assert "<s>Zrušená schůzka: Konzultace</s>" in shown
    assert "Neplatí. Zrušili jsme jinou." in shown
    (due,) = unwritten(here.viewer, [case_row(here.viewer, here.case.pk)], today)
    assert due.do_url.endswith(f"?schuzka={rows[1].pk}")
    assert here.browser.get(f"{path}zneplatnit/").status_code == 404
    assert here.browser.post(f"{path}zneplatnit/", {"why": "Znovu."}).status_code == 404


def test_who_cancelled_is_put_right_and_the_count_follows(
    here: Place, meet: Meet, today: date
) -> None:
    row = meet(here, 3)
    cancel(here, row)
    assert in_a_row(here, today) == 1
    path = here.url(f"zapis/cancellation/{row.pk}/opravit/")
    assert "Zneplatnit zápis" in text(here, f"zapis/cancellation/{row.pk}/opravit/")
    sent = {"cancelled_by": "service", "note": "Nemoc u nás.", "why": "Spletli jsme se."}
    answer = here.browser.post(path, sent)
    assert answer.status_code == 302, answer.content.decode()
    assert in_a_row(here, today) == 0
    shown = text(here)
    assert "Zrušeno z naší strany. Nemoc u nás." in shown
    assert "kdo schůzku zrušil: místo klient správně my" in shown


def test_a_void_act_gives_its_meeting_back(place: MakePlace, meet: Meet, today: date) -> None:
    here = place("kontaktni_centrum")
    row = meet(here, 2)
    assert not here.record(kind="individual_counselling", appointment=str(row.pk))
    row.refresh_from_db()
    assert row.state == "held"
    act = Act.objects.get(appointment_id=row.pk)
    assert "bude znovu čekat" in text(here, f"zapis/act/{act.pk}/zneplatnit/")
    answer = here.browser.post(here.url(f"zapis/act/{act.pk}/zneplatnit/"), {"why": "Jiný den."})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.state == "planned"
    (due,) = unwritten(here.viewer, [case_row(here.viewer, here.case.pk)], today)
    assert due.do_url.endswith(f"?schuzka={row.pk}")


@pytest.mark.rule("A11")
def test_a_review_is_put_right_and_void_it_is_due_again(
    here: Place, meet: Meet, today: date
) -> None:
    for days in (9, 6, 3):
        cancel(here, meet(here, days))
    here.browser.post(here.url("prehodnoceni/"), {"outcome": "Beze změny."})
    row = Review.objects.get(case=here.case)
    path = here.url(f"zapis/review/{row.pk}/")
    assert f"{path}opravit/" in here.page()
    sent = {"day": "dnes", "outcome": "Odpoledne.", "why": "Jinak řečeno."}
    assert here.browser.post(f"{path}opravit/", sent | {"outcome": ""}).status_code == 422
    assert here.browser.post(f"{path}opravit/", sent).status_code == 302
    assert "Odpoledne." in text(here)
    assert "Původně: Beze změny." in text(here, f"zapis/review/{row.pk}/")
    assert dues(here, today) == []
    assert here.browser.post(f"{path}zneplatnit/", {"why": ""}).status_code == 422
    assert here.browser.post(f"{path}zneplatnit/", {"why": "Jiný případ."}).status_code == 302
    assert len(dues(here, today)) == 1
    assert "<s>Přehodnocení spolupráce</s>" in text(here)
    assert here.browser.get(f"{path}opravit/").status_code == 404


@pytest.mark.rule("D7.at_once")
def test_a_cancelled_meeting_stands_again_only_where_it_could_be_planned(
    place: MakePlace, today: date
) -> None:
    when = workday(today + timedelta(days=5), step=1)
    plan = {"kind": "budget", "day": when.isoformat(), "at": "10:00", "minutes": "60"}
    places = [place("ohrozene_rodiny", site="most") for _turn in range(4)]
    first, *others = places
    for here in (first, *others[:2]):
        sent = plan | {"worker": str(here.worker.pk)}
        assert here.browser.post(here.url("schuzka/"), sent).status_code == 302
    row = Appointment.objects.get(case=first.case)
    path = first.url(f"schuzka/{row.pk}/zruseni/")
    assert first.browser.post(path, {"cancelled_by": "client"}).status_code == 302
    back = first.url(f"zapis/cancellation/{row.pk}/zneplatnit/")
    last = others[2]
    sent = plan | {"worker": str(last.worker.pk)}
    assert last.browser.post(last.url("schuzka/"), sent).status_code == 302
    answer = first.browser.post(back, {"why": "Omyl."})
    assert answer.status_code == 422
    page = answer.content.decode().replace("\xa0", " ")
    assert "už věnujeme třem rodinám" in page
    assert "Naplánujte novou schůzku." in page
    row.refresh_from_db()
    assert row.state == "cancelled"
    assert Event.objects.filter(code="step.refused").count() == 1
    Appointment.objects.filter(case=last.case).delete()
    assert first.browser.post(back, {"why": "Omyl."}).status_code == 302
    row.refresh_from_db()
    assert row.state == "planned"


def test_what_was_planned_with_a_reason_stands_again_with_that_reason(
    place: MakePlace, soon: date
) -> None:
    here = place("rodinna_poradna", asked={"group_education_attended": False})
    why = "Edukace až na jaře."
    assert book(here, soon, kind="mediation", justification=why) == ""
    row = Appointment.objects.get()
    off = here.browser.post(here.url(f"schuzka/{row.pk}/zruseni/"), {"cancelled_by": "service"})
    assert off.status_code == 302
    back = here.url(f"zapis/cancellation/{row.pk}/zneplatnit/")
    assert here.browser.post(back, {"why": "Zrušili jsme jinou."}).status_code == 302
    row.refresh_from_db()
    assert row.state == "planned"
    again = Decision.objects.get(pk=row.decision_id)
    assert (again.taken, again.justification) == (True, why)


def test_more_meetings_than_five_are_all_on_the_page_of_the_case(
    here: Place, meet: Meet, today: date
) -> None:
    rows = [meet(here, -day) for day in range(1, 8)]
    page = here.page().replace("\xa0", " ")
    assert "Ještě 2 další schůzky" in page
    for row in rows:
        assert f"schuzka/{row.pk}/zruseni/" in page
