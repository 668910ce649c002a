"""Work with parents and children: in which order, who brings them, who gets what came out."""

from datetime import date, timedelta

import pytest

from opora.access.doors import Invalid
from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.appointments.models import Appointment
from opora.cases.boards import timeline_of
from opora.cases.models import Participant
from opora.cases.queries import case_row
from opora.decisions.models import Decision
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import workday

WEIGHED = {"relations_weighed": True, "parents_heard_separately": False}


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place("rodinna_poradna", people=2, asked={"relations_weighed": False})


@pytest.fixture
def soon(today: date) -> date:
    return workday(today + timedelta(days=7), step=1)


def write_down(here: Place, kind: str, **typed: object) -> str:
    people = [str(one.pk) for one in here.people]
    return here.record(kind=kind, people=people, **typed).replace("\xa0", " ")


def plan(here: Place, when: date, kind: str, **typed: object) -> str:
    sent: dict[str, object] = {
        "kind": kind,
        "day": when.isoformat(),
        "at": "10:00",
        "minutes": "60",
    }
    sent |= {"worker": str(here.worker.pk), "people": "all", **typed}
    answer = here.browser.post(here.url("schuzka/"), sent)
    return "" if answer.status_code == 302 else answer.content.decode().replace("\xa0", " ")


def course(here: Place) -> str:
    case = case_row(here.viewer, here.case.pk)
    return " ".join(one.details for one in timeline_of(here.viewer, case, 20))


@pytest.mark.rule("B11.order")
def test_children_before_their_parents_need_a_reason(place: MakePlace, soon: date) -> None:
    here = place("rodinna_poradna", people=2, asked=WEIGHED)
    page = plan(here, soon, "child_consultation")
    assert "máme mluvit s každým rodičem zvlášť" in page
    assert "Promluvit si s rodiči zvlášť" in page
    assert "zvlášť" in write_down(here, "child_consultation")
    assert not Appointment.objects.exists()
    assert not here.acts
    assert plan(here, soon, "child_consultation", justification="Otec je v nemocnici.") == ""
    kept = Decision.objects.get(ask="may_book", taken=True)
    assert kept.justification == "Otec je v nemocnici."


@pytest.mark.rule("B11.talks")
def test_both_heard_alone_the_children_may_come(place: MakePlace, soon: date) -> None:
    here = place("rodinna_poradna", people=2, asked=WEIGHED)
    both = [str(one.pk) for one in here.people]
    assert write_down(here, "first_consultation", heard_alone=both[:1]) == ""
    assert "S kým jste mluvili zvlášť: Eva." in course(here)
    assert "zvlášť" in plan(here, soon, "child_consultation")
    assert write_down(here, "first_consultation", heard_alone=both[1:]) == ""
    assert plan(here, soon, "child_consultation") == ""


@pytest.mark.rule("B10")
def test_education_that_is_written_down_is_asked_about_no_more(
    place: MakePlace, soon: date
) -> None:
    here = place("rodinna_poradna", people=2, asked={"group_education_attended": False})
    assert "skupinovou edukaci" in plan(here, soon, "mediation")
    assert write_down(here, "group_education") == ""
    assert plan(here, soon, "mediation") == ""
    assert Decision.objects.filter(ask="may_book", answer="no").exists()


@pytest.mark.rule("B11.children")
def test_with_whom_the_child_came_is_kept(here: Place) -> None:
    brought = str(here.people[0].pk)
    assert write_down(here, "child_consultation", brought_by=brought) == ""
    assert "S kým dítě přišlo: Eva." in course(here)


@pytest.mark.rule("B11.results")
def test_to_whom_results_were_handed_is_kept_with_its_day(here: Place, today: date) -> None:
    both = [str(one.pk) for one in here.people]
    assert write_down(here, "results_handover", results_to=both) == ""
    (act,) = here.acts
    assert (act.day, act.kept["results_to"]) == (today, [one.pk for one in here.people])
    assert "Komu jste výstupy předali: Eva, Jakub." in course(here)


@pytest.mark.rule("B11.change")
def test_after_the_results_parents_change_the_commission_and_ask_for_mediation(
    place: MakePlace, soon: date
) -> None:
    asked = {"divorce_or_custody": True, "joint_work_wanted": False}
    here = place("rodinna_poradna", people=2, asked=asked)
    want: dict[str, object] = {"after_results": ["commission", "mediation"]}
    assert "Napište, jak teď zakázka zní." in write_down(here, "results_handover", **want)
    assert plan(here, soon, "first_consultation", both_parents_invited="no") == ""
    want["commission_change"] = "Dohoda o střídavé péči."
    assert write_down(here, "results_handover", **want) == ""
    told = course(here)
    assert "změnit zakázku, požádat o mediaci" in told
    assert "Dohoda o střídavé péči." in told
    # Who asks for joint work is invited with the other parent.
    again = soon + timedelta(days=1)
    assert "máme zvát oba" in plan(here, again, "first_consultation", both_parents_invited="no")


@pytest.mark.rule("B12.planning")
def test_whether_the_child_is_prepared_is_asked_beforehand(here: Place, soon: date) -> None:
    assert plan(here, soon, "child_consultation", child_prepared="no") == ""
    (meeting,) = Appointment.objects.all()
    assert meeting.kept["child_prepared"] is False
    form = here.browser.get(here.url(f"ukon/?schuzka={meeting.pk}")).context["form"]
    assert form["child_prepared"].value() == "no"


@pytest.mark.rule("B12.visit")
def test_whether_the_child_was_prepared_stays_with_the_visit(here: Place) -> None:
    assert write_down(here, "child_consultation", child_prepared="yes") == ""
    assert "Je dítě na společnou návštěvu připravené?: ano" in course(here).replace("\xa0", " ")


@pytest.mark.parametrize("field", ["heard_alone", "brought_by", "results_to"])
def test_nobody_from_elsewhere_is_named(
    here: Place, place: MakePlace, today: date, field: str
) -> None:
    stranger = place("rodinna_poradna").people[0].pk
    value: object = stranger if field == "brought_by" else [stranger]
    people = tuple(one.pk for one in here.people)
    what = Happened(
        kind="child_consultation", day=today, minutes=60, people=people, kept={field: value}
    )
    with pytest.raises(Invalid, match="Vyberte někoho ze seznamu"):
        record(case_id=here.case.pk, what=what, by=here.viewer, on=today)
    assert not here.acts


def test_who_belongs_to_the_case_no_more_is_still_called_by_name(here: Place) -> None:
    assert write_down(here, "child_consultation", brought_by=str(here.people[1].pk)) == ""
    gone = Participant.objects.filter(person=here.people[1])
    gone.update(until=date(2030, 1, 1))
    assert "S kým dítě přišlo: Jakub." in course(here)


@pytest.mark.rule("B11.results")
def test_what_came_out_waits_on_the_case_until_parents_have_it(here: Place) -> None:
    assert "Rodiče a děti" not in here.page()
    brought = str(here.people[0].pk)
    assert write_down(here, "child_consultation", brought_by=brought) == ""
    page = here.page().replace("\xa0", " ")
    assert "čekají na předání rodičům" in page
    assert "?ukon=results_handover" in page
    assert "doprovod: Eva" in page
    assert write_down(here, "results_handover", results_to=brought) == ""
    page = here.page().replace("\xa0", " ")
    assert "čekají na předání rodičům" not in page
    assert "Výstupy jste předali" in page


@pytest.mark.rule("B11.change")
def test_the_new_commission_stands_on_the_case(here: Place) -> None:
    want: dict[str, object] = {"after_results": ["commission", "goals"]}
    want["commission_change"] = "Dohoda o prázdninách."
    assert write_down(here, "results_handover", **want) == ""
    page = here.page().replace("\xa0", " ")
    margin = page[page.index("Rodiče a děti") :]
    assert "Dohoda o prázdninách." in margin
    assert "chtějí změnit cíle" in margin
    (act,) = here.acts
    where = here.url(f"zapis/act/{act.pk}/zneplatnit/")
    seen = here.browser.get(where).context["form"]["seen"].value()
    assert here.browser.post(where, {"why": "Omyl.", "seen": seen}).status_code == 302
    assert "Rodiče a děti" not in here.page()
