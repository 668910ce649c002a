"""Where every head is left out of a case, the deputy who was named beforehand decides in it."""

from datetime import date

import pytest

from opora.access.actions import exclude
from opora.access.deputies.actions import name_deputy
from opora.access.doors import NotFound
from opora.access.models import Account, Assignment
from opora.access.roles import Role
from opora.cases.handover.actions import permit
from opora.cases.queries import cases
from tests.features.acts.conftest import MakePlace
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.handover.conftest import REASON, Matter, words

CENTRE = "kontaktni_centrum"


@pytest.fixture
def deputy(worker: Worker) -> Account:
    """Somebody of another service."""
    return worker("nekam_patrit", Role.CONSULTANT, name="Tomáš Zastupující")


@pytest.fixture
def leave_out(seen_by: ViewerOf, today: date, matter: Matter, deputy: Account) -> None:
    """The deputy is named, both heads are left out."""
    boss = seen_by(matter.head)
    name_deputy(service=CENTRE, account_id=deputy.pk, by=boss, on=today)
    for one in heads():
        exclude(
            account_id=one, person_id=matter.here.people[0].pk, reason="Příbuzní.",
            by=matter.here.viewer, on=today,
        )  # fmt: skip


def heads() -> list[int]:
    """Heads of the centre: the one who concluded the agreement, too."""
    return list(Assignment.objects.filter(role=Role.HEAD).values_list("account_id", flat=True))


def test_the_deputy_sees_the_matter_and_permits_it(
    matter: Matter, leave_out: None, deputy: Account, client_of: SignIn
) -> None:
    matter.hand_over()
    eyes = client_of(deputy)
    assert "Rozhodnout" in words(eyes.get("/"))
    assert matter.say("permit", by=eyes).status_code == 302
    matter.row.refresh_from_db()
    assert (matter.row.outcome, matter.row.decided_by_id) == ("permitted", deputy.pk)
    assert matter.try_act(matter.back).status_code == 302
    assert len(matter.here.acts) == 1
    assert eyes.get(matter.here.url("stopa/")).status_code == 200
    assert matter.as_head.get(matter.here.url("")).status_code == 404
    assert "Rozhodnout" not in words(matter.as_head.get("/"))


def test_the_deputy_sees_nothing_else_of_the_service(
    matter: Matter,
    leave_out: None,
    deputy: Account,
    place: MakePlace,
    client_of: SignIn,
    seen_by: ViewerOf,
    today: date,
) -> None:
    other = place(CENTRE, agreement=False)
    assert client_of(deputy).get(other.url("")).status_code == 404
    assert [one.id for one in cases(seen_by(deputy))[0]] == [matter.here.case.pk]
    with pytest.raises(NotFound):
        permit(case_id=other.case.pk, handover_id=1, reason=REASON, by=seen_by(deputy), on=today)


def test_while_a_head_meets_the_people_the_deputy_sees_nothing(
    matter: Matter, leave_out: None, worker: Worker, deputy: Account, client_of: SignIn
) -> None:
    worker(CENTRE, Role.HEAD)
    matter.hand_over()
    assert client_of(deputy).get(matter.here.url("")).status_code == 404
    assert matter.say("permit", by=client_of(deputy)).status_code == 404
    assert "Rozhodnout" not in words(client_of(deputy).get("/"))


def test_who_stands_in_no_more_sees_it_no_more(
    matter: Matter, leave_out: None, deputy: Account, client_of: SignIn, seen_by: ViewerOf,
    today: date,
) -> None:  # fmt: skip
    assert client_of(deputy).get(matter.here.url("")).status_code == 200
    name_deputy(service=CENTRE, account_id=None, by=seen_by(matter.head), on=today)
    assert client_of(deputy).get(matter.here.url("")).status_code == 404


def test_the_only_head_is_left_out_once_a_deputy_is_named(
    matter: Matter, deputy: Account, seen_by: ViewerOf, today: date
) -> None:
    def leave(who: int) -> int:
        path = matter.here.url(f"lide/{matter.here.people[0].pk}/bez-koho/")
        form = matter.here.browser.get(path).content.decode()
        typed = {"worker": str(who), "reason": "Příbuzní."}
        if 'name="ground"' in form:
            typed["ground"] = form.split('name="ground" value="')[1].split('"')[0]
        return matter.here.browser.post(path, typed).status_code

    first, last = heads()
    assert (leave(first), leave(last)) == (302, 422)
    name_deputy(service=CENTRE, account_id=deputy.pk, by=seen_by(matter.head), on=today)
    assert leave(last) == 302
    assert matter.as_head.get(matter.here.url("")).status_code == 404
