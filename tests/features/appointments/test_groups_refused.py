"""Cases of a group that the rules stop: each reason once, and who may let them through."""

from collections.abc import Iterator
from datetime import date

import pytest

from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.acts.models import Act
from opora.appointments.models import Appointment, Group
from opora.catalog.current import swapped
from opora.decisions.models import Decision
from tests.features.acts.conftest import MakePlace, Place
from tests.features.appointments.test_book import soon
from tests.features.appointments.test_groups import gather
from tests.features.conftest import SignIn, Worker
from tests.features.handover.conftest import lifted_by_head

__all__ = ["soon"]
SERVICE = "rodinna_poradna"
REASON = "Edukace až na jaře."


def four(place: MakePlace) -> list[Place]:
    """The education of two of them is not behind them (B10)."""
    first = place(SERVICE, asked={"group_education_attended": True})
    asked = ({"group_education_attended": said} for said in (False, False, True))
    return [first, *(place(SERVICE, by=first.worker, asked=one) for one in asked)]


@pytest.fixture
def head_lifts() -> Iterator[None]:
    """Mediation without the education only with the head's word (B10)."""
    with swapped(lifted_by_head(SERVICE, "B10")):
        yield


def reasons(page: str) -> str:
    """What the verdict panel says."""
    return page.partition('class="o-verdict ')[2].partition("</section>")[0]


def deciding(panel: str) -> str:
    """The sentence that names who decides."""
    return panel.partition("Rozhodnout může vedoucí: ")[2].partition(".")[0]


def test_one_reason_is_said_once_and_lets_all_of_them_through(place: MakePlace, soon: date) -> None:
    places = four(place)
    panel = reasons(gather(places, soon, places, kind="mediation"))
    assert "U 2 ze 4 případů to takto nejde." in panel
    assert panel.count('class="o-reason"') == 1
    assert panel.count("o-source-word--") == 1
    for one, named in zip(places, (False, True, True, False), strict=True):
        assert (f"/pripady/{one.case.pk}/schuzka/" in panel) is named
    assert "Rozhodnout můžete vy" in panel
    assert not Group.objects.exists()
    assert gather(places, soon, places, kind="mediation", justification=REASON) == ""
    assert Appointment.objects.count() == 4
    lifted = Decision.objects.filter(ask="may_book", taken=True).exclude(justification="")
    assert {one.case_id for one in lifted} >= {one.case.pk for one in places[1:3]}


def test_what_no_reason_lifts_for_one_is_not_lifted_for_the_others(
    place: MakePlace, soon: date
) -> None:
    """One case has no running agreement: no reason helps, and none is asked for."""
    first = place(SERVICE, asked={"group_education_attended": False})
    second = place(SERVICE, by=first.worker, agreement=False)
    third = place(SERVICE, by=first.worker, asked={"group_education_attended": True})
    three = [first, second, third]
    never = "Výjimku tu nemůže udělit nikdo, ani vedoucí."
    for typed, count in (({}, 2), ({"justification": REASON}, 1)):
        panel = reasons(gather(three, soon, three, kind="mediation", **typed))
        assert f"U {count} ze 3 případů to takto nejde." in panel
        assert "Rozhodnout můžete vy" not in panel
        assert panel.count("Tady stačí odůvodnění.") == count - 1
        assert panel.count(never) == 1
    assert not Group.objects.exists()


def test_the_others_meet_without_those_whom_the_rules_stop(place: MakePlace, soon: date) -> None:
    places = four(place)
    panel = reasons(gather(places, soon, places, kind="mediation"))
    assert "Naplánovat skupinu bez nich" in panel
    stopped = ",".join(str(one.case.pk) for one in places[1:3])
    assert f'name="without" value="{stopped}"' in panel
    assert gather(places, soon, places, kind="mediation", without=stopped) == ""
    met = set(Appointment.objects.values_list("case_id", flat=True))
    assert met == {places[0].case.pk, places[3].case.pk}


@pytest.mark.usefixtures("head_lifts")
def test_what_the_head_alone_may_lift_is_lifted_in_a_group_by_the_heads_one_reason(
    place: MakePlace, soon: date, worker: Worker, client_of: SignIn
) -> None:
    places = four(place)
    head = worker(SERVICE, Role.HEAD)
    panel = reasons(gather(places, soon, places, kind="mediation", justification=REASON))
    assert "Rozhoduje vedoucí" in panel
    assert head.full_name in deciding(panel)
    assert "Rozhodnout můžete vy" not in panel
    assert not Group.objects.exists()
    here = places[0]
    as_head = [Place(here.case, here.people, head, client_of(head), viewer_of(head))]
    assert "Rozhodnout můžete vy" in reasons(gather(as_head, soon, places, kind="mediation"))
    assert not Group.objects.exists()
    assert gather(as_head, soon, places, kind="mediation", justification=REASON) == ""
    assert Appointment.objects.count() == 4
    lifted = [one for one in Decision.objects.filter(taken=True) if one.lifts]
    assert {one.case_id for one in lifted} == {one.case.pk for one in places[1:3]}


@pytest.mark.usefixtures("head_lifts")
def test_where_all_are_stopped_alike_the_head_is_named_too(
    place: MakePlace, soon: date, worker: Worker
) -> None:
    head = worker(SERVICE, Role.HEAD)
    stopped = four(place)[1:3]
    panel = reasons(gather(stopped, soon, stopped, kind="mediation"))
    assert head.full_name in deciding(panel)
    assert not Group.objects.exists()


def test_of_a_held_group_those_who_are_stopped_are_written_up_later(
    place: MakePlace, today: date
) -> None:
    """Of one the agreement does not run any more: the others are written up at once."""
    places = four(place)
    sent = {"kind": "counselling", "at": "0:05"}
    assert gather(places, today, places, **sent) == ""
    rows = {one.case_id: one for one in Appointment.objects.all()}
    gone = places[1].case
    gone.agreements.update(voided_on=today)
    path = f"/kalendar/skupina/{Group.objects.get().pk}/zapis/"
    told = {f"m{one.pk}": "there" for one in rows.values()} | {"minutes": "45"}
    answer = places[0].browser.post(path, told)
    assert answer.status_code == 422
    panel = reasons(answer.content.decode().replace("\xa0", " "))
    assert "Zapsat ostatní, tyto se zapíšou potom" in panel
    assert not Act.objects.exists()
    assert places[0].browser.post(path, told | {"without": str(gone.pk)}).status_code == 302
    written = set(Act.objects.values_list("case_id", flat=True))
    assert written == {one.case.pk for one in places} - {gone.pk}
    rows[gone.pk].refresh_from_db()
    assert rows[gone.pk].state == "planned"
