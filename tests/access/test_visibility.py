"""Who sees which case: one predicate, deny wins, no trace of what is not seen."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import Q
from django_scopes import ScopeError, scope, scopes_disabled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opora.access.actions import exclude, found_organisation, give_post, grant, open_account
from opora.access.doors import NotFound
from opora.access.models import Account, Organisation
from opora.access.queries import colleagues, is_excluded, viewer_of
from opora.access.roles import CONTACT_TAKERS, PROFESSIONALS, SEES_SERVICE, Role
from opora.access.viewer import Post, Viewer
from opora.cases.actions import move
from opora.cases.models import Case
from opora.cases.queries import case_for, case_row, cases
from opora.cases.search.queries import find
from opora.desk.day import my_day
from tests.access.conftest import OpenCase, open_for
from tests.features.conftest import SignIn, Worker

SERVICE, SITES = "ohrozene_rodiny", ("most", "litvinov")


def sees(account: Account, case: Case) -> bool:
    """Asks every way of seeing; they have to agree."""
    who = viewer_of(account)
    listed, in_all = cases(who)
    assert in_all == len(listed)
    in_list = case.pk in {row.id for row in listed}
    found = case.pk in {row.id for row in find(who, case.title)}
    try:
        opened = case_row(who, case.pk).id == case.pk
    except NotFound:
        opened = False
    try:
        taken = case_for(who, case.pk).pk == case.pk
    except NotFound:
        taken = False
    assert in_list == found == opened == taken
    return opened


@pytest.fixture
def case(worker: Worker, file_of: OpenCase) -> Case:
    return file_of(worker(SERVICE, site="most"), SERVICE, "most")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("stage", list(Case.Stage))
def test_what_a_role_sees_at_its_own_place(
    role: Role, stage: Case.Stage, worker: Worker, case: Case, today: date
) -> None:
    move(case, stage, on=today)
    expected = role in SEES_SERVICE or (role is Role.INTAKE and stage in Case.BEFORE_CLIENT)
    assert sees(worker(SERVICE, role, site="most"), case) is expected
    assert sees(worker(SERVICE, role), case) is expected, "an empty site means all of them"


@pytest.mark.parametrize("role", list(Role))
def test_nobody_sees_another_service_or_site(role: Role, worker: Worker, case: Case) -> None:
    assert not sees(worker("rodinna_poradna", role), case)
    assert not sees(worker(SERVICE, role, site="litvinov"), case)


def test_several_posts_add_up(worker: Worker, case: Case) -> None:
    account = worker("rodinna_poradna", Role.INTAKE)
    assert not sees(account, case)
    give_post(account_id=account.pk, role=Role.SOCIAL_WORKER, service=SERVICE, site="litvinov")
    assert not sees(account, case)
    give_post(account_id=account.pk, role=Role.SOCIAL_WORKER, service=SERVICE, site="most")
    assert sees(account, case)


@pytest.mark.parametrize("role", list(Role))
def test_a_lent_case_is_seen_except_by_technical_administration(
    role: Role, worker: Worker, case: Case, today: date
) -> None:
    account, head = worker(SERVICE, role), viewer_of(worker(SERVICE, Role.HEAD))
    move(case, Case.Stage.CLIENT, on=today)
    for _ in range(2):  # lent twice is lent once
        grant(account_id=account.pk, case_id=case.pk, by=head, on=today)
    assert sees(account, case) is (role is not Role.TECHNICAL_ADMIN)


def test_an_assistant_sees_only_what_was_lent(
    worker: Worker, case: Case, file_of: OpenCase, today: date
) -> None:
    other = file_of(worker(SERVICE), SERVICE, "most", name="Cyril Nový")
    assistant = worker(SERVICE, Role.ASSISTANT)
    grant(
        account_id=assistant.pk, case_id=case.pk, by=viewer_of(worker(SERVICE, Role.HEAD)), on=today
    )
    assert (sees(assistant, case), sees(assistant, other)) == (True, False)
    assert cases(viewer_of(assistant))[1] == 1


@pytest.mark.parametrize("role", sorted(Role))
def test_an_exclusion_wins_over_role_and_loan(
    role: Role, worker: Worker, case: Case, today: date
) -> None:
    account, head = worker(SERVICE, role), viewer_of(worker(SERVICE, Role.HEAD))
    grant(account_id=account.pk, case_id=case.pk, by=head, on=today)
    person = case.participants.get().person_id
    exclude(account_id=account.pk, person_id=person, reason="Příbuzná", by=head, on=today)
    assert not sees(account, case)
    assert cases(viewer_of(account)) == ([], 0)
    assert is_excluded(account.pk, [person], today)


def test_an_exclusion_holds_in_every_service_and_for_every_case_of_the_person(
    worker: Worker, case: Case, today: date
) -> None:
    account = worker("rodinna_poradna")
    person = case.participants.get().person
    by = viewer_of(account)
    from opora.cases.actions import open_case

    other = open_case(service="rodinna_poradna", site="poradna", persons=[person], by=by, on=today)
    assert sees(account, other)
    exclude(account_id=account.pk, person_id=person.pk, reason="Soused", by=by, on=today)
    assert not sees(account, other)
    day = my_day(by, today)
    assert (day.cases, day.in_all, day.groups) == ((), 0, ())


def test_an_excluded_worker_is_offered_to_nobody(worker: Worker, case: Case, today: date) -> None:
    account, head = worker(SERVICE), worker(SERVICE, Role.HEAD)
    person = case.participants.get().person_id

    def offered() -> set[int]:
        found = colleagues(
            viewer_of(head), service=SERVICE, site="most", roles=PROFESSIONALS, person_ids=[person]
        )
        return {one.id for one in found}

    assert account.pk in offered()
    exclude(account_id=account.pk, person_id=person, reason="x", by=viewer_of(head), on=today)
    assert account.pk not in offered()
    assert head.pk in offered()


def test_a_left_or_foreign_colleague_is_offered_to_nobody(
    worker: Worker, organisation: Organisation
) -> None:
    head, left = worker(SERVICE, Role.HEAD), worker(SERVICE)
    Account.objects.filter(pk=left.pk).update(is_active=False)
    stranger = account_elsewhere()
    found = colleagues(
        viewer_of(head), service=SERVICE, site="most", roles=CONTACT_TAKERS, person_ids=[]
    )
    assert not {left.pk, stranger.pk} & {one.id for one in found}


def account_elsewhere() -> Account:
    other = found_organisation(name="Jinde, z. s.", services=[SERVICE])
    account = open_account(
        organisation_id=other.pk, username="elsewhere", full_name="Jiří Jinde", password="x" * 12
    )
    give_post(account_id=account.pk, role=Role.HEAD, service=SERVICE)
    return account


def test_another_organisation_sees_nothing_even_in_a_wrong_scope(case: Case) -> None:
    account = account_elsewhere()
    assert not sees(account, case)
    with scope(organisation=account.organisation_id):
        assert not sees(account, case)


@pytest.mark.django_db
def test_without_an_organisation_in_scope_a_query_is_an_error() -> None:
    with pytest.raises(ScopeError):
        Case.objects.all()
    with scopes_disabled():
        assert not Case.objects.exists()


def test_a_namesake_gives_no_hint(
    worker: Worker, file_of: OpenCase, client_of: SignIn, case: Case
) -> None:
    """Whoever opens a case for a namesake of somebody unseen meets no word about them."""
    stranger = worker("rodinna_poradna")
    own = file_of(stranger, "rodinna_poradna", "poradna", name=case.title)
    client = client_of(stranger)
    page = client.get(f"/pripady/{own.pk}/").content.decode()
    assert f"/pripady/{case.pk}/" not in page
    found = client.post("/hledat/", {"words": case.title}).content.decode()
    assert f"/pripady/{own.pk}/" in found
    assert f"/pripady/{case.pk}/" not in found
    assert client.get("/pripady/").context["in_all"] == 1


POSTS = st.lists(
    st.builds(
        Post,
        st.sampled_from(list(Role)),
        st.sampled_from([SERVICE, "rodinna_poradna"]),
        st.sampled_from(["", *SITES]),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(posts=POSTS)
def test_the_predicate_agrees_with_the_posts(
    posts: list[Post], worker: Worker, cases_everywhere: list[Case], organisation: Organisation
) -> None:
    who = Viewer(10**9, organisation.pk, "Kdokoli", tuple(posts))
    listed = {row.id for row in cases(who, limit=1000)[0]}
    for one in cases_everywhere:
        roles = who.roles_at(one.service, one.site)
        first = Role.INTAKE in roles and one.stage in Case.BEFORE_CLIENT
        assert (one.pk in listed) is (bool(roles & SEES_SERVICE) or first)
    assert isinstance(who.where(SEES_SERVICE), Q)


@pytest.fixture
def cases_everywhere(worker: Worker, today: date) -> list[Case]:
    places = [(SERVICE, "most"), (SERVICE, "litvinov"), ("rodinna_poradna", "poradna")]
    made = []
    for service, site in places:
        for stage in (Case.Stage.APPLICANT, Case.Stage.CLIENT):
            one = open_for(worker(service), service, site, today)
            move(one, stage, on=today)
            made.append(one)
    return made


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.INTAKE])
def test_counts_obey_the_same_predicate(
    role: Role,
    worker: Worker,
    cases_everywhere: list[Case],
    client_of: SignIn,
    site_of: Callable[[str], str],
) -> None:
    client = client_of(worker("rodinna_poradna", role))
    expected = 2 if role is Role.AUDITOR else 1
    assert client.get("/pripady/").context["in_all"] == expected
    assert client.get("/").context["day"].in_all == 0
