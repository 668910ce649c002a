"""Where nobody may decide, My day asks the head for a deputy, and tells nothing of the matter."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from opora.access.actions import give_post
from opora.access.deputies.actions import name_deputy
from opora.access.doors import Invalid
from opora.access.models import Account, Deputy, Exclusion
from opora.access.roles import Role
from opora.cases.actions import open_case
from opora.cases.left_out.actions import leave_out
from opora.cases.models import Case
from opora.complaints.models import Complaint
from tests.access.conftest import open_for
from tests.features.complaints.conftest import ADVICE, CENTRE, REGISTER, Take, text_of
from tests.features.complaints.test_answer import page_of
from tests.features.complaints.test_apart import about
from tests.features.conftest import SignIn, ViewerOf, Worker

NAME_IT = f"{REGISTER}zastup/{CENTRE}/"
ASK = "Požádat vedoucí o zástup: Kontaktní centrum"
WANTED = "Určit zástup vedoucí: Kontaktní centrum"


@pytest.fixture
def deputy(worker: Worker) -> Account:
    return worker("nekam_patrit", Role.CONSULTANT, name="Zita Zástupná")


def test_a_complaint_of_the_head_asks_for_a_deputy_and_no_more(
    take: Take, petr: Account, head: Account, hana: Client, client_of: SignIn, deputy: Account,
    seen_by: ViewerOf, today: date,
) -> None:  # fmt: skip
    assert WANTED not in text_of(hana.get("/"))
    row = take(petr, CENTRE, today, words="Křičela na mě.", **about(head))
    mine = text_of(hana.get("/"))
    assert WANTED in mine
    assert f'href="{NAME_IT}"' in mine
    assert "Křičela" not in mine
    assert page_of(row) not in mine
    assert ASK not in mine
    assert WANTED in text_of(hana.get("/tym/"))
    name_deputy(service=CENTRE, account_id=deputy.pk, by=seen_by(head), on=today)
    assert WANTED not in text_of(hana.get("/"))
    assert ASK not in text_of(client_of(petr).get("/"))


def test_whoever_only_reads_is_no_deputy(
    head: Account, hana: Client, worker: Worker, deputy: Account, seen_by: ViewerOf, today: date
) -> None:
    only_reads = worker(CENTRE, Role.AUDITOR, name="Zdeněk Čtoucí")
    offered = text_of(hana.get(NAME_IT))
    assert deputy.full_name in offered
    assert only_reads.full_name not in offered
    for account in (only_reads, head):
        with pytest.raises(Invalid):
            name_deputy(service=CENTRE, account_id=account.pk, by=seen_by(head), on=today)
        forged = hana.post(NAME_IT, {"deputy": str(account.pk), "once": str(uuid4())})
        assert forged.status_code == 422
    assert not Deputy.objects.exists()


def test_who_took_it_in_is_told_to_ask_the_head(
    take: Take, petr: Account, head: Account, worker: Worker, client_of: SignIn, today: date
) -> None:
    row = take(petr, CENTRE, today, **about(head))
    mine = text_of(client_of(petr).get("/"))
    assert ASK in mine
    assert f'href="{page_of(row)}"' in mine
    assert "důvod říkat nemusíte" in mine
    assert WANTED not in mine
    other = client_of(worker(CENTRE, name="Karel Jiný"))
    assert ASK not in text_of(other.get("/"))


def test_a_complaint_that_somebody_may_decide_asks_for_nobody(
    take: Take, petr: Account, head: Account, hana: Client, client_of: SignIn, worker: Worker,
    today: date,
) -> None:  # fmt: skip
    take(petr, CENTRE, today)
    take(petr, CENTRE, today, **about(petr))
    row = take(petr, CENTRE, today, **about(head))
    Complaint.objects.filter(pk=row.pk).update(responsible=petr)
    assert WANTED not in text_of(hana.get("/"))
    assert ASK not in text_of(client_of(petr).get("/"))
    Complaint.objects.filter(pk=row.pk).update(responsible=None)
    worker(CENTRE, Role.HEAD, name="Dana Druhá")
    assert WANTED not in text_of(hana.get("/"))


def test_a_deputy_who_is_complained_of_too_does_not_settle_it(
    take: Take, petr: Account, head: Account, hana: Client, deputy: Account, seen_by: ViewerOf,
    today: date,
) -> None:  # fmt: skip
    name_deputy(service=CENTRE, account_id=deputy.pk, by=seen_by(head), on=today)
    take(petr, CENTRE, today, **about(head, deputy))
    assert WANTED in text_of(hana.get("/"))


def test_a_head_of_another_service_is_not_asked(
    take: Take, petr: Account, head: Account, worker: Worker, client_of: SignIn, today: date
) -> None:
    take(petr, CENTRE, today, **about(head))
    assert "Určit zástup vedoucí" not in text_of(client_of(worker(ADVICE, Role.HEAD)).get("/"))


@pytest.fixture
def case(
    petr: Account, head: Account, deputy: Account, worker: Worker, seen_by: ViewerOf, today: date
) -> Case:
    """Somebody's case in the centre, with a deputy, and one in the advice; one head of both."""
    give_post(account_id=head.pk, role=Role.HEAD, service=ADVICE)
    name_deputy(service=CENTRE, account_id=deputy.pk, by=seen_by(head), on=today)
    made = open_for(petr, CENTRE, "centrum", today, name="Eva Nová")
    by = seen_by(worker(ADVICE, name="Martin Dluhový"))
    persons = [made.participants.get().person]
    open_case(service=ADVICE, site="poradna", persons=persons, by=by, on=today)
    return made


def without_head(case: Case, head: Account, by: Account, viewer: ViewerOf, on: date) -> None:
    person_id = case.participants.get().person_id
    leave_out(
        case_id=case.pk, person_id=person_id, worker_id=head.pk, reason="Příbuzní.",
        by=viewer(by), on=on,
    )  # fmt: skip


def test_the_head_of_two_services_leaves_none_without_somebody_who_decides(
    case: Case, petr: Account, head: Account, deputy: Account, client_of: SignIn,
    seen_by: ViewerOf, today: date,
) -> None:  # fmt: skip
    give_post(account_id=petr.pk, role=Role.SOCIAL_WORKER, service=ADVICE)
    path = f"/pripady/{case.pk}/lide/{case.participants.get().person_id}/bez-koho/"
    typed = {"worker": head.pk, "ground": "other", "reason": "Příbuzní."}
    page = text_of(client_of(petr).post(path, typed), 422)
    assert "nikdo nerozhodoval ani v dalším případu klienta: Dluhová poradna." in page
    assert "Nejdřív ať tam vedoucí na stránce Stížnosti určí zástup." in page
    with pytest.raises(Invalid):
        without_head(case, head, petr, seen_by, today)
    assert not Exclusion.objects.exists()
    name_deputy(service=ADVICE, account_id=deputy.pk, by=seen_by(head), on=today)
    without_head(case, head, petr, seen_by, today)
    assert Exclusion.objects.get().account_id == head.pk


def test_of_a_case_that_is_not_seen_the_refusal_tells_nothing_and_the_head_is_asked(
    case: Case, petr: Account, head: Account, deputy: Account, hana: Client, seen_by: ViewerOf,
    today: date,
) -> None:  # fmt: skip
    wanted = "Určit zástup vedoucí: Dluhová poradna"
    assert wanted not in text_of(hana.get("/"))
    without_head(case, head, petr, seen_by, today)
    page = text_of(hana.get("/"))
    assert wanted in page
    assert WANTED not in page
    assert "Eva Nová" not in page
    name_deputy(service=ADVICE, account_id=deputy.pk, by=seen_by(head), on=today)
    assert wanted not in text_of(hana.get("/"))


def test_a_case_that_is_over_asks_for_nobody(
    case: Case, petr: Account, head: Account, hana: Client, seen_by: ViewerOf, today: date
) -> None:
    without_head(case, head, petr, seen_by, today)
    Case.objects.filter(service=ADVICE).update(stage=Case.Stage.CLOSED)
    assert "Určit zástup vedoucí" not in text_of(hana.get("/"))
