"""Whoever a client does not want to meet: no task, no choice, no trace, and the case goes on."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from opora.access.actions import exclude
from opora.access.doors import NotFound
from opora.access.models import Account, Exclusion
from opora.acts.models import Act
from opora.agreements.models import Agreement
from opora.appointments.actions import book
from opora.appointments.models import Appointment
from opora.appointments.planning import Planned
from opora.audit.models import Event
from opora.cases.actions import assign_key_worker
from opora.cases.models import Case, KeyWorker
from opora.cases.queries import case_for
from opora.complaints.actions import take_in
from opora.complaints.heard import Heard
from opora.decisions.actions import Refused
from opora.intake.applicant.actions import assess
from opora.intake.models import Assessment
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import workday
from tests.features.conftest import SignIn, ViewerOf
from tests.features.team.conftest import SERVICE, text_of

CHOOSE = "Pro tento krok vyberte jiného pracovníka."
Leave = Callable[..., None]


@pytest.fixture
def leave(today: date) -> Leave:
    """Leaves a worker out of working with the people of a case."""

    def out(who: Account, here: Place) -> None:
        exclude(
            account_id=who.pk, person_id=here.people[0].pk, reason="Známí.", by=here.viewer,
            on=today,
        )  # fmt: skip

    return out


def refused(case: Case) -> int:
    """How many steps of the case the rules did not let through."""
    return Event.objects.filter(code="step.refused", case_id=case.pk).count()


@pytest.mark.rule("B19.left_out")
def test_who_is_left_out_can_not_become_key_worker(
    here: Place, other: Account, leave: Leave, today: date
) -> None:
    before = KeyWorker.objects.count()
    leave(other, here)
    path = here.url("klicovy-pracovnik/")
    assert other.full_name not in text_of(here.browser.get(path))
    typed = {"worker": str(other.pk), "since": "dnes", "reason": "x"}
    assert CHOOSE in text_of(here.browser.post(path, typed), 422)
    with pytest.raises(Refused):
        assign_key_worker(
            case_id=here.case.pk, worker_id=other.pk, since=today, by=here.viewer, on=today
        )
    assert KeyWorker.objects.count() == before
    assert refused(here.case) == 2


@pytest.mark.rule("B19.left_out")
def test_who_is_left_out_does_not_count_as_assessor(
    place: MakePlace, other: Account, leave: Leave, today: date
) -> None:
    here = place(SERVICE, agreement=False)
    leave(other, here)
    path = here.url("posouzeni/")
    assert other.full_name not in text_of(here.browser.get(path))
    both = [here.worker.pk, other.pk]
    typed = {"professionals": both, "key_worker": here.worker.pk, "on": "dnes"}
    assert CHOOSE in text_of(here.browser.post(path, typed), 422)
    with pytest.raises(Refused):
        assess(
            case_id=here.case.pk, professionals=both, key_worker_id=here.worker.pk, conclusion="",
            by=here.viewer, on=today,
        )  # fmt: skip
    assert not Assessment.objects.exists()
    assert refused(here.case) == 2


@pytest.mark.rule("B19.left_out")
def test_who_is_left_out_is_not_booked_and_was_at_no_act(
    here: Place, other: Account, leave: Leave, today: date
) -> None:
    soon = workday(today + timedelta(days=7), step=1)
    leave(other, here)
    path = here.url("schuzka/")
    assert other.full_name not in text_of(here.browser.get(path))
    typed: dict[str, Any] = {"kind": "counselling", "day": soon.isoformat(), "at": "10:00"}
    typed |= {"minutes": "60", "worker": other.pk, "place": "pracoviste"}
    assert CHOOSE in text_of(here.browser.post(path, typed), 422)
    what = Planned(
        kind="counselling", day=soon, at=time(10), minutes=60, worker_id=other.pk,
        place="pracoviste", people=(here.people[0].pk,),
    )  # fmt: skip
    with pytest.raises(Refused):
        book(case_id=here.case.pk, what=what, by=here.viewer, on=today)
    assert not Appointment.objects.exists()
    assert other.full_name not in here.page()
    assert not Act.objects.exists()
    assert refused(here.case) == 2


@pytest.mark.rule("B19.no_trace")
def test_nothing_of_the_case_reaches_whoever_is_left_out(
    here: Place,
    other: Account,
    leave: Leave,
    client_of: SignIn,
    seen_by: ViewerOf,
    today: date,
) -> None:
    take_in(
        service=SERVICE, site=here.case.site, case_id=here.case.pk, taken_by_id=here.worker.pk,
        heard=Heard(kind="complaint", received_on=today, way="box", words="Čekárna.",
                    about="service", who="anonymous"),
        by=here.viewer, on=today,
    )  # fmt: skip
    name, eyes = here.case.title, client_of(other)
    pages = ("/", "/tym/", "/pripady/", "/prehledy/", "/stiznosti/", "/intervize/nova/")
    assert name in text_of(eyes.get("/pripady/"))
    leave(other, here)
    agreement = Agreement.objects.get()
    for tail in ("", "tisk/", "plan/", f"smlouva/{agreement.pk}/", "intervize/", "schuzka/"):
        assert eyes.get(here.url(tail)).status_code == 404
    for page in pages:
        assert name not in text_of(eyes.get(page)), page
    assert name not in text_of(eyes.post("/hledat/", {"words": name}), 200).replace(
        f'value="{name}"', ""
    )
    with pytest.raises(NotFound):
        case_for(seen_by(other), here.case.pk)


def test_a_key_worker_hands_over_first(
    here: Place, other: Account, head: Account, client_of: SignIn, today: date
) -> None:
    path = here.url(f"lide/{here.people[0].pk}/bez-koho/")
    leader = KeyWorker.objects.get(case=here.case).worker
    form = here.browser.get(path).content.decode()
    ground = form.split('name="ground" value="')[1].split('"')[0]
    typed = {"worker": str(leader.pk), "ground": ground, "reason": "Známí."}
    shown = text_of(here.browser.post(path, typed), 422)
    assert "Nejdřív případ předejte" in shown
    assert here.url("klicovy-pracovnik/") in shown
    assert not Exclusion.objects.exists()
    assign_key_worker(
        case_id=here.case.pk, worker_id=other.pk, since=today, by=here.viewer, on=today
    )
    assert here.browser.post(path, typed).status_code == 302
    assert Exclusion.objects.get().account_id == leader.pk


def test_a_case_left_without_its_leader_waits_for_the_head(
    here: Place, leave: Leave, head: Account, client_of: SignIn
) -> None:
    title, hana = "Určit, kdo případ povede", client_of(head)
    assert title not in text_of(hana.get("/"))
    # Left out on a page of another service, where nobody knows of this case.
    leave(KeyWorker.objects.get(case=here.case).worker, here)
    assert title in text_of(hana.get("/"))
    assert title in text_of(hana.get(here.url("")))
    assert title not in text_of(here.browser.get("/"))
