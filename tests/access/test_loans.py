"""Loans and exclusions in time: from which day, through which day, and which of them wins."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from opora.access.actions import exclude, grant
from opora.access.doors import NotFound
from opora.access.models import Account, Exclusion, Grant
from opora.access.queries import colleagues, is_excluded, left_out, viewer_of
from opora.access.roles import PROFESSIONALS, Role
from opora.access.viewer import Viewer
from opora.acts.models import Act
from opora.cases.models import Case
from opora.cases.queries import case_for, case_row, case_rows, cases
from opora.cases.search.queries import find
from tests.access.conftest import OpenCase
from tests.features.conftest import SignIn, Worker

SERVICE, SITE = "ohrozene_rodiny", "most"
ELSEWHERE = [("rodinna_poradna", ""), (SERVICE, "litvinov")]
# Days from today on which a loan or an exclusion ends, and whether it still holds today.
ENDS = [(None, True), (30, True), (1, True), (0, True), (-1, False), (-30, False)]


@pytest.fixture
def case(worker: Worker, file_of: OpenCase) -> Case:
    return file_of(worker(SERVICE, site=SITE), SERVICE, SITE)


@pytest.fixture
def head(worker: Worker) -> Viewer:
    return viewer_of(worker(SERVICE, Role.HEAD))


def sees(who: Viewer, case: Case) -> bool:
    """Rows and single cases have to agree."""
    answers: set[bool] = {
        case.pk in {row.id for row in cases(who)[0]},
        bool(cases(who)[1]),
        bool(case_rows(who, [case.pk])),
        bool(find(who, case.title)),
        Act.objects.visible_to(who).filter(case=case).exists(),
        opens(who, case),
    }
    assert len(answers) == 1, answers
    return answers.pop()


def opens(who: Viewer, case: Case) -> bool:
    try:
        return bool(case_row(who, case.pk).id == case_for(who, case.pk).pk)
    except NotFound:
        return False


def pages_of(case: Case, act: Act) -> list[str]:
    own = f"/pripady/{case.pk}/"
    return [own, f"{own}tisk/", f"{own}ukon/{act.pk}/"]


@pytest.fixture
def act(case: Case, head: Viewer, today: date) -> Act:
    made: Act = Act.objects.create(
        organisation_id=case.organisation_id, service=SERVICE, site=SITE, case=case, kind="x",
        day=today, minutes=30, worker_id=head.account_id, recorded_on=today,
    )  # fmt: skip
    return made


@pytest.fixture
def end_of(today: date) -> dict[int | None, date | None]:
    return {days: today + timedelta(days=days) if days is not None else None for days, _ in ENDS}


@pytest.mark.parametrize(("service", "site"), ELSEWHERE)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.TECHNICAL_ADMIN}))
def test_a_loan_reaches_beyond_ones_own_service_and_site(
    role: Role, service: str, site: str, worker: Worker, case: Case, act: Act, head: Viewer,
    today: date,
) -> None:  # fmt: skip
    account = worker(service, role, site=site)
    assert not sees(viewer_of(account), case)
    grant(account_id=account.pk, case_id=case.pk, by=head, on=today)
    assert sees(viewer_of(account), case)


@pytest.mark.parametrize(("days", "holds"), ENDS)
def test_a_loan_holds_through_its_last_day(
    days: int | None, holds: bool, worker: Worker, client_of: SignIn, case: Case, act: Act,
    head: Viewer, today: date, end_of: dict[int | None, date | None],
) -> None:  # fmt: skip
    account = worker("rodinna_poradna")
    grant(account_id=account.pk, case_id=case.pk, by=head, on=today - timedelta(days=60))
    Grant.objects.update(until=end_of[days])
    assert sees(viewer_of(account), case) is holds
    answers = [client_of(account).get(page).status_code for page in pages_of(case, act)]
    assert answers == [200 if holds else 404] * 3


@pytest.mark.parametrize(("days", "holds"), [(-1, True), (0, True), (1, False)])
def test_a_loan_holds_from_its_first_day(
    days: int, holds: bool, worker: Worker, case: Case, act: Act, head: Viewer, today: date
) -> None:
    account = worker("rodinna_poradna")
    since = today + timedelta(days=days)
    grant(account_id=account.pk, case_id=case.pk, by=head, on=since)
    assert sees(viewer_of(account), case) is holds
    assert sees(replace(viewer_of(account), today=since), case)


@pytest.mark.parametrize("loan", [False, True])
@pytest.mark.parametrize(("days", "holds"), ENDS)
def test_an_exclusion_holds_through_its_last_day_and_beats_a_loan(
    days: int | None, holds: bool, loan: bool, worker: Worker, client_of: SignIn, case: Case,
    act: Act, head: Viewer, today: date, end_of: dict[int | None, date | None],
) -> None:  # fmt: skip
    account: Account = worker("rodinna_poradna") if loan else worker(SERVICE, site=SITE)
    if loan:
        grant(account_id=account.pk, case_id=case.pk, by=head, on=today)
    person = case.participants.get().person_id
    exclude(account_id=account.pk, person_id=person, reason="x", by=head, on=today)
    Exclusion.objects.update(until=end_of[days])
    assert sees(viewer_of(account), case) is not holds
    answers = [client_of(account).get(page).status_code for page in pages_of(case, act)]
    assert answers == [404 if holds else 200] * 3
    assert is_excluded(account.pk, [person], today) is holds
    assert left_out([(account.pk, person)], today) == ({(account.pk, person)} if holds else set())
    if not loan:
        offered = colleagues(
            head, service=SERVICE, site=SITE, roles=PROFESSIONALS, person_ids=[person]
        )
        assert (account.pk in {one.id for one in offered}) is not holds


def test_a_borrowed_case_of_another_service_is_read_and_not_changed(
    worker: Worker, client_of: SignIn, case: Case, head: Viewer, today: date
) -> None:
    account = worker("rodinna_poradna")
    grant(account_id=account.pk, case_id=case.pk, by=head, on=today)
    client = client_of(account)
    assert case.title in client.get("/pripady/").content.decode()
    assert client.get(f"/pripady/{case.pk}/spojeni/").status_code == 403
