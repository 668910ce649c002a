"""Who sits in a consultation: whom we invite, and who was there, from outside the case (B22)."""

from datetime import date, time, timedelta

import pytest

from opora.access.doors import Invalid
from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.acts.models import Act
from opora.appointments.actions import book
from opora.appointments.models import Appointment
from opora.appointments.planning import Planned
from opora.audit.models import Event
from opora.cases.boards import timeline_of
from opora.cases.queries import case_row
from opora.decisions.actions import Refused
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import workday


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place("rodinna_poradna", people=2)


@pytest.fixture
def soon(today: date) -> date:
    return workday(today + timedelta(days=7), step=1)


def plan(here: Place, when: date, **typed: object) -> str:
    sent: dict[str, object] = {
        "kind": "counselling",
        "day": when.isoformat(),
        "at": "10:00",
        "minutes": "60",
    }
    sent |= {"worker": str(here.worker.pk), "people": "all", **typed}
    answer = here.browser.post(here.url("schuzka/"), sent)
    return "" if answer.status_code == 302 else answer.content.decode().replace("\xa0", " ")


def write_down(here: Place, **typed: object) -> str:
    people = [str(one.pk) for one in here.people]
    return here.record(kind="counselling", people=people, **typed).replace("\xa0", " ")


def course(here: Place) -> str:
    case = case_row(here.viewer, here.case.pk)
    return " ".join(f"{one.details} {one.departure}" for one in timeline_of(here.viewer, case, 20))


@pytest.mark.rule("B22.invitation")
@pytest.mark.parametrize("who", ["lawyer", "parents_proxy"])
def test_neither_a_lawyer_nor_a_parents_proxy_is_invited(here: Place, soon: date, who: str) -> None:
    page = plan(here, soon, guests=who, guest_names="JUDr. Malá", justification="Trvá na tom.")
    assert "na konzultaci pozvat nejde" in page
    assert "Pozvat zástupce dítěte" in page
    assert "JUDr. Malá" in page
    assert not Appointment.objects.exists()
    refused = Event.objects.filter(code="step.refused", case_id=here.case.pk)
    assert refused.count() == 1


@pytest.mark.rule("B22.invitation")
def test_the_action_itself_invites_no_lawyer(here: Place, soon: date, today: date) -> None:
    people = tuple(one.pk for one in here.people)
    meeting = Planned(
        kind="counselling",
        day=soon,
        at=time(10),
        minutes=60,
        worker_id=here.worker.pk,
        people=people,
        kept={"guests": ["lawyer"]},
    )
    with pytest.raises(Refused):
        book(case_id=here.case.pk, what=meeting, departure=True, justification="Přesto.",
             by=here.viewer, on=today)  # fmt: skip
    assert not Appointment.objects.exists()


@pytest.mark.rule("B22.invitation")
def test_who_may_be_invited_is_said_and_shown(here: Place, soon: date) -> None:
    assert plan(here, soon, guests="child_proxy", guest_names="Jana Dvořáková, OSPOD") == ""
    assert Appointment.objects.get().kept["guests"] == ["child_proxy"]
    page = here.page().replace("\xa0", " ")
    assert "zástupce dítěte v sociálně-právní ochraně (Jana Dvořáková, OSPOD)" in page


def test_a_word_that_is_not_in_the_list_is_nobody(here: Place, soon: date, today: date) -> None:
    assert "Vyberte jen z nabízených" in plan(here, soon, guests="kmotr")
    people = tuple(one.pk for one in here.people)
    came = Happened(
        kind="counselling", day=today, minutes=60, people=people, kept={"guests": ["kmotr"]}
    )
    with pytest.raises(Invalid):
        record(case_id=here.case.pk, what=came, by=here.viewer, on=today)
    assert not Act.objects.exists()


@pytest.mark.rule("B22.present")
def test_who_was_there_is_kept_though_nobody_invited_them(here: Place) -> None:
    came = {"guests": ["lawyer", "relative"], "guest_names": "JUDr. Malá a babička"}
    assert write_down(here, **came, guests_invited="no") == ""
    (act,) = here.acts
    assert not act.departure
    assert act.kept["guests"] == ["lawyer", "relative"]
    told = course(here)
    assert "advokát" in told
    assert "JUDr. Malá a babička" in told


@pytest.mark.rule("B22.invitation")
def test_a_lawyer_whom_we_invited_was_there_against_the_rule(here: Place) -> None:
    came = {"guests": ["lawyer"], "guests_invited": "yes"}
    page = write_down(here, **came)
    assert "na konzultaci pozvat nejde" in page
    assert "Už se to stalo" in page
    assert not here.acts
    assert write_down(here, **came, departure="Matka bez advokáta nechtěla mluvit.") == ""
    (act,) = here.acts
    assert act.departure
    assert "advokáta na konzultaci pozvat nejde" in course(here).replace("\xa0", " ")


def test_what_is_written_down_starts_with_whom_we_invited(here: Place, soon: date) -> None:
    plan(here, soon, guests="child_proxy", guest_names="OSPOD")
    meeting = Appointment.objects.get()
    form = here.browser.get(here.url(f"ukon/?schuzka={meeting.pk}")).context["form"]
    assert form["guests"].value() == {"values": ["child_proxy"]}
    assert form["guest_names"].value() == "OSPOD"


def test_a_service_that_says_nothing_of_it_does_not_ask(place: MakePlace) -> None:
    here = place("dluhova_poradna")
    for address in ("schuzka/", "ukon/"):
        assert "guests" not in here.browser.get(here.url(address)).context["form"].fields
